"""A report made ready for being related to others: what it claims, as statements."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from sayso.core.annotations import Act, Figure, Timex
from sayso.core.claims import Claim
from sayso.core.document import Document
from sayso.core.reading import Reading
from sayso.core.spans import ELLIPSIS, Span, Spans, hull, merged
from sayso.relating.likeness import Statement
from sayso.relating.origins import Origin, origin_of
from sayso.relating.stories import day_of, terms_of

LEAST_WORDS = 3
"""Telling words that a claim needs to be compared; "it was a tragedy" is the same of anything."""
NOT_STATED: frozenset[Act] = frozenset({"question", "demand"})
"""Acts by which nothing is stated that could be repeated or disputed."""
PASSED_ON = 0.8
"""A claim is not compared beside the one within it that makes up so much of its content."""


@dataclass(frozen=True)
class ToldClaim:
    """One claim of a report.

    Attributes:
        statement: its content with the figures and times that were read in it, offsets within its text.
    """

    claim: Claim
    statement: Statement
    origin: Origin

    def in_report(self, spans: Iterable[Span]) -> Spans:
        """Spans of the statement's text as spans of the report's."""
        return merged(
            Span(max(span.start, at), min(span.end, at + piece.end - piece.start)).shifted(piece.start - at)
            for span in spans
            for at, piece in _pieces(self.claim.content)
        )


@dataclass(frozen=True)
class ToldReport:
    """One report.

    Attributes:
        reading: id of the reading that its claims are from.
        direct: the words that it quotes directly.
    """

    document: Document
    reading: str
    claims: tuple[ToldClaim, ...]
    direct: Spans

    @property
    def order(self) -> tuple[bool, str, str]:
        """Sorts reports by date, those without one last, then by key."""
        published = self.document.published_at
        return published is None, published or "", self.document.key

    @property
    def day(self) -> int | None:
        """The day of publication as a number, where it is known."""
        return day_of(self.document.published_at)

    @cached_property
    def terms(self) -> Mapping[str, int]:
        """The terms by which its neighbours are found."""
        return terms_of(self.document.text)

    @cached_property
    def holders(self) -> Mapping[str, list[int]]:
        """For each stem, which of the claims hold it."""
        found: dict[str, list[int]] = {}
        for number, told in enumerate(self.claims):
            for stem in told.statement.stems:
                found.setdefault(stem, []).append(number)
        return found


def told_report(reading: Reading) -> ToldReport:
    """The report of a reading with those of its claims that can be compared."""
    claims = list(reading.claims())
    passing = _passing_on(claims)
    told = (
        ToldClaim(claim, _statement(claim, reading), origin_of(claim, reading.document))
        for claim in claims
        if claim.act not in NOT_STATED and claim.id not in passing
    )
    return ToldReport(
        document=reading.document,
        reading=reading.id,
        claims=tuple(one for one in told if len(one.statement.senses) >= LEAST_WORDS),
        direct=merged(span for claim in claims if claim.quote == "direct" for span in claim.content),
    )


def _passing_on(claims: list[Claim]) -> frozenset[str]:
    """The claims that do little but tell what another one within them says."""
    by_id = {claim.id: claim for claim in claims}
    found = set()
    for claim in claims:
        if parent := by_id.get(claim.parent or ""):
            within = hull(claim.source + claim.cue + claim.content)
            size = sum(span.end - span.start for span in parent.content)
            if within.end - within.start >= PASSED_ON * size:
                found.add(parent.id)
    return frozenset(found)


def _statement(claim: Claim, reading: Reading) -> Statement:
    layers = reading.layers
    return Statement(
        text=claim.text,
        published=reading.document.published_at,
        source=claim.speaker,
        figures=tuple(_figures(claim, layers.figures or ())),
        times=tuple(_times(claim, layers.times or ())),
    )


def _figures(claim: Claim, figures: Iterable[Figure]) -> Iterator[Figure]:
    for figure in figures:
        if span := _in_statement(claim, figure.span):
            counted = _in_statement(claim, figure.counted) if figure.counted else None
            yield replace(figure, span=span, counted=counted)


def _times(claim: Claim, times: Iterable[Timex]) -> Iterator[Timex]:
    for time in times:
        if span := _in_statement(claim, time.span):
            yield replace(time, span=span)


def _in_statement(claim: Claim, span: Span) -> Span | None:
    """A span of the report's text as one of the claim's text; None where it lies outside."""
    return next(
        (span.shifted(at - piece.start) for at, piece in _pieces(claim.content) if piece.contains(span)), None
    )


def _pieces(content: Spans) -> Iterator[tuple[int, Span]]:
    """The pieces of a content, each with where it begins in the claim's text."""
    at = 0
    for piece in content:
        yield at, piece
        at += piece.end - piece.start + len(ELLIPSIS)
