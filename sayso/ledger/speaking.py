"""Who speaks, as SQL asks for it: functions of the columns of a claim."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, exists, func, literal, select

from sayso.core.judgements import Judgement, from_record
from sayso.ledger.connecting import as_text
from sayso.ledger.identities import Identities, Telling
from sayso.ledger.schema import CURRENT_READINGS, JUDGEMENTS, READINGS, REPORTS, SHORT_FORMS, Words
from sayso.ledger.standing import standing
from sayso.resources.actors.aliases import Speaker, alias_key, keys_of

Value = str | int | None


def identities_of(connection: Connection) -> Identities:
    """Who is who in the ledger; SQL on ``connection`` can ask for it from now on."""
    c = SHORT_FORMS.c
    told = (
        select(c.short, c.name, c.country, func.count().label("times"))
        .where(c.reading.in_(select(CURRENT_READINGS.c.number)))
        .group_by(c.short, c.name, c.country)
    )
    tellings = [Telling(row.short, row.name, row.country, row.times) for row in connection.execute(told)]
    identities = Identities(standing(judgements(connection)), tellings)
    _make_known(connection, identities)
    return identities


def judgements(connection: Connection) -> tuple[Judgement, ...]:
    """All judgements in the order of arrival."""
    rows = connection.execute(select(JUDGEMENTS).order_by(JUDGEMENTS.c.number))
    return tuple(from_record(row._asdict()) for row in rows)


def speaker_of(row: Any) -> Speaker:
    """Who speaks in a row of claims that knows its report; there must be a speaker."""
    return Speaker(
        row.speaker,
        row.source_kind,
        bool(row.named),
        row.speaker_country,
        row.speaker_sector,
        row.published_at,
        row.report,
    )


def actor(claims: Any) -> ColumnElement[str]:
    """The id of the actor who speaks; null where no speaker is known."""
    return func.actor_id(*_columns(claims))


def actor_name(claims: Any) -> ColumnElement[Any]:
    """The name that is shown for it; null where only reports tell it."""
    return func.actor_name(*_columns(claims), type_=Words)


def actor_country(claims: Any) -> ColumnElement[Any]:
    """Its country; only where people have judged is anything asked but the column."""
    judged = exists().where(JUDGEMENTS.c.question != "sector")
    return case((judged, func.actor_country(*_columns(claims))), else_=claims.c.speaker_country)


def actor_sector(claims: Any) -> ColumnElement[Any]:
    """Its sector, likewise."""
    judged = exists().where(JUDGEMENTS.c.question != "country")
    return case((judged, func.actor_sector(*_columns(claims))), else_=claims.c.speaker_sector)


def known_as(claims: Any, part: str) -> ColumnElement[bool]:
    """Whether a name that the actor is known to go by anywhere holds ``part``, in any case."""
    known: ColumnElement[bool] = func.actor_known_as(*_columns(claims), literal(part.casefold(), Words)) == 1
    return known


def shown_name(known: str | None, spellings: Sequence[str]) -> str | None:
    """The name to show of an actor: the one known for it, as most reports spell it; else the commonest."""
    if known is None:
        return spellings[0] if spellings else None
    return next((name for name in spellings if alias_key(name) == alias_key(known)), known)


def _columns(claims: Any) -> list[ColumnElement[Any]]:
    c = claims.c
    if "report" in c:
        of_report = [c.published_at, c.report]
    else:
        of_report = [
            select(column)
            .join_from(REPORTS, READINGS, READINGS.c.report == REPORTS.c.number)
            .where(READINGS.c.number == c.reading)
            .scalar_subquery()
            for column in (REPORTS.c.published_at, REPORTS.c.id)
        ]
    return [c.speaker, c.source_kind, c.named, c.speaker_country, c.speaker_sector, *of_report]


def _make_known(connection: Connection, identities: Identities) -> None:
    def telling(tell: Callable[[Speaker], Value]) -> Callable[..., Value]:
        def told(*columns: Any) -> Value:
            return None if columns[0] is None else tell(_speaker(*columns))

        return told

    def told_as(*columns: Any) -> Value:
        return columns[0] is not None and identities.known_as(_speaker(*columns[:-1]), as_text(columns[-1]))

    width = len(Speaker.__dataclass_fields__)
    raw: Any = connection.connection.driver_connection
    functions: dict[str, Callable[[Speaker], Value]] = {
        "actor_id": lambda speaker: identities.of(speaker).alias.id,
        "actor_name": lambda speaker: identities.of(speaker).name,
        "actor_country": lambda speaker: identities.of(speaker).country,
        "actor_sector": lambda speaker: identities.of(speaker).sector,
    }
    for name, tell in functions.items():
        raw.create_function(name, width, telling(tell), deterministic=True)
    raw.create_function("actor_known_as", width + 1, told_as, deterministic=True)
    raw.create_function("goes_by", 2, _goes_by, deterministic=True)
    raw.create_aggregate("spellings", 1, Spellings)
    raw.create_aggregate("most_frequent", 1, MostFrequent)


def _speaker(name: Any, kind: str, named: int, *rest: Any) -> Speaker:
    country, sector, published, report = (None if value is None else as_text(value) for value in rest)
    return Speaker(as_text(name), kind, bool(named), country, sector, published, report or "")  # type: ignore[arg-type] # SQLite's columns hold any text


def _goes_by(name: Any, key: str) -> bool:
    return name is not None and key in keys_of(as_text(name))


class Spellings:
    """An aggregate: the different names of a group, the most frequent first, as JSON."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def step(self, name: Any) -> None:
        """Count one more."""
        if name is not None:
            self.counts[as_text(name)] += 1

    def ranked(self) -> list[str]:
        """The names in order; those that are equally frequent in the order of letters."""
        return sorted(self.counts, key=lambda name: (-self.counts[name], name))

    def finalize(self) -> str | None:
        """All of them."""
        return json.dumps(self.ranked())


class MostFrequent(Spellings):
    """An aggregate: the most frequent text of a group."""

    def finalize(self) -> str | None:
        """It alone; none in a group of nulls."""
        ranked = self.ranked()
        return json.dumps(ranked[0]) if ranked else None
