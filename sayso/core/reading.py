"""A reading: one document with everything that was read of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.core.annotations import Attribution, Chain, Entity, Factuality, Layers, Loaded
from sayso.core.claims import Claim, attributed_claim, own_claim
from sayso.core.document import Document
from sayso.core.hashing import content_id
from sayso.core.provenance import Provenance
from sayso.core.spans import Span, merged, overlapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Characters of a document that were not read, and why."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much of the text was read: ``read`` of ``characters``, less the gaps."""

    characters: int
    read: int
    skipped: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one pipeline read in one document."""

    document: Document
    layers: Layers
    coverage: Coverage
    provenance: Provenance

    @property
    def id(self) -> str:
        """Equal for the same document read by the same software, models and settings."""
        return reading_id(self.document, self.provenance)

    def claims(self) -> Iterator[Claim]:
        """Every claim of the report in text order: attributed ones and the publisher's own.

        Claims that repeat the spans of another get ids of their own, by how many came before.
        """
        entities = {entity.id: entity for entity in self.layers.entities or ()}
        repeats: Counter[str] = Counter()
        claims = [*self._attributed(entities, repeats), *self._own(repeats)]
        return iter(sorted(claims, key=lambda claim: (claim.content, len(claim.local_id), claim.local_id)))

    def loaded_in_own_voice(self) -> tuple[Loaded, ...]:
        """Wording that is possibly loaded and that no attributed content has a character of."""
        attributed = merged(span for row in self.layers.attributions or () for span in row.content)
        return tuple(row for row in self.layers.loaded or () if not overlapping(attributed, row.span))

    def _attributed(self, entities: dict[str, Entity], repeats: Counter[str]) -> Iterator[Claim]:
        factuality = {row.attribution: row for row in self.layers.factuality or ()}
        chains = {row.attribution: row for row in self.layers.chains or ()}
        figures: dict[str, list[str]] = {}
        for figure in self.layers.figures or ():
            figures.setdefault(figure.attribution or "", []).append(figure.id)
        claim_ids: dict[str, str] = {}
        for attribution in parents_first(self.layers.attributions or ()):
            claim = attributed_claim(
                self.document,
                attribution,
                factuality=factuality.get(attribution.id, Factuality(attribution=attribution.id)),
                chain=chains.get(attribution.id, Chain(attribution=attribution.id)),
                entities=entities,
                figures=tuple(figures.get(attribution.id, ())),
                parent=claim_ids.get(attribution.parent or ""),
            )
            claim = _numbered(claim, repeats)
            claim_ids[attribution.id] = claim.id
            yield claim

    def _own(self, repeats: Counter[str]) -> Iterator[Claim]:
        for number, span in enumerate(self.layers.own_voice or (), start=1):
            yield _numbered(own_claim(self.document, span, local_id=f"o{number}"), repeats)


def reading_id(document: Document, provenance: Provenance) -> str:
    """The id of the reading of ``document`` by that software, models and settings, made or not."""
    return content_id(document.key, provenance.id)


def _numbered(claim: Claim, repeats: Counter[str]) -> Claim:
    before = repeats[claim.id]
    repeats[claim.id] += 1
    return replace(claim, id=content_id(claim.id, before)) if before else claim


def parents_first(attributions: tuple[Attribution, ...]) -> list[Attribution]:
    """The same attributions, each after its parent; a parent that is not there counts as none."""
    by_id = {attribution.id: attribution for attribution in attributions}

    def depth(attribution: Attribution) -> int:
        seen = {attribution.id}
        while (parent := by_id.get(attribution.parent or "")) and parent.id not in seen:
            seen.add(parent.id)
            attribution = parent
        return len(seen)

    return sorted(attributions, key=depth)
