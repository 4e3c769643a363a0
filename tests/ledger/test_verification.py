"""Every kind of damage is found, and named by its table and row."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from sayso.core.judgements import Called, Judgement
from sayso.core.reading import Reading
from sayso.core.skips import Skip
from sayso.ledger import Ledger, Problem, open_ledger
from tests.details import short_forms_reading


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sound") / "sayso.db"


@pytest.fixture
def damaged(sound: Path, story: list[Reading], detailed: Reading, tmp_path: Path) -> Path:
    """A copy to damage."""
    if not sound.exists():
        with open_ledger(sound) as ledger:
            for reading in (*story, detailed):
                ledger.append(reading)
            ledger.append(short_forms_reading())
            ledger.correct(Judgement(question="country", about=(Called(name="Ada Rusk"),), answer="NLD"))
            ledger.append_skip(Skip(path="a.bin", reason="binary", detail="Not text."))
    return Path(shutil.copy(sound, tmp_path / "damaged.db"))


def problems_after(path: Path, *statements: str) -> list[Problem]:
    connection = sqlite3.connect(path)
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()
    with open_ledger(path, read_only=True) as ledger:
        return list(ledger.verify())


def test_a_sound_ledger_has_no_problems(damaged: Path) -> None:
    assert problems_after(damaged) == []


@pytest.mark.parametrize(
    ("statement", "table", "what"),
    [
        ("UPDATE reports SET text = replace(text, 'May', 'Mai')", "reports", "text_sha256 is"),
        ("UPDATE reports SET text = replace(text, 'May', 'Mai')", "claims", "text is"),
        ("UPDATE reports SET text = replace(text, 'May', 'Mai')", "report_search", "such as 'mai'"),
        ("UPDATE reports SET key = '00' WHERE id = 'post-1'", "reports", "key is '00'"),
        ("UPDATE reports SET characters = 9", "reports", "characters is 9"),
        ("UPDATE reports SET authors = '[3'", "reports", "cannot be rebuilt"),
        ("UPDATE readings SET id = '00' WHERE number = 1", "readings", "hash to"),
        ("UPDATE readings SET sentences = '[[0,5000]]' WHERE number = 1", "readings", "[0, 5000)"),
        ("UPDATE readings SET coverage = '{}' WHERE number = 1", "readings", "cannot be rebuilt (KeyError"),
        ("UPDATE readings SET layers = '[\"noise\"]' WHERE number = 1", "readings", "cannot be rebuilt"),
        ("UPDATE provenances SET models = 'none'", "provenances", "cannot be rebuilt"),
        ("UPDATE provenances SET sayso = '9'", "provenances", "not the hash"),
        ("UPDATE mentions SET end = 5000", "mentions", "[0, 5000)"),
        ("UPDATE mentions SET start = end", "mentions", "does not lie in the text"),
        ("UPDATE claims SET id = '00' WHERE number = 1", "claims", "id is '00'"),
        ("UPDATE claims SET text = 'bridge' WHERE number = 1", "claims", "text is 'bridge'"),
        ("UPDATE claims SET text = 'bridge' WHERE number = 1", "claim_search", "such as"),
        ("UPDATE claims SET cue = 'told' WHERE number = 1", "claims", "cue is 'told'"),
        ("UPDATE claims SET speaker = 'Bo' WHERE number = 1", "claims", "speaker is 'Bo'"),
        ("UPDATE claims SET start = -1 WHERE number = 1", "claims", "[-1, "),
        ("UPDATE claim_spans SET end = 5000 WHERE role = 'cue'", "claim_spans", ", 5000) does not"),
        ("DELETE FROM claim_spans WHERE role = 'content' AND claim = 1", "claims", "has no content"),
        ("DELETE FROM claims WHERE voice = 'attributed' AND number = 1", "claim_spans", "refers to a row"),
        ("UPDATE links SET wording = 'Bo'", "links", "wording is 'Bo'"),
        ("UPDATE links SET start = 5000", "links", "does not lie in the text"),
        ("UPDATE figures SET end = start", "figures", "does not lie in the text"),
        ("UPDATE figures SET counted_end = 5000", "figures", "does not lie in the text"),
        ("UPDATE figures SET counted = 'ships'", "figures", "counted is 'ships'"),
        ("UPDATE figures SET id = '00' WHERE reading = 1", "figures", "id is '00'"),
        ("UPDATE figures SET position = 3 WHERE reading = 1", "figures", "does not belong"),
        ("UPDATE figures SET position = 3 WHERE reading = 1", "figures", "is missing"),
        ("UPDATE claims SET act = 'belief' WHERE voice = 'own'", "claims", "act is 'belief'"),
        ("UPDATE claims SET origin_count = 4 WHERE origin_count = 3", "claims", "origin_count is 4"),
        ("UPDATE links SET count = 4 WHERE count = 3", "claims", "origin_count is 3 but should be 4"),
        ("UPDATE links SET reason = 'none' WHERE count = 3", "links", "reason is 'none'"),
        ("UPDATE links SET reason_end = 5000 WHERE count = 3", "links", ", 5000) does not lie"),
        ("UPDATE loaded SET own = 1", "loaded", "own is True but should be False"),
        ("UPDATE loaded SET text = 'fair' WHERE own", "loaded", "text is 'fair'"),
        ("UPDATE loaded SET end = 5000", "loaded", ", 5000) does not lie"),
        ("UPDATE times SET text = 'Monday'", "times", "text is 'Monday'"),
        ("UPDATE times SET start = -1", "times", "[-1, "),
        ("UPDATE places SET end = start", "places", "does not lie in the text"),
        ("UPDATE places SET text = 'Velden'", "places", "text is 'Velden'"),
        ("DELETE FROM readings WHERE number = 4", "places", "refers to a row"),
        ("UPDATE short_forms SET name = 'Quay Union'", "short_forms", "name is 'Quay Union'"),
        ("UPDATE short_forms SET end = 5000", "short_forms", ", 5000) does not lie"),
        ("DELETE FROM short_forms", "short_forms", "is missing"),
        ("UPDATE judgements SET answer = 'BEL'", "judgements", "not the hash"),
        ("UPDATE judgements SET answer = 'Belgium'", "judgements", "cannot be rebuilt (InputError"),
        ("UPDATE judgements SET about = '[3'", "judgements", "cannot be rebuilt"),
        ("UPDATE skips SET detail = 'Lost.'", "skips", "not the hash"),
        ("DELETE FROM readings WHERE number = 3", "reports", "has no reading"),
        ("INSERT INTO claim_search (rowid, text) VALUES (99, 'ghost')", "claim_search", "such as 'ghost'"),
        ("INSERT INTO report_search (report_search) VALUES ('delete-all')", "report_search", "disagrees"),
    ],
)
def test_damage_is_found(damaged: Path, statement: str, table: str, what: str) -> None:
    found = problems_after(damaged, statement)
    assert [problem for problem in found if problem.table == table and what in problem.what], found


def test_a_problem_names_the_row(damaged: Path, story: list[Reading]) -> None:
    claim = next(story[0].claims())
    (problem,) = problems_after(damaged, "UPDATE claims SET source = 'Bo' WHERE number = 1")
    assert problem == Problem(table="claims", id=claim.id, what="source is 'Bo' but should be 'Ada Rusk'")


def test_a_torn_page_is_a_problem_rather_than_a_traceback(damaged: Path) -> None:
    connection = sqlite3.connect(damaged)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'claims'").fetchone()
    connection.close()
    data = bytearray(damaged.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = b"\xaa" * 4096
    damaged.write_bytes(data)
    found = problems_after(damaged)
    assert {problem.table for problem in found} == {"file"}
    assert "cannot be read further" in found[-1].what


def test_a_ledger_that_is_open_for_writing_can_be_verified(filled: Ledger) -> None:
    assert list(filled.verify()) == []
    assert filled.counts().reports == 3
