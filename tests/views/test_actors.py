import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.ledger import open_ledger
from sayso.views.cli import app
from tests.details import short_forms_reading


@pytest.fixture
def ledger_file(tmp_path: Path) -> Path:
    path = tmp_path / "sayso.db"
    with open_ledger(path) as ledger:
        ledger.append(short_forms_reading())
        ledger.append(
            short_forms_reading("Velden Harbour Board: VHB said that gulls stay.", "later", country="BEL")
        )
    return path


def run(ledger: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--ledger", str(ledger)], prog_name="sayso")


def actors(ledger: Path) -> list[tuple[str, str]]:
    rows = csv.DictReader(StringIO(run(ledger, "actors", "--format", "csv").stdout))
    return sorted((row["name"], row["country"]) for row in rows)


def test_corrections_are_made_listed_and_taken_back(ledger_file: Path) -> None:
    assert actors(ledger_file) == [("Velden Harbour Board", "BEL"), ("Velden Harbour Board", "NLD")]
    ambiguous = run(ledger_file, "correct", "country", "velden harbour board", "DEU")
    assert ambiguous.exit_code == 3
    assert "2 actors are called" in ambiguous.stderr
    made = run(
        ledger_file,
        "correct",
        "country",
        "velden harbour board",
        "deu",
        "--everyone",
        "--by",
        "rk",
        "--note",
        "moved",
    )
    assert "country DEU. Take it back with: sayso correct undo" in made.stderr
    assert actors(ledger_file) == [("Velden Harbour Board", "DEU")]
    again = run(ledger_file, "correct", "country", "velden harbour board", "DEU", "--everyone")
    assert "Already so" in again.stderr
    [row] = json.loads(run(ledger_file, "correct", "list", "--format", "json").stdout)
    assert (row["question"], row["answer"], row["who"], row["note"]) == ("country", "DEU", "rk", "moved")
    assert run(ledger_file, "correct", "undo", row["id"][:8]).exit_code == 0
    assert len(actors(ledger_file)) == 2
    assert "Nothing in the ledger matches" in run(ledger_file, "correct", "list").stderr


def test_names_are_joined_and_parted(ledger_file: Path) -> None:
    name = "Velden Harbour Board"
    assert run(ledger_file, "correct", "part", name, "--report", "later").exit_code == 0
    assert run(ledger_file, "correct", "part", name).exit_code == 2
    assert len(actors(ledger_file)) == 2
    assert run(ledger_file, "correct", "sector", name, "gov", "--report", "later").exit_code == 0
    assert run(ledger_file, "correct", "join", name, name, "--report", "later").exit_code == 0
    assert len(actors(ledger_file)) == 1
    assert "Already so" in run(ledger_file, "correct", "join", name, name).stderr
    assert "Nobody is called" in run(ledger_file, "correct", "join", name, "Bo").stderr
    assert run(ledger_file, "verify").exit_code == 0


def test_corrections_are_carried_to_another_ledger(ledger_file: Path, tmp_path: Path) -> None:
    exported, other = tmp_path / "corrections.jsonl", tmp_path / "other.db"
    run(ledger_file, "correct", "country", "Velden Harbour Board", "DEU", "--everyone")
    run(ledger_file, "correct", "export", "--output", str(exported))
    with open_ledger(other) as ledger:
        ledger.append(short_forms_reading())
    assert "1 correction added, 0 already there" in run(other, "correct", "load", str(exported)).stderr
    assert "0 corrections added, 1 already there" in run(other, "correct", "load", str(exported)).stderr
    assert actors(other) == [("Velden Harbour Board", "DEU")]


def test_a_file_with_a_line_that_is_no_correction_adds_nothing(ledger_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "wrong.jsonl"
    run(ledger_file, "correct", "country", "Velden Harbour Board", "DEU", "--everyone")
    file.write_text(run(ledger_file, "correct", "export").stdout.replace("DEU", "DEUX"), "utf-8")
    result = run(ledger_file, "correct", "load", str(file))
    assert result.exit_code == 1
    assert "line 1: answer: 'DEUX' is no code" in result.stderr
    assert run(ledger_file, "correct", "load", str(tmp_path / "none.jsonl")).exit_code == 3
    file.write_bytes(b"\xff")
    assert "is not UTF-8" in run(ledger_file, "correct", "load", str(file)).stderr


def test_a_ledger_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    assert run(tmp_path / "none.db", "correct", "undo", "abcd").exit_code == 3
    assert list(tmp_path.iterdir()) == []
