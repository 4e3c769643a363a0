"""The words of time expressions, as tables from word to what it stands for."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, cast

from sayso.annotators.timex_calendar import Unit
from sayso.resources.lexicons import load_lexicon
from sayso.resources.months import MONTHS

MAGNITUDES: Mapping[str, int] = MappingProxyType({"dozen": 12, "hundred": 100, "thousand": 1000})
_IN_ORDER = "jan feb mar apr may jun jul aug sep oct nov dec".split()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """Tables of the lexicon ``times.toml``, keyed by lower-case word.

    Attributes:
        units: words for units, "quarter" and "fortnight" too.
        months: number of the month.
        weekdays: number of the day of the week, Monday is 1.
        short_weekdays: likewise, for words that mean one only beside a date.
        seasons: TIMEX3 code.
        dayparts: likewise.
        clock: time of day.
        days: days from today.
        numbers: cardinals below a hundred.
        tens: those that another may follow.
        ordinals: up to the twentieth.
        decades: "nineties" is 90.
        directions: how many units from now.
        from_reference: those directions that count from what the report told before.
        references: TIMEX3 value.
        sets: TIMEX3 value of what comes round.
        holidays: kind and day of each, as the lexicon writes it.
        zones: offset from UTC.
        plain: words without a meaning of their own, by class.
        counted: words that a four-digit number counts.
    """

    units: Mapping[str, Unit]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    short_weekdays: Mapping[str, int]
    seasons: Mapping[str, str]
    dayparts: Mapping[str, str]
    clock: Mapping[str, str]
    days: Mapping[str, int]
    numbers: Mapping[str, int]
    tens: frozenset[str]
    ordinals: Mapping[str, int]
    decades: Mapping[str, int]
    directions: Mapping[str, int]
    from_reference: frozenset[str]
    references: Mapping[str, str]
    sets: Mapping[str, str]
    holidays: Mapping[str, tuple[str, str]]
    zones: Mapping[str, str]
    plain: Mapping[str, frozenset[str]]
    counted: frozenset[str]


def _load() -> TimeWords:
    table = load_lexicon("times")
    numbers = table["numbers"]
    small = {word: value for value, word in enumerate(numbers["small"].split())}
    tens = {word: 10 * n for n, word in enumerate(numbers["tens"].split(), start=2)}
    return TimeWords(
        units=cast("Mapping[str, Unit]", _inverted(table["units"])),
        months={word: _IN_ORDER.index(word[:3]) + 1 for word in MONTHS},
        weekdays=_integers(table["weekdays"]),
        short_weekdays=_integers(table["short_weekdays"]),
        seasons=_inverted(table["seasons"]),
        dayparts=_inverted(table["dayparts"]),
        clock=_inverted(table["clock"]),
        days=_integers(table["days"]),
        numbers=small | tens,
        tens=frozenset(tens),
        ordinals={word: value for value, word in enumerate(numbers["ordinals"].split())},
        decades={word: 10 * n for n, word in enumerate(numbers["decades"].split(), start=2)},
        directions=_integers(table["directions"]),
        from_reference=frozenset(table["words"]["from_reference"].split()),
        references=_inverted(table["references"]),
        sets=_inverted(table["sets"]),
        holidays={
            name: (kind, day)
            for kind in ("holidays", "moving_holidays", "easter")
            for day, names in table[kind].items()
            for name in names.split("|")
        },
        zones=_inverted(table["zones"]),
        plain={name: frozenset(table["words"][name].split()) for name in ("vague", "fiscal", "meridiem")},
        counted=frozenset(table["counted"]["words"].split()),
    )


def _inverted(lists: Mapping[str, str]) -> dict[str, str]:
    return {word: key for key, words in lists.items() for word in words.split()}


def _integers(lists: Mapping[str, Any]) -> dict[str, int]:
    return {word: int(key) for word, key in _inverted(lists).items()}


WORDS = _load()
