"""Numbered steps from an empty file to the tables of today; a step that was released never changes."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from sqlalchemy import Connection

from sayso.core.version import __version__
from sayso.ledger.migrations.short_forms import fill_short_forms

APPLICATION_ID = 0x53617953
"""SQLite's mark for whose file this is: "SaySo" without its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One step; ``apply`` finds the tables as the step before left them."""

    name: str
    apply: Callable[[Connection], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a file is.

    Attributes:
        blank: nothing is in it yet.
        foreign: it belongs to another program.
        version: number of the last step that was applied; 0 for none.
        made_by: version of Sayso that applied it.
        latest: number of the last step there is.
    """

    blank: bool
    foreign: bool
    version: int
    made_by: str
    latest: int

    @property
    def newer(self) -> bool:
        """Whether a Sayso with more steps made it."""
        return self.version > self.latest

    @property
    def pending(self) -> bool:
        """Whether steps are still to be applied."""
        return self.version < self.latest


def script(name: str) -> Callable[[Connection], None]:
    """The step that runs the statements of an SQL file in this folder."""

    def apply(connection: Connection) -> None:
        text = files("sayso.ledger.migrations").joinpath(f"{name}.sql").read_text("utf-8")
        for statement in statements(text):
            connection.exec_driver_sql(statement)

    return apply


def statements(text: str) -> Iterator[str]:
    """The statements of an SQL file, each of which ends at a line's end."""
    statement = ""
    for line in text.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""


def apply_actors(connection: Connection) -> None:
    """The step that adds who is who, and finds the short forms in the readings that are there."""
    script("0003_actors")(connection)
    fill_short_forms(connection)


MIGRATIONS: tuple[Migration, ...] = (
    Migration(name="first", apply=script("0001_first")),
    Migration(name="acts, times, places", apply=script("0002_acts_times_places")),
    Migration(name="actors", apply=apply_actors),
    Migration(name="relations", apply=script("0004_relations")),
)
"""Every step in order, the first one numbered 1."""


def state_of(connection: Connection, steps: Sequence[Migration] | None = None) -> State:
    """What the file behind ``connection`` is, seen from ``steps`` (all, unless told); reads only."""
    steps = MIGRATIONS if steps is None else steps
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    blank = not connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar_one()
    version, made_by = 0, ""
    if mark == APPLICATION_ID:
        version, made_by = connection.exec_driver_sql(
            "SELECT version, sayso FROM schema_version ORDER BY version DESC LIMIT 1"
        ).one()
    return State(
        blank=blank,
        foreign=mark != APPLICATION_ID and not blank,
        version=version,
        made_by=made_by,
        latest=len(steps),
    )


def migrate(connection: Connection, steps: Sequence[Migration] | None = None) -> None:
    """Apply the steps still to be applied, within the transaction that ``connection`` is in."""
    steps = MIGRATIONS if steps is None else steps
    state = state_of(connection, steps)  # asked again: another process may have been here since
    if state.blank:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(
            "CREATE TABLE schema_version"
            " (version INTEGER PRIMARY KEY, name TEXT NOT NULL, sayso TEXT NOT NULL)"
        )
    for number, step in enumerate(steps[state.version :], start=state.version + 1):
        step.apply(connection)
        connection.exec_driver_sql(
            "INSERT INTO schema_version (version, name, sayso) VALUES (?, ?, ?)",
            (number, step.name, __version__),
        )
