from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sayso.core.errors import NotFoundError
from sayso.ledger import Ledger, open_ledger
from sayso.relating.gathering import stories, story_of, told_by_several
from sayso.relating.incremental import relate_ledger
from tests.relating.telling import Says, reading

DAM = "the dam above Ostrel cracked on Friday and 2,500 people left the town"
PLUMS = "the parliament of Varn voted on a new tax on plums"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    one = "https://echo.example/dam"
    with open_ledger(tmp_path / "stories.db") as filled:
        reports: tuple[tuple[str, dict[str, Any]], ...] = (
            (f"Ada Rusk said {DAM}.", {"id": "echo-1", "url": one}),
            (f"Ada Rusk said {DAM}. It rained.", {"id": "echo-2", "url": one, "published": "2031-04-13"}),
            (
                f"As Ada Rusk told us, {DAM}.",
                {"id": "post", "publisher": "Vell Post", "published": "2031-04-14"},
            ),
            (f"Ada Rusk recalled how {DAM}.", {"id": "moon", "publisher": "Moon", "published": "2032-04-14"}),
        )
        for text, about in reports:
            filled.append(reading(text, Says(("Ada Rusk",), DAM), **about))
        filled.append(reading(f"We hear {PLUMS}.", id="plums", publisher="Sun", own=(PLUMS,)))
        relate_ledger(filled)
        yield filled


def test_reports_on_one_event_are_one_story_within_days_of_each_other(ledger: Ledger) -> None:
    ids = [[row.id for row in story] for story in stories(ledger)]
    assert ids == [["echo-1", "echo-2", "post"], ["plums"], ["moon"]]


def test_a_story_counts_captures_of_one_url_once(ledger: Ledger) -> None:
    [row] = told_by_several(stories(ledger))
    assert (row.id, row.reports, row.publishers, row.claims) == ("echo-1", 2, 2, 2)
    assert (row.first, row.last) == ("2031-04-12", "2031-04-14")
    assert row.report_ids == ("echo-1", "echo-2", "post")


def test_the_story_of_a_report_is_found_by_any_of_them(ledger: Ledger) -> None:
    assert story_of(ledger, "post") == story_of(ledger, "echo-1")
    assert [row.id for row in story_of(ledger, "plums")] == ["plums"]
    with pytest.raises(NotFoundError):
        story_of(ledger, "sea")
