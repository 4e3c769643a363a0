"""A filter as conditions of SQL, and the few expressions that several queries share."""

from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, literal, or_, select

from sayso.core.claims import INSTITUTIONS
from sayso.ledger import speaking
from sayso.ledger.filters import Filter
from sayso.ledger.matching import claims_with_words, reports_with_words
from sayso.ledger.schema import CLAIMS, CURRENT_CLAIMS, READINGS, REPORTS, Words

HIGHEST = "\U0010ffff"
"""Sorts after every text that continues the one before it."""


def on_reports(filter: Filter) -> list[ColumnElement[bool]]:  # noqa: A002 - the one word for it in this package
    """The conditions of ``filter`` on the rows of ``reports``."""
    return _on_reports(filter, REPORTS.c.id, REPORTS.c.key, REPORTS.c)


def on_claims(filter: Filter) -> list[ColumnElement[bool]]:  # noqa: A002
    """The conditions of ``filter`` on the rows of ``claims``."""
    return _on_claims(filter, CLAIMS)


def on_current(filter: Filter, rows: Any) -> list[ColumnElement[bool]]:  # noqa: A002
    """The conditions of ``filter`` on the report of a row of one of the views ``current_…``."""
    return _on_reports(filter, rows.c.report, rows.c.report_key, rows.c)


def on_current_claims(filter: Filter) -> list[ColumnElement[bool]]:  # noqa: A002
    """All conditions of ``filter`` on the rows of ``current_claims``."""
    return [*on_current(filter, CURRENT_CLAIMS), *_on_claims(filter, CURRENT_CLAIMS)]


def on_claims_within(filter: Filter, reading: ColumnElement[int]) -> list[ColumnElement[bool]]:  # noqa: A002
    """That the reading with that number has a claim that meets the conditions on claims, if there are any."""
    return [exists().where(CLAIMS.c.reading == reading, *on_claims(filter))] if filter.asks_of_claims else []


def on_current_figures(filter: Filter, figures: Any) -> list[ColumnElement[bool]]:  # noqa: A002
    """All conditions of ``filter`` on the rows of ``current_figures``."""
    c = figures.c
    found = on_current(filter, figures)
    of_claim = replace(filter, text=None)
    if of_claim.asks_of_claims:
        found.append(exists().where(CLAIMS.c.number == c.claim_number, *on_claims(of_claim)))
    if filter.text is not None:
        in_sentence = func.sentence_holds(REPORTS.c.text, READINGS.c.sentences, c.start, c.end, filter.text)
        sentence = (
            select(READINGS.c.number)
            .join(REPORTS, REPORTS.c.number == READINGS.c.report)
            .where(READINGS.c.number == c.reading, REPORTS.c.number.in_(reports_with_words(filter.text)))
            .where(in_sentence)
        )
        found.append(or_(c.claim_number.in_(claims_with_words(filter.text)), sentence.exists()))
    return found


def naming(claims: Any) -> ColumnElement[str]:
    """How the source of a claim on somebody's word is identified, in the words of ``Profile``."""
    c = claims.c
    return case(
        (c.speaker.is_(None), "unresolved"),
        (c.named, "named"),
        (c.source_kind.in_(sorted(INSTITUTIONS)), "unnamed"),
        else_="anonymous",
    )


def source_name(claims: Any) -> ColumnElement[Any]:
    """The speaker, or the source as worded where no speaker is known; null where there is neither."""
    return func.coalesce(claims.c.speaker, func.nullif(claims.c.source, ""), type_=Words)


def _on_reports(
    filter: Filter,  # noqa: A002
    id_: ColumnElement[Any],
    key: ColumnElement[Any],
    c: Any,
) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filter.report is not None:
        found.append(or_(id_ == filter.report, key == filter.report))
    if filter.publisher is not None:
        found.append(_contains(c.publisher, filter.publisher))
    if filter.since is not None:
        coarser = [filter.since[:length] for length in (4, 7, 10) if length < len(filter.since)]
        found.append(or_(c.published_at >= filter.since, *(c.published_at == date for date in coarser)))
    if filter.until is not None:
        found.append(c.published_at <= filter.until + HIGHEST)
    return found


def _on_claims(filter: Filter, claims: Any) -> list[ColumnElement[bool]]:  # noqa: A002
    c = claims.c
    found: list[ColumnElement[bool]] = []
    if filter.voice is not None:
        found.append(c.voice == filter.voice)
    if filter.named is not None:
        wanted = "named" if filter.named else "anonymous"
        found.append(and_(c.voice == "attributed", naming(claims) == wanted))
    if filter.denied is not None:
        found.append((c.polarity == "denied") == filter.denied)
    if filter.act is not None:
        found.append(c.act == filter.act)
    if filter.country is not None:
        found.append(speaking.actor_country(claims) == filter.country.upper())
    if filter.sector is not None:
        found.append(speaking.actor_sector(claims) == filter.sector.upper())
    if filter.source is not None:
        worded = or_(_contains(source_name(claims), filter.source), _contains(c.chain, filter.source))
        found.append(or_(worded, speaking.known_as(claims, filter.source)))
    if filter.text is not None:
        found.append(c.number.in_(claims_with_words(filter.text)))
    return found


def _contains(names: ColumnElement[Any], part: str) -> ColumnElement[bool]:
    return func.instr(func.folded(names), literal(part.casefold(), Words)) > 0
