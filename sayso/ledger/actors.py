"""The actors who speak, across reports: one grouped query, and its rows."""

from typing import Any

from sqlalchemy import JSON, Row, Select, and_, func, literal, or_, select

from sayso.ledger import speaking
from sayso.ledger.conditions import naming, on_current_claims
from sayso.ledger.filters import Filter
from sayso.ledger.rows import ActorRow
from sayso.ledger.schema import CURRENT_CLAIMS, Words


def actors(name: str | None, filter: Filter) -> Select[Any]:  # noqa: A002 - the one word for it in this package
    """Rows for ``actor_row``, those with most claims first."""
    c = CURRENT_CLAIMS.c
    actor, claims = speaking.actor(CURRENT_CLAIMS), func.count()
    conditions = [c.voice == "attributed", c.speaker.is_not(None), *on_current_claims(filter)]
    if filter.named is not False:
        country = speaking.actor_country(CURRENT_CLAIMS)
        told = and_(
            naming(CURRENT_CLAIMS) == "unnamed", c.source_kind == "organization", country.is_not(None)
        )
        conditions.append(or_(naming(CURRENT_CLAIMS) == "named", told))
    if name is not None:
        worded = func.instr(func.folded(c.speaker), literal(name.casefold(), Words)) > 0
        conditions.append(or_(worded, speaking.known_as(CURRENT_CLAIMS, name)))
    query = (
        select(
            actor.label("id"),
            func.min(speaking.actor_name(CURRENT_CLAIMS), type_=Words).label("shown"),
            func.spellings(c.speaker, type_=JSON).label("spellings"),
            func.most_frequent(c.source_kind, type_=JSON).label("kind"),
            func.most_frequent(speaking.actor_country(CURRENT_CLAIMS), type_=JSON).label("country"),
            func.most_frequent(speaking.actor_sector(CURRENT_CLAIMS), type_=JSON).label("sector"),
            claims.label("claims"),
            func.count(c.report_key.distinct()).label("reports"),
        )
        .where(*conditions)
        .group_by(actor)
        .order_by(claims.desc(), func.min(func.folded(c.speaker)), actor)
    )
    return query.limit(filter.limit).offset(filter.offset or None)


def actor_row(row: Row[Any]) -> ActorRow:
    """A row of ``actors``."""
    return ActorRow(
        id=row.id,
        name=speaking.shown_name(row.shown, row.spellings) or "",
        kind=row.kind,
        country=row.country,
        sector=row.sector,
        claims=row.claims,
        reports=row.reports,
        spellings=tuple(row.spellings),
    )
