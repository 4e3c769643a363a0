"""Quotation marks: which opens, which closes, and quotations that run over several paragraphs."""

from collections.abc import Iterator

from sayso.core.annotations import QuoteKind
from sayso.core.spans import Span, Spans
from sayso.resources.words import LINE

# Marks that open and close; straight ones open after white space or an opening bracket, close otherwise.
PAIRS = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"', "'": "'"}
CURLY_DOUBLE, APOSTROPHES = "“”„", "’'"
GOES_ON = frozenset('“"')
"""Marks that open again in each paragraph of one quotation."""
SHORTEST = 2
"""Characters between the marks; fewer are inches, feet or a stray mark."""


def quotations(text: str) -> tuple[Spans, ...]:
    """Every quotation of ``text`` with its marks, outermost only, in order; a piece for each paragraph.

    A paragraph whose quotation does not close, followed by one that opens with a mark, is quoted to
    its end and goes on in the next (the usual form of a quotation over several paragraphs); an
    unclosed mark elsewhere is not a quotation.
    """
    paragraphs = [Span(*match.span()) for match in LINE.finditer(text)]
    found: list[Spans] = []
    unclosed = False
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        for piece in _in_paragraph(text, paragraph, following):
            if unclosed:
                found[-1] += (piece,)
            else:
                found.append((piece,))
            unclosed = piece.end == paragraph.end and not _is_closed(text, piece)
    return tuple(found)


def quote_kind(text: str, content: Spans) -> QuoteKind:
    """Whether ``content`` is all in quotation marks (direct), partly (mixed) or not at all (indirect)."""
    outside, inside = 0, 0
    for piece in content:
        body = piece.of(text)
        quoted = sum(span.end - span.start for span in _in_paragraph(body, Span(0, len(body)), None))
        unclosed = body.lstrip()[:1] in CURLY_DOUBLE and not quoted
        inside += len(body) if unclosed else quoted
        outside += 0 if unclosed else sum(map(str.isalnum, _outside(body)))
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def _is_closed(text: str, piece: Span) -> bool:
    return text[piece.end - 1] in PAIRS[text[piece.start]]


def _outside(body: str) -> str:
    kept, start = [], 0
    for span in _in_paragraph(body, Span(0, len(body)), None):
        kept.append(body[start : span.start])
        start = span.end
    return "".join([*kept, body[start:]])


def _in_paragraph(text: str, paragraph: Span, following: Span | None) -> Iterator[Span]:
    position = paragraph.start
    unclosed: set[str] = set()  # marks that nothing closes any more in this paragraph
    while position < paragraph.end:
        mark = text[position]
        if mark not in PAIRS or not _opens(text, position, paragraph):
            position += 1
            continue
        end = None if mark in unclosed else _closing(text, position, paragraph)
        if end is None:
            unclosed.add(mark)
            if mark in GOES_ON and following and text[following.start] == mark:
                yield Span(position, paragraph.end)
                return
        if end is not None and end - position - 1 >= SHORTEST:
            yield Span(position, end + 1)
            position = end + 1
        else:
            position += 1


def _opens(text: str, position: int, paragraph: Span) -> bool:
    before = text[position - 1] if position > paragraph.start else " "
    after = text[position + 1] if position + 1 < paragraph.end else " "
    if text[position] in "“„«":
        return True
    return not before.isalnum() and before not in ".,!?" and not after.isspace()


def _closing(text: str, position: int, paragraph: Span) -> int | None:
    mark = text[position]
    closers = PAIRS[mark]
    for index in range(position + 1, paragraph.end):
        if text[index] not in closers or text[index - 1].isspace():
            continue
        after = text[index + 1] if index + 1 < paragraph.end else " "
        if text[index] in APOSTROPHES and after.isalnum():
            continue
        return index
    return None
