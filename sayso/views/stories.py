"""What ``sayso stories`` lists: the reports of a ledger by story."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import typer

from sayso.ledger import Ledger, StoryRow
from sayso.ledger.filters import Filter
from sayso.relating.gathering import stories, told_by_several
from sayso.views.listing import list_made
from sayso.views.options import RowFormat
from sayso.views.relating_ledger import related_ledger
from sayso.views.streams import talk_of


def list_stories(context: typer.Context, path: Path, filter: Filter, format: RowFormat) -> None:
    """``sayso stories``."""
    talk = talk_of(context)
    with related_ledger(path, talk) as ledger:
        list_made(lambda chosen: story_rows(ledger, chosen), StoryRow, filter, format, talk)


def story_rows(ledger: Ledger, filter: Filter) -> Iterator[StoryRow]:
    """The stories of several reports of which one meets ``filter``."""
    wanted = {row.key for row in ledger.reports(replace(filter, limit=None, offset=0))}
    found = told_by_several(story for story in stories(ledger) if any(row.key in wanted for row in story))
    return islice(found, filter.offset, None if filter.limit is None else filter.offset + filter.limit)
