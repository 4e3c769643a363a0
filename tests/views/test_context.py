from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from sayso.core.claims import Claim
from sayso.core.reading import Reading
from sayso.ledger import Filter, open_ledger
from sayso.ledger.rows import ClaimRow, FigureRow, ReportRow, Shown
from sayso.views.consoles import console_for, trimmed
from sayso.views.context import context_of, print_shown, shown_record


@pytest.fixture
def show(ledger_file: Path) -> Callable[[str], Shown]:
    """The row with these words, as ``sayso show`` gets it."""

    def find(words: str) -> Shown:
        with open_ledger(ledger_file, read_only=True) as ledger:
            rows: list[ClaimRow | FigureRow | ReportRow] = [
                *ledger.claims(),
                *ledger.figures(),
                *ledger.reports(),
            ]
            [row] = [
                row for row in rows if words in (row.id, getattr(row, "cue", ""), getattr(row, "text", ""))
            ]
            return ledger.show(row.id)

    return find


def printed(shown: Shown) -> str:
    stream = StringIO()
    console = console_for(stream, width=100)
    with trimmed(console):
        print_shown(console, shown)
    return stream.getvalue()


def test_a_claim_stands_between_its_neighbour_sentences(show: Callable[[str], Shown]) -> None:
    shown = show("denied")
    context = context_of(shown).of(shown.reading.document.text)
    assert context.startswith("“The wall is sound")
    assert context.endswith("before winter.")
    assert "{Varnholt}² ‹denied›² [that the docks had been sold]²" in printed(shown)


def test_a_nested_claim_shows_the_claim_it_stands_in(
    show: Callable[[str], Shown], golden: Callable[[str, str], None]
) -> None:
    golden("show-nested.txt", printed(show("had warned")))


def test_the_publishers_own_claim_is_marked(show: Callable[[str], Shown]) -> None:
    text = printed(show("It is hard to see why nobody acted sooner."))
    assert "⟦It is hard to see why nobody acted sooner.⟧ᵒ²" in text
    assert "own voice" in text


def test_a_claim_of_an_anonymous_source_tells_count_and_reason(detailed: Reading, tmp_path: Path) -> None:
    with open_ledger(tmp_path / "weir.db") as ledger:
        ledger.append(detailed)
        demand, belief, own = (ledger.show(claim.id) for claim in sorted_claims(detailed))
    text = printed(demand)
    for words in (
        "anonymous group (3 sources)",
        "Reason given  “who feared",
        "Does          demands",
        "Actor         ORL MIL",
    ):
        assert words in text
    assert "believes" in printed(belief)
    assert "~shameful~" not in printed(belief)
    assert "~shameful~" in printed(own)
    assert "~possibly loaded~" in printed(own)


def sorted_claims(reading: Reading) -> list[Claim]:
    return sorted(reading.claims(), key=lambda claim: claim.local_id)


def test_a_figure_is_marked_within_its_claim(show: Callable[[str], Shown]) -> None:
    text = printed(show("no more than 900"))
    assert "‹put›⁶ [the turnout at “[no more than 900]”]⁶" in text
    assert "at most 900 people" in text


def test_a_report_is_shown_whole(show: Callable[[str], Shown]) -> None:
    assert "7 claims" in printed(show("saltmere-1"))


def test_the_record_has_context_and_provenance(show: Callable[[str], Shown]) -> None:
    record = shown_record(show("had warned"))
    assert record["provenance"]["annotators"] == {"by-hand": "1"}
    assert record["context"]["span"][0] < record["start"]


def test_rows_of_the_fixture_are_found_by_filter(ledger_file: Path) -> None:
    with open_ledger(ledger_file, read_only=True) as ledger:
        assert [row.cue for row in ledger.claims(Filter(denied=True))] == ["denied"]
