"""The stories of a ledger: reports gathered that share most of their telling words within days."""

from collections.abc import Iterable, Iterator

from sayso.ledger import Ledger, ReportRow, StoryRow
from sayso.relating.stories import STORY, components

Story = tuple[ReportRow, ...]
"""Reports by date, those without one last."""


def stories(ledger: Ledger) -> Iterator[Story]:
    """Every report in one story, most of them alone; captures of one URL are always together."""
    rows = {row.key: row for row in sorted(ledger.reports(), key=_order)}
    first: dict[str, str] = {}
    captures = ((key, first.setdefault(row.url or key, key)) for key, row in rows.items())
    for keys in components(rows, (*captures, *ledger.relations.near(least=STORY))):
        yield tuple(rows[key] for key in keys)


def story_of(ledger: Ledger, report: str) -> Story:
    """The story of the report with that id or key.

    Raises:
        NotFoundError: when there is none, or when several reports share the id.
    """
    key = ledger.reading(report).document.key
    return next(story for story in stories(ledger) if any(row.key == key for row in story))


def told_by_several(found: Iterable[Story]) -> list[StoryRow]:
    """The stories of two reports or more, those with most reports first, then by date."""
    rows = [story_row(story) for story in found]
    several = [row for row in rows if row.reports > 1]
    return sorted(several, key=lambda row: (-row.reports, row.first is None, row.first or "", row.id))


def story_row(story: Story) -> StoryRow:
    """What a story comes to."""
    last = {row.url or row.key: row for row in sorted(story, key=lambda row: row.version)}
    dates = [row.published_at for row in story if row.published_at]
    titles = [row.title or row.url or row.path for row in story]
    return StoryRow(
        id=story[0].id,
        reports=len(last),
        publishers=len({row.publisher for row in story if row.publisher}),
        first=min(dates, default=None),
        last=max(dates, default=None),
        claims=sum(row.claims + row.own_claims for row in last.values()),
        title=next(filter(None, titles), None),
        report_ids=tuple(row.id for row in story),
    )


def _order(row: ReportRow) -> tuple[bool, str, str, str]:
    return row.published_at is None, row.published_at or "", row.id, row.key
