from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from sayso.core.reading import Reading
from sayso.ledger import open_ledger
from sayso.ledger import rows as ledger_rows
from sayso.ledger.relation_rows import StoryRow
from sayso.ledger.rows import ClaimRow, PublisherRow, ReportRow, SourceRow
from sayso.views.exports import claim_rows
from sayso.views.tables import COLUMNS, FITTED, write_table

REPORT: dict[str, Any] = {
    "key": "k",
    "publisher": "The Saltmere Lantern",
    "published_at": "2031-04-17",
    "url": None,
    "path": None,
    "language": "en",
    "characters": 100,
    "claims": 1200,
    "own_claims": 2,
    "figures": 0,
    "version": 1,
    "versions": 1,
}


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_every_kind_of_row_has_columns() -> None:
    listed = {ledger_rows.ReportRow, ledger_rows.ClaimRow, ledger_rows.FigureRow, ledger_rows.SourceRow}
    listed |= {ledger_rows.PublisherRow, ledger_rows.SkipRow, ledger_rows.SearchHit}
    listed |= {ledger_rows.CopyRow, ledger_rows.ActorRow, ledger_rows.CorrectionRow, StoryRow}
    assert set(COLUMNS) == set(FITTED) == listed


def test_a_piped_table_has_one_whole_line_for_each_row() -> None:
    long = "The quay is shut " * 30
    stream = StringIO()
    write_table(
        [ReportRow(id="r1", title=long, **REPORT), ReportRow(id="r2", title="a\nb", **REPORT)],
        ReportRow,
        stream,
    )
    head, first, second = stream.getvalue().splitlines()
    assert head.split()[:3] == ["Id", "Published", "Publisher"]
    assert first.endswith(long.strip())
    assert second.endswith("a b")
    assert first.index("1,200") == second.index("1,200")


def test_columns_line_up_under_wide_letters() -> None:
    stream = StringIO()
    write_table(
        [ReportRow(id="日本", title="x", **REPORT), ReportRow(id="abcd", title="x", **REPORT)],
        ReportRow,
        stream,
    )
    _, wide, narrow = stream.getvalue().splitlines()
    assert narrow.index("2031") == wide.index("2031") + 2


@pytest.mark.parametrize("row_type", [SourceRow, PublisherRow])
def test_profiles_fit_a_terminal_with_their_names(
    reading: Reading, detailed: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row_type: type
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    stream = Terminal()
    with open_ledger(tmp_path / "two.db") as ledger:
        ledger.append(reading)
        ledger.append(detailed)
        write_table(ledger.sources() if row_type is SourceRow else ledger.publishers(), row_type, stream)
    shown = stream.getvalue().replace("\x1b[1m", "").replace("\x1b[0m", "")
    assert max(map(len, shown.splitlines())) <= 80
    names = ("Three guards", "(anonymous group)") if row_type is SourceRow else ("Ostrel Bell", "1 wording")
    for words in (*names, "1 demand", "1.0 steps"):
        assert words in shown


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_table_fits_the_terminal(reading: Reading, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    stream = Terminal()
    write_table(claim_rows([reading]), ClaimRow, stream)
    lines = stream.getvalue().replace("\x1b[1m", "").replace("\x1b[0m", "").splitlines()
    assert max(map(len, lines)) <= width
    assert "officials" in stream.getvalue()
