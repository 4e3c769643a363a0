from collections.abc import Callable
from dataclasses import replace

import pytest

from sayso.core.annotations import Layers
from sayso.core.errors import NotFoundError
from sayso.core.provenance import Provenance
from sayso.core.reading import Reading
from sayso.ledger import ClaimRow, FigureRow, Filter, Ledger, ReportRow


def test_a_report_is_shown_by_id_by_key_and_by_prefix(filled: Ledger, story: list[Reading]) -> None:
    for name in ("star-1", story[1].document.key, "star", story[1].document.key[:8]):
        shown = filled.show(name)
        assert isinstance(shown.row, ReportRow)
        assert shown.row.id == "star-1"
        assert shown.reading == story[1]


def test_claims_and_figures_are_shown_with_their_reading(filled: Ledger, story: list[Reading]) -> None:
    claim = next(filled.claims(Filter(denied=True)))
    figure = next(filled.figures(Filter(denied=True)))
    assert filled.show(claim.id).row == claim
    assert filled.show(claim.id[:12]).reading == story[2]
    shown = filled.show(figure.id)
    assert isinstance(shown.row, FigureRow)
    assert (shown.row, shown.reading) == (figure, story[2])


def test_a_whole_id_wins_over_ids_that_begin_with_it(
    ledger: Ledger, numbered: Callable[..., Reading]
) -> None:
    for id_ in ("flood", "flood-2"):
        reading = numbered(1, claims=1)
        ledger.append(replace(reading, document=replace(reading.document, id=id_)))
    row = ledger.show("flood").row
    assert isinstance(row, ReportRow)
    assert row.id == "flood"


def test_an_ambiguous_prefix_lists_what_it_could_be(filled: Ledger) -> None:
    with pytest.raises(NotFoundError, match=r"'post' could be any of these.*report post-1, report post-2"):
        filled.show("post")


def test_a_prefix_of_three_characters_is_too_short(filled: Ledger) -> None:
    with pytest.raises(NotFoundError, match=r"'sta' \(the first 4 characters at least\).*report star-1"):
        filled.show("sta")


def test_an_unknown_id_lists_the_nearest(filled: Ledger) -> None:
    with pytest.raises(NotFoundError, match="'post-9'; the nearest: report post-1, report post-2"):
        filled.show("post-9")
    with pytest.raises(NotFoundError, match="No report has the id 'post-9'; the nearest: report post-1"):
        filled.reading("post-9")


def test_where_nothing_is_near_the_message_says_how_to_list(ledger: Ledger) -> None:
    with pytest.raises(NotFoundError, match="`sayso reports`"):
        ledger.show("zzzzzz")


def test_a_claim_outlives_the_reading_that_found_it(filled: Ledger, story: list[Reading]) -> None:
    claim = next(filled.claims(Filter(report="star-1")))
    later = replace(story[1], layers=Layers(own_voice=()), provenance=Provenance(sayso="0.2.0"))
    filled.append(later)
    assert list(filled.claims(Filter(report="star-1"))) == []
    shown = filled.show(claim.id)
    assert isinstance(shown.row, ClaimRow)
    assert (shown.row, shown.reading) == (claim, story[1])
