"""Reads lengths, what comes round, times of day, and words for the present, the past and the future."""

from collections.abc import Iterator

from sayso.annotators.timex_calendar import duration
from sayso.annotators.timex_reading import Context, Found, Reader, Reading, number_of
from sayso.annotators.timex_steps import count_of
from sayso.annotators.timex_tokens import CAPITALISED
from sayso.annotators.timex_words import WORDS

LONGEST_DAY = 24
REPORTED = frozenset("results earnings profit loss report figures".split())
BEFORE_CLOCK = frozenset("at by until till from around about before after between".split())
BEFORE_ONE_DAY = frozenset("in for within after only just by than of".split())
AFTER_ONE_DAY = frozenset("after before of in off 's".split())
HYPHENS = frozenset("-‑–")
AGED = frozenset("age aged ages".split())
MULTIPLIERS = frozenset("times once twice percent million billion thousand".split())
NAMED_REFERENCES = {
    "past": "PAST_REF",
    "time": "PAST_REF",
    "present": "PRESENT_REF",
    "moment": "PRESENT_REF",
    "days": "PRESENT_REF",
    "future": "FUTURE_REF",
}
"""Nouns that stand for one with the words around them: "at the time", "these days"."""


def length(found: Found, _: Context) -> Iterator[Reading]:
    """Three days; nearly forty years; half an hour; a five-hour (visit); (three times) a week."""
    indefinite = not (found.words("count") or found.words("vague") or found.words("halved"))
    if not _is_length(found, indefinite=indefinite):
        return
    unit = WORDS.units[found.words("unit")[0]]
    if indefinite and found.near(-1) in MULTIPLIERS:
        yield found.reading("SET", duration(1, unit))
        return
    hyphenated = not HYPHENS.isdisjoint(found.words())
    first = found.first + 1 if found.words()[0] == "the" and hyphenated else found.first
    yield found.reading("DURATION", duration(count_of(found), unit), first=first)


def _is_length(found: Found, *, indefinite: bool) -> bool:
    """Whether words for a length tell one, and no age, part, place in an order, or some day to come."""
    word = found.words("unit")[0]
    unit = WORDS.units[word]
    if indefinite and (word in {"second", "quarter"} or word.endswith("s")):
        return False
    if unit == "quarter" and found.near(1) in {"of", "final", "finals"}:
        return False
    if word == "second" and found.words("count") != ["one"]:
        return False
    old = found.words()[-1] == "old" or found.near(1) in {"old", "olds"}
    if (old and unit == "year") or found.near(-1) in AGED or found.near(1) in {"older", "younger"}:
        return False
    some_day = found.words() == ["one", "day"]
    return not some_day or found.near(-1) in BEFORE_ONE_DAY or found.near(1) in AFTER_ONE_DAY


def range_start(found: Found, _: Context) -> Iterator[Reading]:
    """The 12 of "between 12 and 18 months"."""
    tokens = found.tokens
    for index in range(found.after, found.after + 8):
        if (unit := WORDS.units.get(tokens.word(index))) and unit != "second":
            if {"old", "olds", "ago", "later"} & {tokens.word(index + 1), tokens.word(index + 2)}:
                return
            after = found.place("count")[1]
            yield found.reading("DURATION", duration(found.number("count"), unit), after=after)
            return


def directed_length(found: Found, _: Context) -> Iterator[Reading]:
    """The past two years; the next few months; the first nine months."""
    unit = WORDS.units[found.words("unit")[0]]
    if unit != "second":
        yield found.reading("DURATION", duration(count_of(found), unit))


def ended_length(found: Found, _: Context) -> Iterator[Reading]:
    """The year (ended March 31); the six months (ended Aug. 12)."""
    yield found.reading("DURATION", duration(count_of(found), WORDS.units[found.words("unit")[0]]))


def open_length(found: Found, _: Context) -> Iterator[Reading]:
    """Weeks; decades-long; a week-long (visit)."""
    word = found.words("unit")[0]
    unit = WORDS.units[word]
    before = found.near(-1)
    if unit in {"quarter", "second"} or before in {"these", "those"}:
        return
    if number_of([before]) is not None or {found.near(1), found.near(2)} & {"old", "older"}:
        return
    count = None if word.endswith("s") else 1
    if count is None and unit in {"decade", "century"}:
        unit = "year"
    yield found.reading("DURATION", duration(count, unit))


def some_time(found: Found, _: Context) -> Iterator[Reading]:
    """Some time."""
    yield found.reading("DURATION", "PXM")


def recent_units(found: Found, _: Context) -> Iterator[Reading]:
    """Recent years; the coming weeks."""
    unit = WORDS.units[found.words("unit")[0]]
    yield found.reading("DURATION", duration(None, "year" if unit in {"decade", "century"} else unit))


def each(found: Found, _: Context) -> Iterator[Reading]:
    """Every day; each year; every two weeks; every other month."""
    unit = WORDS.units[found.words("unit")[0]]
    if found.words("unit")[0] == "second":
        return
    count = found.number("count") or (2 if {"other", "second"} & set(found.words()[1:-1]) else 1)
    yield found.reading("SET", duration(count, unit))


def each_named(found: Found, _: Context) -> Iterator[Reading]:
    """Every night; each July; every summer."""
    if part := found.word("part"):
        yield found.reading("SET", f"XXXX-XX-XXT{WORDS.dayparts[part]}")
    elif season := found.word("season"):
        yield found.reading("SET", f"XXXX-{WORDS.seasons[season]}")
    else:
        yield found.reading("SET", f"XXXX-{WORDS.months[found.word('month')]:02}")


def weekdays(found: Found, _: Context) -> Iterator[Reading]:
    """Every Monday; Sundays; Friday nights."""
    number = WORDS.weekdays[found.words("named")[0].removesuffix("s")]
    part = found.word("part").removesuffix("s")
    yield found.reading("SET", f"XXXX-WXX-{number}" + (f"T{WORDS.dayparts[part]}" if part else ""))


def per_unit(found: Found, _: Context) -> Iterator[Reading]:
    """(Twice) a day; per month."""
    word = found.words("unit")[0]
    if word != "second":
        first = found.first if found.words()[0] != "per" else found.first + 1
        yield found.reading("SET", duration(1, WORDS.units[word]), first=first)


def regular(found: Found, _: Context) -> Iterator[Reading]:
    """Daily; annually; weekly."""
    follows_name = found.near(-1) == "'s" or found.tokens.letter(found.first - 1) == CAPITALISED
    in_name = found.tokens.capitals[found.first] and follows_name
    if in_name or (found.words() == ["quarterly"] and found.near(1) in REPORTED):
        return
    yield found.reading("SET", WORDS.sets[found.words()[0]])


def noon(found: Found, _: Context) -> Iterator[Reading]:
    """Noon; midnight."""
    if found.near(-1) != "high" and found.near(1) not in {"oil", "sun", "mass"}:
        yield found.reading("TIME", "T" + WORDS.clock[found.words()[0]])


def clock(found: Found, _: Context) -> Iterator[Reading]:
    """10 p.m.; 5:30 p.m. EST; 14:00 GMT; eight o'clock; at 10:30."""
    words = found.words()
    if written := found.word("clock"):
        parts = [int(part) for part in written.replace(".", ":").split(":")]
    else:
        parts = [int(number_of(found.words("hour")) or 0)]
    meridiem = next((word[0] for word in words if word in WORDS.plain["meridiem"]), "")
    if not meridiem and words[-1] == "-":
        meridiem = found.near(2)[:1]
    told = meridiem or found.word("zone") or len(words) > 1
    follows_clock = found.near(-1) in {"to", "and", "-", "–"} and ":" in found.near(-2)
    if not told and not (written and (found.near(-1) in BEFORE_CLOCK or follows_clock)):
        return
    value = _clock_value(parts, meridiem)
    if value:
        yield found.reading("TIME", value, zone=WORDS.zones.get(found.word("zone"), ""))


def military(found: Found, _: Context) -> Iterator[Reading]:
    """1400 GMT; 0930 local time."""
    digits = found.word("digits")
    if len(digits) == len("1400") and digits.isdigit():
        value = _clock_value([int(digits[:2]), int(digits[2:])], "")
        if value:
            yield found.reading("TIME", value, zone=WORDS.zones.get(found.word("zone"), ""))


def _clock_value(parts: list[int], meridiem: str) -> str | None:
    """``T`` and the time; None for what no clock shows."""
    hour, minutes = parts[0], parts[1:]
    if meridiem:
        if not 1 <= hour <= LONGEST_DAY // 2:
            return None
        hour = hour % 12 + (12 if meridiem == "p" else 0)
    if hour > LONGEST_DAY or any(minute > 59 for minute in minutes) or (hour == LONGEST_DAY and any(minutes)):  # noqa: PLR2004 - minutes
        return None
    return "T" + ":".join(f"{part:02}" for part in [hour, *(minutes or [0])])


def part_of(found: Found, _: Context) -> Iterator[Reading]:
    """The evening of (March 5)."""
    part = found.word("part")
    yield found.reading("TIME", f"T{WORDS.dayparts[part]}" if part else "TMO")


def reference(found: Found, context: Context) -> Iterator[Reading]:
    """Now; recently; the future; at the time; these days."""
    named = found.words("reference")[0]
    if named == "soon" and (context.tense(found.first) == "past" or found.near(-1) in {"as", "too", "so"}):
        return
    if named == "time" and found.near(1) == "of":
        return
    value = NAMED_REFERENCES.get(named) or WORDS.references[named]
    yield found.reading("DATE", value, first=found.first + (found.words()[0] == "at"))


READERS: dict[str, Reader] = {
    "length": length,
    "range_start": range_start,
    "directed_length": directed_length,
    "ended_length": ended_length,
    "open_length": open_length,
    "some_time": some_time,
    "recent_units": recent_units,
    "each": each,
    "each_named": each_named,
    "weekdays": weekdays,
    "per_unit": per_unit,
    "set": regular,
    "noon": noon,
    "clock": clock,
    "military": military,
    "part_of": part_of,
    "reference": reference,
}
"""The function that reads what each rule of the grammar matched."""
