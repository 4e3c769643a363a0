"""The layers that annotators write: standoff rows over one document, joined by short local ids.

Local ids (``m1``, ``e1``, ``a1``, ``f1``) are unique within a report and number rows by where they begin.
"""

from dataclasses import dataclass
from typing import Literal

from sayso.core.spans import Span, Spans, hull

MentionLabel = Literal[
    "Person", "Organization", "Location", "Facility", "NORP", "Date", "Money", "Product", "Misc"
]
EntityKind = Literal["person", "organization", "place", "group", "document", "other"]
SourceKind = Literal["person", "organization", "document", "publication", "group", "unknown"]
QuoteKind = Literal["direct", "indirect", "mixed"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Polarity = Literal["affirmed", "denied"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span that names something."""

    id: str
    span: Span
    label: MentionLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What one or more mentions, or the source of an attribution, stand for within the report.

    Attributes:
        name: its fullest name or description in this report.
        mentions: ids of the mentions that name it; none for a source that is only described.
        country: ISO 3166 alpha-3.
        sector: PLOVER sector code.
        wikidata: Wikidata id, such as ``Q42``.
    """

    id: str
    name: str
    kind: EntityKind
    mentions: tuple[str, ...] = ()
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Somebody other than the publisher said, wrote, thought or wanted something.

    ``content`` always has a piece; ``source`` and ``cue`` are empty where the text gives none.

    Attributes:
        parent: id of the attribution within whose content this one stands.
        score: the measured share of such attributions that are right, in [0, 1].
    """

    id: str
    source: Spans
    cue: Spans
    content: Spans
    quote: QuoteKind
    parent: str | None = None
    score: float | None = None

    @property
    def hull(self) -> Span:
        """From the first to the last character of source, cue and content."""
        return hull(self.source + self.cue + self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Factuality:
    """How firmly the source puts it, and whether it affirms or denies it.

    Attributes:
        attribution: id of the attribution that is judged.
        cues: the words that say so; empty for a plain statement.
    """

    attribution: str
    certainty: Certainty = "certain"
    polarity: Polarity = "affirmed"
    cues: Spans = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One step from the words on the page back to their origin."""

    span: Span
    entity: str
    kind: SourceKind
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """On whose word an attribution stands: nearest the publisher first, its origin last.

    Attributes:
        attribution: id of the attribution.
        speaker: id of the entity whose words these are; None where the text does not tell.
        kind: what the speaker is.
        named: whether a proper name identifies the speaker anywhere in the report.
        links: the steps; empty where the text gives no source.
    """

    attribution: str
    speaker: str | None = None
    kind: SourceKind = "unknown"
    named: bool = False
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that counts or measures something.

    Attributes:
        value: the number, in units of ``unit``; None where only a range is told.
        low: lower bound where the text gives one ("at least", "between", "dozens").
        high: upper bound likewise.
        approximate: whether the text hedges it ("about", "nearly", "some").
        unit: people, percent, an ISO 4217 currency code, an SI symbol, or the noun that is counted.
        counted: the words that say what is counted.
        attribution: id of the innermost attribution whose content holds the figure.
    """

    id: str
    span: Span
    value: float | None
    low: float | None = None
    high: float | None = None
    approximate: bool = False
    unit: str | None = None
    counted: Span | None = None
    attribution: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """What has been read of one document. A layer that no annotator assigned is None, not empty.

    Attributes:
        encoding: what the encoder says of every word, for annotators to decode; a finished reading has none.
    """

    encoding: object | None = None
    sentences: Spans | None = None
    mentions: tuple[Mention, ...] | None = None
    attributions: tuple[Attribution, ...] | None = None
    factuality: tuple[Factuality, ...] | None = None
    entities: tuple[Entity, ...] | None = None
    chains: tuple[Chain, ...] | None = None
    figures: tuple[Figure, ...] | None = None
    own_voice: Spans | None = None
