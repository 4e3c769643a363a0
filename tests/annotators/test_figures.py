from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given

from sayso.annotators.figures import Figures, innermost
from sayso.core.annotations import Attribution, Figure, Layers
from sayso.core.document import Document
from sayso.core.records import to_json
from sayso.core.spans import Span
from tests.texts import any_text
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
        ("Dozens of residents fled.", None, 24, 99, True, "people"),
        ("Tens of thousands of voters waited.", None, 20000, 99999, True, "people"),
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
        ("A third of the boats sank.", 0.3333, None, None, False, "share"),
        ("It took twenty-five years.", 25, None, None, False, "years"),
        ("Not more than 30 boats sank.", 30, None, 30, True, "boats"),
        ("No fewer than 30 boats sank.", 30, 30, None, True, "boats"),
        ("More than ₦5bn was lost.", 5e9, 5e9, None, True, "NGN"),
        ("It cost 1.5 to 2 million euros.", None, 1.5e6, 2e6, False, "EUR"),
        ("It cost two to three million euros.", None, 2e6, 3e6, False, "EUR"),
        ("It cost $2-3m.", None, 2e6, 3e6, False, "USD"),
        ("It cost between US$2m and US$3m.", None, 2e6, 3e6, False, "USD"),
        ("Losses range from 40 to 70 percent.", None, 40, 70, False, "percent"),
        ("Some fifty to two hundred boats sank.", None, 50, 200, True, "boats"),
        ("The shop made $-5 million.", -5e6, None, None, False, "USD"),
        ("A 5m wall fell.", 5, None, None, False, "m"),
        ("She swam the 100m butterfly.", 100, None, None, False, "m"),
        ("They climbed 1,864m to the top.", 1864, None, None, False, "m"),
        ("They paid 5m euros.", 5e6, None, None, False, "EUR"),
        ("They paid 70 € each.", 70, None, None, False, "EUR"),
        ("It cost 3 million won.", 3e6, None, None, False, "KRW"),
        ("It cost billions of won.", None, 2e9, 9_999_999_999, True, "KRW"),
        ("It cost 20 Canadian dollars.", 20, None, None, False, "CAD"),
        ("It cost 300 South Korean won.", 300, None, None, False, "KRW"),
        ("It cost ZAR1,7 million.", 1.7e6, None, None, False, "ZAR"),
        ("It cost N$2 000.", 2000, None, None, False, "NAD"),
        ("Some 1.000 persons came.", 1000, None, None, True, "people"),
        ("Some 12,50,000 persons came.", 1_250_000, None, None, True, "people"),
        ("Two and a half million people came.", 2.5e6, None, None, False, "people"),
        ("Half a million people came.", 5e5, None, None, False, "people"),
        ("A hundred thousand people came.", 1e5, None, None, False, "people"),
        ("It was 68 °F outside.", 68, None, None, False, "°F"),
        ("It was -12°C outside.", -12, None, None, False, "°C"),
        ("The mercury fell to −12 overnight.", -12, None, None, False, None),
        ("The shop made -$5 million.", -5e6, None, None, False, "USD"),
        ("The vote came after 12 mayors met.", 12, None, None, False, "people"),
        ("Some 5m people came.", 5e6, None, None, True, "people"),
        ("The bridge took six decades to build.", 60, None, None, False, "years"),
        ("It is home to one in three sailors.", 0.3333, None, None, False, "share"),
        ("The 12,000-strong crowd sang.", 12_000, None, None, False, "people"),
        ("They paid N200 billion for it.", 200e9, None, None, False, "NGN"),
    ],
)
def test_value_bounds_and_unit(  # noqa: PLR0917 - the columns of the table above
    text: str, value: float | None, low: float | None, high: float | None, approximate: bool, unit: str | None
) -> None:
    found = figures(text)[0]
    assert found.value == (pytest.approx(value) if value is not None else None)
    assert (found.low, found.high, found.approximate, found.unit) == (low, high, approximate, unit)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They met on June 5, 2031, in Article 12 and on pages 39 and 40.", []),
        ("In all, 40 boats sank on 19 to 20 July, and 7 rose.", ["40", "7"]),
    ],
)
def test_labels_are_no_figures(text: str, words: list[str]) -> None:
    assert [f.span.of(text) for f in figures(text)] == words


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


def test_of_many_attributions_the_shortest_content_holds_a_figure() -> None:
    attributions = [
        Attribution(id=f"a{n}", source=(), cue=(), content=(span,), quote="indirect", parent=None, score=1.0)
        for n, span in enumerate([Span(0, 90), Span(10, 40), Span(10, 20), Span(30, 60)])
    ]
    spans = [Span(5, 6), Span(12, 13), Span(18, 22), Span(35, 36), Span(38, 50), Span(95, 96)]
    assert list(innermost(spans, attributions)) == ["a0", "a2", "a1", "a1", "a3", None]


def test_an_infinite_number_is_never_written() -> None:
    reading = read("Some 300 boats sank.")
    (figure,) = reading.layers.figures or ()
    layers = replace(reading.layers, figures=(replace(figure, value=float("inf")),))
    with pytest.raises(ValueError, match="not JSON compliant"):
        to_json(replace(reading, layers=layers))


@given(any_text)
def test_figures_lie_apart_in_text_order(text: str) -> None:
    spans = [f.span for f in figures(text)]
    assert all(first.end <= second.start for first, second in pairwise(spans))


@pytest.mark.parametrize(
    "piece", ["one ", "1 000 ", "9,", "one-", "a ", "$5m ", "between 5 and ", "of the ", "X’s ", "12 ", "("]
)
def test_a_long_line_of_one_piece_is_read(piece: str) -> None:
    text = piece * 500
    layers = Layers(sentences=(Span(0, len(text)),), attributions=())
    found = Figures().annotate(Document.of(text), layers).figures or ()
    assert all(f.span.end <= len(text) for f in found)
