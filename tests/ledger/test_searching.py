from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sayso.core.annotations import Layers
from sayso.core.reading import Reading
from sayso.core.spans import Span
from sayso.ledger import Filter, Ledger

Make = Callable[..., Reading]


def test_claims_come_before_reports(filled: Ledger) -> None:
    hits = list(filled.search("bridge"))
    assert [(hit.kind, hit.report) for hit in hits] == [
        ("claim", "star-1"),
        ("claim", "post-1"),
        ("report", "post-1"),
        ("report", "star-1"),
    ]
    assert [hit.speaker for hit in hits[:3]] == ["two dock workers", "Ada Rusk", None]


def test_a_hit_shows_where_its_words_stand(filled: Ledger, story: list[Reading]) -> None:
    texts = {reading.document.id: reading.document.text for reading in story}
    for hit in filled.search("BRIDGE"):
        assert texts[hit.report][hit.start : hit.end] == "bridge"
        assert [span.of(hit.snippet) for span in hit.matches] == ["bridge"]


def test_accents_do_not_matter(filled: Ledger) -> None:
    (hit,) = filled.search("cafe")
    assert (hit.kind, hit.id, hit.matches[0].of(hit.snippet)) == ("report", "star-1", "café")


@pytest.mark.parametrize(
    ("query", "chosen", "kinds"),
    [
        ("bridge", Filter(publisher="Velden Post"), ["claim", "report"]),
        ("bridge", Filter(voice="attributed", named=False), ["claim"]),
        ("bridge", Filter(until="2031-03-01"), ["claim", "report"]),
        ("bridge", Filter(limit=2, offset=1), ["claim", "report"]),
        ("bridge", Filter(source="nobody"), []),
        ("bridge close", Filter(text="may"), ["claim"]),
        ("submarine", Filter(), []),
        ("", Filter(), []),
    ],
)
def test_filters_hold_in_a_search(filled: Ledger, query: str, chosen: Filter, kinds: list[str]) -> None:
    assert [hit.kind for hit in filled.search(query, chosen)] == kinds


def test_a_match_in_the_second_piece_of_a_claim_is_found_there(ledger: Ledger, make: Make) -> None:
    reading = make("Fog, Ada said, will lift.", ("Ada", "Fog", "Ada", "person", True))
    (attribution,) = reading.layers.attributions or ()
    split = replace(attribution, content=(Span(0, 3), Span(15, 24)))
    ledger.append(replace(reading, layers=Layers(attributions=(split,))))
    hit = next(ledger.search("lift"))
    assert (hit.kind, hit.snippet) == ("claim", "Fog … will lift")
    assert reading.document.text[hit.start : hit.end] == "lift"
    assert hit.matches[0].of(hit.snippet) == "lift"


def test_text_that_full_text_search_cannot_show_is_still_found(ledger: Ledger, make: Make) -> None:
    ledger.append(make("The dam \0 broke at \ud800 noon."))
    (hit,) = ledger.search("noon")
    assert hit.snippet[hit.start : hit.end] == hit.snippet


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(), max_size=20))
@example('bridge" OR NEAR(')
@example("\0")
def test_any_words_can_be_searched_for(filled: Ledger, query: str) -> None:
    list(filled.search(query))
    list(filled.claims(Filter(text=query, source=query, publisher=query, report=query)))
