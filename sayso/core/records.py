"""The public JSON form of a reading (schema ``sayso/1``), out and back in without loss."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any, TypeVar

from sayso.core.annotations import (
    Attribution,
    Chain,
    Entity,
    Factuality,
    Figure,
    Layers,
    Link,
    Loaded,
    Mention,
    Place,
    Timex,
)
from sayso.core.document import Document
from sayso.core.provenance import Provenance
from sayso.core.reading import Coverage, Gap, Reading
from sayso.core.spans import Span, as_spans

SCHEMA = "sayso/1"

Record = dict[str, Any]
_Row = TypeVar("_Row", Loaded, Timex, Place)


def to_record(reading: Reading) -> Record:
    """The reading as one JSON object; a layer that was not read is absent, not empty."""
    document, layers = reading.document, reading.layers
    record: Record = {
        "schema": SCHEMA,
        "id": document.id,
        "report": {
            "url": document.url,
            "publisher": document.publisher,
            "title": document.title,
            "authors": list(document.authors),
            "published": document.published_at,
            "published_precision": document.published_precision,
            "fetched": document.fetched_at,
            "language": document.language,
            "path": document.path,
        },
        "text": document.text,
        "text_sha256": document.text_sha256,
    }
    if layers.sentences is not None:
        record["sentences"] = layers.sentences
    if layers.mentions is not None:
        entity_of = {mention: e.id for e in layers.entities or () for mention in e.mentions}
        record["mentions"] = [_mention_out(row, entity_of) for row in layers.mentions]
    if layers.entities is not None:
        record["entities"] = [_entity_out(row) for row in layers.entities]
    if layers.attributions is not None:
        record["attributions"] = _attributions_out(layers)
    if layers.own_voice is not None:
        record["own_voice"] = layers.own_voice
    if layers.figures is not None:
        record["figures"] = [_figure_out(row) for row in layers.figures]
    if layers.times is not None:
        record["times"] = [asdict(row) for row in layers.times]
    if layers.places is not None:
        record["places"] = [asdict(row) for row in layers.places]
    if layers.loaded is not None:
        record["loaded"] = [asdict(row) for row in layers.loaded]
    record["coverage"] = {
        "characters": reading.coverage.characters,
        "read": reading.coverage.read,
        "skipped": [{"span": gap.span, "reason": gap.reason} for gap in reading.coverage.skipped],
    }
    record["provenance"] = {
        "sayso": reading.provenance.sayso,
        "annotators": dict(reading.provenance.annotators),
        "models": dict(reading.provenance.models),
        "config": reading.provenance.config,
    }
    return record


def to_json(reading: Reading) -> str:
    """One line of ``sayso read --format jsonl``, without its line end."""
    return json.dumps(to_record(reading), ensure_ascii=False, allow_nan=False)


def from_record(record: Mapping[str, Any]) -> Reading:
    """The reading that ``to_record`` wrote; ``from_record(to_record(r)) == r``.

    Raises:
        KeyError: when the record lacks a required key of the schema.
    """
    report, coverage, provenance = record["report"], record["coverage"], record["provenance"]
    return Reading(
        document=Document(
            id=record["id"],
            text=record["text"],
            url=report["url"],
            publisher=report["publisher"],
            title=report["title"],
            authors=tuple(report["authors"]),
            language=report["language"],
            published_at=report["published"],
            published_precision=report["published_precision"],
            fetched_at=report.get("fetched"),
            path=report["path"],
        ),
        layers=_layers_in(record),
        coverage=Coverage(
            characters=coverage["characters"],
            read=coverage["read"],
            skipped=tuple(Gap(span=Span(*gap["span"]), reason=gap["reason"]) for gap in coverage["skipped"]),
        ),
        provenance=Provenance(
            sayso=provenance["sayso"],
            annotators=provenance.get("annotators", {}),
            models=provenance["models"],
            config=provenance["config"],
        ),
    )


def _mention_out(row: Mention, entity_of: Mapping[str, str]) -> Record:
    return {"id": row.id, "span": row.span, "label": row.label, "entity": entity_of.get(row.id)}


def _entity_out(row: Entity) -> Record:
    return {
        "id": row.id,
        "name": row.name,
        "kind": row.kind,
        "country": row.country,
        "sector": row.sector,
        "ids": {"wikidata": row.wikidata},
    }


def _attributions_out(layers: Layers) -> list[Record]:
    factuality = {row.attribution: row for row in layers.factuality or ()}
    chains = {row.attribution: row for row in layers.chains or ()}
    rows = []
    for row in layers.attributions or ():
        record: Record = {
            "id": row.id,
            "source": row.source,
            "cue": row.cue,
            "content": row.content,
            "quote": row.quote,
        }
        if chain := chains.get(row.id):
            record |= {
                "speaker": chain.speaker,
                "source_kind": chain.kind,
                "named": chain.named,
                "chain": [asdict(link) for link in chain.links],
            }
        record["parent"] = row.parent
        if judged := factuality.get(row.id):
            record |= {
                "certainty": judged.certainty,
                "polarity": judged.polarity,
                "act": judged.act,
                "factuality_cues": judged.cues,
            }
        record["score"] = row.score
        rows.append(record)
    return rows


def _figure_out(row: Figure) -> Record:
    return {
        "id": row.id,
        "span": row.span,
        "value": row.value,
        "low": row.low,
        "high": row.high,
        "approximate": row.approximate,
        "unit": row.unit,
        "counted": row.counted,
        "place": row.place,
        "time": row.time,
        "attribution": row.attribution,
    }


def _layers_in(record: Mapping[str, Any]) -> Layers:
    attributions = record.get("attributions")
    mentions = record.get("mentions")
    return Layers(
        sentences=_spans_in(record.get("sentences")),
        mentions=None
        if mentions is None
        else tuple(Mention(id=m["id"], span=Span(*m["span"]), label=m["label"]) for m in mentions),
        attributions=None if attributions is None else tuple(map(_attribution_in, attributions)),
        factuality=None
        if attributions is None or not all("certainty" in a for a in attributions)
        else tuple(map(_factuality_in, attributions)),
        entities=_entities_in(record),
        chains=None
        if attributions is None or not all("chain" in a for a in attributions)
        else tuple(map(_chain_in, attributions)),
        figures=None if record.get("figures") is None else tuple(map(_figure_in, record["figures"])),
        own_voice=_spans_in(record.get("own_voice")),
        loaded=_rows_in(record.get("loaded"), _spanned(Loaded)),
        times=_rows_in(record.get("times"), _spanned(Timex)),
        places=_rows_in(record.get("places"), _spanned(Place)),
    )


def _spans_in(pairs: Sequence[Sequence[int]] | None) -> tuple[Span, ...] | None:
    return None if pairs is None else as_spans(pairs)


def _span_in(pair: Sequence[int] | None) -> Span | None:
    return Span(*pair) if pair else None


def _spanned(kind: type[_Row]) -> Callable[[Mapping[str, Any]], _Row]:
    """Makes a row whose fields have the names of the record's keys and whose only span is ``span``."""
    names = {field.name for field in fields(kind)}
    return lambda row: kind(**{key: row[key] for key in names & row.keys()} | {"span": Span(*row["span"])})


def _rows_in(
    rows: Sequence[Mapping[str, Any]] | None, make: Callable[[Mapping[str, Any]], _Row]
) -> tuple[_Row, ...] | None:
    return None if rows is None else tuple(map(make, rows))


def _attribution_in(row: Mapping[str, Any]) -> Attribution:
    return Attribution(
        id=row["id"],
        source=as_spans(row["source"]),
        cue=as_spans(row["cue"]),
        content=as_spans(row["content"]),
        quote=row["quote"],
        parent=row["parent"],
        score=row["score"],
    )


def _factuality_in(row: Mapping[str, Any]) -> Factuality:
    return Factuality(
        attribution=row["id"],
        certainty=row["certainty"],
        polarity=row["polarity"],
        act=row.get("act", "statement"),
        cues=as_spans(row.get("factuality_cues", ())),
    )


def _chain_in(row: Mapping[str, Any]) -> Chain:
    return Chain(
        attribution=row["id"],
        speaker=row["speaker"],
        kind=row["source_kind"],
        named=row["named"],
        links=tuple(map(_link_in, row["chain"])),
    )


def _link_in(row: Mapping[str, Any]) -> Link:
    return Link(
        span=Span(*row["span"]),
        entity=row["entity"],
        kind=row["kind"],
        named=row["named"],
        count=row.get("count"),
        reason=_span_in(row.get("reason")),
    )


def _entities_in(record: Mapping[str, Any]) -> tuple[Entity, ...] | None:
    if record.get("entities") is None:
        return None
    mentions_of: dict[str, list[str]] = {}
    for mention in record.get("mentions") or ():
        if mention["entity"] is not None:
            mentions_of.setdefault(mention["entity"], []).append(mention["id"])
    return tuple(
        Entity(
            id=row["id"],
            name=row["name"],
            kind=row["kind"],
            mentions=tuple(mentions_of.get(row["id"], ())),
            country=row["country"],
            sector=row["sector"],
            wikidata=row["ids"]["wikidata"],
        )
        for row in record["entities"]
    )


def _figure_in(row: Mapping[str, Any]) -> Figure:
    return Figure(
        id=row["id"],
        span=Span(*row["span"]),
        value=row["value"],
        low=row["low"],
        high=row["high"],
        approximate=row["approximate"],
        unit=row["unit"],
        counted=_span_in(row["counted"]),
        place=row.get("place"),
        time=row.get("time"),
        attribution=row["attribution"],
    )
