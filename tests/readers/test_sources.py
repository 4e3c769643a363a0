import io
import os
import sys
from pathlib import Path

import pytest

from sayso.core.errors import InputError
from sayso.core.skips import Skip
from sayso.readers.sources import Source, sources


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of reports, named from where it lies."""
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.html", "deep/er/c.jsonl.gz", "deep/notes.docx", ".hidden.txt", ".git/d.txt"):
        file = tmp_path / "reports" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"content")
    return tmp_path / "reports"


def named(*names: str) -> list[str]:
    return [item.name for item in sources(names) if isinstance(item, Source)]


def test_a_folder_gives_its_files_sorted_and_a_skip_for_each_other_file(folder: Path) -> None:
    assert named("reports") == ["reports/a.html", "reports/b.txt", "reports/deep/er/c.jsonl.gz"]
    (skip,) = [item for item in sources(["reports"]) if isinstance(item, Skip)]
    assert (skip.path, skip.reason) == ("reports/deep/notes.docx", "unsupported")


def test_names_keep_their_order_and_no_file_comes_twice(folder: Path) -> None:
    assert named("reports/b.txt", "reports", str(folder / "b.txt")) == [
        "reports/b.txt",
        "reports/a.html",
        "reports/deep/er/c.jsonl.gz",
    ]


def test_a_file_that_is_named_is_read_whatever_its_suffix(folder: Path) -> None:
    assert named("reports/deep/notes.docx", "reports/.hidden.txt") == [
        "reports/deep/notes.docx",
        "reports/.hidden.txt",
    ]
    assert not [item for item in sources(["reports", "reports/deep/notes.docx"]) if isinstance(item, Skip)]


def test_globs_are_expanded_here_too(folder: Path) -> None:
    assert named("reports/*.txt") == ["reports/b.txt"]
    assert named("reports/**/*.gz") == ["reports/deep/er/c.jsonl.gz"]
    assert named("reports/**") == [
        "reports/a.html",
        "reports/b.txt",
        "reports/deep/er/c.jsonl.gz",
        "reports/deep/notes.docx",
    ]
    assert named("reports/d*") == ["reports/deep/er/c.jsonl.gz"]


def test_a_file_whose_name_looks_like_a_glob_is_that_file(folder: Path) -> None:
    (folder / "b[1].txt").write_text("content")
    assert named("reports/b[1].txt") == ["reports/b[1].txt"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("reports/bb.txt", r"reports/bb.txt: no such file or folder. Did you mean reports/b.txt\?"),
        ("report/b.txt", r"Did you mean reports\?"),
        ("reports/zzzzzzzz", "reports has no zzzzzzzz"),
        ("reports/*.pdf", r"reports/\*.pdf: no file matches"),
        ("reports/**/", "no file matches"),
        ("", "A name is empty"),
        ("no\0name", "no such file or folder"),
    ],
)
def test_a_name_that_is_not_there_is_an_error_that_helps(folder: Path, name: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        sources(["reports", name])


def test_standard_input_has_no_size() -> None:
    (source,) = sources(["-", "-"])
    assert isinstance(source, Source)
    assert source.size is None
    with source.open(io.BytesIO(b"piped")) as stream:
        assert stream.read() == b"piped"


def test_links_in_circles_end(folder: Path) -> None:
    (folder / "deep" / "again").symlink_to(folder)
    assert len(named("reports")) == 3


def test_a_dangling_link_is_named_but_does_not_open(folder: Path) -> None:
    (folder / "z.txt").symlink_to("nowhere")
    (source,) = sources(["reports/z.txt"])
    assert isinstance(source, Source)
    with pytest.raises(FileNotFoundError):
        source.open()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such a name")
def test_a_name_that_is_not_utf_8_is_shown_with_escapes(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt")).write_text("content")
    assert "reports/\\xff.txt" in named("reports")
