"""The queries behind the listings, and their rows."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Row, Select, and_, exists, func, or_, select

from sayso.ledger.filters import Filter
from sayso.ledger.matching import claims_with_words
from sayso.ledger.rows import ClaimRow, Counts, FigureRow, ReportRow, SkipRow, SourceRow
from sayso.ledger.schema import (
    CLAIMS,
    CURRENT_CLAIMS,
    CURRENT_FIGURES,
    CURRENT_READINGS,
    FIGURES,
    READINGS,
    REPORTS,
    SKIPS,
    Words,
)

HIGHEST = "\U0010ffff"
"""Sorts after every text that continues the one before it."""


def reports(filter: Filter) -> Select[Any]:  # noqa: A002 - the one word for it in this package
    """Rows for ``report_row``, each with the report's ``number``."""
    reading = CURRENT_READINGS
    claims = select(func.count()).select_from(CLAIMS).where(CLAIMS.c.reading == reading.c.number)
    figures = select(func.count()).select_from(FIGURES).where(FIGURES.c.reading == reading.c.number)
    query = (
        select(
            *REPORTS.c[
                "number",
                "id",
                "key",
                "publisher",
                "published_at",
                "title",
                "url",
                "path",
                "language",
                "characters",
            ],
            claims.where(CLAIMS.c.voice == "attributed").scalar_subquery().label("claims"),
            claims.where(CLAIMS.c.voice == "own").scalar_subquery().label("own_claims"),
            figures.scalar_subquery().label("figures"),
        )
        .join_from(REPORTS, reading, reading.c.report == REPORTS.c.number)
        .where(*on_reports(filter))
        .order_by(REPORTS.c.published_at, REPORTS.c.id, REPORTS.c.key)
    )
    if filter.asks_of_claims:
        query = query.where(exists().where(CLAIMS.c.reading == reading.c.number, *on_claims(filter)))
    return _page(query, filter)


def claims(filter: Filter) -> Select[Any]:  # noqa: A002
    """Rows for ``claim_row``."""
    c = CURRENT_CLAIMS.c
    query = select(CURRENT_CLAIMS).where(*_on_current_claims(filter))
    return _page(query.order_by(c.published_at, c.report, c.report_key, c.position), filter)


def on_reports(filter: Filter) -> list[ColumnElement[bool]]:  # noqa: A002
    """The conditions of ``filter`` on the rows of ``reports``."""
    c = REPORTS.c
    return _on_reports(filter, c.id, c.key, c.publisher, c.published_at)


def on_claims(filter: Filter) -> list[ColumnElement[bool]]:  # noqa: A002
    """The conditions of ``filter`` on the rows of ``claims``."""
    return _on_claims(filter, CLAIMS)


def figures(filter: Filter) -> Select[Any]:  # noqa: A002
    """Rows for ``figure_row``."""
    c = CURRENT_FIGURES.c
    query = select(CURRENT_FIGURES).where(
        *_on_reports(filter, c.report, c.report_key, c.publisher, c.published_at)
    )
    if filter.asks_of_claims:
        query = query.where(exists().where(CLAIMS.c.number == c.claim_number, *on_claims(filter)))
    return _page(query.order_by(c.published_at, c.report, c.report_key, c.position), filter)


def sources(filter: Filter) -> Select[Any]:  # noqa: A002
    """Rows for ``source_row``."""
    c, name = CURRENT_CLAIMS.c, CURRENT_CLAIMS.c.speaker
    claims = func.count().label("claims")
    query = (
        select(
            name.label("name"),
            c.source_kind.label("kind"),
            c.named,
            claims,
            func.sum(c.polarity == "denied", type_=Integer).label("denied"),
            func.count(c.report_key.distinct()).label("reports"),
            func.count(c.publisher.distinct()).label("publishers"),
        )
        .where(
            c.voice == "attributed", _source_name(CURRENT_CLAIMS).is_not(None), *_on_current_claims(filter)
        )
        .group_by(name, c.source_kind, c.named)
        .order_by(claims.desc(), name, c.source_kind, c.named.desc())
    )
    return _page(query, filter)


def every_claim() -> Select[Any]:
    """Rows for ``claim_row`` of all readings, be they current or not."""
    return (
        select(CLAIMS, *_report_labels())
        .join_from(CLAIMS, READINGS, READINGS.c.number == CLAIMS.c.reading)
        .join(REPORTS, REPORTS.c.number == READINGS.c.report)
    )


def is_current() -> ColumnElement[bool]:
    """Whether the reading of a row of ``every_claim`` is the last one of its report."""
    other = READINGS.alias()
    last = select(func.max(other.c.number)).where(other.c.report == READINGS.c.report)
    return READINGS.c.number == last.scalar_subquery()


def every_figure() -> Select[Any]:
    """Rows for ``figure_row`` of all readings, likewise."""
    own = [c for c in FIGURES.c if c is not FIGURES.c.claim]
    return (
        select(*own, CLAIMS.c.id.label("claim"), CLAIMS.c.speaker, *_report_labels())
        .join_from(FIGURES, READINGS, READINGS.c.number == FIGURES.c.reading)
        .join(REPORTS, REPORTS.c.number == READINGS.c.report)
        .outerjoin(CLAIMS, CLAIMS.c.number == FIGURES.c.claim)
    )


def skips() -> Select[Any]:
    """Rows for ``skip_row``."""
    return select(SKIPS).order_by(SKIPS.c.number)


def counted(connection: Connection) -> Counts:
    """How much there is of everything."""
    c, name = CURRENT_CLAIMS.c, CURRENT_CLAIMS.c.speaker
    own = connection.execute(select(func.count()).where(c.voice == "own")).scalar_one()
    attributed = connection.execute(select(func.count()).where(c.voice == "attributed")).scalar_one()
    names = select(name, c.source_kind, c.named).where(c.voice == "attributed", name.is_not(None))
    sources = names.distinct().subquery()
    per_kind = select(sources.c.named, func.count().label("sources")).group_by(sources.c.named)
    by_named = {row.named: row.sources for row in connection.execute(per_kind)}
    return Counts(
        reports=connection.execute(select(func.count()).select_from(REPORTS)).scalar_one(),
        publishers=connection.execute(select(func.count(REPORTS.c.publisher.distinct()))).scalar_one(),
        claims=own + attributed,
        attributed=attributed,
        own=own,
        named_sources=by_named.get(True, 0),
        anonymous_sources=by_named.get(False, 0),
        figures=connection.execute(select(func.count()).select_from(CURRENT_FIGURES)).scalar_one(),
        skips=connection.execute(select(func.count()).select_from(SKIPS)).scalar_one(),
    )


def report_row(row: Row[Any]) -> ReportRow:
    """A row of ``reports``."""
    return ReportRow(
        id=row.id,
        key=row.key,
        publisher=row.publisher,
        published_at=row.published_at,
        title=row.title,
        url=row.url,
        path=row.path,
        language=row.language,
        characters=row.characters,
        claims=row.claims,
        own_claims=row.own_claims,
        figures=row.figures,
    )


def claim_row(row: Row[Any]) -> ClaimRow:
    """A row of ``claims``."""
    return ClaimRow(
        id=row.id,
        report=row.report,
        publisher=row.publisher,
        published_at=row.published_at,
        voice=row.voice,
        speaker=row.speaker,
        source=row.source,
        source_kind=row.source_kind,
        named=row.named,
        chain=tuple(row.chain),
        origin=row.origin,
        cue=row.cue,
        text=row.text,
        quote=row.quote,
        certainty=row.certainty,
        polarity=row.polarity,
        start=row.start,
        end=row.end,
        score=row.score,
        parent=row.parent,
    )


def figure_row(row: Row[Any]) -> FigureRow:
    """A row of ``figures``."""
    return FigureRow(
        id=row.id,
        report=row.report,
        publisher=row.publisher,
        published_at=row.published_at,
        text=row.text,
        value=row.value,
        low=row.low,
        high=row.high,
        approximate=row.approximate,
        unit=row.unit,
        counted=row.counted,
        claim=row.claim,
        speaker=row.speaker,
        start=row.start,
        end=row.end,
    )


def source_row(row: Row[Any]) -> SourceRow:
    """A row of ``sources``."""
    return SourceRow(
        name=row.name,
        kind=row.kind,
        named=row.named,
        claims=row.claims,
        denied=row.denied,
        reports=row.reports,
        publishers=row.publishers,
    )


def skip_row(row: Row[Any]) -> SkipRow:
    """A row of ``skips``."""
    return SkipRow(id=row.id, path=row.path, record=row.record, reason=row.reason, detail=row.detail)


def _report_labels() -> tuple[ColumnElement[Any], ...]:
    return REPORTS.c.id.label("report"), REPORTS.c.publisher, REPORTS.c.published_at


def _page(query: Select[Any], filter: Filter) -> Select[Any]:  # noqa: A002
    return query.limit(filter.limit).offset(filter.offset or None)


def _on_reports(
    filter: Filter,  # noqa: A002
    id_: ColumnElement[Any],
    key: ColumnElement[Any],
    publisher: ColumnElement[Any],
    published_at: ColumnElement[Any],
) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filter.report is not None:
        found.append(or_(id_ == filter.report, key == filter.report))
    if filter.publisher is not None:
        found.append(func.folded(publisher) == filter.publisher.casefold())
    if filter.since is not None:
        coarser = [filter.since[:length] for length in (4, 7, 10) if length < len(filter.since)]
        found.append(or_(published_at >= filter.since, *(published_at == date for date in coarser)))
    if filter.until is not None:
        found.append(published_at <= filter.until + HIGHEST)
    return found


def _on_current_claims(filter: Filter) -> list[ColumnElement[bool]]:  # noqa: A002
    c = CURRENT_CLAIMS.c
    on_report = _on_reports(filter, c.report, c.report_key, c.publisher, c.published_at)
    return [*on_report, *_on_claims(filter, CURRENT_CLAIMS)]


def _on_claims(filter: Filter, claims: Any) -> list[ColumnElement[bool]]:  # noqa: A002
    c = claims.c
    found: list[ColumnElement[bool]] = []
    if filter.voice is not None:
        found.append(c.voice == filter.voice)
    if filter.named is not None:
        found.append(and_(c.voice == "attributed", c.named == filter.named))
    if filter.denied is not None:
        found.append((c.polarity == "denied") == filter.denied)
    if filter.source is not None:
        part = filter.source.casefold()
        found.append(
            or_(*(func.instr(func.folded(names), part) > 0 for names in (_source_name(claims), c.chain)))
        )
    if filter.text is not None:
        found.append(c.number.in_(claims_with_words(filter.text)))
    return found


def _source_name(claims: Any) -> ColumnElement[Any]:
    """The speaker, or the source as worded where no speaker is known; null where there is neither."""
    return func.coalesce(claims.c.speaker, func.nullif(claims.c.source, ""), type_=Words)
