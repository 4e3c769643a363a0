"""A reading as rows of tables; ``rebuilding`` turns the rows back into the reading."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from sqlalchemy import Table

from sayso.core.annotations import Figure
from sayso.core.claims import Claim
from sayso.core.document import Document
from sayso.core.hashing import content_id
from sayso.core.judgements import Judgement, to_record
from sayso.core.provenance import Provenance
from sayso.core.reading import Reading
from sayso.core.skips import Skip
from sayso.core.spans import Spans, hull
from sayso.ledger import short_forms
from sayso.ledger.schema import (
    CLAIM_SPANS,
    CLAIMS,
    ENTITIES,
    FIGURES,
    LINKS,
    LOADED,
    MENTIONS,
    PLACES,
    SHORT_FORMS,
    TIMES,
)

TableRow = dict[str, Any]
NumberedClaims = list[tuple[int, Claim]]


def report_row(document: Document, *, number: int) -> TableRow:
    """The row of ``reports`` for a document."""
    row = {field.name: getattr(document, field.name) for field in fields(document)}
    row |= {"authors": list(document.authors), "text_sha256": document.text_sha256}
    return row | {"number": number, "key": document.key, "characters": len(document.text)}


def provenance_row(provenance: Provenance) -> TableRow:
    """The row of ``provenances``."""
    return {
        "id": provenance.id,
        "sayso": provenance.sayso,
        "annotators": dict(provenance.annotators),
        "models": dict(provenance.models),
        "config": provenance.config,
    }


def reading_row(reading: Reading, *, number: int, report: int) -> TableRow:
    """The row of ``readings``; ``report`` is the number of the report."""
    layers, coverage = reading.layers, reading.coverage
    return {
        "number": number,
        "id": reading.id,
        "report": report,
        "provenance": reading.provenance.id,
        "layers": [field.name for field in fields(layers) if getattr(layers, field.name) is not None],
        "sentences": None if layers.sentences is None else [list(span) for span in layers.sentences],
        "coverage": {
            "characters": coverage.characters,
            "read": coverage.read,
            "skipped": [[*gap.span, gap.reason] for gap in coverage.skipped],
        },
    }


def layer_rows(reading: Reading, *, number: int, first_claim: int) -> dict[Table, list[TableRow]]:
    """The rows of all tables below ``readings``, parents before children.

    Args:
        reading: what was read.
        number: the reading's number.
        first_claim: the number for its first claim; the others follow.
    """
    claims = list(enumerate(reading.claims(), start=first_claim))
    return {
        MENTIONS: list(_mention_rows(reading, number)),
        ENTITIES: list(_entity_rows(reading, number)),
        CLAIMS: list(_claim_rows(reading, number, claims)),
        CLAIM_SPANS: [row for n, claim in claims for row in _span_rows(n, claim)],
        LINKS: [row for n, claim in claims for row in _link_rows(n, claim)],
        FIGURES: list(_figure_rows(reading, number, claims)),
        LOADED: list(_loaded_rows(reading, number)),
        TIMES: list(_time_rows(reading, number)),
        PLACES: list(_place_rows(reading, number)),
        SHORT_FORMS: list(_short_form_rows(reading, number)),
    }


def skip_row(skip: Skip) -> TableRow:
    """The row of ``skips``, without its number."""
    return {
        "id": content_id(skip.path, skip.record, skip.reason, skip.detail),
        "path": skip.path,
        "record": skip.record,
        "reason": skip.reason,
        "detail": skip.detail,
    }


def judgement_row(judgement: Judgement) -> TableRow:
    """The row of ``judgements``, without its number."""
    return to_record(judgement) | {"id": judgement.id}


def _mention_rows(reading: Reading, number: int) -> Iterator[TableRow]:
    for position, row in enumerate(reading.layers.mentions or ()):
        yield {
            "reading": number,
            "position": position,
            "id": row.id,
            "label": row.label,
            "start": row.span.start,
            "end": row.span.end,
        }


def _entity_rows(reading: Reading, number: int) -> Iterator[TableRow]:
    for position, row in enumerate(reading.layers.entities or ()):
        yield {
            "reading": number,
            "position": position,
            "id": row.id,
            "name": row.name,
            "kind": row.kind,
            "mentions": list(row.mentions),
            "country": row.country,
            "sector": row.sector,
            "wikidata": row.wikidata,
        }


def _claim_rows(reading: Reading, number: int, claims: NumberedClaims) -> Iterator[TableRow]:
    layers = reading.layers
    attributions = {row.id: (place, row) for place, row in enumerate(layers.attributions or ())}
    factuality = {row.attribution: place for place, row in enumerate(layers.factuality or ())}
    chains = {row.attribution: (place, row) for place, row in enumerate(layers.chains or ())}
    for position, (n, claim) in enumerate(claims):
        content = hull(claim.content)
        row = {
            "number": n,
            "id": claim.id,
            "reading": number,
            "position": position,
            "local_id": claim.local_id,
            "voice": claim.voice,
            "speaker": claim.speaker,
            "source_kind": claim.source_kind,
            "named": claim.named,
            "chain": [step.name for step in claim.chain],
            "origin": claim.origin,
            "source": claim.source_text,
            "cue": claim.cue_text,
            "text": claim.text,
            "quote": claim.quote,
            "certainty": claim.certainty,
            "polarity": claim.polarity,
            "start": content.start,
            "end": content.end,
            "score": claim.score,
            "parent": claim.parent,
            "parent_local_id": None,
            "speaker_entity": None,
            "layer_row": int(claim.local_id[1:]) - 1 if claim.voice == "own" else 0,
            "factuality_row": None,
            "chain_row": None,
            "act": claim.act,
            "origin_wording": claim.origin_wording,
            "origin_count": claim.origin_count,
            "origin_reason": claim.origin_reason,
            "speaker_country": claim.speaker_country,
            "speaker_sector": claim.speaker_sector,
        }
        if claim.voice == "attributed":
            place, attribution = attributions[claim.local_id]
            chain_row, chain = chains.get(claim.local_id, (None, None))
            row |= {
                "parent_local_id": attribution.parent,
                "speaker_entity": chain.speaker if chain else None,
                "layer_row": place,
                "factuality_row": factuality.get(claim.local_id),
                "chain_row": chain_row,
            }
        yield row


def _span_rows(claim_number: int, claim: Claim) -> Iterator[TableRow]:
    roles: dict[str, Spans] = {
        "source": claim.source,
        "cue": claim.cue,
        "content": claim.content,
        "factuality": claim.factuality_cues,
    }
    for role, spans in roles.items():
        for position, span in enumerate(spans):
            yield {
                "claim": claim_number,
                "role": role,
                "position": position,
                "start": span.start,
                "end": span.end,
            }


def _link_rows(claim_number: int, claim: Claim) -> Iterator[TableRow]:
    for position, step in enumerate(claim.chain):
        yield {
            "claim": claim_number,
            "position": position,
            "entity": step.link.entity,
            "kind": step.link.kind,
            "named": step.link.named,
            "wording": step.wording,
            "start": step.link.span.start,
            "end": step.link.span.end,
            "count": step.link.count,
            "reason": step.reason,
            "reason_start": step.link.reason.start if step.link.reason else None,
            "reason_end": step.link.reason.end if step.link.reason else None,
        }


def _figure_rows(reading: Reading, number: int, claims: NumberedClaims) -> Iterator[TableRow]:
    document, repeats = reading.document, Counter[str]()
    attributed = {claim.local_id: n for n, claim in claims if claim.voice == "attributed"}
    own = [(n, claim) for n, claim in claims if claim.voice == "own"]
    for position, row in enumerate(reading.layers.figures or ()):
        id_ = _figure_id(document, row, repeats)
        yield {
            "reading": number,
            "position": position,
            "id": id_,
            "local_id": row.id,
            "text": row.span.of(document.text),
            "value": row.value,
            "low": row.low,
            "high": row.high,
            "approximate": row.approximate,
            "unit": row.unit,
            "counted": row.counted.of(document.text) if row.counted else None,
            "counted_start": row.counted.start if row.counted else None,
            "counted_end": row.counted.end if row.counted else None,
            "start": row.span.start,
            "end": row.span.end,
            "attribution": row.attribution,
            "claim": _holder(row, own) if row.attribution is None else attributed.get(row.attribution),
            "place": row.place,
            "time": row.time,
        }


def _loaded_rows(reading: Reading, number: int) -> Iterator[TableRow]:
    own = set(reading.loaded_in_own_voice())
    for position, row in enumerate(reading.layers.loaded or ()):
        yield {
            "reading": number,
            "position": position,
            "text": row.span.of(reading.document.text),
            "score": row.score,
            "start": row.span.start,
            "end": row.span.end,
            "own": row in own,
        }


def _time_rows(reading: Reading, number: int) -> Iterator[TableRow]:
    for position, row in enumerate(reading.layers.times or ()):
        yield {
            "reading": number,
            "position": position,
            "id": row.id,
            "text": row.span.of(reading.document.text),
            "type": row.type,
            "value": row.value,
            "first_instant": row.start,
            "last_instant": row.end,
            "start": row.span.start,
            "end": row.span.end,
        }


def _place_rows(reading: Reading, number: int) -> Iterator[TableRow]:
    for position, row in enumerate(reading.layers.places or ()):
        told = {field.name: getattr(row, field.name) for field in fields(row) if field.name != "span"}
        yield told | {
            "reading": number,
            "position": position,
            "text": row.span.of(reading.document.text),
            "start": row.span.start,
            "end": row.span.end,
        }


def _short_form_rows(reading: Reading, number: int) -> Iterator[TableRow]:
    text, layers = reading.document.text, reading.layers
    countries = {mention: entity.country for entity in layers.entities or () for mention in entity.mentions}
    for position, (name, short, span) in enumerate(short_forms.told(text, layers.mentions or ())):
        yield {
            "reading": number,
            "position": position,
            "short": short.span.of(text),
            "name": name.span.of(text),
            "country": countries.get(name.id),
            "start": span.start,
            "end": span.end,
        }


def _holder(figure: Figure, own: NumberedClaims) -> int | None:
    return next((n for n, claim in own if claim.content[0].contains(figure.span)), None)


def _figure_id(document: Document, figure: Figure, repeats: Counter[str]) -> str:
    id_ = content_id(document.key, "figure", figure.span)
    before = repeats[id_]
    repeats[id_] += 1
    return content_id(id_, before) if before else id_
