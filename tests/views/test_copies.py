import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.core.annotations import Layers
from sayso.core.document import Document
from sayso.core.provenance import Provenance
from sayso.core.reading import Coverage, Reading
from sayso.ledger import CopyRow, Filter, open_ledger
from sayso.views.cli import app
from sayso.views.copies import FIRST_WORDS, copy_rows
from sayso.views.tables import write_table

WIRE = (
    "The lamp on the Ostrel mole went out on Friday night, and the pilots who keep it say that they had "
    "asked the council three times for a new wick, while the mayor told the town crier that no such letter "
    "had ever reached the tower."
)
WIRE_WORDS = 46


def reading(text: str, id_: str, **metadata: str) -> Reading:
    return Reading(
        document=Document.of(text, id=id_, **metadata),  # type: ignore[arg-type]
        layers=Layers(),
        coverage=Coverage(characters=len(text), read=len(text)),
        provenance=Provenance(sayso="0.1.0", annotators={}, config="sha256:none"),
    )


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    file = tmp_path / "copied.db"
    with open_ledger(file) as ledger:
        ledger.append(reading(f"Storm. {WIRE}", "bell-2", publisher="Ostrel Bell", published_at="2031-04-03"))
        ledger.append(reading(WIRE, "wire-1", publisher="Coast Wire", published_at="2031-04-02", url="w:1"))
        ledger.append(reading(f"{WIRE} Mended.", "wire-1b", published_at="2031-04-05", url="w:1"))
        ledger.append(reading(f"So: {WIRE}", "undated", publisher="Tide"))
        ledger.append(reading("Nothing of the kind.", "other", published_at="2031-04-01"))
    return file


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)), prog_name="sayso")


def test_copies_are_told_of_the_earliest_report_with_spans_in_both(copied: Path) -> None:
    with open_ledger(copied, read_only=True) as ledger:
        bell, undated = copy_rows(ledger, Filter())
        texts = {stored.id: stored.text for stored in ledger.texts()}
    assert (bell.report, bell.publisher, bell.published_at) == ("bell-2", "Ostrel Bell", "2031-04-03")
    assert (bell.earlier, bell.earlier_publisher, bell.words) == ("wire-1", "Coast Wire", WIRE_WORDS)
    assert bell.share == round(WIRE_WORDS / (WIRE_WORDS + 1), 3)
    [later], [earlier] = bell.spans, bell.earlier_spans
    assert later.of(texts["bell-2"]) == earlier.of(texts["wire-1"]) == WIRE[:-1]
    assert bell.text == " ".join(WIRE.split()[:FIRST_WORDS]) + " …"
    assert (undated.report, undated.earlier, undated.published_at) == ("undated", "wire-1", None)


@pytest.mark.parametrize(
    ("chosen", "reports"),
    [
        (Filter(publisher="bell"), ["bell-2"]),
        (Filter(since="2031-04-04"), []),
        (Filter(limit=1), ["bell-2"]),
        (Filter(limit=1, offset=1), ["undated"]),
        (Filter(report="wire-1"), []),
    ],
)
def test_conditions_choose_the_later_reports(copied: Path, chosen: Filter, reports: list[str]) -> None:
    with open_ledger(copied, read_only=True) as ledger:
        assert [row.report for row in copy_rows(ledger, chosen)] == reports


def test_the_command_gives_every_format(copied: Path) -> None:
    lines = run("copies", "--ledger", copied, "--format", "jsonl").stdout.splitlines()
    records = [json.loads(line) for line in lines]
    assert [record["report"] for record in records] == ["bell-2", "undated"]
    assert records[0]["spans"] == [[7, 7 + len(WIRE) - 1]]
    assert json.loads(run("copies", "--ledger", copied, "--format", "json").stdout) == records
    first, _ = csv.DictReader(StringIO(run("copies", "--ledger", copied, "--format", "csv").stdout))
    assert (first["earlier"], first["earlier_spans"]) == ("wire-1", f"[[0, {len(WIRE) - 1}]]")
    head, row, _ = run("copies", "--ledger", copied).stdout.splitlines()
    assert head.split()[:3] == ["Earlier", "Published", "Later"]
    assert row.split()[:6] == ["wire-1", "2031-04-02", "bell-2", "2031-04-03", str(WIRE_WORDS), "98%"]


@pytest.mark.parametrize("width", [60, 80])
def test_copies_fit_a_terminal(copied: Path, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    for name, value in {"COLUMNS": str(width), "TERM": "xterm", "NO_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
    stream = StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: True)
    with open_ledger(copied, read_only=True) as ledger:
        write_table(copy_rows(ledger, Filter()), CopyRow, stream)
    shown = stream.getvalue().replace("\x1b[1m", "").replace("\x1b[0m", "")
    assert max(map(len, shown.splitlines())) <= width
    for words in ("wire-1", "Coast Wire", "bell-2", "2031-04-03", str(WIRE_WORDS), "98%", "The lamp"):
        assert words in shown


def test_a_ledger_without_copies_says_so(ledger_file: Path) -> None:
    result = run("copies", "--ledger", ledger_file)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Nothing in the ledger matches" in result.stderr


def test_a_missing_ledger_is_not_found() -> None:
    assert run("copies", "--ledger", "no.db").exit_code == 3
