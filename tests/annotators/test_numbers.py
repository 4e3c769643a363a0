from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.annotators.numbers import Number, numbers_in
from sayso.core.spans import Span


def numbers(text: str) -> list[Number]:
    return list(numbers_in(text, Span(0, len(text))))


def value_and_bounds(text: str) -> list[tuple[float | None, float | None, float | None, bool]]:
    return [(n.value, n.low, n.high, n.approximate) for n in numbers(text)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("At least 44 drowned.", "44", (44, 44, None, True)),
        ("No fewer than 30 sank.", "30", (30, 30, None, True)),
        ("Losses were above 70%.", "70", (70, 70, None, True)),
        ("A minimum of 12 boats.", "12", (12, 12, None, True)),
        ("It takes 12 or more boats.", "12", (12, 12, None, True)),
        ("It takes 30+ boats.", "30", (30, 30, None, True)),
        ("Up to 60 sank.", "60", (60, None, 60, True)),
        ("Not more than 30 sank.", "30", (30, None, 30, True)),
        ("A maximum of 30 sank.", "30", (30, None, 30, True)),
        ("Take 30 or fewer boats.", "30", (30, None, 30, True)),
        ("Nearly 40 sank.", "40", (40, None, None, True)),
        ("Just over 40 sank.", "40", (40, 40, None, True)),
        ("Dozens sank.", "Dozens", (None, 24, 99, True)),
        ("Several hundred sank.", "Several hundred", (None, 200, 999, True)),
        ("Tens of millions drifted.", "Tens of millions", (None, 20e6, 99e6, True)),
        ("Between five and seven sank.", "five and seven", (None, 5, 7, False)),
        ("Five or six sank.", "Five or six", (None, 5, 6, False)),
        ("Some 40% to 70% was lost.", "40% to 70", (None, 40, 70, True)),
        ("Between 5 percent and 7 percent fell.", "5 percent and 7", (None, 5, 7, False)),
        ("Two or three decades passed.", "Two or three decades", (None, 20, 30, False)),
        ("Six decades passed.", "Six decades", (60, None, None, False)),
        ("Half a century passed.", "Half a century", (50, None, None, False)),
        ("Two quarters passed.", "Two", (2, None, None, False)),
        ("Two dozen boats sank.", "Two dozen", (24, None, None, False)),
        ("Both sank.", "Both", (2, None, None, False)),
    ],
)
def test_bounds_hedges_and_ranges(
    text: str, words: str, expected: tuple[float | None, float | None, float | None, bool]
) -> None:
    (number,) = numbers(text)
    assert number.span.of(text) == words
    assert value_and_bounds(text) == [expected]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Some 5m people came.", 5e6),
        ("They sold 2.5m tonnes.", 2.5e6),
        ("The site has 300k daily visitors.", 300e3),
        ("They paid N200m for it.", 200e6),
        ("A 5m wall fell.", 5),
        ("She won the 400m hurdles.", 400),
        ("They climbed 1,864m to the top.", 1864),
    ],
)
def test_a_letter_magnifies_money_and_what_is_counted(text: str, value: float) -> None:
    assert numbers(text)[0].value == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Half of it went to US$149 billion.", [0.5, 149e9]),
        ("Between 500 and 2 million boats sank.", [500, 2e6]),
        ("Some 5 to $7 was left.", [5, 7]),
        ("It rose from 40% to 70%.", [40, 70]),
        ("\n-12 boats sank\n-3 rose", [12, 3]),
    ],
)
def test_what_is_no_range_and_no_minus(text: str, values: list[float]) -> None:
    assert [n.value for n in numbers(text)] == values


@pytest.mark.parametrize("text", ["Call nine eleven.", "They sold 5k.", "mıllions of people", "9" * 400])
def test_what_is_no_single_finite_number_is_passed_over(text: str) -> None:
    assert numbers(text) == []


@given(
    st.lists(st.sampled_from(["12,", "1.000", " 000", "nine", " ", "-", "−", "$", "m", "ı", "ſ", "9" * 400]))
)
def test_every_number_is_finite_and_its_bounds_are_in_order(pieces: list[str]) -> None:
    for number in numbers("".join(pieces)):
        assert all(isfinite(n) for n in (number.value, number.low, number.high) if n is not None)
        assert number.low is None or number.high is None or number.low <= number.high


@given(st.text())
def test_numbers_lie_in_the_span_that_is_searched(text: str) -> None:
    span = Span(len(text) // 3, len(text))
    assert all(span.contains(number.span) for number in numbers_in(text, span))
