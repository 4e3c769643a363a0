from hypothesis import given
from hypothesis import strategies as st

from sayso.core.reading import Reading
from sayso.core.spans import Span
from sayso.views.marks import Close, Mark, Open, Role, Words, events, label_of, marks_of, paragraphs

SIZE = 30
ROLES: list[Role] = ["source", "cue", "content"]


@st.composite
def marks(draw: st.DrawFn) -> list[Mark]:
    pairs = st.tuples(st.integers(0, SIZE), st.integers(0, SIZE)).filter(lambda pair: pair[0] < pair[1])
    rows = draw(st.lists(st.tuples(pairs, st.sampled_from(ROLES)), max_size=8))
    return [
        Mark(span=Span(*pair), role=role, labels=(str(number),)) for number, (pair, role) in enumerate(rows)
    ]


@given(marks())
def test_marks_close_in_the_reverse_order_of_opening(drawn: list[Mark]) -> None:
    stack: list[Mark] = []
    for event in events(Span(0, SIZE), drawn):
        if isinstance(event, Open):
            stack.append(event.mark)
        elif isinstance(event, Close):
            assert stack.pop() == event.mark
    assert stack == []


@given(marks(), st.integers(0, SIZE), st.integers(0, SIZE))
def test_every_character_of_the_window_comes_once_and_in_order(drawn: list[Mark], a: int, b: int) -> None:
    window = Span(min(a, b), max(a, b))
    found = [event.span for event in events(window, drawn) if isinstance(event, Words)]
    assert [position for span in found for position in range(*span)] == list(range(*window))


@given(marks())
def test_each_character_lies_in_exactly_the_marks_that_cover_it(drawn: list[Mark]) -> None:
    open_marks: list[Mark] = []
    for event in events(Span(0, SIZE), drawn):
        if isinstance(event, Open):
            open_marks.append(event.mark)
        elif isinstance(event, Close):
            open_marks.remove(event.mark)
        else:
            for position in range(*event.span):
                expected = [(m.role, m.labels) for m in drawn if m.span.start <= position < m.span.end]
                assert sorted((m.role, m.labels) for m in open_marks) == sorted(expected)


def test_claims_that_share_a_source_share_its_mark(reading: Reading) -> None:
    claims = list(reading.claims())
    shared = marks_of([claims[1], claims[1]])
    assert all(mark.labels == (label_of(claims[1]),) for mark in shared)


def test_own_voice_has_no_marks(reading: Reading) -> None:
    assert not marks_of(claim for claim in reading.claims() if claim.voice == "own")


def test_lines_are_paragraphs_unless_blank_lines_set_them_apart() -> None:
    assert [span.of("one\ntwo\n") for span in paragraphs("one\ntwo\n")] == ["one", "two"]
    text = "one\nstill one\n \n\n  two\r\n\r\nthree\n"
    assert [span.of(text) for span in paragraphs(text)] == ["one\nstill one", "two", "three"]


def test_a_text_of_white_space_has_no_paragraph() -> None:
    assert list(paragraphs(" \n\t\n ")) == []


@given(st.text(alphabet="ab \n\r\u2029"))
def test_paragraphs_hold_everything_but_white_space(text: str) -> None:
    kept = "".join(span.of(text) for span in paragraphs(text))
    assert "".join(kept.split()) == "".join(text.split())
