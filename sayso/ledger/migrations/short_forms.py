"""The short forms of readings that were stored before there was a table for them."""

import json
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import Connection

from sayso.core.annotations import Mention
from sayso.core.spans import Span
from sayso.ledger import short_forms

MENTIONS = (
    "SELECT reading, id, label, start, end FROM mentions WHERE label = 'Organization'"
    " ORDER BY reading, position"
)
TEXT = "SELECT text FROM reports JOIN readings ON readings.report = reports.number WHERE readings.number = ?"
ENTITIES = "SELECT mentions, country FROM entities WHERE reading = ? ORDER BY position"
INSERT = (
    "INSERT INTO short_forms (reading, position, short, name, country, start, end)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)


def fill_short_forms(connection: Connection) -> None:
    """Add their rows, reading by reading; names the tables as they were when the step was made."""
    rows = connection.exec_driver_sql(MENTIONS).all()
    for reading, named in groupby(rows, key=lambda row: row.reading):
        text = _as_text(connection.exec_driver_sql(TEXT, (reading,)).scalar_one())
        mentions = [
            Mention(id=_as_text(row.id), span=Span(row.start, row.end), label=row.label) for row in named
        ]
        told = list(short_forms.told(text, mentions))
        countries = _countries(connection, reading) if told else {}
        for position, (name, short, span) in enumerate(told):
            words = (short.span.of(text), name.span.of(text))
            row = (reading, position, *words, countries.get(name.id), span.start, span.end)
            connection.exec_driver_sql(INSERT, row)


def _countries(connection: Connection, reading: int) -> Mapping[str, Any]:
    """The country of the entity that each mention names."""
    entities = connection.exec_driver_sql(ENTITIES, (reading,))
    return {mention: row.country for row in entities for mention in json.loads(row.mentions)}


def _as_text(value: str | bytes) -> str:
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value
