from hypothesis import given
from hypothesis import strategies as st

from sayso.core.spans import ELLIPSIS, Span, hull, text_of
from sayso.ledger.snippets import CLOSE, OPEN, located, matches_in, window, within


def marked(text: str, spans: tuple[Span, ...]) -> str:
    out, at = "", 0
    for span in spans:
        out += text[at : span.start] + OPEN + span.of(text) + CLOSE
        at = span.end
    return out + text[at:]


@st.composite
def texts_with_matches(draw: st.DrawFn) -> tuple[str, tuple[Span, ...]]:
    pieces = draw(st.lists(st.text("ab \n𝔘", min_size=1, max_size=90), min_size=1, max_size=9))
    spans, at = [], 0
    for number, piece in enumerate(pieces):
        if number % 2:
            spans.append(Span(at, at + len(piece)))
        at += len(piece)
    return "".join(pieces), tuple(spans)


@given(texts_with_matches())
def test_marks_become_offsets(case: tuple[str, tuple[Span, ...]]) -> None:
    text, spans = case
    assert matches_in(text, marked(text, spans)) == spans


@given(texts_with_matches(), st.integers(5, 60))
def test_a_window_lies_in_the_text_and_holds_a_match(case: tuple[str, tuple[Span, ...]], width: int) -> None:
    text, spans = case
    piece = window(text, spans, width=width)
    assert Span(0, len(text)).contains(piece)
    assert not spans or within(spans, piece)
    for inside in within(spans, piece):
        assert inside.of(piece.of(text)) in {span.of(text) for span in spans}


def test_a_window_is_cut_between_words_where_most_matches_are() -> None:
    text = "gulls " + "over the water " * 20 + "gulls and gulls and " + "more of the water " * 20
    matches = tuple(Span(i, i + 5) for i in range(len(text)) if text.startswith("gulls", i))
    piece = window(text, matches, width=60)
    assert len(within(matches, piece)) == 2
    assert text[piece.start - 1] == " "
    assert text[piece.end] == " "
    assert piece.end - piece.start <= 60


def test_text_that_holds_the_marks_itself_gives_no_matches() -> None:
    text = f"a {OPEN} b"
    assert matches_in(text, marked(text, (Span(0, 1),))) == ()


@given(st.lists(st.integers(1, 9), min_size=1, max_size=4), st.data())
def test_a_match_in_a_claim_is_located_in_its_pieces(sizes: list[int], data: st.DataObject) -> None:
    text, pieces, at = "abcdefghij" * 9, [], 0
    for size in sizes:
        pieces.append(Span(at, at + size))
        at += size + 3
    claim = text_of(text, pieces)
    start = data.draw(st.integers(0, len(claim) - 1))
    match = Span(start, data.draw(st.integers(start + 1, len(claim))))
    place = located(match, tuple(pieces))
    assert hull(pieces).contains(place)
    if ELLIPSIS.strip() not in match.of(claim) and match.of(claim).strip() == match.of(claim):
        assert place.of(text) == match.of(claim)
