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
Act = Literal["statement", "belief", "intention", "demand", "question"]
"""What a source does with its words; promises and plans are intentions, orders and wishes demands."""
UNKNOWN = "unknown"
"""The name of the entity that stands for a source that the text does not tell ("it was reported that")."""
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
PlacePrecision = Literal["point", "city", "admin", "country", "region"]


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
    """How firmly the source puts it, whether it affirms or denies it, and what it does by saying so.

    Attributes:
        attribution: id of the attribution that is judged.
        cues: the words that say so; empty for a plain statement.
    """

    attribution: str
    certainty: Certainty = "certain"
    polarity: Polarity = "affirmed"
    act: Act = "statement"
    cues: Spans = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One step from the words on the page back to their origin.

    Attributes:
        span: the words that stand for the source at this place.
        entity: id of the entity they mean.
        count: how many sources the words say there are ("three officials"); None where they do not tell.
        reason: why the source is not named, where the report says so ("because he was not authorised
            to speak to the press").
    """

    span: Span
    entity: str
    kind: SourceKind
    named: bool
    count: int | None = None
    reason: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """On whose word an attribution stands: nearest the publisher first, its origin last.

    Attributes:
        attribution: id of the attribution.
        speaker: id of the entity whose words these are; an entity called ``UNKNOWN`` where the text names
            no source, None where it has one and does not tell whom it means.
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
        place: id of the place it is told of.
        time: id of the time expression it is told of.
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
    place: str | None = None
    time: str | None = None
    attribution: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """An expression of time, normalised as in TimeML (TIMEX3).

    Attributes:
        value: the TIMEX3 value: ``2023-08-11``, ``2023-W32``, ``P3D``, ``PRESENT_REF`` ….
        start: first day or instant that it covers, ISO 8601; None where the value does not tell.
        end: last day or instant that it covers, likewise.
    """

    id: str
    span: Span
    type: TimexType
    value: str
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A toponym and what it stands for on the map.

    One that no gazetteer knows has its words for a name, and None for everything it does not tell.

    Attributes:
        name: its name in the gazetteer.
        lat: degrees north (WGS 84).
        lon: degrees east.
        country: ISO 3166 alpha-2; None beyond all countries and where it is disputed.
        kind: what it is, in the gazetteer's word ("city", "airbase", "river").
        gazetteer: where it was looked up.
        gazetteer_id: its id there.
        precision: what the coordinates are the middle of.
        score: the measured share of such places that are right, in [0, 1].
    """

    id: str
    span: Span
    name: str
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    kind: str | None = None
    gazetteer: str | None = None
    gazetteer_id: str | None = None
    precision: PlacePrecision | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """Emotive or slanted wording in the publisher's own voice, possibly: ``score`` is the chance."""

    span: Span
    score: float


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
    loaded: tuple[Loaded, ...] | None = None
    times: tuple[Timex, ...] | None = None
    places: tuple[Place, ...] | None = None
