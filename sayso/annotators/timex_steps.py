"""Reads what counts from the publication or from what was told before: "today", "two years ago"."""

from collections.abc import Iterator

from sayso.annotators.timex_calendar import SIZES, UNKNOWN, Point, Unit, duration, shifted
from sayso.annotators.timex_reading import Context, Found, Reader, Reading
from sayso.annotators.timex_tokens import CAPITALISED
from sayso.annotators.timex_words import WORDS

NEAR = 60
"""Tokens after which a quarter that was named no longer governs "a year earlier"."""
FRIDAY = 5
FROM_REFERENCE = frozenset("earlier later before after".split())


def today(found: Found, context: Context) -> Iterator[Reading]:
    """Today; yesterday; tonight; late yesterday; but not India Today."""
    word = found.word("named")
    tokens = found.tokens
    if tokens.capitals[found.first] and tokens.letter(found.first - 1) == CAPITALISED:
        return
    value, point = context.moved(WORDS.days.get(word, 0), "day")
    if word == "tonight":
        yield found.reading("TIME", f"{value}TNI", point)
    else:
        yield found.reading("DATE", value, point)


def day_beside(found: Found, context: Context) -> Iterator[Reading]:
    """The day before yesterday; the day after tomorrow."""
    value, point = context.moved(-2 if "before" in found.words() else 2, "day")
    yield found.reading("DATE", value, point)


def part_of_today(found: Found, context: Context) -> Iterator[Reading]:
    """This morning; tomorrow night; last night; the next morning; the same evening."""
    part = WORDS.dayparts[found.words("part")[0]]
    direction = found.words("dir")
    if direction:
        from_reference = direction[0] in WORDS.from_reference or "the" in found.words()
        since = context.reference if from_reference else None
        value, point = context.moved(WORDS.directions[direction[0]], "day", since=since)
    else:
        value, point = context.moved(WORDS.days[found.word("named")], "day")
    yield found.reading("TIME", f"{value}T{part}", point)


def directed_unit(found: Found, context: Context) -> Iterator[Reading]:
    """Last year; this week; the following month; later that day; early next year."""
    word, direction = found.words("unit")[0], found.words("dir")[-1]
    unit = WORDS.units[word]
    step = WORDS.directions[direction]
    if SIZES[unit] == 0 or word == "second":
        return
    from_reference = direction in WORDS.from_reference or (step > 0 and unit == "day")
    if from_reference and context.reference is None and step == 0:
        yield found.reading("DATE", UNKNOWN[unit])
        return
    if unit == "day" and direction in {"this", "last", "present"}:
        return
    if from_reference and context.reference and SIZES[context.reference.unit] > SIZES[unit]:
        yield found.reading("DATE", UNKNOWN[unit])
        return
    value, point = context.moved(step, unit, since=context.reference if from_reference else None)
    yield found.reading("DATE", value, point)


def edge_of_unit(found: Found, context: Context) -> Iterator[Reading]:
    """The end of the year; year-end; the beginning of the month."""
    unit = WORDS.units[found.words("unit")[0]]
    if SIZES[unit] > SIZES["month"] and unit not in {"year", "decade", "century"}:
        return
    if SIZES[unit] < SIZES["week"]:
        return
    value, point = context.moved(0, unit)
    yield found.reading("DATE", value, point)


def the_weekend(found: Found, context: Context) -> Iterator[Reading]:
    """The weekend: the last one, or the next if the verb looks ahead."""
    anchor = context.anchor("day")
    ahead = context.tense(found.first) == "future" or (anchor and anchor.day.isoweekday() >= FRIDAY)
    value, point = context.moved(0 if ahead else -1, "weekend")
    yield found.reading("DATE", value, point)


def the_quarter(found: Found, context: Context) -> Iterator[Reading]:
    """The quarter, the latest period: the one that was named last."""
    if context.quarter:
        yield found.reading("DATE", context.quarter.value, context.quarter)
    elif found.words()[0] == "the" and len(found.words()) > len(["the", "quarter"]):
        yield found.reading("DATE", context.moved(0, "year")[0] + "-QX")


def step(found: Found, context: Context) -> Iterator[Reading]:
    """Three days ago; a year earlier; two weeks later; eight years from now."""
    unit = WORDS.units[found.words("unit")[0]]
    side = found.word("side")
    count = count_of(found)
    sign = 1 if side in {"later", "after", "hence"} or side.startswith("from") else -1
    if unit == "second" and not found.words("count"):
        return
    if count is None:
        yield _open_step(found, unit, sign)
        return
    if side in FROM_REFERENCE or (unit == "year" and count == 1):
        yield from _step_from_reference(found, context, sign * count, unit)
        return
    yield _stepped(found, context, sign * count, unit)


def year_ago(found: Found, context: Context) -> Iterator[Reading]:
    """The year-ago quarter; the year-earlier period; the quarter a year ago."""
    nth = found.words("nth")
    number = WORDS.ordinals.get(nth[0]) if nth else None
    base = context.quarter
    anchor = context.anchor("year")
    if number and anchor and base is None:
        day = anchor.day.replace(month=min(3 * number, 12), day=1)
        base = Point(day=day, unit="quarter")
    if number and base:
        base = Point(day=base.day.replace(month=min(3 * number, 12), day=1), unit="quarter")
    day_before = shifted(base.day, -1, "year") if base else None
    if day_before is None:
        yield found.reading("DATE", context.moved(-1, "year")[0])
        return
    point = Point(day=day_before, unit="quarter")
    # Only the point itself is told: "that quarter" still means the later one.
    yield found.reading("DATE", point.value)


def count_of(found: Found) -> float | None:
    """How many units an expression of length tells; None where it leaves that open."""
    if found.words("vague"):
        return 2 if "couple" in found.words("vague") else None
    extra = 0.5 if found.words("extra") else 0.0
    if found.words("halved"):
        return 0.5 + extra
    count = found.number("count") if found.words("count") else 1.0
    return None if count is None else count + extra


def _open_step(found: Found, unit: Unit, sign: int) -> Reading:
    if found.word("side") in FROM_REFERENCE:
        return found.reading("DURATION", duration(None, unit), after=found.place("unit")[1])
    if found.word("side") == "ago":
        return found.reading("DATE", "PAST_REF")
    return found.reading("DATE", "FUTURE_REF" if sign > 0 else "PAST_REF")


def _step_from_reference(found: Found, context: Context, count: float, unit: Unit) -> Iterator[Reading]:
    reference = context.reference
    near_quarter = context.quarter and found.first - context.quarter_at < NEAR
    if unit == "year" and abs(count) == 1 and near_quarter and context.quarter:
        day = shifted(context.quarter.day, int(count), "year")
        if day:
            yield found.reading("DATE", Point(day=day, unit="quarter").value)
        return
    if found.word("side") not in FROM_REFERENCE:
        yield _stepped(found, context, count, unit)
    elif reference is None or SIZES[reference.unit] > SIZES[unit]:
        if unit == "year":
            yield _stepped(found, context, count, unit)
        else:
            yield found.reading("DURATION", duration(abs(count), unit), after=found.place("unit")[1])
    else:
        yield _stepped(found, context, count, unit, since=reference)


def _stepped(
    found: Found, context: Context, count: float, unit: Unit, *, since: Point | None = None
) -> Reading:
    """So many units away; a part of a unit counts as the finer ones that make it."""
    if SIZES[unit] == 0:
        value = duration(abs(count), unit)
        return found.reading("DURATION", value, after=found.place("unit")[1])
    finer: dict[Unit, tuple[Unit, int]] = {"year": ("month", 12), "week": ("day", 7), "decade": ("year", 10)}
    if count % 1 and unit in finer:
        unit, worth = finer[unit]
        count *= worth
    if unit in {"decade", "century"}:
        count, unit = count * (10 if unit == "decade" else 100), "year"
    value, point = context.moved(round(count), unit, since=since)
    if value == UNKNOWN[unit] and context.anchor(unit):
        value = "FUTURE_REF" if count > 0 else "PAST_REF"
    return found.reading("DATE", value, point)


READERS: dict[str, Reader] = {
    "today": today,
    "day_beside": day_beside,
    "part_of_today": part_of_today,
    "directed_unit": directed_unit,
    "edge_of_unit": edge_of_unit,
    "the_weekend": the_weekend,
    "the_quarter": the_quarter,
    "step": step,
    "year_ago": year_ago,
    "quarter_ago": year_ago,
}
"""The function that reads what each rule of the grammar matched."""
