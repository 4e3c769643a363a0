import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.annotators.numbers import digits_value, numbers_in, spelt_value
from sayso.core.annotations import Figure
from sayso.core.spans import Span
from tests.texts import read_by_rules as read


def figures(text: str) -> list[Figure]:
    return list(read(text).layers.figures or ())


@pytest.mark.parametrize(
    ("text", "value", "low", "high", "approximate", "unit"),
    [
        ("About 2,500 soldiers arrived.", 2500, None, None, True, "people"),
        ("At least 44 people drowned.", 44, 44, None, True, "people"),
        ("No more than 250 boats sank.", 250, None, 250, True, "boats"),
        ("Up to 60 boats sank.", 60, None, 60, True, "boats"),
        ("Dozens of residents fled.", None, 24, 99, False, "people"),
        ("Tens of thousands of voters waited.", None, 20000, 99999, False, "people"),
        ("Between five and seven boats sank.", None, 5, 7, False, "boats"),
        ("Some 40 to 70 percent of the crop was lost.", None, 40, 70, True, "percent"),
        ("It cost $2.5m.", 2.5e6, None, None, False, "USD"),
        ("It cost €3 billion.", 3e9, None, None, False, "EUR"),
        ("It cost Rs 50 crore.", 5e8, None, None, False, "INR"),
        ("It cost 2.3 million yen.", 2.3e6, None, None, False, "JPY"),
        ("Turnout was 12 per cent.", 12, None, None, False, "percent"),
        ("The road is 18 km long.", 18, None, None, False, "km"),
        ("Three hundred and ten villagers came.", 310, None, None, False, "people"),
        ("Half a dozen trawlers returned.", 6, None, None, False, "trawlers"),
        ("A third of the boats sank.", 1 / 3, None, None, False, "boats"),
        ("It took twenty-five years.", 25, None, None, False, "years"),
    ],
)
def test_value_bounds_and_unit(  # noqa: PLR0917 - the columns of the table above
    text: str, value: float | None, low: float | None, high: float | None, approximate: bool, unit: str
) -> None:
    found = figures(text)[0]
    assert found.value == (pytest.approx(value) if value is not None else None)
    assert (found.low, found.high, found.approximate, found.unit) == (low, high, approximate, unit)


@pytest.mark.parametrize(
    "text",
    [
        "They met on June 5, 2031.",
        "They met on 5 June.",
        "In 2031 they met again.",
        "It opened at 10:30 and closed at 3 p.m.",
        "Reed, 45, is the mayor.",
        "The 45-year-old mayor spoke.",
        "She won the 3rd race.",
        "The F-35 and Covid-19 are names.",
        "See Article 12 and Section 4.",
        "One of them left.",
    ],
)
def test_dates_ages_ordinals_and_names_are_no_figures(text: str) -> None:
    assert [f.span.of(text) for f in figures(text)] == []


def test_what_is_counted() -> None:
    text = "About 2,500 foreign troops along with fighter jets arrived."
    (figure,) = figures(text)
    assert figure.counted is not None
    assert figure.counted.of(text) == "foreign troops"


def test_a_figure_belongs_to_the_innermost_attribution() -> None:
    text = "The governor said that the army had told him that 40 boats sank. Later 3 boats rose."
    reading = read(text)
    inner = next(a for a in reading.layers.attributions or () if a.parent)
    assert [f.attribution for f in reading.layers.figures or ()] == [inner.id, None]


@given(st.integers(0, 10**12))
def test_digits_with_separators_keep_their_value(number: int) -> None:
    assert digits_value(f"{number:,}") == number


@given(st.floats(0.1, 999).map(lambda x: round(x, 2)), st.sampled_from(["thousand", "million", "billion"]))
def test_magnitudes_multiply(number: float, word: str) -> None:
    factor = {"thousand": 1e3, "million": 1e6, "billion": 1e9}[word]
    assert digits_value(f"{number} {word}") == pytest.approx(number * factor)


@pytest.mark.parametrize(
    ("words", "value"),
    [("forty-two", 42), ("two hundred", 200), ("three hundred and ten thousand", 310_000), ("nineteen", 19)],
)
def test_numbers_in_words(words: str, value: float) -> None:
    assert spelt_value(words) == value


@given(st.text())
def test_numbers_lie_in_the_span_that_is_searched(text: str) -> None:
    span = Span(len(text) // 3, len(text))
    assert all(span.contains(number.span) for number in numbers_in(text, span))
