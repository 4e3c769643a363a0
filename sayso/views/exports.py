"""Rows and readings as JSON lines, one JSON array, or CSV."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any, TextIO

from sayso.core.claims import Claim
from sayso.core.document import Document
from sayso.core.reading import Reading
from sayso.core.records import to_record
from sayso.core.spans import Spans, hull
from sayso.ledger.identities import Identity, by_names_alone
from sayso.ledger.rows import ClaimRow
from sayso.resources.actors.aliases import Speaker
from sayso.views.options import RowFormat
from sayso.views.phrases import FROM

Record = Mapping[str, Any]
Writer = Callable[[Iterable[Record], TextIO], None]


def record_of(row: Any) -> dict[str, Any]:
    """The fields of a ledger row, in their order."""
    return {field.name: getattr(row, field.name) for field in fields(row)}


def pairs_of(spans: Spans) -> list[list[int]]:
    """Spans as JSON has them."""
    return [list(span) for span in spans]


def write_jsonl(records: Iterable[Record], stream: TextIO) -> None:
    """One JSON object a line."""
    for record in records:
        stream.write(json.dumps(record, ensure_ascii=False) + "\n")


def write_json(records: Iterable[Record], stream: TextIO) -> None:
    """One JSON array, written as the records come."""
    separator = "[\n"
    for record in records:
        stream.write(separator + json.dumps(record, ensure_ascii=False))
        separator = ",\n"
    stream.write("[]\n" if separator == "[\n" else "\n]\n")


def write_csv(rows: Iterable[Any], row_type: type, stream: TextIO) -> None:
    """A header and one line a row; ``rows`` are of the dataclass ``row_type``."""
    names = [field.name for field in fields(row_type)]
    writer = csv.writer(_UnixLines(stream))
    writer.writerow(names)
    writer.writerows([_cell(getattr(row, name)) for name in names] for row in rows)


def write_rows(rows: Iterable[Any], row_type: type, format: RowFormat, stream: TextIO) -> None:
    """``rows`` in any format but a table."""
    if format is RowFormat.CSV:
        write_csv(rows, row_type, stream)
    elif format is RowFormat.JSON:
        write_json(map(record_of, rows), stream)
    else:
        write_jsonl(map(record_of, rows), stream)


def claim_rows(readings: Iterable[Reading]) -> Iterator[ClaimRow]:
    """The rows that a ledger would list for ``readings``."""
    return (claim_row(reading, claim) for reading in readings for claim in reading.claims())


def claim_row(reading: Reading, claim: Claim) -> ClaimRow:
    """The claim as a ledger lists it, without a ledger."""
    document, span = reading.document, hull(claim.content)
    actor = _identity(document, claim)
    return ClaimRow(
        id=claim.id,
        report=document.id,
        publisher=document.publisher,
        published_at=document.published_at,
        voice=claim.voice,
        speaker=claim.speaker,
        speaker_country=claim.speaker_country,
        speaker_sector=claim.speaker_sector,
        actor=(actor.name or claim.speaker) if actor else None,
        actor_id=actor.alias.id if actor else None,
        source=claim.source_text,
        source_kind=claim.source_kind,
        named=claim.named,
        chain=tuple(step.name for step in claim.chain),
        origin=claim.origin,
        origin_wording=claim.origin_wording,
        origin_count=claim.origin_count,
        origin_reason=claim.origin_reason,
        cue=claim.cue_text,
        text=claim.text,
        quote=claim.quote,
        certainty=claim.certainty,
        polarity=claim.polarity,
        act=claim.act,
        start=span.start,
        end=span.end,
        score=claim.score,
        parent=claim.parent,
    )


def _identity(document: Document, claim: Claim) -> Identity | None:
    """Who the speaker is, as far as the name tells by itself."""
    if claim.speaker is None:
        return None
    speaker = Speaker(
        claim.speaker,
        claim.source_kind,
        claim.named,
        claim.speaker_country,
        claim.speaker_sector,
        document.published_at,
        document.id,
    )
    return by_names_alone().of(speaker)


def write_readings(readings: Iterable[Reading], format: RowFormat, stream: TextIO) -> None:
    """Whole readings as records of the public format, or their claims as CSV."""
    if format is RowFormat.CSV:
        write_csv(claim_rows(readings), ClaimRow, stream)
    elif format is RowFormat.JSON:
        write_json(map(to_record, readings), stream)
    else:
        write_jsonl(map(to_record, readings), stream)


class _UnixLines:
    """Ends rows with a line feed; ``csv`` quotes a lone carriage return only where rows end with one too."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, row: str) -> int:
        return self._stream.write(row.removesuffix("\r\n") + "\n")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return FROM.join(value) if all(isinstance(part, str) for part in value) else json.dumps(value)
    return str(value)
