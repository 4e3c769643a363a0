import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.ledger import open_ledger
from sayso.views.cli import app
from tests.relating.dam import CITED, DENIED, KNOWN
from tests.relating.telling import Says, reading

STORY = (
    reading(f"As an aide said, {KNOWN}.", Says(("an aide",), KNOWN), id="echo"),
    CITED,
    DENIED,
)


@pytest.fixture
def dam(tmp_path: Path) -> Path:
    path = tmp_path / "dam.db"
    with open_ledger(path) as ledger:
        for one in STORY:
            ledger.append(one)
    return path


def run(command: str, ledger: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, [command, *arguments, "--ledger", str(ledger)], prog_name="sayso")


def claim_id(number: int) -> str:
    return next(STORY[number].claims()).id


def test_relations_come_in_the_public_format_with_evidence_in_the_reports(dam: Path) -> None:
    result = run("relations", dam, "--format", "jsonl", "--relation", "repeats")
    [row] = map(json.loads, result.stdout.splitlines())
    assert (row["a"], row["b"], row["relation"], row["same_origin"]) == (
        "echo#a1",
        "post#a1",
        "repeats",
        True,
    )
    assert 0 < row["score"] <= 1
    words = {STORY[0].document.text[start:end] for start, end in row["evidence"]["a"]}
    assert "Ostrel" in words


def test_filters_hold_for_one_of_the_two_claims(dam: Path) -> None:
    rows = run("relations", dam, "--publisher", "sun", "--format", "jsonl").stdout.splitlines()
    assert {json.loads(row)["b"] for row in rows} == {"sun#a1"}
    assert run("relations", dam, "--publisher", "nobody", "--format", "jsonl").stdout == ""


def test_a_csv_line_has_both_wordings(dam: Path) -> None:
    lines = list(csv.DictReader(io.StringIO(run("relations", dam, "--format", "csv").stdout)))
    assert {line["a_text"] for line in lines} == {KNOWN}
    assert {line["b_polarity"] for line in lines} == {"affirmed", "denied"}


def test_disputes_show_who_denies_and_give_no_verdict(dam: Path) -> None:
    result = run("disputes", dam)
    assert result.stdout.startswith("One denies what another says\n")
    assert "disputes it (" in result.stdout
    assert "Cy Moen denies it" in result.stdout
    assert f"denies: “{KNOWN}”" in " ".join(result.stdout.split())
    assert "Reports differ" not in result.stdout


def test_origins_are_counted_and_disputes_stand_beside(dam: Path) -> None:
    result = run("origins", dam, claim_id(1)[:10])
    assert result.stdout.splitlines()[0] == "2 reports, 1 origin, 1 anonymous"
    assert "a source without a name, told by Saltmere Echo" in result.stdout
    assert "Cy Moen denies it" in result.stdout
    record = json.loads(run("origins", dam, claim_id(1), "--format", "jsonl").stdout)
    assert (record["reports"], record["anonymous"], len(record["origins"])) == (2, 1, 1)
    lines = list(csv.DictReader(io.StringIO(run("origins", dam, claim_id(1), "--format", "csv").stdout)))
    assert [line["report"] for line in lines] == ["echo", "post"]


def test_origins_are_of_claims_only(dam: Path) -> None:
    assert run("origins", dam, "echo").exit_code == 2
    assert run("origins", dam, "ffffffff").exit_code == 3


def test_reports_are_compared_claim_by_claim(dam: Path) -> None:
    result = run("compare", dam, "echo", "post")
    assert "In both, in other words (1 claim)" in result.stdout
    rows = [
        json.loads(line) for line in run("compare", dam, "echo", "sun", "-f", "jsonl").stdout.splitlines()
    ]
    assert [row["where"] for row in rows] == ["changed"]
    assert rows[0]["why"] == "Cy Moen denies it"
    assert run("compare", dam, "echo", "moon").exit_code == 3


def test_a_ledger_that_cannot_be_written_is_read_as_it_is(dam: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.views.relating_ledger.writable", lambda _path: False)
    result = run("relations", dam)
    assert result.exit_code == 0
    assert "3 reports not related yet" in result.stderr
    assert result.stdout == ""


def test_stories_are_listed_with_their_reports_and_dates(dam: Path) -> None:
    [row] = map(json.loads, run("stories", dam, "--format", "jsonl").stdout.splitlines())
    assert (row["id"], row["reports"], row["publishers"]) == ("echo", 3, 3)
    assert (row["first"], row["last"]) == ("2031-04-12", "2031-04-15")
    head, line = run("stories", dam).stdout.splitlines()
    assert head.split()[:3] == ["Id", "Reports", "Publishers"]
    assert "2031-04-12/2031-04-15" in line
    assert run("stories", dam, "--publisher", "nobody", "--format", "csv").stdout.count("\n") == 1


def test_relations_of_one_story_only(dam: Path) -> None:
    everything = run("relations", dam, "--format", "jsonl").stdout
    assert run("relations", dam, "--story", "sun", "--format", "jsonl").stdout == everything
    first = run("relations", dam, "--story", "sun", "--limit", "1", "--format", "jsonl").stdout
    assert first == everything[: len(first)] != ""
    assert run("relations", dam, "--story", "moon").exit_code == 3
