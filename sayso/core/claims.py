"""Claims: the rows of the ledger, with the words they rest on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sayso.core.annotations import (
    UNKNOWN,
    Act,
    Attribution,
    Certainty,
    Chain,
    Entity,
    Factuality,
    Link,
    Polarity,
    QuoteKind,
    SourceKind,
)
from sayso.core.document import Document
from sayso.core.hashing import content_id
from sayso.core.spans import Span, Spans, text_of

Voice = Literal["attributed", "own"]

INSTITUTIONS: frozenset[SourceKind] = frozenset({"organization", "document", "publication"})
"""What is merely unnamed where no proper name identifies it; of other sources that makes one anonymous."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainStep:
    """A link of a chain with the words that stand in the text and the name they resolve to.

    Attributes:
        name: the entity's; the words themselves where the layer of entities lacks it.
        wording: the words that stand for the source at this place.
        reason: why the source is not named, as worded; None where the report does not tell.
    """

    link: Link
    name: str
    wording: str
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One content, and on whose word it stands.

    Attributes:
        id: hash of the report and the claim's spans; the same in every reading that finds it.
        report: key of the report (``Document.key``).
        local_id: id of the attribution within the report, or ``o1``, ``o2`` … for own voice.
        voice: ``attributed``, or ``own`` where the publisher itself asserts it.
        text: the words of ``content``, its pieces joined by an ellipsis.
        speaker: the source's fullest name in the report; None where unknown or own voice.
        speaker_country: where the speaker belongs, ISO 3166 alpha-3.
        speaker_sector: what part of society it acts for, a PLOVER code.
        source_text: the source as worded at this place.
        cue_text: the cue as worded at this place.
        figures: local ids of the figures in the content.
        parent: id of the claim within whose content this one stands.
    """

    id: str
    report: str
    local_id: str
    voice: Voice
    content: Spans
    text: str
    source: Spans = ()
    cue: Spans = ()
    source_text: str = ""
    cue_text: str = ""
    quote: QuoteKind | None = None
    speaker: str | None = None
    speaker_country: str | None = None
    speaker_sector: str | None = None
    source_kind: SourceKind = "unknown"
    named: bool = False
    chain: tuple[ChainStep, ...] = ()
    certainty: Certainty = "certain"
    polarity: Polarity = "affirmed"
    act: Act = "statement"
    factuality_cues: Spans = ()
    figures: tuple[str, ...] = ()
    parent: str | None = None
    score: float | None = None

    @property
    def origin(self) -> str | None:
        """The far end of the chain; None for own voice and where the text names no source."""
        if not self.chain:
            return self.speaker
        return self.chain[-1].name if self.chain[-1].name != UNKNOWN else None

    @property
    def origin_wording(self) -> str | None:
        """The origin as worded at this place; None where the text names no source."""
        return self.chain[-1].wording if self.chain and self.origin else None

    @property
    def origin_count(self) -> int | None:
        """How many sources the words for the origin say there are; None where they do not tell."""
        return self.chain[-1].link.count if self.chain else None

    @property
    def origin_reason(self) -> str | None:
        """Why the origin is not named, as worded; None where the report does not tell."""
        return self.chain[-1].reason if self.chain else None


def attributed_claim(
    document: Document,
    attribution: Attribution,
    *,
    factuality: Factuality,
    chain: Chain,
    entities: Mapping[str, Entity],
    figures: tuple[str, ...],
    parent: str | None,
) -> Claim:
    """The claim that an attribution makes, joined with the layers about it."""
    text, key = document.text, document.key
    speaker = entities.get(chain.speaker or "")
    return Claim(
        id=content_id(key, "attributed", attribution.source, attribution.cue, attribution.content, parent),
        report=key,
        local_id=attribution.id,
        voice="attributed",
        content=attribution.content,
        text=text_of(text, attribution.content),
        source=attribution.source,
        cue=attribution.cue,
        source_text=text_of(text, attribution.source),
        cue_text=text_of(text, attribution.cue),
        quote=attribution.quote,
        speaker=speaker.name if speaker and speaker.name != UNKNOWN else None,
        speaker_country=speaker.country if speaker else None,
        speaker_sector=speaker.sector if speaker else None,
        source_kind=chain.kind,
        named=chain.named,
        chain=tuple(_step(link, entities.get(link.entity), text=text) for link in chain.links),
        certainty=factuality.certainty,
        polarity=factuality.polarity,
        act=factuality.act,
        factuality_cues=factuality.cues,
        figures=figures,
        parent=parent,
        score=attribution.score,
    )


def _step(link: Link, entity: Entity | None, *, text: str) -> ChainStep:
    wording = link.span.of(text)
    return ChainStep(
        link=link,
        name=entity.name if entity else wording,
        wording=wording,
        reason=link.reason.of(text) if link.reason else None,
    )


def own_claim(document: Document, span: Span, *, local_id: str) -> Claim:
    """The claim that the publisher makes itself in ``span``."""
    return Claim(
        id=content_id(document.key, "own", span),
        report=document.key,
        local_id=local_id,
        voice="own",
        content=(span,),
        text=span.of(document.text),
    )
