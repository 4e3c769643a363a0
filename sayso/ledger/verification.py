"""Re-checking what is stored: hashes, ids, offsets, words, references and the file itself."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, Table, exists, func, select
from sqlalchemy.exc import DBAPIError, NoResultFound

from sayso.core.errors import InputError, LedgerError
from sayso.core.judgements import from_record
from sayso.core.reading import Reading
from sayso.core.skips import Skip
from sayso.core.spans import Span
from sayso.ledger import relation_checking, shredding
from sayso.ledger.checking import fits, misfits
from sayso.ledger.connecting import STREAMED
from sayso.ledger.rebuilding import document, provenance_of, rebuilt
from sayso.ledger.rows import Problem
from sayso.ledger.schema import (
    CLAIM_SPANS,
    CLAIMS,
    JUDGEMENTS,
    LINKS,
    PROVENANCES,
    READINGS,
    REPORTS,
    SKIPS,
)
from sayso.ledger.shredding import TableRow

UNREADABLE = (KeyError, TypeError, ValueError, AttributeError, NoResultFound, LedgerError)
"""What rebuilding raises where a row is gone, or a column holds something else than it should."""

SPANS = (("start", "end"), ("counted_start", "counted_end"), ("reason_start", "reason_end"))
"""The columns that hold spans, whatever the table."""


def problems(connection: Connection) -> Iterator[Problem]:
    """Everything that does not hold, one reading in memory at a time."""
    try:
        yield from _file(connection)
        yield from _reports(connection)
        yield from _provenances(connection)
        yield from _readings(connection)
        yield from _skips(connection)
        yield from _judgements(connection)
        yield from relation_checking.problems(connection)
        yield from _index(connection, "report_search", "reports")
        yield from _index(connection, "claim_search", "claims")
    except DBAPIError as error:
        yield Problem(table="file", id="", what=f"cannot be read further: {error.orig}")


def _file(connection: Connection) -> Iterator[Problem]:
    for (what,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if what != "ok":
            yield Problem(table="file", id="", what=what)
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Problem(table=table, id=str(row or ""), what=f"refers to a row of {parent} that is not there")


def _reports(connection: Connection) -> Iterator[Problem]:
    unread = ~exists().where(READINGS.c.report == REPORTS.c.number)
    found = select(REPORTS.c.number, REPORTS.c.key, unread.label("unread"))
    for number, key, no_reading in connection.execute(found, execution_options=STREAMED):
        try:
            row = connection.execute(select(REPORTS).where(REPORTS.c.number == number)).one()
            expected = shredding.report_row(document(row), number=number)
            yield from _differences("reports", key, row._asdict(), expected)
        except UNREADABLE as error:
            yield _unreadable("reports", key, error)
        if no_reading:
            yield Problem(table="reports", id=key, what="has no reading")


def _provenances(connection: Connection) -> Iterator[Problem]:
    for id_ in connection.execute(select(PROVENANCES.c.id)).scalars():
        try:
            row = connection.execute(select(PROVENANCES).where(PROVENANCES.c.id == id_)).one()
            if provenance_of(row).id != id_:
                yield Problem(table="provenances", id=id_, what="its id is not the hash of its content")
        except UNREADABLE as error:
            yield _unreadable("provenances", id_, error)


def _readings(connection: Connection) -> Iterator[Problem]:
    for number, id_ in connection.execute(
        select(READINGS.c.number, READINGS.c.id), execution_options=STREAMED
    ):
        try:
            reading = rebuilt(connection, number)
            yield from _reading(connection, number, reading)
        except UNREADABLE as error:
            yield _unreadable("readings", id_, error)


def _reading(connection: Connection, number: int, reading: Reading) -> Iterator[Problem]:
    stored = connection.execute(select(READINGS).where(READINGS.c.number == number)).one()
    if stored.id != reading.id:
        yield Problem(table="readings", id=stored.id, what=f"its report and provenance hash to {reading.id}")
    size = len(reading.document.text)
    spans = [*(reading.layers.sentences or ()), *(gap.span for gap in reading.coverage.skipped)]
    yield from (_outside("readings", stored.id, span, size) for span in spans if not fits(span, size))
    broken = list(misfits(reading.layers))
    yield from (Problem(table="claims", id=stored.id, what=what) for what in broken)
    if not broken:
        yield from _rows(connection, number, reading)


def _rows(connection: Connection, number: int, reading: Reading) -> Iterator[Problem]:
    """Compare every row with what the reading gives: words that are stored must be those of the text."""
    first = select(func.min(CLAIMS.c.number)).where(CLAIMS.c.reading == number)
    first_claim = connection.execute(first).scalar_one() or 0
    for table, rows in shredding.layer_rows(reading, number=number, first_claim=first_claim).items():
        key = tuple(column.name for column in table.primary_key)
        expected = {tuple(row[name] for name in key): row for row in rows}
        for stored in connection.execute(_of_reading(table, number)):
            row = stored._asdict()
            name = row.get("id") or "/".join(str(row[part]) for part in key)
            yield from _spans(table, name, row, len(reading.document.text))
            wanted = expected.pop(tuple(row[part] for part in key), None)
            if wanted is None:
                yield Problem(table=table.name, id=name, what="does not belong to its reading")
            else:
                yield from _differences(table.name, name, row, wanted)
        for row in expected.values():
            missing = row.get("id") or "/".join(str(row[part]) for part in key)
            yield Problem(table=table.name, id=missing, what="is missing from its reading")


def _of_reading(table: Table, number: int) -> Select[Any]:
    if table in {CLAIM_SPANS, LINKS}:
        return select(table).join(CLAIMS).where(CLAIMS.c.reading == number)
    return select(table).where(table.c.reading == number)


def _spans(table: Table, id_: str, row: TableRow, size: int) -> Iterator[Problem]:
    for start, end in SPANS:
        if row.get(start) is None and row.get(end) is None:
            continue
        span = Span(row[start], row[end])
        if not fits(span, size):
            yield _outside(table.name, id_, span, size)


def _differences(table: str, id_: str, stored: TableRow, expected: TableRow) -> Iterator[Problem]:
    for name, value in expected.items():
        if stored[name] != value:
            yield Problem(table=table, id=id_, what=f"{name} is {stored[name]!r} but should be {value!r}")


def _skips(connection: Connection) -> Iterator[Problem]:
    for row in connection.execute(select(SKIPS), execution_options=STREAMED):
        skip = Skip(path=row.path, reason=row.reason, detail=row.detail, record=row.record)
        if shredding.skip_row(skip)["id"] != row.id:
            yield Problem(table="skips", id=row.id, what="its id is not the hash of its content")


def _judgements(connection: Connection) -> Iterator[Problem]:
    for id_, number in connection.execute(select(JUDGEMENTS.c.id, JUDGEMENTS.c.number)).all():
        try:
            row = connection.execute(select(JUDGEMENTS).where(JUDGEMENTS.c.number == number)).one()
            if from_record(row._asdict() | {"id": None}).id != id_:
                yield Problem(table="judgements", id=id_, what="its id is not the hash of its content")
        except (*UNREADABLE, InputError) as error:
            yield _unreadable("judgements", id_, error)


def _index(connection: Connection, index: str, table: str) -> Iterator[Problem]:
    """Compare a full-text index, word by word, with one made afresh in a temporary file.

    SQLite's own ``integrity-check`` command would do, but it needs to write to the ledger.
    """
    columns = "(text, content = '', tokenize = 'unicode61 remove_diacritics 2')"
    copied = f"(rowid, text) SELECT number, text FROM main.{table}"  # noqa: S608 - our own names
    made = (
        f"CREATE VIRTUAL TABLE temp.fresh_{index} USING fts5 {columns}",
        f"INSERT INTO temp.fresh_{index} {copied}",
        f"CREATE VIRTUAL TABLE temp.words_{index} USING fts5vocab (main, {index}, row)",
        f"CREATE VIRTUAL TABLE temp.fresh_words_{index} USING fts5vocab (temp, fresh_{index}, row)",
    )
    for statement in made:
        connection.exec_driver_sql(statement)
    kept, fresh = (f"SELECT term, doc, cnt FROM temp.{name}_{index}" for name in ("words", "fresh_words"))  # noqa: S608
    wrong = connection.exec_driver_sql(
        f"SELECT count(DISTINCT term), min(term)"  # noqa: S608
        f" FROM (SELECT * FROM ({kept} EXCEPT {fresh}) UNION ALL SELECT * FROM ({fresh} EXCEPT {kept}))"
    ).one()
    if wrong[0]:
        what = f"disagrees with the text of {table} about {wrong[0]} words, such as {wrong[1]!r}"
        yield Problem(table=index, id="", what=what)


def _outside(table: str, id_: str, span: Span, size: int) -> Problem:
    what = f"its span [{span.start}, {span.end}) does not lie in the text of {size} characters"
    return Problem(table=table, id=id_, what=what)


def _unreadable(table: str, id_: str, error: Exception) -> Problem:
    return Problem(table=table, id=id_, what=f"cannot be rebuilt ({type(error).__name__}: {error})")
