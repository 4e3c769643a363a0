from hypothesis import given
from hypothesis import strategies as st

from sayso.annotators.figure_links import clause, linked, nearest
from sayso.core.annotations import Figure, Place, Timex
from sayso.core.spans import Span

TEXT = "In Eastmere 40 boats sank on Monday, while Westmere lost 7 boats within three days in 2031."


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def times() -> list[Timex]:
    return [
        Timex(id="t1", span=span("Monday"), type="DATE", value="2031-03-03"),
        Timex(id="t2", span=span("three days"), type="DURATION", value="P3D"),
        Timex(id="t3", span=span("2031"), type="DATE", value="2031"),
    ]


def places() -> list[Place]:
    return [
        Place(id=f"p{n}", span=span(name), name=name)
        for n, name in enumerate(["Eastmere", "Westmere"], start=1)
    ]


def figure(words: str) -> Figure:
    return Figure(id=words, span=span(words), value=1)


def test_a_figure_is_linked_to_the_time_and_place_of_its_clause() -> None:
    rows = linked(TEXT, [figure("40"), figure("7")], (Span(0, len(TEXT)),), times(), places())
    assert [(row.time, row.place) for row in rows] == [("t1", "p1"), ("t3", "p2")]


def test_a_clause_that_names_neither_leaves_both_open() -> None:
    text = "Some 40 boats sank; Eastmere mourned on Monday."
    place = Place(id="p1", span=span("Eastmere", text), name="Eastmere")
    time = Timex(id="t1", span=span("Monday", text), type="DATE", value="2031-03-03")
    (row,) = linked(
        text, [Figure(id="f1", span=span("40", text), value=40)], (Span(0, len(text)),), [time], [place]
    )
    assert (row.time, row.place) == (None, None)


def test_of_two_as_near_the_later_is_taken_and_an_overlapping_one_never() -> None:
    candidates = [Span(0, 4), Span(5, 9), Span(10, 14)]
    assert nearest(Span(6, 8), candidates, Span(0, 20)) == 2
    assert nearest(Span(6, 8), candidates, Span(4, 10)) is None


def test_a_clause_stays_within_its_sentence() -> None:
    first = TEXT.index("while")
    assert clause(TEXT, span("7"), (Span(0, first), Span(first, len(TEXT)))) == Span(first, len(TEXT))


@given(st.text(alphabet="ab,;: 1", max_size=60), st.data())
def test_a_clause_holds_its_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    inner = Span(start, data.draw(st.integers(start, len(text))))
    assert clause(text, inner, (Span(0, len(text)),)).contains(inner)
