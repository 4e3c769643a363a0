"""The rows that a ledger gives back: flat, frozen, ready for a table or a line of JSON.

Offsets (``start``, ``end``) are half-open code points of the report's text unless said otherwise.
``report`` is the report's public id (``Document.id``).
"""

from dataclasses import dataclass
from typing import Literal

from sayso.core.annotations import Certainty, Polarity, QuoteKind, SourceKind
from sayso.core.claims import Voice
from sayso.core.reading import Reading
from sayso.core.skips import SkipReason
from sayso.core.spans import Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report and how much was found in it.

    Attributes:
        key: the ledger's own key; reports that share an ``id`` but not their text differ in it.
        characters: length of the text in code points.
        claims: number of claims on somebody else's word.
        own_claims: number of claims in the publisher's own voice.
    """

    id: str
    key: str
    publisher: str | None
    published_at: str | None
    title: str | None
    url: str | None
    path: str | None
    language: str | None
    characters: int
    claims: int
    own_claims: int
    figures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim, on whose word it stands, and where.

    Attributes:
        speaker: the source's fullest name in the report; None where unknown or own voice.
        source: the source as worded at this place; empty where the text gives none.
        chain: names from nearest the publisher to the origin.
        origin: the far end of the chain.
        start: first character of the content.
        end: one past the last character of the content.
        parent: id of the claim within whose content this one stands.
    """

    id: str
    report: str
    publisher: str | None
    published_at: str | None
    voice: Voice
    speaker: str | None
    source: str
    source_kind: SourceKind
    named: bool
    chain: tuple[str, ...]
    origin: str | None
    cue: str
    text: str
    quote: QuoteKind | None
    certainty: Certainty
    polarity: Polarity
    start: int
    end: int
    score: float | None
    parent: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A number, what it counts, and whose it is.

    Attributes:
        id: hash of the report and the figure's span.
        text: the figure as worded.
        counted: the words that say what is counted.
        claim: id of the innermost claim whose content holds the figure, if any.
        speaker: that claim's speaker; None in the publisher's own voice.
    """

    id: str
    report: str
    publisher: str | None
    published_at: str | None
    text: str
    value: float | None
    low: float | None
    high: float | None
    approximate: bool
    unit: str | None
    counted: str | None
    claim: str | None
    speaker: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """Everything said by one speaker.

    Attributes:
        name: the speaker's; None for all whom the reader could not resolve ("she", "who").
        claims: number of claims, ``denied`` of which the source denies.
        reports: number of reports that carry them.
        publishers: number of publishers of those reports.
    """

    name: str | None
    kind: SourceKind
    named: bool
    claims: int
    denied: int
    reports: int
    publishers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SkipRow:
    """Input that gave no reading, and why; ``record`` says where in ``path``."""

    id: str
    path: str
    record: str | None
    reason: SkipReason
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """A claim or a passage of a report that holds the words asked for.

    Attributes:
        id: of the claim, or of the report.
        speaker: the claim's speaker; None for a report.
        snippet: the part of the text that holds most of the matches.
        matches: where the matches stand within ``snippet``.
        start: first character of the first of these matches, in the report's text.
        end: one past its last character.
    """

    kind: Literal["claim", "report"]
    id: str
    report: str
    publisher: str | None
    published_at: str | None
    speaker: str | None
    snippet: str
    matches: Spans
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The row behind an id, and the reading that it comes from."""

    row: ReportRow | ClaimRow | FigureRow
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The size of a ledger, by the current reading of each report.

    Attributes:
        claims: ``attributed`` and ``own`` together.
        named_sources: distinct sources that a proper name identifies.
        anonymous_sources: distinct sources that none does.
    """

    reports: int
    publishers: int
    claims: int
    attributed: int
    own: int
    named_sources: int
    anonymous_sources: int
    figures: int
    skips: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something in the file that does not hold: in which table, which row, what."""

    table: str
    id: str
    what: str
