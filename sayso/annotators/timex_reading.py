"""What the rules of time expressions work on: the words that one matched, and what the report told before."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from sayso.annotators.timex_calendar import SIZES, UNKNOWN, Point, Unit, shifted
from sayso.annotators.timex_tokens import FRACTIONS, GROUP_MARK, Tokens
from sayso.annotators.timex_words import MAGNITUDES, WORDS
from sayso.core.annotations import TimexType

Tense = Literal["past", "future"]
FIRST_PLAIN_YEAR, LAST_PLAIN_YEAR = 1900, 2100
"""Numbers that are years wherever they stand beside a noun; others need a preposition before them."""
LATEST_YEAR = 2030
"""Of two digits that a report without a date has for a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One expression as a rule understands it.

    Attributes:
        first: number of its first token.
        after: number of the token after its last.
        value: its TIMEX3 value; of a time of day without a date only the part from ``T`` on.
        point: the stretch of the calendar it names, for later expressions to refer to.
        zone: offset from UTC of a time of day, where told.
        covers: whether the value tells the days it covers; a fiscal year's does not.
    """

    first: int
    after: int
    type: TimexType
    value: str
    point: Point | None = None
    zone: str = ""
    covers: bool = True


@dataclass(slots=True, kw_only=True)
class Context:
    """What an expression is understood from.

    Attributes:
        tense: past or future of the verb beside a token, None where no verb tells.
        published: when the report was published, as precisely as known; None where unknown.
        reference: the stretch that the report named last.
        quarter: the quarter of a year that it named last.
        quarter_at: number of the token where that stands.
    """

    tense: Callable[[int], Tense | None]
    published: Point | None = None
    reference: Point | None = None
    quarter: Point | None = None
    quarter_at: int = 0

    def told(self, point: Point, at: int) -> None:
        """Takes note of what the expression at token ``at`` names."""
        self.reference = point
        if point.unit == "quarter":
            self.quarter, self.quarter_at = point, at

    def anchor(self, unit: Unit) -> Point | None:
        """The publication date, if it is known as precisely as ``unit``."""
        if self.published and SIZES[self.published.unit] <= SIZES[unit]:
            return self.published
        return None

    def moved(self, count: int, unit: Unit, *, since: Point | None = None) -> tuple[str, Point | None]:
        """Value and place of the ``unit`` so many units after ``since``, else after the publication."""
        base = since if since and SIZES[since.unit] <= SIZES[unit] else None
        base = base or self.anchor(unit)
        day = shifted(base.day, count, unit) if base else None
        if day is None:
            return UNKNOWN[unit], None
        point = Point(day=day, unit=unit)
        return point.value, point


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a rule matched."""

    rule: str
    tokens: Tokens
    match: re.Match[str]

    @property
    def first(self) -> int:
        """Number of its first token."""
        return self.match.start()

    @property
    def after(self) -> int:
        """Number of the token after its last."""
        return self.match.end()

    def words(self, group: str | None = None) -> list[str]:
        """The words of a group, of all of it if none is named; empty where the group has none."""
        start, end = self.place(group) if group else self.match.span()
        return self.tokens.words[start:end]

    def word(self, group: str) -> str:
        """The words of a group, a space between; empty where it has none."""
        return " ".join(self.words(group))

    def place(self, group: str) -> tuple[int, int]:
        """Numbers of the first token of a group and of the one after it; equal where it has none."""
        for name in self.match.re.groupindex:
            if name.partition(GROUP_MARK)[0] == group and self.match[name] is not None:
                return self.match.span(name)
        return self.first, self.first

    def near(self, offset: int) -> str:
        """The word so many tokens after the last if positive, before the first if negative."""
        return self.tokens.word(self.first + offset if offset < 0 else self.after + offset - 1)

    def number(self, group: str) -> float | None:
        """The number that a group says; None where it says none."""
        return number_of(self.words(group))

    def reading(
        self,
        kind: TimexType,
        value: str,
        point: Point | None = None,
        *,
        first: int | None = None,
        after: int | None = None,
        zone: str = "",
        covers: bool = True,
    ) -> Reading:
        """A reading of all that the rule matched, unless told otherwise."""
        end = self.after if after is None else after
        return Reading(
            first=self.first if first is None else first,
            after=end - 1 if self.tokens.word(end - 1) == "." else end,
            type=kind,
            value=value,
            point=point,
            zone=zone,
            covers=covers,
        )


Reader = Callable[[Found, Context], Iterable[Reading]]
"""Understands what a rule matched; no reading if it is no expression of time after all."""


def number_of(words: Iterable[str]) -> float | None:
    """The number that digits or words say: "2 1/2", "twenty-two", "a hundred", "one and a half"."""
    total, group, told = 0.0, 0.0, False
    for word in words:
        if word in MAGNITUDES:
            total, group, told = total + (group or 1) * MAGNITUDES[word], 0.0, True
        elif (value := _simple_number(word)) is not None:
            group, told = group + value, True
    return total + group if told else None


def ordinal_of(word: str) -> int | None:
    """The number of an ordinal in digits or words, or of a plain number; None where it is none."""
    digits = re.match(r"\d{1,9}", word)
    if digits and word.isascii():
        return int(digits.group())
    return WORDS.ordinals.get(word)


def year_told(found: Found, context: Context) -> int | None:
    """The year that an expression tells, in digits or as "last year"; None where it tells none."""
    if words := found.words("year"):
        digits = "".join(filter(str.isdigit, words[0]))
        number = int(digits)
        return number if len(digits) > len("98") else full_year(number, context)
    direction = found.words("dir")
    after_direction = found.tokens.word(found.place("dir")[1])
    if direction and after_direction == "year" and WORDS.plain["fiscal"].isdisjoint(found.words()):
        since = context.reference if direction[0] in WORDS.from_reference else None
        _, point = context.moved(WORDS.directions[direction[0]], "year", since=since)
        return point.day.year if point else None
    return None


def full_year(digits: int, context: Context) -> int:
    """The year that two digits mean: none more than a few years after the publication."""
    latest = (context.published.day.year if context.published else LATEST_YEAR) + 5
    return 2000 + digits if 2000 + digits <= latest else 1900 + digits


def _simple_number(word: str) -> float | None:
    if word == "half":
        return 0.5
    if word in FRACTIONS:
        return FRACTIONS[word]
    if word in WORDS.numbers:
        return WORDS.numbers[word]
    upper, slash, lower = word.partition("/")
    try:
        return float(upper.replace(",", "")) / float(lower) if slash else float(word.replace(",", ""))
    except (ValueError, ZeroDivisionError):
        return None
