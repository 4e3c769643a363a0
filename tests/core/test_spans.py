from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sayso.core.spans import Span, hull, merged, trimmed, without

spans = st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda pair: Span(pair[0], sum(pair)))


def characters(pieces: tuple[Span, ...]) -> set[int]:
    return {position for piece in pieces for position in range(*piece)}


@given(st.lists(spans))
def test_merged_covers_the_same_characters_in_disjoint_sorted_pieces(pieces: list[Span]) -> None:
    joined = merged(pieces)
    assert characters(joined) == characters(tuple(pieces))
    assert all(left.end < right.start for left, right in pairwise(joined))


@given(spans, st.lists(spans))
def test_without_leaves_exactly_what_lies_outside_the_holes(span: Span, holes: list[Span]) -> None:
    assert characters(without(span, holes)) == characters((span,)) - characters(tuple(holes))


@given(st.text(), st.data())
def test_trimmed_strips_only_white_space(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    inner = trimmed(text, span)
    assert span.contains(inner)
    assert inner.of(text) == span.of(text).strip()


def test_hull_reaches_from_first_to_last() -> None:
    assert hull([Span(5, 9), Span(1, 2)]) == Span(1, 9)
