from hypothesis import given
from hypothesis import strategies as st

from sayso.relating.stories import (
    NEIGHBOURS,
    TERMS,
    UNIT,
    components,
    day_of,
    shared_weight,
    terms_of,
)

DAM = "The dam above Ostrel cracked on Friday and 2,500 people left the town, governor Ada Rusk said."
AGAIN = "Ada Rusk, the governor, said the dam near Ostrel had cracked; the town was evacuated."
OTHER = "The parliament of Varn voted on a new tax on plums."


def test_reports_on_one_event_are_neighbours_and_others_are_not() -> None:
    assert shared_weight(terms_of(DAM), terms_of(AGAIN)) >= NEIGHBOURS
    assert shared_weight(terms_of(DAM), terms_of(OTHER)) < NEIGHBOURS


@given(st.text(max_size=300))
def test_weights_are_of_one_length_and_few(text: str) -> None:
    terms = terms_of(text)
    assert len(terms) <= TERMS
    if terms:
        assert abs(shared_weight(terms, terms) - UNIT**2) < 0.01 * UNIT**2


def test_days_are_known_only_to_the_day() -> None:
    assert day_of("2031-04-12") == day_of("2031-04-12T10:30")
    assert [day_of(date) for date in (None, "2031-04", "2031", "soon", "2031-02-30")] == [None] * 5


def test_components_follow_edges_in_the_order_given() -> None:
    assert components("abcde", [("d", "b"), ("b", "e")]) == [["a"], ["b", "d", "e"], ["c"]]
