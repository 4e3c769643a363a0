"""Which words of a report belong to which claim, as well-nested marks that any view can draw."""

import heapq
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sayso.core.claims import Claim
from sayso.core.reading import Reading
from sayso.core.spans import Span, trimmed

Role = Literal["source", "cue", "content", "own", "loaded"]

OUTERMOST_FIRST: Sequence[Role] = ("own", "content", "source", "cue", "loaded")
"""Which role encloses which when two marks cover the same characters."""


LINE_END = re.compile(r"\r\n|[\n\r\u2029]")
BLANK_LINE = re.compile(r"(?:\r\n|[\n\r])[ \t]*(?:\r\n|[\n\r])\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of the text that plays one role in the claims that ``labels`` name, if any."""

    span: Span
    role: Role
    labels: tuple[str, ...]

    @property
    def order(self) -> tuple[int, int, int, tuple[str, ...]]:
        """Sorts an enclosing mark before the marks that it encloses."""
        return (self.span.start, -self.span.end, OUTERMOST_FIRST.index(self.role), self.labels)


@dataclass(frozen=True, slots=True)
class Open:
    """A mark begins."""

    mark: Mark


@dataclass(frozen=True, slots=True)
class Words:
    """Characters of the text that all open marks share."""

    span: Span


@dataclass(frozen=True, slots=True)
class Close:
    """The mark that was opened last ends."""

    mark: Mark


Event = Open | Words | Close


def label_of(claim: Claim) -> str:
    """The short name that ties a claim's words to its row: ``3`` for ``a3``, ``o1`` for own voice."""
    return claim.local_id.removeprefix("a")


def marks_of(claims: Iterable[Claim]) -> list[Mark]:
    """The marks of all claims; claims that share a stretch in the same role share its mark."""
    labels: dict[tuple[Span, Role], list[str]] = {}
    for claim in claims:
        roles: tuple[tuple[Role, tuple[Span, ...]], ...] = (
            ("source", claim.source),
            ("cue", claim.cue),
            ("own" if claim.voice == "own" else "content", claim.content),
        )
        for role, spans in roles:
            for span in spans:
                labels.setdefault((span, role), []).append(label_of(claim))
    return [
        Mark(span=span, role=role, labels=tuple(dict.fromkeys(names)))
        for (span, role), names in labels.items()
    ]


def loaded_marks(reading: Reading, within: Span | None = None) -> list[Mark]:
    """The marks of possibly loaded wording in the publisher's own voice (in ``within``)."""
    spans = dict.fromkeys(row.span for row in reading.loaded_in_own_voice())
    return [
        Mark(span=span, role="loaded", labels=()) for span in spans if within is None or within.overlaps(span)
    ]


def paragraphs(text: str, within: Span | None = None) -> Iterator[Span]:
    """The paragraphs of ``text`` (or of ``within``), without white space at their ends.

    Blank lines set them apart; where there is none, every line is a paragraph.
    """
    span = within or Span(0, len(text))
    border = BLANK_LINE if BLANK_LINE.search(text.strip()) else LINE_END
    start = span.start
    for match in border.finditer(text, span.start, span.end):
        yield from _unless_blank(trimmed(text, Span(start, match.start())))
        start = match.end()
    yield from _unless_blank(trimmed(text, Span(start, span.end)))


def events(text_span: Span, marks: Iterable[Mark]) -> Iterator[Event]:
    """The characters of ``text_span`` in order, between the opening and closing of ``marks``.

    Marks come out well nested: one that crosses another's end is closed there and opened again, and
    one that reaches out of ``text_span`` is cut to it.
    """
    position = text_span.start
    open_marks: list[Mark] = []
    for mark in well_nested(_clipped(text_span, marks)):
        while open_marks and open_marks[-1].span.end <= mark.span.start:
            yield from _words(position, open_marks[-1].span.end)
            position = open_marks[-1].span.end
            yield Close(open_marks.pop())
        yield from _words(position, mark.span.start)
        position = mark.span.start
        open_marks.append(mark)
        yield Open(mark)
    for mark in reversed(open_marks):
        yield from _words(position, mark.span.end)
        position = mark.span.end
        yield Close(mark)
    yield from _words(position, text_span.end)


def well_nested(marks: Iterable[Mark]) -> Iterator[Mark]:
    """The same characters in the same roles, cut where two marks cross; enclosing marks come first."""
    waiting = [(mark.order, mark) for mark in marks]
    heapq.heapify(waiting)
    open_ends: list[int] = []
    while waiting:
        _, mark = heapq.heappop(waiting)
        while open_ends and open_ends[-1] <= mark.span.start:
            open_ends.pop()
        if open_ends and mark.span.end > open_ends[-1]:
            cut = open_ends[-1]
            rest = replace(mark, span=Span(cut, mark.span.end))
            mark = replace(mark, span=Span(mark.span.start, cut))
            heapq.heappush(waiting, (rest.order, rest))
            heapq.heappush(waiting, (mark.order, mark))
            continue
        open_ends.append(mark.span.end)
        yield mark


def _clipped(text_span: Span, marks: Iterable[Mark]) -> Iterator[Mark]:
    for mark in marks:
        start, end = max(mark.span.start, text_span.start), min(mark.span.end, text_span.end)
        if start < end:
            yield replace(mark, span=Span(start, end))


def _unless_blank(span: Span) -> Iterator[Span]:
    if span.start < span.end:
        yield span


def _words(start: int, end: int) -> Iterator[Words]:
    if start < end:
        yield Words(Span(start, end))
