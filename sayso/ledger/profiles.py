"""What sources and publishers say, in counts: one grouped query each, and their rows."""

from collections.abc import Mapping
from typing import Any, get_args

from sqlalchemy import JSON, ColumnElement, Row, Select, and_, func, select

from sayso.core.annotations import Act, SourceKind
from sayso.ledger import speaking
from sayso.ledger.conditions import (
    naming,
    on_claims_within,
    on_current,
    on_current_claims,
    on_reports,
    source_name,
)
from sayso.ledger.filters import Filter
from sayso.ledger.rows import Profile, PublisherRow, SourceRow
from sayso.ledger.schema import CURRENT_CLAIMS, CURRENT_LOADED, CURRENT_READINGS, REPORTS, Words

ACTS: Mapping[Act, str] = {
    "statement": "statements",
    "belief": "beliefs",
    "intention": "intentions",
    "demand": "demands",
    "question": "questions",
}
KINDS: Mapping[SourceKind, str] = {
    "person": "persons",
    "group": "groups",
    "organization": "organizations",
    "document": "documents",
    "publication": "publications",
    "unknown": "unknown",
}
"""Which field of a profile counts which kind of source; of kinds with the same count, the first is told."""

NAMINGS = ("named", "anonymous", "unnamed", "unresolved")


def sources(filter: Filter) -> Select[Any]:  # noqa: A002 - the one word for it in this package
    """Rows for ``source_row``, those with most claims first."""
    c = CURRENT_CLAIMS.c
    actor, name = speaking.actor(CURRENT_CLAIMS), speaking.actor_name(CURRENT_CLAIMS)
    counts = _counts()
    query = (
        select(
            actor.label("id"),
            func.min(name, type_=Words).label("shown"),
            func.spellings(c.speaker, type_=JSON).label("spellings"),
            func.most_frequent(speaking.actor_country(CURRENT_CLAIMS), type_=JSON).label("country"),
            func.most_frequent(speaking.actor_sector(CURRENT_CLAIMS), type_=JSON).label("sector"),
            func.count(c.report_key.distinct()).label("reports"),
            func.count(func.folded(c.publisher).distinct()).label("publishers"),
            *(count.label(field) for field, count in counts.items()),
        )
        .where(c.voice == "attributed", source_name(CURRENT_CLAIMS).is_not(None), *on_current_claims(filter))
        .group_by(actor)
        .order_by(counts["claims"].desc(), func.min(func.folded(c.speaker)), actor)
    )
    return query.limit(filter.limit).offset(filter.offset or None)


def publishers(filter: Filter) -> Select[Any]:  # noqa: A002
    """Rows for ``publisher_row``, in the order of the alphabet: a listing of outlets is no ranking."""
    reports, claims, loaded = _reports(filter), _claims(filter), _loaded(filter)
    counted = [count for part in (claims, loaded) for count in part.c if count.name != "publisher_key"]
    query = (
        select(
            *(part for part in reports.c),
            *(
                count if count.name == "mean_chain" else func.coalesce(count, 0).label(count.name)
                for count in counted
            ),
        )
        .join_from(
            reports,
            claims,
            claims.c.publisher_key.is_not_distinct_from(reports.c.publisher_key),
            isouter=True,
        )
        .join(loaded, loaded.c.publisher_key.is_not_distinct_from(reports.c.publisher_key), isouter=True)
        .order_by(reports.c.publisher_key)
    )
    return query.limit(filter.limit).offset(filter.offset or None)


def source_row(row: Row[Any]) -> SourceRow:
    """A row of ``sources``."""
    counts = row._asdict()
    kind = max(KINDS, key=lambda kind: counts[KINDS[kind]])
    return SourceRow(
        **_profile(counts | {"name": _shown_name(row)}),
        kind=kind,
        publishers=row.publishers,
        id=row.id,
        country=row.country,
        sector=row.sector,
        spellings=tuple(row.spellings),
    )


def publisher_row(row: Row[Any]) -> PublisherRow:
    """A row of ``publishers``."""
    return PublisherRow(
        **_profile(row._asdict()),
        sources=row.sources,
        own_claims=row.own_claims,
        loaded=row.loaded,
        loaded_reports=row.loaded_reports,
        read_for_loaded=row.read_for_loaded,
    )


def _shown_name(row: Row[Any]) -> str | None:
    return speaking.shown_name(row.shown, row.spellings)


def _profile(counts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: counts[name] for name in Profile.__dataclass_fields__}


def _counts() -> dict[str, ColumnElement[Any]]:
    """What ``Profile`` counts, over a group of current claims, be they attributed or own voice."""
    c = CURRENT_CLAIMS.c
    attributed, steps = c.voice == "attributed", func.json_array_length(c.chain)
    conditions: dict[str, ColumnElement[bool]] = {"claims": attributed}
    conditions |= {ACTS[act]: c.act == act for act in get_args(Act)}
    conditions |= {KINDS[kind]: c.source_kind == kind for kind in get_args(SourceKind)}
    conditions |= {name: naming(CURRENT_CLAIMS) == name for name in NAMINGS}
    conditions |= {"denied": c.polarity == "denied", "indirect": steps > 1}
    counts: dict[str, ColumnElement[Any]] = {
        name: func.count().filter(and_(attributed, condition)) for name, condition in conditions.items()
    }
    return counts | {"mean_chain": func.round(func.avg(func.nullif(steps, 0)), 3)}


def _reports(filter: Filter) -> Any:  # noqa: A002
    c, reading = REPORTS.c, CURRENT_READINGS.c
    key = func.folded(c.publisher).label("publisher_key")
    return (
        select(
            key,
            func.min(c.publisher, type_=Words).label("name"),
            func.count().label("reports"),
            func.count().filter(func.instr(reading.layers, '"loaded"') > 0).label("read_for_loaded"),
        )
        .join_from(REPORTS, CURRENT_READINGS, reading.report == c.number)
        .where(*on_reports(filter), *on_claims_within(filter, reading.number))
        .group_by(key)
        .subquery()
    )


def _claims(filter: Filter) -> Any:  # noqa: A002
    c = CURRENT_CLAIMS.c
    key = func.folded(c.publisher).label("publisher_key")
    return (
        select(
            key,
            func.count(speaking.actor(CURRENT_CLAIMS).distinct()).label("sources"),
            func.count().filter(c.voice == "own").label("own_claims"),
            *(count.label(field) for field, count in _counts().items()),
        )
        .where(*on_current_claims(filter))
        .group_by(key)
        .subquery()
    )


def _loaded(filter: Filter) -> Any:  # noqa: A002
    c = CURRENT_LOADED.c
    key = func.folded(c.publisher).label("publisher_key")
    return (
        select(
            key,
            func.count().label("loaded"),
            func.count(c.report_key.distinct()).label("loaded_reports"),
        )
        .where(c.own, *on_current(filter, CURRENT_LOADED), *on_claims_within(filter, c.reading))
        .group_by(key)
        .subquery()
    )
