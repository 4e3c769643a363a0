from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sayso.annotators.timex_calendar import (
    UNKNOWN,
    Point,
    Unit,
    bounds,
    duration,
    easter,
    nth_weekday,
    shifted,
    value_of,
    weekday_near,
)

DAYS = st.dates(date(1500, 1, 1), date(2500, 12, 31))
UNITS = st.sampled_from(list(UNKNOWN))


@pytest.mark.parametrize(
    ("unit", "value"),
    [
        ("day", "2021-05-18"),
        ("week", "2021-W20"),
        ("weekend", "2021-W20-WE"),
        ("month", "2021-05"),
        ("quarter", "2021-Q2"),
        ("half", "2021-H1"),
        ("year", "2021"),
        ("decade", "202"),
        ("century", "20"),
    ],
)
def test_the_value_of_a_day_at_any_grain(unit: Unit, value: str) -> None:
    assert Point(day=date(2021, 5, 18), unit=unit).value == value


def test_the_week_of_a_sunday_is_the_one_that_follows() -> None:
    assert value_of(date(2021, 5, 22), "week") == "2021-W20"
    assert value_of(date(2021, 5, 23), "week") == "2021-W21"
    assert value_of(date(2021, 5, 23), "weekend") == "2021-W20-WE"


def test_a_step_ends_on_the_last_day_of_a_shorter_month() -> None:
    assert shifted(date(2021, 1, 31), 1, "month") == date(2021, 2, 28)
    assert shifted(date(2020, 2, 29), -1, "year") == date(2019, 2, 28)
    assert shifted(date(2021, 1, 31), 1, "quarter") == date(2021, 4, 30)
    assert shifted(date(2021, 1, 31), -2, "week") == date(2021, 1, 17)


def test_a_step_beyond_the_calendar_leads_nowhere() -> None:
    assert shifted(date(2021, 1, 31), -5000, "year") is None
    assert shifted(date(2021, 1, 31), 10**12, "day") is None


def test_weekdays_near_a_day() -> None:
    tuesday = date(2021, 5, 18)
    assert weekday_near(tuesday, 5, after=False) == date(2021, 5, 14)
    assert weekday_near(tuesday, 5, after=True) == date(2021, 5, 21)
    assert weekday_near(tuesday, 2, after=True) == tuesday
    assert weekday_near(tuesday, 2, after=True, strictly=True) == date(2021, 5, 25)
    assert weekday_near(tuesday, 2, after=False, strictly=True) == date(2021, 5, 11)


def test_holidays_that_move() -> None:
    assert easter(2024) == date(2024, 3, 31)
    assert easter(1961) == date(1961, 4, 2)
    assert nth_weekday(2021, 11, 4, 4) == date(2021, 11, 25)
    assert nth_weekday(2021, 5, 1, -1) == date(2021, 5, 31)


@given(st.integers(1600, 2400))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    day = easter(year)
    assert day.isoweekday() == 7
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (3, "day", "P3D"),
        (None, "year", "PXY"),
        (None, "minute", "PTXM"),
        (2.5, "year", "P2Y6M"),
        (0.5, "hour", "PT30M"),
        (1.5, "minute", "PT1M30S"),
        (1.5, "day", "P1DT12H"),
        (1.5, "week", "P1W4D"),
        (2, "fortnight", "P4W"),
        (3, "quarter", "P9M"),
        (1.5, "decade", "P15Y"),
        (2, "century", "P200Y"),
    ],
)
def test_lengths(count: float | None, unit: Unit, value: str) -> None:
    assert duration(count, unit) == value


@pytest.mark.parametrize(
    ("value", "covered"),
    [
        ("2021-05-18", ("2021-05-18", "2021-05-18")),
        ("2021-05-18T10:30", ("2021-05-18T10:30", "2021-05-18T10:30")),
        ("2021-05-18T24:00", ("2021-05-19T00:00", "2021-05-19T00:00")),
        ("2021-05-18T10", ("2021-05-18T10:00", "2021-05-18T10:59")),
        ("2021-05-18TMO", ("2021-05-18T00:00", "2021-05-18T11:59")),
        ("2021-05-18TNI", ("2021-05-18T18:00", "2021-05-19T05:59")),
        ("2021-W20", ("2021-05-17", "2021-05-23")),
        ("2021-W20-WE", ("2021-05-22", "2021-05-23")),
        ("2020-02", ("2020-02-01", "2020-02-29")),
        ("2021-Q4", ("2021-10-01", "2021-12-31")),
        ("2021-H1", ("2021-01-01", "2021-06-30")),
        ("2021", ("2021-01-01", "2021-12-31")),
        ("199", ("1990-01-01", "1999-12-31")),
        ("19", ("1900-01-01", "1999-12-31")),
    ],
)
def test_what_a_value_covers(value: str, covered: tuple[str, str]) -> None:
    assert bounds(value) == covered


@pytest.mark.parametrize(
    "value",
    [
        "P3D",
        "PRESENT_REF",
        "XXXX-05",
        "2021-SU",
        "2021-13",
        "2021-02-30",
        "2021-W60",
        "0000",
        "2021-05-18TXX",
    ],
)
def test_what_covers_no_days(value: str) -> None:
    assert bounds(value) is None


def test_a_time_of_day_keeps_its_zone() -> None:
    assert bounds("2021-05-18T10:30", zone="-05:00") == ("2021-05-18T10:30-05:00",) * 2


@given(DAYS, UNITS)
def test_a_day_lies_within_what_its_value_covers(day: date, unit: Unit) -> None:
    covered = bounds(value_of(day, unit))
    assert covered
    first, last = covered
    assert first <= last
    if unit not in {"week", "weekend", "fortnight"}:
        assert first <= str(day) <= last


@given(DAYS, st.integers(-300, 300), UNITS)
def test_steps_keep_their_order(day: date, count: int, unit: Unit) -> None:
    there = shifted(day, count, unit)
    assume(there is not None)
    assert there
    assert (there > day) == (count > 0)
    assert (there < day) == (count < 0)
