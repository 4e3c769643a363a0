from datetime import datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.readers.dates import YEARS, first_date_in, publication_date

moments = st.datetimes(
    min_value=datetime(YEARS.start, 1, 2),
    max_value=datetime(YEARS.stop - 1, 12, 30),
    timezones=st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
).map(lambda moment: moment.replace(microsecond=0))


@pytest.mark.parametrize(
    ("written", "iso", "precision"),
    [
        ("2024", "2024", "year"),
        ("2024-03", "2024-03", "month"),
        ("March 2024", "2024-03", "month"),
        ("2024-03-05", "2024-03-05", "day"),
        ("20240305", "2024-03-05", "day"),
        ("2024/3/5", "2024-03-05", "day"),
        ("25/03/2024", "2024-03-25", "day"),
        ("03/25/2024", "2024-03-25", "day"),
        ("05.05.2024", "2024-05-05", "day"),
        ("5 March 2024", "2024-03-05", "day"),
        ("Tuesday, 5th of March, 2024", "2024-03-05", "day"),
        ("Mar. 5, 2024", "2024-03-05", "day"),
        ("12 August 2023 10:00 GMT", "2023-08-12T10:00Z", "minute"),
        ("March 5, 2024 at 9:05 p.m. EST", "2024-03-05T21:05-05:00", "minute"),
        ("March 5, 2024 12:05 am", "2024-03-05T00:05", "minute"),
        ("5 March 2024 10:00 IST", "2024-03-05T10:00", "minute"),
        ("2024-03-05T09:15:30.250Z", "2024-03-05T09:15:30Z", "second"),
        ("2024-03-05 09:15", "2024-03-05T09:15", "minute"),
        ("2024-03-05T09:15:30+0530", "2024-03-05T09:15:30+05:30", "second"),
        ("Tue, 05 Mar 2024 09:15:30 -0800", "2024-03-05T09:15:30-08:00", "second"),
        ("Tue, 05 Mar 2024 09:15 GMT", "2024-03-05T09:15Z", "minute"),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(written: str, iso: str, precision: str) -> None:
    assert publication_date(written) == (iso, precision)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "03/04/2024",
        "3-4-2024",
        "2024-13-05",
        "2024-02-30",
        "31 February 2024",
        "0001-01-01T00:00:00Z",
        "9999-12-31",
        "5 March",
        "2024-03-05T25:00",
        "2024T10:00",
        "Version 2024.3.5 of the timetable",
    ],
)
def test_what_is_no_date_or_could_be_two_is_none(written: str) -> None:
    assert publication_date(written) is None


@given(moments)
def test_any_moment_is_read_from_iso_and_rfc_822(moment: datetime) -> None:
    for written in (moment.isoformat(), format_datetime(moment)):
        found = publication_date(written)
        assert found is not None
        assert found.precision == "second"
        assert datetime.fromisoformat(found.iso) == moment


@given(moments, st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d", "%d %B %Y", "%B %d, %Y %H:%M", "%d/%m/%Y"]))
def test_reading_a_normalised_date_again_changes_nothing(moment: datetime, form: str) -> None:
    if found := publication_date(moment.strftime(form)):
        assert publication_date(found.iso) == found


@given(st.text() | st.from_regex(r"\A\d{1,4}[-/. ]\w{1,3}[-/. ]\d{1,4}[T ]?[\d:+Zapm .]{0,12}\Z"))
def test_no_text_is_too_strange(written: str) -> None:
    publication_date(written)
    first_date_in(written)


def test_the_first_date_in_a_byline_counts() -> None:
    found = first_date_in("By Ilse Marrow | Published: 5 March 2024, 9:15 | Updated 6 March 2024")
    assert found == ("2024-03-05T09:15", "minute")
    assert first_date_in("Posted 03/04/2024 in Harbours") is None
    assert first_date_in("seen 2024-03-05T09:15:00Z, filed 2023") == ("2024-03-05T09:15:00Z", "second")
