"""Reads expressions that name a day or a month: "March 22, 2013", "in March", "last Friday"."""

from collections.abc import Iterator
from datetime import date

from sayso.annotators.timex_calendar import (
    UNKNOWN,
    Point,
    day_of,
    easter,
    nth_weekday,
    shifted,
    weekday_in_week,
    weekday_near,
)
from sayso.annotators.timex_reading import (
    FIRST_PLAIN_YEAR,
    LAST_PLAIN_YEAR,
    Context,
    Found,
    Reader,
    Reading,
    Tense,
    full_year,
    ordinal_of,
    year_told,
)
from sayso.annotators.timex_tokens import CAPITALISED, OTHER
from sayso.annotators.timex_words import WORDS

PREPOSITIONS = frozenset(
    "in of on by since until till from to before after during between through for late early mid".split()
)
MONTHS_THAT_ARE_WORDS = frozenset("may march mar jun jan dec".split())
"""Month names that begin a sentence as another word, or stand in a name, too often to be read alone."""
MONTHS_THAT_ARE_NAMES = frozenset("april may june august jan".split())
"""First names too, where another name follows."""
LIKELIER_PAST, LIKELIER_FUTURE = 4, 8
"""Months ahead or behind beyond which a date without a year and a telling verb belongs to the other year."""
LOOK_AHEAD = frozenset("by until till through".split())
NEWSPAPERS = frozenset(
    "times telegraph mirror tribune observer herald independent vision standard express".split()
)
"""Names of newspapers that begin with a weekday."""
NAMED_FRIDAYS = frozenset("black ash bloody super".split())
"""What stands before a weekday in the name of a day that comes once a year or came once."""


def iso(found: Found, _: Context) -> Iterator[Reading]:
    """2013-03-22, 2013-03-22T10:30."""
    written = found.words()[0].upper()
    day = _day_from(written[:10])
    if day is None:
        return
    clock, zone = written[11:16], written[16:].lstrip(":.0123456789")
    value = f"{day}T{clock}" if clock else str(day)
    yield found.reading("TIME" if clock else "DATE", value, Point(day=day), zone=zone)


def slashed(found: Found, context: Context) -> Iterator[Reading]:
    """3/22/2013, 22.03.2013: of two that make sense the one nearest to the publication, else the American."""
    first, second, year = (
        int(part) for part in found.words()[0].replace(".", "/").replace("-", "/").split("/")
    )
    if year < 100 and "/" in found.words()[0]:  # noqa: PLR2004 - two digits
        year = full_year(year, context)
    days = [day for month, day_ in ((first, second), (second, first)) if (day := day_of(year, month, day_))]
    if not days or not FIRST_PLAIN_YEAR <= year <= LAST_PLAIN_YEAR:
        return
    anchor = context.anchor("day")
    day = min(days, key=lambda day: abs(day - anchor.day)) if anchor else days[0]
    yield found.reading("DATE", str(day), Point(day=day))


def month_day(found: Found, context: Context) -> Iterator[Reading]:
    """March 22, 2013; Friday the 22nd of March; Aug. 6; April 24 and 25, of which each is one."""
    month = WORDS.months[found.words("month")[0]]
    start, end = found.place("day")
    if _counts(found, end):
        yield from month_alone(found, context, after=start)
        return
    days = [(found.first, found.after, found.word("day"))]
    if final := found.word("final"):
        last_start, last_end = found.place("final")
        if _counts(found, last_end):
            days = [(found.first, end, found.word("day"))]
        else:
            days = [(found.first, end, found.word("day")), (last_start, found.after, final)]
    if earlier := found.word("first"):
        if (ordinal_of(earlier) or 0) >= (ordinal_of(found.word("day")) or 0):
            return
        days = [(found.first, found.first + 1, earlier), (start, found.after, found.word("day"))]
    for first, after, word in days:
        number = ordinal_of(word)
        if number is None:
            return
        value, point = _dated(found, context, month, number)
        if value:
            yield found.reading("DATE", value, point, first=first, after=after)


def month_alone(found: Found, context: Context, *, after: int | None = None) -> Iterator[Reading]:
    """March; early March; March 2013; March last year."""
    word = found.words("month")[0]
    month = WORDS.months[word]
    year = year_told(found, context)
    end = found.after if after is None else after
    if year is None and not found.words("dir") and not _is_month(found, word, end):
        return
    if found.words("dir") and not found.place("dir")[0] > found.place("month")[0]:
        value, point = _directed_month(found, context, month)
    elif year is None and found.words("dir"):
        value, point = f"XXXX-{month:02}", None
    else:
        year = year or _year_of_month(context, month, _tense(found, context))
        value, point = _month_value(year, month)
    yield found.reading("DATE", value, point, after=end)


def week_of(found: Found, context: Context) -> Iterator[Reading]:
    """The week of March 6."""
    number = ordinal_of(found.word("day"))
    _, point = _dated(found, context, WORDS.months[found.words("month")[0]], number or 0)
    if point:
        week = Point(day=point.day, unit="week")
        yield found.reading("DATE", week.value, week)


def day_alone(found: Found, context: Context) -> Iterator[Reading]:
    """(On) the 5th; the 14th of this month."""
    number = ordinal_of(found.word("day")) or 0
    anchor = context.anchor("day")
    if not day_of(2000, 1, number):
        return
    if anchor is None:
        yield found.reading("DATE", f"XXXX-XX-{number:02}")
        return
    direction = found.words("dir")
    months = WORDS.directions[direction[0]] if direction else 0
    if not direction and number > anchor.day.day and context.tense(found.first) == "past":
        months = -1
    if not direction and number < anchor.day.day and context.tense(found.first) == "future":
        months = 1
    month = shifted(anchor.day, months, "month")
    day = day_of(month.year, month.month, number) if month else None
    if day:
        yield found.reading("DATE", str(day), Point(day=day))


def september_11(found: Found, _: Context) -> Iterator[Reading]:
    """9/11."""
    if found.words() == ["9/11"]:
        yield found.reading("DATE", "2001-09-11")


def holiday(found: Found, context: Context) -> Iterator[Reading]:
    """Christmas Eve; Thanksgiving 2012; Good Friday."""
    kind, written = WORDS.holidays[found.word("named")]
    anchor = context.anchor("year")
    year = year_told(found, context)
    if year is None and anchor is None:
        value = f"XXXX-{written}" if kind == "holidays" else UNKNOWN["day"]
        yield found.reading("DATE", value)
        return
    day = _holiday(kind, written, year or (anchor.day.year if anchor else 0))
    if year is None and anchor and day:
        tense = context.tense(found.first)
        step = _other_year(day, anchor.day, tense)
        day = _holiday(kind, written, day.year + step) if step else day
    if day:
        yield found.reading("DATE", str(day), Point(day=day))


def weekday(found: Found, context: Context) -> Iterator[Reading]:
    """Friday; last Friday; early Monday; Thursday morning; Monday of last week."""
    word = found.words("named")[0]
    number = WORDS.weekdays[word]
    if found.near(-1) in NAMED_FRIDAYS or found.near(1) in NEWSPAPERS:
        return
    anchor = context.anchor("day")
    part = WORDS.dayparts.get(found.word("part"))
    suffix = f"T{part}" if part else ""
    if anchor is None:
        yield found.reading("TIME" if part else "DATE", f"XXXX-WXX-{number}{suffix}")
        return
    day = _weekday(found, context, anchor.day, number)
    yield found.reading("TIME" if part else "DATE", f"{day}{suffix}", Point(day=day))


def _holiday(kind: str, written: str, year: int) -> date | None:
    if kind == "easter":
        return shifted(easter(year), int(written), "day")
    if kind == "moving_holidays":
        month, weekday, nth = map(int, written.split())
        return nth_weekday(year, month, weekday, nth)
    return day_of(year, *map(int, written.split("-")))


def _weekday(found: Found, context: Context, today: date, number: int) -> date:
    direction = found.words("dir")
    if found.rule == "weekday_of_week" and direction:
        return weekday_in_week(today, number, weeks=WORDS.directions[direction[0]])
    if direction:
        base = context.reference.day if direction[0] in WORDS.from_reference and context.reference else today
        step = WORDS.directions[direction[0]]
        if step < 0:
            return weekday_near(base, number, after=False, strictly=True)
        if step > 0:
            return weekday_near(base, number, after=True, strictly=True)
        return base if base.isoweekday() == number else weekday_in_week(base, number)
    ahead = found.near(-1) in {"until", "till"} or context.tense(found.first) == "future"
    return weekday_near(today, number, after=ahead)


def _counts(found: Found, end: int) -> bool:
    """Whether the number that ends before token ``end`` counts what follows: "in May 20 people"."""
    following = found.tokens.word(end)
    return following in WORDS.counted or following in WORDS.units or following == "%"


def _is_month(found: Found, word: str, end: int) -> bool:
    """Whether a month name alone is one, and no verb and nobody's name."""
    start = found.place("month")[0]
    before = found.tokens.word(start - 1)
    if word == "jan" and found.tokens.letter(end) == CAPITALISED:
        return False
    if before in PREPOSITIONS or start > found.first:
        return True
    if word in MONTHS_THAT_ARE_WORDS:
        return before in {"the", "a"} and found.tokens.letter(end) == OTHER
    return word not in MONTHS_THAT_ARE_NAMES or found.tokens.letter(end) != CAPITALISED


def _dated(found: Found, context: Context, month: int, day: int) -> tuple[str, Point | None]:
    """Value and place of a day of a month; an empty value where the calendar has no such day."""
    year = year_told(found, context)
    anchor = context.anchor("year")
    if year is None and (month, day) == (9, 11) and found.near(1).startswith(("attack", "terror", "hijack")):
        year = 2001
    if year is None and anchor is None:
        return (f"XXXX-{month:02}-{day:02}" if day_of(2000, month, day) else ""), None
    if year is None and anchor:
        year = anchor.day.year
        told = day_of(year, month, day)
        if told and anchor.unit == "day":
            year += _other_year(told, anchor.day, context.tense(found.first))
    dated = day_of(year or 0, month, day)
    return (str(dated), Point(day=dated)) if dated else ("", None)


def _other_year(told: date, today: date, tense: Tense | None) -> int:
    """Years to move a day of this year to, so that it suits the verb beside it or, if none tells, is near."""
    ahead = (told - today).days
    if tense == "future" and ahead < -LIKELIER_PAST * 30:
        return 1
    if ahead > LIKELIER_PAST * 30 and tense != "future":
        return -1
    return 1 if ahead < -LIKELIER_FUTURE * 30 and tense != "past" else 0


def _year_of_month(context: Context, month: int, tense: Tense | None) -> int | None:
    anchor = context.anchor("year")
    if anchor is None:
        return None
    if anchor.unit == "year":
        return anchor.day.year
    ahead = month - anchor.day.month
    if tense == "past" and ahead > 0:
        return anchor.day.year - 1
    if tense == "future" and ahead < 0:
        return anchor.day.year + 1
    if ahead > LIKELIER_PAST and tense is None:
        return anchor.day.year - 1
    return anchor.day.year + (1 if ahead < -LIKELIER_FUTURE and tense is None else 0)


def _month_value(year: int | None, month: int) -> tuple[str, Point | None]:
    first = day_of(year, month) if year else None
    if first is None:
        return f"XXXX-{month:02}", None
    point = Point(day=first, unit="month")
    return point.value, point


def _tense(found: Found, context: Context) -> Tense | None:
    """The tense of the verb beside an expression; "by" and "until" look ahead where no verb looks back."""
    tense = context.tense(found.first)
    return "future" if tense is None and found.near(-1) in LOOK_AHEAD else tense


def _directed_month(found: Found, context: Context, month: int) -> tuple[str, Point | None]:
    direction = found.words("dir")[0]
    anchor = context.anchor("month")
    if direction in WORDS.from_reference and context.reference:
        anchor = context.reference
    if anchor is None:
        return _month_value(None, month)
    year, step = anchor.day.year, WORDS.directions[direction]
    if step < 0 and month >= anchor.day.month:
        year -= 1
    if step > 0 and month <= anchor.day.month:
        year += 1
    return _month_value(year, month)


def _day_from(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


READERS: dict[str, Reader] = {
    "iso": iso,
    "slashed": slashed,
    "days_of_month": month_day,
    "day_month": month_day,
    "month_day": month_day,
    "week_of": week_of,
    "month_year": month_alone,
    "directed_month": month_alone,
    "month": month_alone,
    "day_alone": day_alone,
    "september_11": september_11,
    "holiday": holiday,
    "weekday_of_week": weekday,
    "weekday": weekday,
}
"""The function that reads what each rule of the grammar matched."""
