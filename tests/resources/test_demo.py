import re
from datetime import date, datetime
from importlib.resources import files
from itertools import pairwise

import pytest

from sayso.core.document import Document
from sayso.resources.demo import demo_documents

WEEKDAY_WITH_DATE = re.compile(r"\b([A-Z]\w+day),? (\d{1,2} (?:May|June))\b")
TYPOGRAPHIC = {"Morning Republic", "Corvast Lantern", "Uldray World Radio", "Bourse Courier"}
DATELINE = re.compile(r"\(LPA\) - .*?\bon (\w+day)\b", re.DOTALL)


@pytest.fixture(scope="module")
def corpus() -> dict[str, Document]:
    documents = list(demo_documents())
    by_id = {document.id: document for document in documents}
    assert len(by_id) == len(documents), "two reports share an id"
    return by_id


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def longest_shared_run(left: str, right: str) -> int:
    """Length, in words, of the longest passage that stands in both texts."""
    theirs = words(right)
    best, above = 0, [0] * (len(theirs) + 1)
    for word in words(left):
        row = [0] * (len(theirs) + 1)
        for column, other in enumerate(theirs, start=1):
            if word == other:
                row[column] = above[column - 1] + 1
        best, above = max(best, *row), row
    return best


def published(document: Document) -> datetime:
    assert document.published_at is not None
    return datetime.fromisoformat(document.published_at)


def test_at_least_14_reports_by_6_publishers_over_ten_days(corpus: dict[str, Document]) -> None:
    days = sorted({published(document).date() for document in corpus.values()})
    assert len(corpus) >= 14
    assert len({document.publisher for document in corpus.values()}) >= 6
    assert (days[0], days[-1], len(days)) == (date(2025, 6, 3), date(2025, 6, 12), 10)


def test_reports_come_in_order_of_publication_and_no_two_at_the_same_minute() -> None:
    assert all(published(earlier) < published(later) for earlier, later in pairwise(demo_documents()))


def test_every_front_matter_is_complete_and_agrees_with_the_file_name(corpus: dict[str, Document]) -> None:
    for document in corpus.values():
        assert document.publisher
        assert document.title
        assert (document.url or "").startswith("https://")
        assert ".example/" in (document.url or "")
        name, month_and_day = document.id.rsplit("-", maxsplit=1)
        assert document.path == f"demo/{published(document):%Y-%m-%d}-{name}.txt"
        assert f"{published(document):%m%d}" == month_and_day
        assert len(document.published_at or "") == len("2025-06-03T11:20")


def test_texts_are_whole_paragraphs_parted_by_one_blank_line(corpus: dict[str, Document]) -> None:
    for document in corpus.values():
        assert len(words(document.text)) >= 120
        assert document.text == document.text.strip()
        for paragraph in document.text.split("\n\n"):
            assert paragraph == paragraph.strip()
            assert "\n" not in paragraph
            assert "  " not in paragraph


def test_the_text_is_the_file_after_its_front_matter_less_the_last_newline(
    corpus: dict[str, Document],
) -> None:
    for document in corpus.values():
        packaged = files("sayso.resources").joinpath(document.path or "").read_text("utf-8")
        assert packaged.endswith("\n+++\n" + document.text + "\n")


def test_each_publisher_keeps_to_one_kind_of_quotation_marks(corpus: dict[str, Document]) -> None:
    for document in corpus.values():
        strange = "\"'" if document.publisher in TYPOGRAPHIC else "“”‘’"
        assert not set(strange) & set(document.text), document.id


@pytest.mark.parametrize("copy", ["harbour-tide-0603", "harbour-republic-0603"])
def test_planted_copies_share_long_passages_with_the_earlier_wire_report(
    corpus: dict[str, Document], copy: str
) -> None:
    wire = corpus["harbour-wire-0603"]
    assert longest_shared_run(wire.text, corpus[copy].text) >= 30
    assert published(wire) < published(corpus[copy])
    assert wire.title != corpus[copy].title


def test_unrelated_reports_share_no_long_passage(corpus: dict[str, Document]) -> None:
    planted = {"harbour-tide-0603", "harbour-republic-0603", "dead-tide-0605"}
    independent = [document for document in corpus.values() if document.id not in planted]
    for number, left in enumerate(independent):
        for right in independent[number + 1 :]:
            assert longest_shared_run(left.text, right.text) < 15, (left.id, right.id)


def test_the_corrected_version_has_the_url_of_the_first_and_no_other_report_shares_one(
    corpus: dict[str, Document],
) -> None:
    first, corrected = corpus["dead-tide-0604"], corpus["dead-tide-0605"]
    assert first.url == corrected.url
    assert "Nine people were killed" in first.text
    assert "Six people were killed" in corrected.text
    assert corrected.text.startswith("Correction, ")
    assert len({document.url for document in corpus.values()}) == len(corpus) - 1


def test_three_papers_stand_on_one_anonymous_origin_that_a_ministry_denies(
    corpus: dict[str, Document],
) -> None:
    assert "three officials familiar with the negotiations told the Lantern" in (
        corpus["talks-lantern-0606"].text
    )
    assert "The Corvast Lantern, citing three officials" in corpus["talks-uwr-0607"].text
    courier = corpus["talks-courier-0609"].text
    assert "Uldray World Radio, citing the Corvast Lantern, reported" in courier
    assert "officials" not in courier
    for paper in ("talks-lantern-0606", "talks-uwr-0607", "talks-courier-0609", "denial-wire-0607"):
        assert "withdraw 2,500" in corpus[paper].text


@pytest.mark.parametrize(
    ("report", "counts"),
    [
        ("harbour-wire-0603", ["at least 80"]),
        ("counts-wire-0604", ["214", "87"]),
        ("counts-republic-0604", ["87"]),
        ("counts-wire-0606", ["246", "131", "at least 200"]),
        ("deal-wire-0612", ["251", "131"]),
    ],
)
def test_the_wounded_are_counted_twice_and_counted_again(
    corpus: dict[str, Document], report: str, counts: list[str]
) -> None:
    assert [count for count in counts if count not in corpus[report].text] == []


def test_weekdays_fit_their_dates(corpus: dict[str, Document]) -> None:
    found = 0
    for document in corpus.values():
        for day in WEEKDAY_WITH_DATE.finditer(document.text):
            when = datetime.strptime(f"{day[2]} 2025 +0000", "%d %B %Y %z")
            assert f"{when:%A}" == day[1], (document.id, day.group())
            found += 1
    assert found >= 5


def test_wire_leads_name_the_day_of_publication(corpus: dict[str, Document]) -> None:
    wire = [document for document in corpus.values() if document.publisher == "Littoral Press Agency"]
    for document in wire:
        day = DATELINE.search(document.text)
        assert day is not None
        assert day[1] == f"{published(document):%A}", document.id
        assert f"June {published(document).day} (LPA)" in document.text


def test_the_story_bible_lists_every_report_and_no_other(corpus: dict[str, Document]) -> None:
    bible = files("sayso.resources").joinpath("demo/README.md").read_text("utf-8")
    assert set(re.findall(r"^\| `([\w-]+)` \|", bible, re.MULTILINE)) == set(corpus)
