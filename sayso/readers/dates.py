"""Publication dates as publishers write them, normalised to ISO 8601 as precisely as they say it."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple

from sayso.core.document import Precision

YEARS = range(1600, 2200)
"""From the first newspapers on; what lies outside is a placeholder or a slip, not a date."""


class PublicationDate(NamedTuple):
    """A date in ISO 8601, cut to its precision. Its time zone is the publisher's, absent where unsaid."""

    iso: str
    precision: Precision


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ZONES = {
    "z": 0,
    "ut": 0,
    "utc": 0,
    "gmt": 0,
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
}
"""The zones that RFC 822 names; the letters of others stand for several zones each."""

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = (
    r"(?:\s*(?:,|\bat\b|-|–|\||·)?\s*(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2}))?"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?(?:\s*\(?(?P<zone>[a-z]{1,5}\b|[+-]\d{2}:?\d{2})\)?)?)?"
)
_YEAR = r"(?P<year>\d{4})"
_WRITTEN = (
    re.compile(rf"\b{_WEEKDAY}{_DAY}[\s-]+(?:of\s+)?{_MONTH},?[\s-]+{_YEAR}\b{_CLOCK}", re.IGNORECASE),
    re.compile(rf"\b{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}\b{_CLOCK}", re.IGNORECASE),
)
_MONTH_ONLY = re.compile(rf"{_MONTH},?\s+{_YEAR}", re.IGNORECASE)
_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?"
    r"(?:(?<=-\d\d-\d\d)[T ]\s*(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?",
    re.IGNORECASE,
)
_ISO_DAY_WITHIN = re.compile(r"\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?\b")
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})")
_SLASHED = re.compile(r"(?P<year>\d{4})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})")
_NUMERIC = re.compile(r"(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})[/.-](?P<year>\d{4})")


def publication_date(written: str) -> PublicationDate | None:
    """The date that ``written`` is, all of it; None where it is none, or could be two.

    Understood are ISO 8601, RFC 822, dates in English words, and numbers if they can be read in one way
    only: ``13/04/2023`` is a date, ``03/04/2023`` is not.
    """
    text = " ".join(written.split())
    for read in (_iso, _rfc822, _in_words, _month_only, _in_numbers):
        found = read(text)
        if found:
            return found
    return None


def first_date_in(text: str) -> PublicationDate | None:
    """The first date with a day that stands anywhere in ``text`` in ISO form or in English words."""
    text = " ".join(text.split())
    matches = [match for pattern in (*_WRITTEN, _ISO_DAY_WITHIN) for match in pattern.finditer(text)]
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        found = publication_date(match.group())
        if found:
            return found
    return None


def _iso(text: str) -> PublicationDate | None:
    return _of_match(_ISO.fullmatch(text))


def _rfc822(text: str) -> PublicationDate | None:
    if not re.match(r"(?:[A-Za-z]{3},? )?\d{1,2} [A-Za-z]{3} \d{2,4} \d", text):
        return None
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - takes the network's modules along

    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    precision: Precision = "second" if re.search(r"\d:\d\d:\d\d", text) else "minute"
    return _moment(moment, precision) if moment.year in YEARS else None


def _in_words(text: str) -> PublicationDate | None:
    return next((found for pattern in _WRITTEN if (found := _of_match(pattern.fullmatch(text)))), None)


def _month_only(text: str) -> PublicationDate | None:
    return _of_match(_MONTH_ONLY.fullmatch(text))


def _in_numbers(text: str) -> PublicationDate | None:
    found = _of_match(_COMPACT.fullmatch(text)) or _of_match(_SLASHED.fullmatch(text))
    match = _NUMERIC.fullmatch(text)
    if found or not match:
        return found
    year, first, second = int(match["year"]), int(match["first"]), int(match["second"])
    readings = {day for day in (_day(year, second, first), _day(year, first, second)) if day}
    return PublicationDate(readings.pop().isoformat(), "day") if len(readings) == 1 else None


def _of_match(match: re.Match[str] | None) -> PublicationDate | None:
    if not match:
        return None
    parts = match.groupdict()
    year = int(parts["year"])
    if year not in YEARS:
        return None
    if not parts.get("month"):
        return PublicationDate(f"{year:04}", "year")
    month = _month_number(parts["month"])
    if not parts.get("day"):
        return PublicationDate(f"{year:04}-{month:02}", "month") if 1 <= month <= 12 else None  # noqa: PLR2004 - months
    day = _day(year, month, int(parts["day"]))
    if day is None or not parts.get("hour"):
        return PublicationDate(day.isoformat(), "day") if day else None
    return _with_clock(day, parts)


def _with_clock(day: date, parts: dict[str, str | None]) -> PublicationDate | None:
    hour, second = int(parts["hour"] or 0), parts["second"]
    if half := parts.get("half"):
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    try:
        moment = datetime(day.year, day.month, day.day, hour, int(parts["minute"] or 0), int(second or 0))
    except ValueError:
        return None
    return _moment(moment.replace(tzinfo=_zone(parts["zone"])), "second" if second else "minute")


def _moment(moment: datetime, precision: Precision) -> PublicationDate:
    iso = moment.isoformat(timespec="seconds" if precision == "second" else "minutes")
    return PublicationDate(iso.replace("+00:00", "Z"), precision)


def _zone(written: str | None) -> timezone | None:
    if not written:
        return None
    if written[0] not in "+-":
        hours = _ZONES.get(written.lower())
        return None if hours is None else _offset(hours * 60)
    digits = written[1:].replace(":", "").ljust(4, "0")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return _offset(minutes if written[0] == "+" else -minutes)


def _offset(minutes: int) -> timezone | None:
    if not minutes:
        return UTC
    return timezone(timedelta(minutes=minutes)) if abs(minutes) < 24 * 60 else None


def _month_number(written: str) -> int:
    return int(written) if written.isdigit() else 1 + _MONTHS.index(written[:3].lower())


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None
