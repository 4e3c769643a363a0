"""The rows that a ledger gives back: flat, frozen, ready for a table or a line of JSON.

Offsets (``start``, ``end``) are half-open code points of the report's text unless said otherwise.
``report`` is the report's public id (``Document.id``).
"""

from dataclasses import dataclass
from typing import Literal

from sayso.core.annotations import Act, Certainty, Polarity, QuoteKind, SourceKind
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
        version: which of the captures of its URL it is, by date of publication, then of capture; from 1.
        versions: how many captures of its URL there are; 1 where it has no URL.
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
    version: int
    versions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim, on whose word it stands, and where.

    Attributes:
        speaker: the source's fullest name in the report; None where unknown or own voice.
        speaker_country: where the speaker belongs, ISO 3166 alpha-3; as people have corrected it.
        speaker_sector: what part of society it acts for, a PLOVER code; likewise.
        actor: the name by which the speaker is known across reports; its own where there is no other.
        actor_id: id of the actor under which ``sayso sources`` and ``sayso actors`` count the claim.
        source: the source as worded at this place; empty where the text gives none.
        chain: names from nearest the publisher to the origin.
        origin: the far end of the chain.
        origin_wording: the origin as worded at this place.
        origin_count: how many sources these words say there are; None where they do not tell.
        origin_reason: why the origin is not named, as worded; None where the report does not tell.
        act: what the source does with its words.
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
    speaker_country: str | None
    speaker_sector: str | None
    actor: str | None
    actor_id: str | None
    source: str
    source_kind: SourceKind
    named: bool
    chain: tuple[str, ...]
    origin: str | None
    origin_wording: str | None
    origin_count: int | None
    origin_reason: str | None
    cue: str
    text: str
    quote: QuoteKind | None
    certainty: Certainty
    polarity: Polarity
    act: Act
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
        place: name of the place that the figure is told of.
        time: value (TIMEX3) of the time that it is told of.
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
    place: str | None
    time: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What the claims of one name are like, in numbers of claims.

    The five acts add up to all claims, so do the six kinds of source, and so do the four kinds of naming.

    Attributes:
        reports: number of reports that carry the claims.
        claims: number of claims on somebody's word.
        named: a proper name identifies the source.
        anonymous: none does, and the source is a person or a group.
        unnamed: none does, but the source is an institution or a document ("police").
        unresolved: the reader could not tell who the source is ("she", "it is said").
        denied: the source denies what is said.
        indirect: the chain has more than one step.
        mean_chain: mean number of steps of a chain, to three decimals; None where no claim has one.
    """

    name: str | None
    reports: int
    claims: int
    statements: int
    beliefs: int
    intentions: int
    demands: int
    questions: int
    persons: int
    groups: int
    organizations: int
    documents: int
    publications: int
    unknown: int
    named: int
    anonymous: int
    unnamed: int
    unresolved: int
    denied: int
    indirect: int
    mean_chain: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow(Profile):
    """Everything said by one source.

    Attributes:
        name: the actor's; None for all whom the reader could not resolve ("she", "who").
        kind: what the speaker is in most of its claims.
        publishers: number of publishers of the reports.
        id: of the actor; None where there is no name.
        country: the actor's, ISO 3166 alpha-3; of most of its claims where reports differ.
        sector: the actor's, a PLOVER code, likewise.
        spellings: the names by which reports call it, the most frequent first.
    """

    kind: SourceKind
    publishers: int
    id: str | None
    country: str | None
    sector: str | None
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """Somebody who speaks, across reports.

    Attributes:
        id: of the alias that stands for the actor.
        kind: what it is in most of its claims.
        country: ISO 3166 alpha-3.
        sector: PLOVER code.
        spellings: the names by which reports call it, the most frequent first.
    """

    id: str
    name: str
    kind: SourceKind
    country: str | None
    sector: str | None
    claims: int
    reports: int
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRow:
    """What somebody decided about an actor.

    Attributes:
        question: what it settles: ``same``, ``country`` or ``sector``.
        about: whom, in words.
        answer: ``same``, ``different`` or a code; ``-`` for none.
    """

    id: str
    question: str
    about: tuple[str, ...]
    answer: str
    who: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherRow(Profile):
    """What the reports of one publisher hold: counts, and never a score.

    Attributes:
        name: the publisher's; None for reports that do not tell.
        reports: number of reports, with or without claims.
        sources: number of distinct sources, by name or description.
        own_claims: number of claims in the publisher's own voice.
        loaded: number of wordings in the publisher's own voice that are possibly loaded.
        loaded_reports: number of reports with such a wording.
        read_for_loaded: number of reports that were read for such wording; where it is 0, nobody looked.
    """

    sources: int
    own_claims: int
    loaded: int
    loaded_reports: int
    read_for_loaded: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredText:
    """The text of a report, and what tells it from others."""

    key: str
    id: str
    url: str | None
    publisher: str | None
    published_at: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRow:
    """What a report shares, word for word or nearly so, with the earliest report that holds those words.

    Attributes:
        earlier: id of the earlier report.
        words: how many words of the later report are copied.
        share: ``words`` of all its words, to three decimals.
        text: the first words of the first passage, as the later report has them.
        spans: the copied passages in the later report, in its order.
        earlier_spans: the same passages in the earlier report, in the same order.
    """

    report: str
    publisher: str | None
    published_at: str | None
    earlier: str
    earlier_publisher: str | None
    earlier_published_at: str | None
    words: int
    share: float
    text: str
    spans: Spans
    earlier_spans: Spans


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
        anonymous_sources: distinct persons and groups that none does.
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
