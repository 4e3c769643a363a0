import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.annotators.number_values import (
    digits_value,
    fraction_value,
    magnitude_of,
    mixed_value,
    spelt_value,
)


@given(st.integers(0, 10**12))
def test_digits_with_separators_keep_their_value(number: int) -> None:
    assert digits_value(f"{number:,}") == number


@given(st.floats(0.1, 999).map(lambda x: round(x, 2)), st.sampled_from(["thousand", "million", "billion"]))
def test_magnitudes_multiply(number: float, word: str) -> None:
    factor = {"thousand": 1e3, "million": 1e6, "billion": 1e9}[word]
    assert digits_value(f"{number} {word}") == pytest.approx(number * factor)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("nine eleven", None),
        ("one two three", None),
        ("nineteen eighty-four", None),
        ("two thousand million", 2e9),
        ("twelve hundred", 1200),
        ("forty-two", 42),
        ("two hundred", 200),
        ("three hundred and ten thousand", 310_000),
        ("nineteen", 19),
    ],
)
def test_numbers_in_words(words: str, value: float | None) -> None:
    assert spelt_value(words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("half", 0.5),
        ("a third", 0.3333),
        ("two-thirds", 0.6667),
        ("three quarters", 0.75),
        ("one in three", 0.3333),
        ("one in every 20", 0.05),
        ("five thirds", None),
    ],
)
def test_parts_of_one_are_rounded_to_four_digits(words: str, value: float | None) -> None:
    assert fraction_value(words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [("two and a half", 2.5), ("two and half", 2.5), ("1 and a quarter million", 1.25e6)],
)
def test_whole_numbers_and_parts_add_up(words: str, value: float) -> None:
    assert mixed_value(words) == value


def test_the_factor_is_that_of_all_words_at_the_end() -> None:
    assert [magnitude_of(words) for words in ("7", "2.5m", "3 lakh crore")] == [1, 1e6, 1e12]
