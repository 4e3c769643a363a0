"""Times: expressions of time with type, TIMEX3 value, and the days or instants that they cover."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from sayso.annotators import timex_dates, timex_lengths, timex_periods, timex_steps
from sayso.annotators.timex_calendar import PARTS_OF_DAY, UNKNOWN, Point, Unit, bounds
from sayso.annotators.timex_patterns import GRAMMAR
from sayso.annotators.timex_reading import Context, Found, Reader, Reading
from sayso.annotators.timex_tense import Tenses
from sayso.annotators.timex_tokens import Tokens
from sayso.core.annotations import Layers, Timex
from sayso.core.document import Document

READERS: dict[str, Reader] = (
    timex_dates.READERS | timex_periods.READERS | timex_steps.READERS | timex_lengths.READERS
)
PUBLISHED = range(1600, 2200)
"""Years of publication that anchor; another is a placeholder or a slip."""
JOINTS = frozenset(
    {(), (",",), ("on",), ("at",), ("on", "the"), ("of",), ("of", "the"), (",", "at"), ("of", "on")}
)
"""What may stand between a time of day and its date."""
A_DAY = re.compile(r"(?:\d{4}|XXXX)-(?:\d\d|XX)-(?:\d\d|XX)|XXXX-WXX-[1-7]")


class Times:
    """Reads expressions of time, anchored on the publication date and on what the report told before."""

    name = "times"
    version = "1"
    requires = frozenset({"sentences"})
    assigns = frozenset({"times"})

    def annotate(self, document: Document, layers: Layers) -> Layers:
        """Expressions of time in text order, numbered ``t1``, ``t2`` and so on; none overlaps another."""
        tokens = GRAMMAR.vocabulary.tokens(document.text)
        tenses = Tenses(tokens, layers.sentences or ())
        context = Context(tense=tenses.beside, published=_published(document))
        found = _dated(_joined(_readings(tokens, context), tokens), context)
        return Layers(times=tuple(_timex(n, reading, tokens) for n, reading in enumerate(found, start=1)))


def _readings(tokens: Tokens, context: Context) -> Iterator[Reading]:
    start = 0
    while found := GRAMMAR.search(tokens, start):
        rule, match = found
        readings = list(READERS[rule](Found(rule=rule, tokens=tokens, match=match), context))
        for reading in readings:
            if reading.point:
                context.told(reading.point, reading.first)
            yield reading
        start = readings[-1].after if readings else match.start() + 1


def _joined(readings: Iterable[Reading], tokens: Tokens) -> Iterator[Reading]:
    """The readings, a time of day joined with the date beside it."""
    pending: Reading | None = None
    for reading in readings:
        if pending is None:
            pending = reading
        elif joined := _join(pending, reading, tokens):
            pending = joined
        else:
            yield pending
            pending = reading
    if pending:
        yield pending


def _join(one: Reading, other: Reading, tokens: Tokens) -> Reading | None:
    """The time of day that one tells on the day that the other tells; None if they tell no such thing."""
    if tuple(tokens.words[one.after : other.first]) not in JOINTS:
        return None
    clock, day = (one, other) if one.value.startswith("T") else (other, one)
    if not clock.value.startswith("T") or day.type != "DATE" or not A_DAY.fullmatch(day.value):
        return None
    return replace(
        clock,
        first=one.first,
        after=other.after,
        value=day.value + clock.value,
        point=day.point,
    )


def _dated(readings: Iterable[Reading], context: Context) -> Iterator[Reading]:
    """The readings, a time of day without a date put on the day that the report named last."""
    last = context.anchor("day")
    for reading in readings:
        if reading.point and reading.point.unit == "day":
            last = reading.point
        if not reading.value.startswith("T"):
            yield reading
        elif reading.value[1:] not in PARTS_OF_DAY:
            day = last.value if last else UNKNOWN["day"]
            yield replace(reading, value=day + reading.value)


def _published(document: Document) -> Point | None:
    """When the report was published, as precisely as is known."""
    written, precision = document.published_at, document.published_precision
    if not written or not precision:
        return None
    unit: Unit = "year" if precision == "year" else "month" if precision == "month" else "day"
    try:
        day = date.fromisoformat((written[:10] + "-01-01")[: len("2013-03-22")])
    except ValueError:
        return None
    return Point(day=day, unit=unit) if day.year in PUBLISHED else None


def _timex(number: int, reading: Reading, tokens: Tokens) -> Timex:
    covered = bounds(reading.value, zone=reading.zone) if reading.covers else None
    start, end = covered or (None, None)
    return Timex(
        id=f"t{number}",
        span=tokens.span(reading.first, reading.after),
        type=reading.type,
        value=reading.value,
        start=start,
        end=end,
    )
