import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from sayso.core.errors import LedgerError, NotFoundError
from sayso.core.reading import Reading
from sayso.ledger import connecting, open_ledger


@pytest.fixture
def path(tmp_path: Path, story: list[Reading]) -> Path:
    path = tmp_path / "sayso #1 ?.db"
    with open_ledger(path) as ledger:
        ledger.append(story[0])
    return path


def test_a_ledger_keeps_its_rows_when_closed(path: Path, story: list[Reading]) -> None:
    with open_ledger(str(path)) as ledger:
        assert ledger.path == path
        assert ledger.reading("post-1") == story[0]
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_what_is_not_there_is_not_made_for_reading(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no ledger there; make one with `sayso ingest"):
        open_ledger(tmp_path / "none.db", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_opened_for_reading_refuses_to_append(path: Path, story: list[Reading]) -> None:
    with open_ledger(path, read_only=True) as ledger:
        assert ledger.read_only
        with pytest.raises(LedgerError, match="reading only"):
            ledger.append(story[1])
        assert ledger.counts().reports == 1


def test_reading_goes_on_while_another_writes(path: Path, story: list[Reading]) -> None:
    with open_ledger(path, read_only=True) as reader, open_ledger(path) as writer:
        writer.append(story[1])
        assert reader.counts().reports == 2


def test_a_locked_ledger_says_so(path: Path, story: list[Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "BUSY_SECONDS", 0.01)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_ledger(path) as ledger, pytest.raises(LedgerError, match="another process is writing to it"):
        ledger.append(story[1])
    other.close()


@pytest.mark.parametrize("content", [b"Dear all,\nthe quay is closed.\n" * 50, b"\x1f\x8b" + bytes(2000)])
@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_that_is_not_sqlite_stays_as_it_is(tmp_path: Path, content: bytes, *, read_only: bool) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    with pytest.raises(LedgerError, match=r"letter\.txt: it is not a ledger"):
        open_ledger(path, read_only=read_only)
    assert path.read_bytes() == content


@pytest.mark.parametrize("read_only", [True, False])
def test_the_database_of_another_program_stays_as_it_is(tmp_path: Path, *, read_only: bool) -> None:
    path = tmp_path / "music.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE songs (title)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="an SQLite file but not a ledger"):
        open_ledger(path, read_only=read_only)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_ledger_unless_read_only(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    path.touch()
    with pytest.raises(LedgerError, match="is empty"):
        open_ledger(path, read_only=True)
    with open_ledger(path) as ledger:
        assert ledger.counts().reports == 0


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder"):
        open_ledger(tmp_path)
    with pytest.raises(LedgerError, match="check that the folder is there"):
        open_ledger(tmp_path / "no such folder" / "sayso.db")


def test_a_file_that_may_not_be_written_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(LedgerError, match="for reading only"):
        open_ledger(path)


def test_a_ledger_on_a_read_only_disk_can_be_read(
    path: Path, story: list[Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with open_ledger(path, read_only=True) as ledger:
        assert ledger.reading("post-1") == story[0]
        assert list(ledger.verify()) == []
        assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_truncated_ledger_is_damaged(path: Path, tmp_path: Path) -> None:
    half = Path(shutil.copy(path, tmp_path / "half.db"))
    half.write_bytes(path.read_bytes()[: 4096 * 9])
    with pytest.raises(LedgerError, match="it is damaged"), open_ledger(half, read_only=True) as ledger:
        list(ledger.readings())
