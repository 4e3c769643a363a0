import json
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, inspect
from sqlalchemy.pool import StaticPool

from sayso.core.errors import LedgerError
from sayso.core.reading import Reading
from sayso.ledger import Ledger, migrations, open_ledger
from sayso.ledger.connecting import READ, WRITE
from sayso.ledger.migrations import MIGRATIONS, Migration
from sayso.ledger.migrations.short_forms import fill_short_forms
from sayso.ledger.schema import METADATA
from tests.details import short_forms_reading

FIRST_ROWS = Path(__file__).with_name("first_rows.json")
"""The rows of the story (conftest.py) as the first schema held them, table by table."""


def ledger_of_version(path: Path, version: int, rows: dict[str, list[dict[str, Any]]]) -> None:
    """A ledger as a Sayso with the first ``version`` steps made it."""
    engine = create_engine("sqlite://", poolclass=StaticPool, creator=lambda: sqlite3.connect(path))
    with engine.begin() as connection:
        migrations.migrate(connection, MIGRATIONS[:version])
        for table, those in rows.items():
            for row in those:
                names = ", ".join(row)
                marks = ", ".join("?" * len(row))
                connection.exec_driver_sql(
                    f"INSERT INTO {table} ({names}) VALUES ({marks})",  # noqa: S608 - our own names
                    tuple(row.values()),
                )
    engine.dispose()


def add_remarks(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE claims ADD COLUMN remark TEXT NOT NULL DEFAULT ''")
    connection.exec_driver_sql("UPDATE claims SET remark = 'from ' || local_id")


NEXT = (*MIGRATIONS, Migration(name="remarks", apply=add_remarks))


def versions(ledger: Ledger) -> list[tuple[int, str]]:
    with ledger._file.at_home(READ) as connection:
        rows = connection.exec_driver_sql("SELECT version, name FROM schema_version ORDER BY version")
        return [(row.version, row.name) for row in rows]


def test_a_blank_file_gets_every_step(ledger: Ledger) -> None:
    assert versions(ledger) == [(n, step.name) for n, step in enumerate(MIGRATIONS, start=1)]


def test_the_tables_are_those_that_queries_name(ledger: Ledger) -> None:
    with ledger._file.at_home(READ) as connection:
        found = inspect(connection)
        for table in METADATA.tables.values():
            columns = found.get_columns(table.name)
            assert [column["name"] for column in columns] == [column.name for column in table.c]
            # SQLite says of a row's own number that it may be null; it never is.
            assert [column["nullable"] and column["name"] != "number" for column in columns] == [
                bool(column.nullable) for column in table.c
            ]
            assert [str(column["type"]) for column in columns] == [
                {"JSON": "TEXT", "VARCHAR": "TEXT", "FLOAT": "REAL", "BOOLEAN": "INTEGER"}.get(kind, kind)
                for kind in (str(column.type) for column in table.c)
            ]


def without_precision(reading: Reading) -> Reading:
    """As it was stored when a document did not know yet how precise its date is."""
    return replace(reading, document=replace(reading.document, published_precision=None))


def test_a_ledger_of_the_first_schema_is_brought_up_to_date(tmp_path: Path, story: list[Reading]) -> None:
    path = tmp_path / "first.db"
    ledger_of_version(path, 1, json.loads(FIRST_ROWS.read_text("utf-8")))
    with open_ledger(path) as ledger:
        assert versions(ledger)[-1][0] == len(MIGRATIONS)
        assert list(ledger.verify()) == []
        assert list(ledger.readings()) == [without_precision(reading) for reading in story]
        assert [hit.report for hit in ledger.search("sound")] == ["star-1", "star-1"]
        assert not ledger.append(story[0])
        assert next(ledger.skips()).path == "a.bin"


def test_what_an_older_ledger_could_not_tell_is_filled_in(
    tmp_path: Path, story: list[Reading], detailed: Reading
) -> None:
    path = tmp_path / "first.db"
    ledger_of_version(path, 1, json.loads(FIRST_ROWS.read_text("utf-8")))
    with open_ledger(path) as old, open_ledger(tmp_path / "new.db") as new:
        for reading in story:
            new.append(reading)
        assert list(old.claims()) == list(new.claims())
        assert list(old.figures()) == list(new.figures())
        assert {row.origin_wording for row in old.claims()} >= {"Two dock workers", "The mayor", None}
        assert old.append(detailed)
        assert old.reading("weir") == detailed
        assert list(old.verify()) == []


def test_the_short_forms_of_older_readings_are_found(ledger: Ledger) -> None:
    ledger.append(short_forms_reading())
    with ledger._file.at_home(WRITE) as connection:
        stored = connection.exec_driver_sql("SELECT * FROM short_forms").all()
        connection.exec_driver_sql("DELETE FROM short_forms")
        fill_short_forms(connection)
        assert connection.exec_driver_sql("SELECT * FROM short_forms").all() == stored
    assert [row.short for row in stored] == ["VHB"]


def test_a_step_changes_a_full_ledger_in_place(filled: Ledger, story: list[Reading]) -> None:
    with filled._file.at_home(WRITE) as connection:
        migrations.migrate(connection, NEXT)
    with filled._file.at_home(READ) as connection:
        remarks = connection.exec_driver_sql("SELECT remark FROM claims ORDER BY number").scalars().all()
    assert remarks == ["from a1", "from a1", "from a1", "from o1"]
    assert versions(filled)[-1] == (len(NEXT), "remarks")
    assert list(filled.readings()) == story


def test_a_step_is_applied_once(filled: Ledger) -> None:
    for _ in range(2):
        with filled._file.at_home(WRITE) as connection:
            migrations.migrate(connection, NEXT)
    assert len(versions(filled)) == len(NEXT)


def test_a_step_that_fails_leaves_the_ledger_as_it_was(filled: Ledger, story: list[Reading]) -> None:
    def fail(connection: Connection) -> None:
        add_remarks(connection)
        raise RuntimeError("out of ink")

    with pytest.raises(RuntimeError), filled._file.at_home(WRITE) as connection:
        migrations.migrate(connection, (*MIGRATIONS, Migration(name="broken", apply=fail)))
    assert len(versions(filled)) == len(MIGRATIONS)
    assert list(filled.readings()) == story
    with filled._file.at_home(READ) as connection:
        assert not connection.exec_driver_sql(
            "SELECT * FROM pragma_table_info('claims') WHERE name = 'remark'"
        ).all()


@pytest.mark.parametrize("read_only", [True, False])
def test_a_ledger_of_a_newer_sayso_is_refused(filled: Ledger, *, read_only: bool) -> None:
    with filled._file.at_home(WRITE) as connection:
        migrations.migrate(connection, NEXT)
        connection.exec_driver_sql("UPDATE schema_version SET sayso = '9.9' WHERE name = 'remarks'")
    filled.close()
    with pytest.raises(LedgerError, match=r"made by a newer Sayso \(9\.9\); upgrade"):
        open_ledger(filled.path, read_only=read_only)


def test_a_ledger_of_an_older_sayso_cannot_be_brought_up_to_date_for_reading(
    filled: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.close()
    monkeypatch.setattr(migrations, "MIGRATIONS", NEXT)
    with pytest.raises(LedgerError, match="made by an older Sayso"):
        open_ledger(filled.path, read_only=True)
    with open_ledger(filled.path) as ledger:
        assert versions(ledger)[-1] == (len(NEXT), "remarks")


def test_statements_are_split_where_sqlite_ends_them() -> None:
    text = "-- one; two\nCREATE TABLE t (a);\nCREATE TRIGGER x AFTER INSERT ON t BEGIN\n  SELECT 1;\nEND;\n"
    assert len(list(migrations.statements(text))) == 2
