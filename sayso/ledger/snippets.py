"""From the marks that full-text search sets around matches to offsets and a piece of text to show."""

from sayso.core.spans import ELLIPSIS, Span, Spans

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Marks around a match: noncharacters, which Unicode keeps out of interchanged text."""

WIDTH = 160
"""Characters of a snippet: two lines of a terminal."""


def matches_in(text: str, marked: str) -> Spans:
    """The spans of ``text`` that stand between marks in ``marked``, which is otherwise the same.

    None where it is not the same: SQLite drops what follows a NUL, and a text may hold the marks.
    """
    spans, start, at = [], 0, 0
    for piece in marked.replace(CLOSE, OPEN).split(OPEN):
        start, at = at, at + len(piece)
        spans.append(Span(start, at))
    if marked.replace(OPEN, "").replace(CLOSE, "") != text or len(spans) % 2 == 0:
        return ()
    return tuple(span for span in spans[1::2] if span.start < span.end)


def window(text: str, matches: Spans, *, width: int = WIDTH) -> Span:
    """The piece of ``text`` of about ``width`` characters, cut between words, with most of ``matches``."""
    if len(text) <= width:
        return Span(0, len(text))
    reaches = [sum(start <= m.start and m.end <= start + width for m in matches) for start, _ in matches]
    first = matches[reaches.index(max(reaches))] if matches else Span(0, 0)
    last = max((m.end for m in matches if m.start >= first.start and m.end <= first.start + width), default=0)
    middle = (first.start + max(last, first.end)) // 2
    start = min(first.start, max(0, middle - width // 2))
    return _between_words(text, Span(start, max(first.end, min(len(text), start + width))), first)


def within(matches: Spans, piece: Span) -> Spans:
    """The matches that lie in ``piece``, counted from its start."""
    return tuple(match.shifted(-piece.start) for match in matches if piece.contains(match))


def located(match: Span, pieces: Spans) -> Span:
    """Where in the report a span of a claim's text stands; the part in one piece where it spans two."""
    at = 0
    for piece in pieces:
        size = piece.end - piece.start
        if match.start < at + size:
            start = piece.start + max(0, match.start - at)
            return Span(start, max(start + 1, min(piece.end, piece.start + match.end - at)))
        at += size + len(ELLIPSIS)
    return pieces[0]


def _between_words(text: str, piece: Span, keep: Span) -> Span:
    start, end = piece
    if start > 0 and not text[start - 1].isspace():
        start = next((i + 1 for i in range(start, keep.start) if text[i].isspace()), start)
    if end < len(text) and not text[end].isspace():
        end = next((i for i in range(end - 1, keep.end, -1) if text[i].isspace()), end)
    return Span(start, end)
