"""From an id, or its first characters, to the row behind it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, or_, select

from sayso.core.errors import NotFoundError
from sayso.ledger import listings
from sayso.ledger.conditions import HIGHEST
from sayso.ledger.filters import Filter
from sayso.ledger.rebuilding import current_reading, rebuilt
from sayso.ledger.rows import Shown
from sayso.ledger.schema import CLAIMS, FIGURES, REPORTS
from sayso.ledger.speaking import identities_of

SHORTEST_PREFIX = 4
LISTED = 5
"""How many ids a message lists."""

Kind = Literal["report", "claim", "figure"]


@dataclass(frozen=True, slots=True)
class Target:
    """A row that an id may mean: a report by its key, a claim or figure by its id."""

    kind: Kind
    key: str
    label: str


def report_number(connection: Connection, name: str) -> int:
    """The number of the report with that id or key.

    Raises:
        NotFoundError: when there is none, or when several share the id.
    """
    c = REPORTS.c
    found = connection.execute(select(c.number, c.key).where(or_(c.id == name, c.key == name))).all()
    if not found:
        raise NotFoundError(f"No report has the id {name!r}{_nearest(connection, name)}.")
    if len(found) > 1:
        keys = ", ".join(sorted(key for _, key in found))
        raise NotFoundError(f"{len(found)} reports share the id {name!r}; give one of their keys: {keys}.")
    number: int = found[0][0]
    return number


def shown(connection: Connection, id: str) -> Shown:  # noqa: A002 - as in Ledger.show
    """The row behind an id, or behind its first characters, with its reading.

    Raises:
        NotFoundError: when there is none, or more than one.
    """
    targets = set(_targets(connection, lambda column: column == id))
    if not targets and len(id) >= SHORTEST_PREFIX:
        targets = set(_targets(connection, lambda column: _starts_with(column, id)))
    if not targets:
        hint = f" (the first {SHORTEST_PREFIX} characters at least)" if len(id) < SHORTEST_PREFIX else ""
        raise NotFoundError(f"Nothing has the id {id!r}{hint}{_nearest(connection, id)}.")
    if len(targets) > 1:
        raise NotFoundError(f"{id!r} could be any of these; write more of it: {_listed(targets)}.")
    return _shown(connection, targets.pop())


def _shown(connection: Connection, target: Target) -> Shown:
    if target.kind == "report":
        report = connection.execute(listings.reports(Filter(report=target.key))).one()
        return Shown(row=listings.report_row(report), reading=current_reading(connection, report.number))
    if target.kind == "claim":
        claim = connection.execute(_latest(listings.every_claim(), CLAIMS, target.key)).one()
        row = listings.claim_row(claim, identities_of(connection))
        return Shown(row=row, reading=rebuilt(connection, claim.reading))
    figure = connection.execute(_latest(listings.every_figure(), FIGURES, target.key)).one()
    return Shown(row=listings.figure_row(figure), reading=rebuilt(connection, figure.reading))


def _latest(rows: Any, table: Any, id_: str) -> Any:
    """Of the readings that found the row, the last: a claim outlives the reading that replaced its own."""
    return rows.where(table.c.id == id_).order_by(table.c.reading.desc(), table.c.position).limit(1)


def _targets(connection: Connection, condition: Any) -> Iterator[Target]:
    c = REPORTS.c
    most = LISTED + 1
    for column in (c.id, c.key):
        for id_, key in connection.execute(select(c.id, c.key).where(condition(column)).limit(most)):
            yield Target("report", key, f"report {id_}" if column is c.id else f"report {key}")
    kinds: tuple[tuple[Kind, Any], ...] = (("claim", CLAIMS), ("figure", FIGURES))
    for kind, table in kinds:
        ids = select(table.c.id).where(condition(table.c.id)).distinct().limit(most)
        for id_ in connection.execute(ids).scalars():
            yield Target(kind, id_, f"{kind} {id_}")


def _starts_with(column: ColumnElement[Any], prefix: str) -> ColumnElement[bool]:
    return (column >= prefix) & (column < prefix + HIGHEST)


def _nearest(connection: Connection, id_: str) -> str:
    for length in range(len(id_) - 1, 1, -1):
        prefix = id_[:length]
        near = set(_targets(connection, lambda column, prefix=prefix: _starts_with(column, prefix)))
        if near:
            return f"; the nearest: {_listed(near)}"
    return "; list what there is with `sayso reports` or `sayso claims`"


def _listed(targets: Iterable[Target]) -> str:
    labels = sorted({target.label for target in targets})
    return ", ".join(labels[:LISTED]) + (" …" if len(labels) > LISTED else "")
