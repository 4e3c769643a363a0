"""Half-open spans of code points, and the little arithmetic the house does on them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

ELLIPSIS = " … "


class Span(NamedTuple):
    """Characters ``[start, end)`` of one text, counted in Unicode code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def shifted(self, offset: int) -> "Span":
        """The same span ``offset`` characters further on."""
        return Span(self.start + offset, self.end + offset)

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether every character of ``other`` lies in this span."""
        return self.start <= other.start and other.end <= self.end


Spans = tuple[Span, ...]


def as_spans(pairs: Iterable[Sequence[int]]) -> Spans:
    """Spans from ``[start, end]`` pairs, as JSON and SQL hold them."""
    return tuple(Span(start, end) for start, end in pairs)


def text_of(text: str, spans: Iterable[Span], *, gap: str = ELLIPSIS) -> str:
    """The words of a (possibly discontinuous) annotation, its pieces joined by ``gap``."""
    return gap.join(span.of(text) for span in spans)


def hull(spans: Sequence[Span]) -> Span:
    """The smallest span that covers all of ``spans``, which must not be empty."""
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def trimmed(text: str, span: Span, *, strip: str | None = None) -> Span:
    """``span`` without the white space (or the characters of ``strip``) at its ends; may be empty."""
    piece = span.of(text)
    start = span.end - len(piece.lstrip(strip))
    return Span(start, max(start, span.start + len(piece.rstrip(strip))))


def merged(spans: Iterable[Span]) -> Spans:
    """The same characters as ``spans``, sorted, with touching and overlapping pieces joined."""
    out: list[Span] = []
    for span in sorted(spans):
        if span.start >= span.end:
            continue
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def overlapping(disjoint: Sequence[Span], span: Span) -> Sequence[Span]:
    """Those of ``disjoint`` (sorted, none overlapping another) that share a character with ``span``."""
    first = bisect_right(disjoint, span.start, key=lambda other: other.end)
    last = bisect_left(disjoint, span.end, key=lambda other: other.start)
    return disjoint[first:last]


def without(span: Span, holes: Iterable[Span]) -> Spans:
    """The pieces of ``span`` that lie outside all of ``holes``."""
    pieces, start = [], span.start
    for hole in merged(holes):
        if hole.start > start:
            pieces.append(Span(start, min(hole.start, span.end)))
        start = max(start, hole.end)
    pieces.append(Span(start, span.end))
    return tuple(piece for piece in pieces if piece.start < piece.end)
