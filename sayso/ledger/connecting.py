"""Opening the file: connections, their settings, and SQLite's complaints in our own words."""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, create_engine
from sqlalchemy.exc import DBAPIError

from sayso.core.errors import DamagedLedgerError, LedgerError, NotFoundError
from sayso.core.spans import Span, Spans, as_spans, overlapping
from sayso.ledger import migrations
from sayso.ledger.matching import holds

READ = "BEGIN"
WRITE = "BEGIN IMMEDIATE"  # takes the lock first: two writers wait for each other, never deadlock

COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

STREAMED = {"yield_per": 256}
"""Rows are fetched by so many: enough to make the calls cheap, too few to matter for memory."""

BUSY_SECONDS = 10.0
"""How long to wait for another writer, whose transactions take milliseconds."""

SETTINGS = (
    "PRAGMA foreign_keys = ON",
    # With a write-ahead log a killed process loses nothing; a power cut may lose the last reports, whole.
    "PRAGMA synchronous = NORMAL",
    # Every join has its index; SQLite, which has no statistics here, would at times rather build one.
    "PRAGMA automatic_index = OFF",
    # 32 MB, so that the pages of the indices by id, which are hit at random, stay in memory.
    "PRAGMA cache_size = -32000",
    # Pages of the log before it is folded into the file: 16 MB halves the time that goes into it.
    "PRAGMA wal_autocheckpoint = 4000",
)

COMPLAINTS = {
    "SQLITE_BUSY": "another process is writing to it; try again when that has ended",
    "SQLITE_LOCKED": "another process is writing to it; try again when that has ended",
    "SQLITE_READONLY": "it is kept, or was opened, for reading only; copy it to where you may write",
    "SQLITE_CANTOPEN": "it cannot be opened; check that the folder is there and that you may write to it",
    "SQLITE_PERM": "it cannot be opened; check that you may read and write it",
    "SQLITE_NOTADB": "it is not a ledger (not an SQLite file); give another path",
    "SQLITE_CORRUPT": "it is damaged; restore a copy, or ingest the reports again into a new one",
    "SQLITE_FULL": "the disk is full; make room and start again, nothing was half written",
    "SQLITE_IOERR": "the disk could not be read or written; check it and start again",
}


class Opened:
    """One file with a connection that stays open for short work; long reads get their own."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._engine = _engine(path, read_only=read_only)
        self._home: Connection | None = None
        with translated(path):
            self._home = self._engine.connect()

    @contextmanager
    def at_home(self, mode: str) -> Iterator[Connection]:
        """A transaction of short work on the connection that stays open."""
        if self._home is None:
            raise LedgerError(f"{self.path}: the ledger is closed; open it again.")
        with translated(self.path), self._home.begin():
            self._home.exec_driver_sql(mode)
            yield self._home

    @contextmanager
    def away(self) -> Iterator[Connection]:
        """A connection for one long read, which sees the file as it is now."""
        if self._home is None:
            raise LedgerError(f"{self.path}: the ledger is closed; open it again.")
        with translated(self.path), self._engine.connect() as connection:
            connection.exec_driver_sql(READ)
            yield connection

    def prepare(self) -> None:
        """See that the file is a ledger; make the tables of a new one, or bring older ones up to date."""
        with self.at_home(READ) as connection:
            state = migrations.state_of(connection)
        if complaint := _complaint(state, read_only=self.read_only):
            raise LedgerError(f"{self.path}: {complaint}")
        if state.pending:
            with translated(self.path), self._engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            with self.at_home(WRITE) as connection:
                migrations.migrate(connection)

    def close(self) -> None:
        """Close the connection that stays open; the last one to close folds the log into the file."""
        if self._home is not None:
            self._home.close()
            self._home = None


def opened(path: Path, *, read_only: bool) -> Opened:
    """The file at ``path``, known to be a ledger of this version of Sayso.

    Raises:
        NotFoundError: when it is to be read only and is not there.
        LedgerError: when it cannot be opened, is no ledger, or has another version.
    """
    if read_only and not path.exists():
        raise NotFoundError(f"{path}: no ledger there; make one with `sayso ingest FILE --ledger {path}`.")
    if path.is_dir():
        raise LedgerError(f"{path}: is a folder; give the path of a file in it.")
    if not read_only and path.exists() and not os.access(path, os.W_OK):
        raise LedgerError(f"{path}: {COMPLAINTS['SQLITE_READONLY']}.")
    file = Opened(path, read_only=read_only)
    try:
        file.prepare()
    except BaseException:
        file.close()
        raise
    return file


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Raise what SQLite complains of as a LedgerError that says what to do."""
    try:
        yield
    except DBAPIError as error:
        name = getattr(error.orig, "sqlite_errorname", "") or ""
        known = next((text for prefix, text in COMPLAINTS.items() if name.startswith(prefix)), None)
        kind = DamagedLedgerError if name.startswith("SQLITE_CORRUPT") else LedgerError
        raise kind(f"{path}: {known or error.orig}.") from error


def _complaint(state: migrations.State, *, read_only: bool) -> str | None:
    if state.foreign:
        return "is an SQLite file but not a ledger; give another path."
    if state.newer:
        return f"was made by a newer Sayso ({state.made_by}); upgrade Sayso to open it."
    if read_only and state.blank:
        return "is empty, not a ledger; fill it with `sayso ingest`."
    if read_only and state.pending:
        return "was made by an older Sayso; open it for writing once (`sayso ingest`) to bring it up to date."
    return None


def _engine(path: Path, *, read_only: bool) -> Engine:
    uri = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
    if read_only and not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists():
        uri += "&immutable=1"  # SQLite cannot put its lock files there, and nobody else can write either

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, cached_statements=256
        )
        connection.create_function("folded", 1, _folded, deterministic=True)
        connection.create_function("sentence_holds", 5, _sentence_holds, deterministic=True)
        for setting in SETTINGS:
            connection.execute(setting)
        return connection

    return create_engine(
        "sqlite://",
        creator=connect,
        poolclass=NullPool,
        json_serializer=compact_json,
        json_deserializer=read_json,
    )


def _folded(text: str | bytes | None) -> str | bytes | None:
    if isinstance(text, bytes):  # how ``schema.Words`` keeps what is not valid Unicode
        return as_text(text).casefold().encode("utf-8", "surrogatepass")
    return text and text.casefold()


def _sentence_holds(text: str | bytes, sentences: str | None, start: int, end: int, typed: str) -> bool:
    around = overlapping(_sentences(sentences or "[]"), Span(start, end))
    return any(holds(sentence.of(as_text(text)), typed) for sentence in around)


@lru_cache(maxsize=8)  # figures come report by report
def _sentences(stored: str) -> Spans:
    return as_spans(read_json(stored))


def as_text(text: str | bytes) -> str:
    """Text from a column of ``schema.Words``, as SQLite gives it to a function."""
    return text.decode("utf-8", "surrogatepass") if isinstance(text, bytes) else text


def read_json(text: str) -> Any:
    """What a column of JSON holds.

    Raises:
        LedgerError: when that is not JSON.
    """
    try:
        return json.loads(text)
    except ValueError as error:
        raise LedgerError(f"A column of JSON holds {text!r} ({error}); run `sayso verify`.") from error


def compact_json(value: Any) -> str:
    """JSON without spaces, in plain letters unless a lone surrogate forbids them."""
    plain = COMPACT.encode(value)
    try:
        plain.encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":"))
    return plain
