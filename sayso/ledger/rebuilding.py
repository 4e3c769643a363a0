"""Readings from their rows, exactly as they were appended."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, select

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
from sayso.core.spans import Span, Spans, as_spans
from sayso.ledger.schema import (
    CLAIM_SPANS,
    CLAIMS,
    CURRENT_READINGS,
    ENTITIES,
    FIGURES,
    LINKS,
    LOADED,
    MENTIONS,
    PLACES,
    PROVENANCES,
    READINGS,
    REPORTS,
    TIMES,
)

Rows = Sequence[Row[Any]]
SpansOf = dict[tuple[int, str], Spans]


def current_reading(connection: Connection, report: int) -> Reading:
    """The reading of the report with that number that was appended last."""
    number = connection.execute(
        select(CURRENT_READINGS.c.number).where(CURRENT_READINGS.c.report == report)
    ).scalar_one()
    return rebuilt(connection, number)


def rebuilt(connection: Connection, number: int) -> Reading:
    """The reading with that number."""
    reading = connection.execute(select(READINGS).where(READINGS.c.number == number)).one()
    report = connection.execute(select(REPORTS).where(REPORTS.c.number == reading.report)).one()
    provenance = connection.execute(select(PROVENANCES).where(PROVENANCES.c.id == reading.provenance)).one()
    return Reading(
        document=document(report),
        layers=_layers(connection, reading),
        coverage=_coverage(reading.coverage),
        provenance=provenance_of(provenance),
    )


def document(row: Row[Any]) -> Document:
    """The document of a row of ``reports``."""
    return Document(
        id=row.id,
        text=row.text,
        url=row.url,
        publisher=row.publisher,
        title=row.title,
        authors=tuple(row.authors),
        language=row.language,
        published_at=row.published_at,
        published_precision=row.published_precision,
        fetched_at=row.fetched_at,
        path=row.path,
    )


def provenance_of(row: Row[Any]) -> Provenance:
    """The provenance of a row of ``provenances``."""
    return Provenance(sayso=row.sayso, annotators=row.annotators, models=row.models, config=row.config)


def _coverage(kept: dict[str, Any]) -> Coverage:
    return Coverage(
        characters=kept["characters"],
        read=kept["read"],
        skipped=tuple(Gap(span=Span(start, end), reason=reason) for start, end, reason in kept["skipped"]),
    )


def _layers(connection: Connection, reading: Row[Any]) -> Layers:
    number = reading.number
    claims = connection.execute(
        select(CLAIMS).where(CLAIMS.c.reading == number).order_by(CLAIMS.c.layer_row)
    ).all()
    attributed = [row for row in claims if row.voice == "attributed"]
    spans = _claim_spans(connection, number)
    layers: dict[str, Any] = {
        "sentences": as_spans(reading.sentences or ()),
        "mentions": _mentions(_rows(connection, MENTIONS, number)),
        "attributions": tuple(_attribution(row, spans) for row in attributed),
        "factuality": _factuality(attributed, spans),
        "entities": _entities(_rows(connection, ENTITIES, number)),
        "chains": _chains(attributed, _links(connection, number)),
        "figures": tuple(map(_figure, _rows(connection, FIGURES, number))),
        "own_voice": tuple(Span(row.start, row.end) for row in claims if row.voice == "own"),
        "loaded": tuple(map(_loaded, _rows(connection, LOADED, number))),
        "times": tuple(map(_time, _rows(connection, TIMES, number))),
        "places": tuple(map(_place, _rows(connection, PLACES, number))),
    }
    return Layers(**{name: layers[name] for name in reading.layers})


def _rows(connection: Connection, table: Table, reading: int) -> Rows:
    return connection.execute(
        select(table).where(table.c.reading == reading).order_by(table.c.position)
    ).all()


def _claim_spans(connection: Connection, reading: int) -> SpansOf:
    rows = connection.execute(
        select(CLAIM_SPANS)
        .join(CLAIMS)
        .where(CLAIMS.c.reading == reading)
        .order_by(CLAIM_SPANS.c.claim, CLAIM_SPANS.c.role, CLAIM_SPANS.c.position)
    )
    spans: dict[tuple[int, str], list[Span]] = defaultdict(list)
    for row in rows:
        spans[row.claim, row.role].append(Span(row.start, row.end))
    return {key: tuple(pieces) for key, pieces in spans.items()}


def _links(connection: Connection, reading: int) -> dict[int, list[Link]]:
    rows = connection.execute(
        select(LINKS)
        .join(CLAIMS)
        .where(CLAIMS.c.reading == reading)
        .order_by(LINKS.c.claim, LINKS.c.position)
    )
    links: dict[int, list[Link]] = defaultdict(list)
    for row in rows:
        links[row.claim].append(_link(row))
    return links


def _link(row: Row[Any]) -> Link:
    return Link(
        span=Span(row.start, row.end),
        entity=row.entity,
        kind=row.kind,
        named=row.named,
        count=row._asdict()["count"],  # `row.count` is the method that every tuple has
        reason=None if row.reason_start is None else Span(row.reason_start, row.reason_end),
    )


def _mentions(rows: Rows) -> tuple[Mention, ...]:
    return tuple(Mention(id=row.id, span=Span(row.start, row.end), label=row.label) for row in rows)


def _entities(rows: Rows) -> tuple[Entity, ...]:
    return tuple(
        Entity(
            id=row.id,
            name=row.name,
            kind=row.kind,
            mentions=tuple(row.mentions),
            country=row.country,
            sector=row.sector,
            wikidata=row.wikidata,
        )
        for row in rows
    )


def _attribution(row: Row[Any], spans: SpansOf) -> Attribution:
    return Attribution(
        id=row.local_id,
        source=spans.get((row.number, "source"), ()),
        cue=spans.get((row.number, "cue"), ()),
        content=spans.get((row.number, "content"), ()),
        quote=row.quote,
        parent=row.parent_local_id,
        score=row.score,
    )


def _factuality(claims: Iterable[Row[Any]], spans: SpansOf) -> tuple[Factuality, ...]:
    judged = [row for row in claims if row.factuality_row is not None]
    return tuple(
        Factuality(
            attribution=row.local_id,
            certainty=row.certainty,
            polarity=row.polarity,
            act=row.act,
            cues=spans.get((row.number, "factuality"), ()),
        )
        for row in sorted(judged, key=lambda row: row.factuality_row)
    )


def _chains(claims: Iterable[Row[Any]], links: dict[int, list[Link]]) -> tuple[Chain, ...]:
    chained = [row for row in claims if row.chain_row is not None]
    return tuple(
        Chain(
            attribution=row.local_id,
            speaker=row.speaker_entity,
            kind=row.source_kind,
            named=row.named,
            links=tuple(links.get(row.number, ())),
        )
        for row in sorted(chained, key=lambda row: row.chain_row)
    )


def _figure(row: Row[Any]) -> Figure:
    return Figure(
        id=row.local_id,
        span=Span(row.start, row.end),
        value=row.value,
        low=row.low,
        high=row.high,
        approximate=row.approximate,
        unit=row.unit,
        counted=None if row.counted_start is None else Span(row.counted_start, row.counted_end),
        place=row.place,
        time=row.time,
        attribution=row.attribution,
    )


def _loaded(row: Row[Any]) -> Loaded:
    return Loaded(span=Span(row.start, row.end), score=row.score)


def _time(row: Row[Any]) -> Timex:
    return Timex(
        id=row.id,
        span=Span(row.start, row.end),
        type=row.type,
        value=row.value,
        start=row.first_instant,
        end=row.last_instant,
    )


def _place(row: Row[Any]) -> Place:
    return Place(
        id=row.id,
        span=Span(row.start, row.end),
        name=row.name,
        lat=row.lat,
        lon=row.lon,
        country=row.country,
        kind=row.kind,
        gazetteer=row.gazetteer,
        gazetteer_id=row.gazetteer_id,
        precision=row.precision,
        score=row.score,
    )
