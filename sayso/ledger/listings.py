"""The queries behind the listings, and their rows."""

from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Row,
    ScalarSelect,
    Select,
    Table,
    func,
    select,
    tuple_,
)

from sayso.ledger import speaking
from sayso.ledger.conditions import (
    naming,
    on_claims_within,
    on_current_claims,
    on_current_figures,
    on_reports,
)
from sayso.ledger.filters import Filter
from sayso.ledger.identities import Identities
from sayso.ledger.rows import ClaimRow, Counts, FigureRow, ReportRow, SkipRow, StoredText
from sayso.ledger.schema import (
    CLAIMS,
    CURRENT_CLAIMS,
    CURRENT_FIGURES,
    CURRENT_READINGS,
    FIGURES,
    PLACES,
    READINGS,
    REPORTS,
    SKIPS,
    TIMES,
)


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
            *_versions(),
        )
        .join_from(REPORTS, reading, reading.c.report == REPORTS.c.number)
        .where(*on_reports(filter), *on_claims_within(filter, reading.c.number))
        .order_by(REPORTS.c.published_at, REPORTS.c.id, REPORTS.c.key)
    )
    return _page(query, filter)


def claims(filter: Filter) -> Select[Any]:  # noqa: A002
    """Rows for ``claim_row``."""
    c = CURRENT_CLAIMS.c
    query = select(CURRENT_CLAIMS).where(*on_current_claims(filter))
    return _page(query.order_by(c.published_at, c.report, c.report_key, c.position), filter)


def figures(filter: Filter) -> Select[Any]:  # noqa: A002
    """Rows for ``figure_row``."""
    c = CURRENT_FIGURES.c
    query = select(CURRENT_FIGURES).where(*on_current_figures(filter, CURRENT_FIGURES))
    return _page(query.order_by(c.published_at, c.report, c.report_key, c.position), filter)


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
    own = [c for c in FIGURES.c if c.name not in {"claim", "place", "time"}]
    place = _named_in_reading(PLACES, PLACES.c.name, FIGURES.c.place).label("place")
    time = _named_in_reading(TIMES, TIMES.c.value, FIGURES.c.time).label("time")
    return (
        select(*own, place, time, CLAIMS.c.id.label("claim"), CLAIMS.c.speaker, *_report_labels())
        .join_from(FIGURES, READINGS, READINGS.c.number == FIGURES.c.reading)
        .join(REPORTS, REPORTS.c.number == READINGS.c.report)
        .outerjoin(CLAIMS, CLAIMS.c.number == FIGURES.c.claim)
    )


def texts() -> Select[Any]:
    """Rows for ``stored_text``."""
    c = REPORTS.c["key", "id", "url", "publisher", "published_at", "text"]
    return select(*c).order_by(REPORTS.c.published_at, REPORTS.c.id, REPORTS.c.key)


def skips() -> Select[Any]:
    """Rows for ``skip_row``."""
    return select(SKIPS).order_by(SKIPS.c.number)


def counted(connection: Connection) -> Counts:
    """How much there is of everything."""
    c, actor = CURRENT_CLAIMS.c, speaking.actor(CURRENT_CLAIMS)
    own = connection.execute(select(func.count()).where(c.voice == "own")).scalar_one()
    attributed = connection.execute(select(func.count()).where(c.voice == "attributed")).scalar_one()
    naming_of = naming(CURRENT_CLAIMS).label("naming")
    per_naming = (
        select(naming_of, func.count(actor.distinct()).label("sources"))
        .where(c.voice == "attributed", c.speaker.is_not(None))
        .group_by(naming_of)
    )
    sources = {row.naming: row.sources for row in connection.execute(per_naming)}
    return Counts(
        reports=connection.execute(select(func.count()).select_from(REPORTS)).scalar_one(),
        publishers=connection.execute(select(func.count(REPORTS.c.publisher.distinct()))).scalar_one(),
        claims=own + attributed,
        attributed=attributed,
        own=own,
        named_sources=sources.get("named", 0),
        anonymous_sources=sources.get("anonymous", 0),
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
        version=row.version,
        versions=row.versions,
    )


def claim_row(row: Row[Any], identities: Identities) -> ClaimRow:
    """A row of ``claims``, with its speaker as known across reports."""
    actor = None if row.speaker is None else identities.of(speaking.speaker_of(row))
    return ClaimRow(
        id=row.id,
        report=row.report,
        publisher=row.publisher,
        published_at=row.published_at,
        voice=row.voice,
        speaker=row.speaker,
        speaker_country=actor.country if actor else None,
        speaker_sector=actor.sector if actor else None,
        actor=(actor.name or row.speaker) if actor else None,
        actor_id=actor.alias.id if actor else None,
        source=row.source,
        source_kind=row.source_kind,
        named=row.named,
        chain=tuple(row.chain),
        origin=row.origin,
        origin_wording=row.origin_wording,
        origin_count=row.origin_count,
        origin_reason=row.origin_reason,
        cue=row.cue,
        text=row.text,
        quote=row.quote,
        certainty=row.certainty,
        polarity=row.polarity,
        act=row.act,
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
        place=row.place,
        time=row.time,
        start=row.start,
        end=row.end,
    )


def stored_text(row: Row[Any]) -> StoredText:
    """A row of ``texts``."""
    return StoredText(
        key=row.key,
        id=row.id,
        url=row.url,
        publisher=row.publisher,
        published_at=row.published_at,
        text=row.text,
    )


def skip_row(row: Row[Any]) -> SkipRow:
    """A row of ``skips``."""
    return SkipRow(id=row.id, path=row.path, record=row.record, reason=row.reason, detail=row.detail)


def _versions() -> tuple[ColumnElement[int], ColumnElement[int]]:
    """Which capture of its URL a report is, and how many there are."""
    other = REPORTS.alias()
    captures = select(func.count()).where(other.c.url == REPORTS.c.url)
    earlier = captures.where(tuple_(*_captured(other)) < tuple_(*_captured(REPORTS)))
    return (
        (1 + earlier.scalar_subquery()).label("version"),
        func.max(1, captures.scalar_subquery()).label("versions"),
    )


def _captured(reports: Any) -> tuple[ColumnElement[Any], ...]:
    """Sorts captures of one URL."""
    c = reports.c
    return func.coalesce(c.published_at, ""), func.coalesce(c.fetched_at, ""), c.key


def _named_in_reading(table: Table, what: Column[str], id_: Column[str]) -> ScalarSelect[str]:
    """``what`` the row of ``table`` with that local id tells, in the reading of a figure."""
    here = (table.c.reading == FIGURES.c.reading, table.c.id == id_)
    return select(what).where(*here).limit(1).scalar_subquery()


def _report_labels() -> tuple[ColumnElement[Any], ...]:
    return REPORTS.c.id.label("report"), REPORTS.c.publisher, REPORTS.c.published_at


def _page(query: Select[Any], filter: Filter) -> Select[Any]:  # noqa: A002
    return query.limit(filter.limit).offset(filter.offset or None)
