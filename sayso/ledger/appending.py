"""Adding readings and skips, each in the transaction that the caller holds."""

from sqlalchemy import Column, Connection, Table, func, select
from sqlalchemy.dialects.sqlite import insert

from sayso.core.document import Document
from sayso.core.provenance import Provenance
from sayso.core.reading import Reading, reading_id
from sayso.core.skips import Skip
from sayso.ledger import shredding
from sayso.ledger.checking import check
from sayso.ledger.schema import CLAIMS, PROVENANCES, READINGS, REPORTS, SKIPS


def has(connection: Connection, document: Document, provenance: Provenance) -> bool:
    """Whether the reading of ``document`` by that software, models and settings is in."""
    return _number(connection, READINGS, READINGS.c.id, reading_id(document, provenance)) is not None


def append(connection: Connection, reading: Reading) -> bool:
    """Add all rows of ``reading``; False when it is already in.

    Raises:
        VerificationError: when the reading does not hold.
    """
    if has(connection, reading.document, reading.provenance):
        return False
    check(reading)
    report = _report(connection, reading.document)
    connection.execute(
        insert(PROVENANCES).on_conflict_do_nothing(), shredding.provenance_row(reading.provenance)
    )
    number = _next(connection, READINGS)
    connection.execute(insert(READINGS), shredding.reading_row(reading, number=number, report=report))
    rows = shredding.layer_rows(reading, number=number, first_claim=_next(connection, CLAIMS))
    for table, those in rows.items():
        if those:
            connection.execute(insert(table), those)
    return True


def append_skip(connection: Connection, skip: Skip) -> bool:
    """Add the record of a skip; False when it is already in."""
    result = connection.execute(insert(SKIPS).on_conflict_do_nothing(), shredding.skip_row(skip))
    return result.rowcount > 0


def _report(connection: Connection, document: Document) -> int:
    known = _number(connection, REPORTS, REPORTS.c.key, document.key)
    if known is not None:
        return known
    number = _next(connection, REPORTS)
    connection.execute(insert(REPORTS), shredding.report_row(document, number=number))
    return number


def _number(connection: Connection, table: Table, column: Column[str], value: str) -> int | None:
    number: int | None = connection.execute(select(table.c.number).where(column == value)).scalar()
    return number


def _next(connection: Connection, table: Table) -> int:
    last: int = connection.execute(select(func.coalesce(func.max(table.c.number), 0))).scalar_one()
    return last + 1
