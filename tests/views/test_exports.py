import csv
import json
from io import StringIO
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sayso.core.reading import Reading
from sayso.core.records import to_json
from sayso.ledger import open_ledger
from sayso.ledger.rows import ClaimRow, SkipRow
from sayso.views.exports import claim_rows, write_csv, write_json, write_readings, write_rows
from sayso.views.options import RowFormat


def test_claims_without_a_ledger_are_the_rows_that_a_ledger_lists(
    reading: Reading, ledger_file: Path
) -> None:
    with open_ledger(ledger_file, read_only=True) as ledger:
        assert list(claim_rows([reading])) == list(ledger.claims())


def test_csv_has_a_header_and_a_line_for_each_row(reading: Reading) -> None:
    stream = StringIO()
    write_readings([reading], RowFormat.CSV, stream)
    rows = list(csv.DictReader(StringIO(stream.getvalue())))
    assert len(rows) == 9
    nested = next(row for row in rows if row["cue"] == "had warned")
    assert nested["chain"] == "The Fenwick Gazette ← two officials familiar with the talks"
    assert (nested["named"], nested["certainty"]) == ("false", "possible")


def test_exports_tell_acts_and_why_nobody_is_named(detailed: Reading, tmp_path: Path) -> None:
    stream = StringIO()
    write_readings([detailed], RowFormat.CSV, stream)
    demand = next(csv.DictReader(StringIO(stream.getvalue())))
    assert (demand["act"], demand["origin_wording"], demand["origin_count"]) == (
        "demand",
        "Three guards",
        "3",
    )
    assert demand["origin_reason"] == "who feared for their posts"
    with open_ledger(tmp_path / "weir.db") as ledger:
        ledger.append(detailed)
        assert list(claim_rows([detailed])) == list(ledger.claims())
        [again] = ledger.readings()
    assert to_json(again) == to_json(detailed)


def test_csv_of_nothing_is_a_header() -> None:
    stream = StringIO()
    write_csv([], ClaimRow, stream)
    assert stream.getvalue().startswith("id,report,publisher,")
    assert stream.getvalue().count("\n") == 1


@given(st.lists(st.dictionaries(st.text(), st.none() | st.integers() | st.text()), max_size=4))
def test_json_reads_back(records: list[dict[str, object]]) -> None:
    stream = StringIO()
    write_json(records, stream)
    assert json.loads(stream.getvalue()) == records


@given(st.text(), st.text())
def test_any_words_survive_csv_and_jsonl(path: str, detail: str) -> None:
    row = SkipRow(id="1", path=path, record=None, reason="empty", detail=detail)
    as_csv, as_lines = StringIO(newline=""), StringIO()
    write_rows([row], SkipRow, RowFormat.CSV, as_csv)
    as_csv.seek(0)
    [read] = csv.DictReader(as_csv)
    assert (read["path"], read["detail"]) == (path, detail)
    write_rows([row], SkipRow, RowFormat.JSONL, as_lines)
    assert json.loads(as_lines.getvalue())["detail"] == detail
