import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.core.annotations import Figure
from sayso.core.spans import Span
from sayso.relating.figures import agreement_of, pairings
from tests.relating.judging import said


def agreements(a: str, b: str) -> list[str]:
    return [pairing.agreement for pairing in pairings(said(a), said(b))]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Police said 2,500 people were killed.", "Doctors said 900 people were killed.", ["different"]),
        ("At least 300 people were killed.", "The flood killed 460 people.", ["compatible"]),
        ("At least 500 people were killed.", "The flood killed 460 people.", ["different"]),
        ("About 450 people were killed.", "The flood killed 460 people.", ["compatible"]),
        ("Some 300 people were killed.", "The flood wounded 460 people.", []),
        ("Two women died in the fire.", "Three people died in the fire.", []),
        ("One man died in the fire.", "Two women died in the fire.", []),
        ("The mast is 100 metres tall.", "The mast is 328 feet tall.", ["equal"]),
        ("The mast is 100 metres tall.", "The mast is 100 feet tall.", ["different"]),
        ("They stole 40 boats.", "They stole 40 sheep.", []),
    ],
)
def test_only_what_counts_the_same_is_compared(a: str, b: str, expected: list[str]) -> None:
    assert agreements(a, b) == expected
    assert agreements(b, a) == expected


def test_each_figure_is_paired_with_the_one_that_agrees_best() -> None:
    assert agreements("The storm sank 12 boats.", "Of 30 boats the storm sank 12 boats.") == ["equal"]


def test_what_a_later_report_counts_more_of_is_marked() -> None:
    early = said("12 people were killed.", "2031-04-12")
    late = said("46 people were killed.", "2031-04-14")
    assert [pairing.later_is_more for pairing in pairings(early, late)] == [True]
    assert [pairing.later_is_more for pairing in pairings(late, early)] == [True]
    undated = said("46 people were killed.")
    assert [pairing.later_is_more for pairing in pairings(early, undated)] == [False]


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_agreement_is_the_same_whichever_comes_first(one: int, other: int) -> None:
    def boats(value: int) -> Figure:
        return Figure(id="f1", span=Span(0, 1), value=float(value), unit="boats")

    assert agreement_of(boats(one), boats(other)) == agreement_of(boats(other), boats(one))
    assert agreement_of(boats(one), boats(one)) == "equal"
