"""Full-text search over claims and reports."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, LargeBinary, Row, TableClause, cast, func, select
from sqlalchemy import literal_column as literal

from sayso.core.spans import Span, Spans, as_spans
from sayso.ledger import listings
from sayso.ledger.conditions import on_claims, on_reports
from sayso.ledger.connecting import STREAMED
from sayso.ledger.filters import Filter
from sayso.ledger.matching import matches
from sayso.ledger.rows import SearchHit
from sayso.ledger.schema import CLAIM_SEARCH, CLAIM_SPANS, CLAIMS, REPORT_SEARCH, REPORTS
from sayso.ledger.snippets import CLOSE, OPEN, located, matches_in, window, within


def hits(connection: Connection, query: str, filter: Filter) -> Iterator[SearchHit]:  # noqa: A002
    """Claims, then reports unless ``filter`` asks of claims; the best match of each kind first."""
    yield from _claims(connection, query, filter)
    if not filter.asks_of_claims:
        yield from _reports(connection, query, filter)


def _claims(connection: Connection, query: str, filter: Filter) -> Iterator[SearchHit]:  # noqa: A002
    c = REPORTS.c
    found = (
        listings.every_claim()
        .add_columns(_marked(CLAIM_SEARCH))
        .join(CLAIM_SEARCH, CLAIM_SEARCH.c.rowid == CLAIMS.c.number)
        .where(matches(CLAIM_SEARCH, query), listings.is_current())
        .where(*on_reports(filter), *on_claims(filter))
        .order_by(CLAIM_SEARCH.c.rank, c.published_at, c.id, c.key, CLAIMS.c.position)
    )
    for row in connection.execute(found, execution_options=STREAMED):
        snippet, inside, first = _snippet(row)
        place = located(first, _content(connection, row.number))
        yield SearchHit(
            kind="claim",
            id=row.id,
            report=row.report,
            publisher=row.publisher,
            published_at=row.published_at,
            speaker=row.speaker,
            snippet=snippet,
            matches=inside,
            start=place.start,
            end=place.end,
        )


def _reports(connection: Connection, query: str, filter: Filter) -> Iterator[SearchHit]:  # noqa: A002
    c = REPORTS.c
    found = (
        select(c.id, c.publisher, c.published_at, c.text, _marked(REPORT_SEARCH))
        .join_from(REPORT_SEARCH, REPORTS, c.number == REPORT_SEARCH.c.rowid)
        .where(matches(REPORT_SEARCH, query), *on_reports(filter))
        .order_by(REPORT_SEARCH.c.rank, c.published_at, c.id, c.key)
    )
    for row in connection.execute(found, execution_options=STREAMED):
        snippet, inside, first = _snippet(row)
        yield SearchHit(
            kind="report",
            id=row.id,
            report=row.id,
            publisher=row.publisher,
            published_at=row.published_at,
            speaker=None,
            snippet=snippet,
            matches=inside,
            start=first.start,
            end=first.end,
        )


def _marked(index: TableClause) -> ColumnElement[bytes]:
    # As bytes, because text that is not valid Unicode must not end the search.
    return cast(func.highlight(literal(index.name), 0, OPEN, CLOSE), LargeBinary).label("marked")


def _snippet(row: Row[Any]) -> tuple[str, Spans, Span]:
    """The snippet of a hit, the matches in it, and the first of them in the whole text."""
    found = matches_in(row.text, row.marked.decode("utf-8", "surrogatepass"))
    piece = window(row.text, found)
    inside = within(found, piece)
    return piece.of(row.text), inside, inside[0].shifted(piece.start) if inside else piece


def _content(connection: Connection, claim: int) -> Spans:
    s = CLAIM_SPANS.c
    rows = connection.execute(
        select(s.start, s.end).where(s.claim == claim, s.role == "content").order_by(s.position)
    )
    return as_spans(rows)
