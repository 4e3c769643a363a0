import json
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.annotators.timexes import Times
from sayso.core.annotations import Layers, Timex
from sayso.core.document import Document, Precision
from sayso.core.spans import Span

TUESDAY = "2021-05-18"
VALUE = re.compile(
    r"(?:PRESENT|PAST|FUTURE)_REF"
    r"|P(?:T?(?:\d+|X)(?:[SMHDWY]|WE)){1,3}|P\d+[DWY]\d+[DM]|P\d+DT\d+H|PT\d+[HM]\d+[MS]"
    r"|\d{2,3}|XX|XXX"
    r"|(?:\d{4}|XXXX)(?:-(?:\d\d|XX)|-W(?:\d\d|XX)(?:-(?:[1-7]|WE))?|-Q[1-4X]|-H[12X]|-(?:SP|SU|FA|WI))?"
    r"(?:T(?:\d\d:\d\d|MO|AF|EV|NI))?"
    r"|(?:\d{4}|XXXX)-(?:\d\d|XX)-(?:\d\d|XX)(?:T(?:\d\d(?::\d\d){0,2}|MO|AF|EV|NI))?"
)
"""What TIMEX3 values look like."""
SCRAPS = (
    "last next this that the a of in on by ago later earlier two several 3 31 1999 2021 '98 1990s 5th "
    "May March Friday Sundays morning year quarter weeks second summer noon 10:30 p.m. GMT o'clock half "
    "and - , . ' to now soon every daily first fiscal Christmas 2021-02-30 9/11 31/12/2021 nineteen ninety "
    "\n will was"
).split(" ")


def times(text: str, *, published: str | None = TUESDAY, precision: Precision = "day") -> tuple[Timex, ...]:
    told = precision if published else None
    document = Document.of(text, published_at=published, published_precision=told)
    sentences = tuple(Span(*match.span()) for match in re.finditer(r"[^.\n]+\.?", text))
    return Times().annotate(document, Layers(sentences=sentences)).times or ()


def read(text: str, *, published: str | None = TUESDAY) -> list[tuple[str, str, str]]:
    return [(row.span.of(text), row.type, row.value) for row in times(text, published=published)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The bridge opened on 2019-03-04.", "2019-03-04", "2019-03-04"),
        ("The bridge opened on March 4, 2019, to cars.", "March 4, 2019", "2019-03-04"),
        ("It opened on Monday, 4 March 2019.", "Monday, 4 March 2019", "2019-03-04"),
        ("It opened on the 4th of March last year.", "the 4th of March last year", "2020-03-04"),
        ("It opened on 13/04/2021 at last.", "13/04/2021", "2021-04-13"),
        ("It opened on 6/5/2021.", "6/5/2021", "2021-05-06"),
        ("It opened in March 2019.", "March 2019", "2019-03"),
        ("It opened in early March.", "early March", "2021-03"),
        ("It opened in November.", "November", "2020-11"),
        ("It will open in March.", "March", "2022-03"),
        ("It is to open by September.", "September", "2021-09"),
        ("It opened last March.", "last March", "2021-03"),
        ("It opened in March this year.", "March this year", "2021-03"),
        ("It opened on Nov. 3 in rain.", "Nov. 3", "2020-11-03"),
        ("It opens on June 3.", "June 3", "2021-06-03"),
        ("It will open on the 25th.", "the 25th", "2021-05-25"),
        ("It opened on the 25th.", "the 25th", "2021-04-25"),
        ("It opened the week of March 1.", "the week of March 1", "2021-W09"),
        ("It opened on Christmas Eve.", "Christmas Eve", "2020-12-24"),
        ("It opened on Good Friday.", "Good Friday", "2021-04-02"),
        ("It opened after the Sept. 11 attacks.", "Sept. 11", "2001-09-11"),
        ("It opened after 9/11.", "9/11", "2001-09-11"),
    ],
)
def test_dates(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, "DATE", value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The mayor resigned Friday.", "Friday", "2021-05-14"),
        ("The mayor resigned on Tuesday.", "Tuesday", "2021-05-18"),
        ("The mayor will resign on Friday.", "Friday", "2021-05-21"),
        ("The mayor is expected to resign on Friday.", "Friday", "2021-05-21"),
        ("The vote is due Thursday.", "Thursday", "2021-05-20"),
        ("The mayor resigned last Tuesday.", "last Tuesday", "2021-05-11"),
        ("The mayor resigned early Monday.", "early Monday", "2021-05-17"),
        ("The talks open next Monday.", "next Monday", "2021-05-24"),
        ("The mayor resigned on Friday of last week.", "Friday of last week", "2021-05-14"),
        ("The mayor resigned today.", "today", "2021-05-18"),
        ("The mayor resigned late yesterday.", "late yesterday", "2021-05-17"),
        ("The mayor resigned the day before yesterday.", "the day before yesterday", "2021-05-16"),
        ("The mayor will resign tomorrow.", "tomorrow", "2021-05-19"),
        ("The mayor resigned last weekend.", "last weekend", "2021-W19-WE"),
        ("The mayor resigned over the weekend.", "the weekend", "2021-W19-WE"),
        ("The mayor resigned last week.", "last week", "2021-W19"),
        ("The mayor resigned earlier this month.", "earlier this month", "2021-05"),
        ("The mayor resigned late last year.", "late last year", "2020"),
        ("The mayor will go by the end of the year.", "the end of the year", "2021"),
        ("The mayor resigned three days ago.", "three days ago", "2021-05-15"),
        ("The mayor resigned nearly two months ago.", "nearly two months ago", "2021-03"),
        ("The mayor resigned a decade ago.", "a decade ago", "2011"),
        ("The mayor resigned two and a half years ago.", "two and a half years ago", "2018-11"),
        ("The mayor will go two weeks from now.", "two weeks from now", "2021-W22"),
    ],
)
def test_what_counts_from_the_publication(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, "DATE", value)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It burned in June 2015 and was rebuilt the following year.", ["2015-06", "2016"]),
        ("It burned on June 9, 2015, and again two days later.", ["2015-06-09", "2015-06-11"]),
        ("It burned in June 2015. Later that year it was rebuilt.", ["2015-06", "2015"]),
        ("It burned on June 9, 2015. The next morning it rained.", ["2015-06-09", "2015-06-10TMO"]),
        ("It earned more in the third quarter than a year earlier.", ["2020-Q3", "2019-Q3"]),
        ("It fell in the third quarter from the year-ago quarter.", ["2020-Q3", "2019-Q3"]),
        ("It burned in 2015 and two days later was rebuilt.", ["2015", "P2D"]),
    ],
)
def test_what_counts_from_what_was_told_before(text: str, values: list[str]) -> None:
    assert [row.value for row in times(text)] == values


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The mill closed in 1987.", "1987", "1987"),
        ("The mill closed in early 1987.", "early 1987", "1987"),
        ("The 1987 flood closed the mill.", "1987", "1987"),
        ("The mill closed in the late 1980s.", "the late 1980s", "198"),
        ("The mill closed in the '80s.", "the '80s", "198"),
        ("The mill closed in the eighties.", "the eighties", "198"),
        ("The mill is a 19th century building.", "19th century", "18"),
        ("It is a mill of the twenty-first century.", "the twenty-first century", "20"),
        ("The mill closed in nineteen eighty-seven.", "nineteen eighty-seven", "1987"),
        ("The mill closed in the year two thousand.", "the year two thousand", "2000"),
        ("The mill closed in the summer of 1987.", "the summer of 1987", "1987-SU"),
        ("The mill closed last summer.", "last summer", "2020-SU"),
        ("The mill lost more in the third quarter of 1987.", "the third quarter of 1987", "1987-Q3"),
        ("The mill lost more in the 1987 third quarter.", "the 1987 third quarter", "1987-Q3"),
        ("The mill lost more in Q3 1987.", "Q3 1987", "1987-Q3"),
        ("The mill lost more in the first half of 1987.", "the first half of 1987", "1987-H1"),
        ("The mill lost more in fiscal 1987.", "fiscal 1987", "1987"),
    ],
)
def test_longer_stretches(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, "DATE", value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They walked for three days.", "three days", "P3D"),
        ("They walked for half an hour.", "half an hour", "PT30M"),
        ("They walked for a year and a half.", "a year and a half", "P1Y6M"),
        ("They walked for 2 1/2 hours.", "2 1/2 hours", "PT2H30M"),
        ("They walked for more than forty days.", "more than forty days", "P40D"),
        ("They walked for a few weeks.", "a few weeks", "PXW"),
        ("They walked for weeks.", "weeks", "PXW"),
        ("It was a five-hour walk.", "five-hour", "PT5H"),
        ("It was a decades-long walk.", "decades-long", "PXY"),
        ("They walked over the past two years.", "the past two years", "P2Y"),
        ("They will walk for the next few months.", "the next few months", "PXM"),
        ("They walked in recent years.", "recent years", "PXY"),
        ("They walked for some time.", "some time", "PXM"),
        ("They set out a month earlier than planned.", "a month", "P1M"),
    ],
)
def test_lengths(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, "DURATION", value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The ferry sails every Monday.", "every Monday", "XXXX-WXX-1"),
        ("The ferry sails on Sundays.", "Sundays", "XXXX-WXX-7"),
        ("The ferry sails on Friday nights.", "Friday nights", "XXXX-WXX-5TNI"),
        ("The ferry sails each July.", "each July", "XXXX-07"),
        ("The ferry sails every summer.", "every summer", "XXXX-SU"),
        ("The ferry sails every two weeks.", "every two weeks", "P2W"),
        ("The ferry sails every other day.", "every other day", "P2D"),
        ("The ferry sails daily.", "daily", "P1D"),
        ("The ferry sails twice a week.", "a week", "P1W"),
        ("The ferry sails six times per day.", "day", "P1D"),
    ],
)
def test_sets(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, "SET", value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It broke at 10:30 p.m. on Friday.", "10:30 p.m. on Friday", "2021-05-14T22:30"),
        ("It broke Friday at 9 a.m. in fog.", "Friday at 9 a.m.", "2021-05-14T09:00"),
        ("It broke at 14:05 GMT on 3 May.", "14:05 GMT on 3 May", "2021-05-03T14:05"),
        ("It broke at 0930 GMT.", "0930 GMT", "2021-05-18T09:30"),
        ("It broke at noon Thursday.", "noon Thursday", "2021-05-13T12:00"),
        ("It broke at eight o'clock.", "eight o'clock", "2021-05-18T08:00"),
        ("It broke on Friday morning.", "Friday morning", "2021-05-14TMO"),
        ("It broke last night.", "last night", "2021-05-17TNI"),
        ("It will break tonight.", "tonight", "2021-05-18TNI"),
        ("It broke on the evening of May 3.", "the evening of May 3", "2021-05-03TEV"),
    ],
)
def test_times_of_day(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, "TIME", value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The dam is now full.", "now", "PRESENT_REF"),
        ("The dam is currently full.", "currently", "PRESENT_REF"),
        ("The dam was full at the time.", "the time", "PAST_REF"),
        ("The dam is full these days.", "these days", "PRESENT_REF"),
        ("The dam recently filled.", "recently", "PAST_REF"),
        ("The dam was not full in the past.", "the past", "PAST_REF"),
        ("The dam will be full in the near future.", "the near future", "FUTURE_REF"),
        ("The dam filled several years ago.", "several years ago", "PAST_REF"),
        ("The dam will soon be full.", "soon", "FUTURE_REF"),
    ],
)
def test_present_past_and_future(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, "DATE", value)]


@pytest.mark.parametrize(
    "text",
    [
        "They may march in the sun and fall a second time.",
        "May the best horse win. March for the river!",
        "Mar Street is closed, and so is Sun Bank.",
        "She, aged 45 years, beat a 12-year-old girl 3-2.",
        "The child is 7 years old and lives at 1200 Mill Road.",
        "It cost $2000, as Resolution 1973 and flight 2012 show.",
        "Some 2000 people and 1950 houses are open 24/7.",
        "The Boeing 747 and the B52 stood in the second hangar.",
        "The Sunday Times and the Black Friday sale.",
        "They burned the midnight oil over a quarter of the books.",
        "The odds are 10:1 and the ratio is 11:30.",
        "Version 3.14.15 costs 1/4 of it.",
        "One day, she will be mayor.",
        "He was soon released.",
        "Carro Today reported it to the People's Daily.",
    ],
)
def test_what_is_no_expression_of_time(text: str) -> None:
    assert read(text) == []


def test_each_of_several_days_or_years_is_one() -> None:
    assert read("From May 3 to 5, from 24 and 25 April, in 1957-58.") == [
        ("May 3", "DATE", "2021-05-03"),
        ("5", "DATE", "2021-05-05"),
        ("24", "DATE", "2021-04-24"),
        ("25 April", "DATE", "2021-04-25"),
        ("1957", "DATE", "1957"),
        ("58", "DATE", "1958"),
    ]
    assert [row[2] for row in read("It takes between 12 and 18 months.")] == ["P12M", "P18M"]


def test_without_a_publication_date_only_what_is_complete_is_dated() -> None:
    text = (
        "On Friday, in March, on March 4, last week, last year, yesterday, tonight, at 9 a.m., in 1987, "
        "on March 4, 1987, in the third quarter, in the 1980s, for three days, in the summer."
    )
    assert [row.value for row in times(text, published=None)] == [
        "XXXX-WXX-5",
        "XXXX-03",
        "XXXX-03-04",
        "XXXX-WXX",
        "XXXX",
        "XXXX-XX-XX",
        "XXXX-XX-XXTNI",
        "XXXX-XX-XXT09:00",
        "1987",
        "1987-03-04",
        "XXXX-Q3",
        "198",
        "P3D",
        "XXXX-SU",
    ]


@pytest.mark.parametrize(
    ("published", "precision", "values"),
    [
        ("2021-05-18T23:30:00-05:00", "second", ["2021-05-17", "2021-W19", "2021-04", "2020"]),
        ("2021-05", "month", ["XXXX-XX-XX", "XXXX-WXX", "2021-04", "2020"]),
        ("2021", "year", ["XXXX-XX-XX", "XXXX-WXX", "XXXX-XX", "2020"]),
        ("0001-01-01", "day", ["XXXX-XX-XX", "XXXX-WXX", "XXXX-XX", "XXXX"]),
        ("long ago", "day", ["XXXX-XX-XX", "XXXX-WXX", "XXXX-XX", "XXXX"]),
    ],
)
def test_values_are_as_precise_as_the_publication_date(
    published: str, precision: Precision, values: list[str]
) -> None:
    rows = times(
        "It rained yesterday, last week, last month, last year.", published=published, precision=precision
    )
    assert [row.value for row in rows] == values


def test_first_and_last_day_or_instant() -> None:
    text = (
        "Last week, at 5 p.m. EST on May 3, 2021, over three days, in fiscal 2020, in March, in the summer."
    )
    assert [(row.start, row.end) for row in times(text)] == [
        ("2021-05-10", "2021-05-16"),
        ("2021-05-03T17:00-05:00", "2021-05-03T17:00-05:00"),
        (None, None),
        (None, None),
        ("2021-03-01", "2021-03-31"),
        (None, None),
    ]


def test_a_time_of_day_joins_only_a_day() -> None:
    assert [row.value for row in times("It will close soon, at noon.")] == ["FUTURE_REF", "2021-05-18T12:00"]


def test_rows_are_numbered_in_text_order() -> None:
    rows = times("It opened on Monday.\nIt closed on Tuesday.")
    assert [(row.id, row.span.start) for row in rows] == [("t1", 13), ("t2", 34)]


def test_no_expression_crosses_a_line_end() -> None:
    assert [row[0] for row in read("Last\nweek in March\n2019")] == ["March", "2019"]


@given(st.text() | st.lists(st.sampled_from(SCRAPS), max_size=40).map(" ".join), st.booleans())
def test_any_text_is_read(text: str, dated: bool) -> None:
    published = TUESDAY if dated else None
    rows = times(text, published=published)
    assert rows == times(text, published=published)
    assert all(0 <= row.span.start < row.span.end <= len(text) for row in rows)
    assert all(one.span.end <= other.span.start for one, other in pairwise(rows))
    for row in rows:
        assert VALUE.fullmatch(row.value), row
        assert (row.start is None) == (row.end is None)
        assert row.start is None or row.end is None or row.start <= row.end


@pytest.mark.parametrize(
    "scrap", ["two hundred and ", "the last ", "May 5 and 6, ", "1/2/", "early mid-", "9"]
)
def test_long_repetitions_are_read(scrap: str) -> None:
    assert isinstance(times(scrap * 5000), tuple)


@pytest.mark.parametrize(
    ("corpus", "floor"), [("timebank-dev", 80.0), ("aquaint-dev", 75.0), ("te3-platinum-dev", 82.0)]
)
def test_accuracy_on_annotated_news(shared: Path, tmp_path: Path, corpus: str, floor: float) -> None:
    gold = shared / "data" / "time" / f"{corpus}.jsonl"
    found = tmp_path / "found.jsonl"
    with gold.open(encoding="utf-8") as lines, found.open("w", encoding="utf-8") as out:
        for line in lines:
            row = json.loads(line)
            rows = times(row["text"], published=row["published"])
            predicted = [{"span": row.span, "type": row.type, "value": row.value} for row in rows]
            out.write(json.dumps({"id": row["id"], "times": predicted}) + "\n")
    command = [sys.executable, str(shared / "eval" / "score.py"), "times", str(gold), str(found), "--json"]
    scored = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603 - our own scorer
    assert json.loads(scored.stdout)["value"]["f1"] >= floor
