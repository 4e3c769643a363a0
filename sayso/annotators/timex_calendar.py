"""Calendar arithmetic: the TIMEX3 value of a day at any grain, steps between them, what a value covers."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal[
    "second",
    "minute",
    "hour",
    "day",
    "weekend",
    "week",
    "fortnight",
    "month",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
]
SIZES: dict[Unit, int] = {
    "second": 0,
    "minute": 0,
    "hour": 0,
    "day": 1,
    "weekend": 2,
    "week": 7,
    "fortnight": 14,
    "month": 30,
    "quarter": 91,
    "half": 182,
    "year": 365,
    "decade": 3652,
    "century": 36524,
}
"""Days of a unit, roughly: to tell the finer of two."""
UNKNOWN: dict[Unit, str] = {
    "day": "XXXX-XX-XX",
    "weekend": "XXXX-WXX-WE",
    "week": "XXXX-WXX",
    "fortnight": "XXXX-WXX",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}
"""The value of what no anchor dates."""
DURATIONS: dict[Unit, tuple[str, int, str]] = {
    "second": ("PT", 1, "S"),
    "minute": ("PT", 1, "M"),
    "hour": ("PT", 1, "H"),
    "day": ("P", 1, "D"),
    "weekend": ("P", 1, "WE"),
    "week": ("P", 1, "W"),
    "fortnight": ("P", 2, "W"),
    "month": ("P", 1, "M"),
    "quarter": ("P", 3, "M"),
    "half": ("P", 6, "M"),
    "year": ("P", 1, "Y"),
    "decade": ("P", 10, "Y"),
    "century": ("P", 100, "Y"),
}
"""How TIMEX3 writes a length: its start, how many of its letter a unit is worth, and the letter."""
MONTHS_OF: dict[Unit, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
HALVES: dict[str, tuple[str, int]] = {
    "Y": ("M", 12),
    "D": ("H", 24),
    "H": ("M", 60),
    "M": ("D", 30),
    "W": ("D", 7),
}
"""What a fraction of a length is counted in, and how many of it make one."""
PARTS_OF_DAY = {
    "MO": ("00:00", "11:59"),
    "MI": ("12:00", "12:59"),
    "AF": ("12:00", "17:59"),
    "EV": ("17:00", "23:59"),
    "NI": ("18:00", "05:59"),
}
"""First and last minute of a part of the day; a night ends on the next day."""
_DAY = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:T(?:(?P<clock>\d\d:\d\d(?::\d\d)?)|(?P<hour>\d\d)|(?P<part>[A-Z]{2})))?"
)
_COARSE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>\d\d)))?"
)
_YEARS = re.compile(r"\d{2,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A stretch of the calendar: the ``unit`` that ``day`` lies in."""

    day: date
    unit: Unit = "day"

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        return value_of(self.day, self.unit)


def value_of(day: date, unit: Unit) -> str:
    """The TIMEX3 value of the ``unit`` that ``day`` lies in; a week of news begins on Sunday."""
    year = f"{day.year:04}"
    if unit in {"week", "weekend", "fortnight"}:
        # A report of Sunday that tells of "last week" means the week that ended the day before.
        starts_week = day.isoweekday() == 7 and unit != "weekend"  # noqa: PLR2004 - Sunday
        iso = _moved(day, 1 if starts_week else 0).isocalendar()
        return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if unit == "weekend" else "")
    values = {
        "month": f"{year}-{day.month:02}",
        "quarter": f"{year}-Q{(day.month + 2) // 3}",
        "half": f"{year}-H{1 if day.month <= 6 else 2}",  # noqa: PLR2004 - June
        "year": year,
        "decade": year[:3],
        "century": year[:2],
    }
    return values.get(unit, day.isoformat())


def shifted(day: date, count: int, unit: Unit) -> date | None:
    """``day`` moved by ``count`` units, to the last day of a shorter month; None outside years 1 to 9999."""
    try:
        if unit in MONTHS_OF:
            month = day.year * 12 + day.month - 1 + count * MONTHS_OF[unit]
            year, index = divmod(month, 12)
            return date(year, index + 1, min(day.day, monthrange(year, index + 1)[1]))
        weekly = 7 if unit == "weekend" else SIZES[unit]
        return day + timedelta(days=count * weekly)
    except (ValueError, OverflowError):
        return None


def day_of(year: int, month: int, day: int = 1) -> date | None:
    """That date; None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def weekday_near(day: date, weekday: int, *, after: bool, strictly: bool = False) -> date:
    """The ``weekday`` (Monday is 1) nearest before or after ``day``, which it may be unless ``strictly``."""
    ahead = (weekday - day.isoweekday()) % 7
    if strictly and not ahead:
        return _moved(day, 7 if after else -7)
    return _moved(day, ahead if after or not ahead else ahead - 7)


def weekday_in_week(day: date, weekday: int, *, weeks: int = 0) -> date:
    """The ``weekday`` of the week that ``day`` lies in, or of one so many ``weeks`` later."""
    return _moved(day, weekday - day.isoweekday() + 7 * weeks)


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian computus)."""
    golden, century = year % 19, year // 100
    skipped = century - century // 4 - (8 * century + 13) // 25
    epact = (skipped + 19 * golden + 15) % 30
    epact -= (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    offset = epact - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The ``nth`` such weekday of a month, counted from its end if negative."""
    if nth < 0:
        last = date(year, month, monthrange(year, month)[1])
        return weekday_near(last, weekday, after=False)
    return _moved(weekday_near(date(year, month, 1), weekday, after=True), 7 * (nth - 1))


def duration(count: float | None, unit: Unit) -> str:
    """The TIMEX3 value of a length; a ``count`` of None is one that the text leaves open."""
    start, worth, letter = DURATIONS[unit]
    if count is None:
        return f"{start}X{letter}"
    whole, fraction = divmod(count * worth, 1)
    if not fraction:
        return f"{start}{int(whole)}{letter}"
    finer, size = ("S", 60) if unit == "minute" else HALVES.get(letter, ("", 0))
    rest = round(fraction * size)
    if not finer or not rest:
        return f"{start}{round(count * worth)}{letter}"
    body = f"{int(whole)}{letter}" if whole else ""
    return f"{start}{body}{'T' if start == 'P' and finer == 'H' else ''}{rest}{finer}"


def bounds(value: str, *, zone: str = "") -> tuple[str, str] | None:
    """First and last day or instant that a TIMEX3 value covers, in ISO 8601; None where it does not tell.

    Lengths, references, values with an X, and seasons, which differ by hemisphere, do not tell.
    ``zone`` is the offset from UTC of a time of day.
    """
    if match := _DAY.fullmatch(value):
        return _bounds_of_day(match, zone)
    if match := _COARSE.fullmatch(value):
        return _bounds_of_period(match)
    if _YEARS.fullmatch(value):
        first, last = value.ljust(4, "0"), value.ljust(4, "9")
        return (f"{first}-01-01", f"{last}-12-31") if int(first) else None
    return None


def _bounds_of_day(match: re.Match[str], zone: str) -> tuple[str, str] | None:
    try:
        day = date.fromisoformat(match["day"])
    except ValueError:
        return None
    if part := match["part"]:
        if part not in PARTS_OF_DAY:
            return None
        first, last = PARTS_OF_DAY[part]
        return f"{day}T{first}", f"{_moved(day, 1 if last < first else 0)}T{last}"
    if hour := match["hour"]:
        return f"{day}T{hour}:00{zone}", f"{day}T{hour}:59{zone}"
    if clock := match["clock"]:
        if clock.startswith("24"):
            day, clock = _moved(day, 1), "00" + clock[2:]
        return (f"{day}T{clock}{zone}",) * 2
    return (str(day),) * 2


def _bounds_of_period(match: re.Match[str]) -> tuple[str, str] | None:
    year = int(match["year"])
    try:
        if week := match["week"]:
            first = date.fromisocalendar(year, int(week), 6 if match["weekend"] else 1)
            return str(first), str(date.fromisocalendar(year, int(week), 7))
        months = {"quarter": 3, "half": 6, "month": 1}
        for name, length in months.items():
            if number := match[name]:
                last_month = int(number) * length
                first = date(year, last_month - length + 1, 1)
                return str(first), str(date(year, last_month, monthrange(year, last_month)[1]))
        return str(date(year, 1, 1)), str(date(year, 12, 31))
    except ValueError:
        return None


def _moved(day: date, days: int) -> date:
    """``day`` moved; at either end of the calendar it stays."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day
