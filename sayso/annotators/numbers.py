"""Numbers in running text: digits and words, magnitudes, ranges and hedges."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import isfinite

from sayso.annotators.number_values import (
    FIXED,
    FREQUENCIES,
    MULTIPLES,
    ONES,
    PERIODS,
    TENS,
    THOUSAND,
    VAGUE,
    digits_value,
    fraction_value,
    magnitude_of,
    mixed_value,
    spelt_value,
)
from sayso.core.spans import Span
from sayso.resources.currencies import LETTER, PLAIN_WORD, SIGN
from sayso.resources.measures import is_people, is_plural, unit_after

LOOKALIKES = frozenset("ıſİK")
"""Letters outside ASCII that a pattern without case takes for i, s and k; no number is written with them."""
_WORD = "|".join([*ONES, *TENS])
_LONG = "hundred|thousand|lakhs?|million|crores?|billion|trillion"
_MAGNIFIED = rf"[\s-]?(?:(?:{_LONG})\b|(?:mn|bn|tn)(?!\w))(?:\s(?:{_LONG})\b)?|[\s-]?[mbk](?!\w)"
# By thousands, by lakhs, by full stops or spaces, with a decimal comma, plain; never a part of a number.
_DIGITS = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?"
    r"|\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:[ .\u00a0\u202f]000)+"
    rf"|\d+,\d{{1,2}}(?={_MAGNIFIED})|\d{{1,3}}\s\.\s\d(?!\d)|\d+(?:\.\d+)?)(?![.,]?\d)"
)
_SPELT = (
    rf"(?:(?:{_WORD}|a(?=\s(?:{_LONG})\b))(?:[\s-](?:{_WORD}|(?:{_LONG})(?:\sand(?=\s(?:{_WORD})\b))?)\b)*)"
)
# "two quarters" and "two halves" are counted, not parts of one.
_FRACTION = (
    rf"(?:an?|one|three)[\s-]quarters?|(?:an?[\s-]|one[\s-])?half"
    rf"|(?:an?|{_WORD})[\s-](?:third|fifth|sixth|seventh|eighth|ninth|tenth)s?"
)


def _longest_first(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


# The first characters of all numbers are looked for first: that halves the time.
NUMBER = re.compile(
    r"(?=\d|(?<!\w)[abdefhmnoqstz])(?:"
    rf"(?P<vague>\b(?:{_longest_first(VAGUE)})\b)"
    rf"|(?P<period>\b(?:half(?:\sa)?|a|{_WORD}|(?<![\d.,/:])\d{{1,2}})[\s-](?:{_longest_first(PERIODS)})\b)"
    r"|(?P<ratio>\bone\sin\s(?:every\s)?(?:two|three|four|five|six|seven|eight|nine|ten|[1-9]\d{0,2}(?![\d.,]))\b)"
    rf"|(?P<fixed>\b(?:{_longest_first(FIXED)})\b)"
    rf"|(?P<mixed>(?<![\w.,/:-])(?:{_WORD}|\d{{1,3}})[\s-]and[\s-](?:a[\s-])?(?:half|quarter)(?:\s(?:{_LONG}))?\b)"
    rf"|(?P<fraction>\b(?:{_FRACTION})\b)"
    rf"|(?P<spelt>\b{_SPELT}\b)"
    rf"|(?P<digits>(?<![\d.,/:]){_DIGITS}(?:{_MAGNIFIED})?))",
    re.IGNORECASE,
)
SUFFIX = re.compile(r"(?<=\d)[\s-]?([mbk])$", re.IGNORECASE)
# Letters after a number magnify what is counted ("5m people", "2.5m tonnes"); races are run in metres.
RACES = frozenset("hurdles hurdlers sprints runners swimmers races finals heats relays champions".split())
WORDS_AFTER = re.compile(r"(?:\s[A-Za-z-]+){1,3}")
# Money if a sign stands before the amount, or before the lower end of its range: "$2m", "$2-3m".
MONEY_BEFORE = re.compile(rf"{LETTER}$|{SIGN}\s?(?:\d[\d.,]{{0,9}}[mbk]?\s?(?:-|–|to)\s?)?$")
MONEY_AFTER = re.compile(rf"^\s{PLAIN_WORD}\b", re.IGNORECASE)
# A hyphen is a minus after a word, bracket or sign, or before a measure; else it may be a bullet.
MINUS = re.compile(rf"(?:(?<![\w.,])−|(?:(?<=[a-z] )|(?<=[(\[$€£¥]))-)(?:{SIGN})?$")
MINUS_OF_MEASURE = re.compile(rf"(?<![^\s])-(?:{SIGN})?$")
MEASURE = re.compile(r"^\s?(?:°|%|degrees?\b|per\s?cent\b)", re.IGNORECASE)
_SIGN = rf"\s(?:the\s|an?\s)?[-−]?(?:(?-i:{SIGN})\s?)?[-−]?$"
LOWER_BOUND = re.compile(
    r"(?:(?<!no\s)(?<!not\s)\b(?:at least|more than|over|above|upwards of|exceeding|in excess of|higher than"
    r"|at minimum|a minimum of|minimum)"
    r"|\b(?:no|not) (?:fewer|less) than|\bnot below)" + _SIGN,
    re.IGNORECASE,
)
UPPER_BOUND = re.compile(
    r"(?:(?<!no\s)(?<!not\s)\b(?:up to|at most|fewer than|less than|under|as many as|below|a maximum of"
    r"|maximum)|\b(?:no|not) more than|\bnot exceeding)" + _SIGN,
    re.IGNORECASE,
)
HEDGE = re.compile(
    r"\b(?:about|around|some|nearly|almost|roughly|approximately|an estimated|close to|estimated at|estimated"
    r"|near|approx\.?|circa|just over|just under|barely)" + _SIGN,
    re.IGNORECASE,
)
OR_MORE = re.compile(
    r"^\s(?:or (?:more|over|higher|above)|and (?:above|over|more))\b|^\+(?!\d)", re.IGNORECASE
)
OR_LESS = re.compile(r"^\sor (?:less|fewer|lower|below|under)\b", re.IGNORECASE)
BETWEEN = re.compile(
    rf"^(?P<unit>\s?(?:%|per\s?cent|°\s?[CF]?))?\s?(?P<joint>-|–|to|and|or)\s?(?P<sign>{SIGN})?\s?$"
)
VARIES = re.compile(r"\b(?:var(?:y|ies|ied|ying)|rang(?:e|es|ed|ing)) from $", re.IGNORECASE)
LIKE_YEAR = re.compile(r"^(?:1\d|20)\d\d$")
LONGEST_DAY_OR_MONTH = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as written.

    Attributes:
        span: the number with its magnitude and minus, without sign of money and unit.
        value: None where the words only bound it ("dozens").
        low: its lower bound, where one is given.
        high: its upper bound, where one is given.
        approximate: whether its words, or a hedge or bound beside it, leave it open.
        magnitude: the factor of its last word or letter: 1e6 in "2.5 million".
        kind: how it is written, as the groups of ``NUMBER`` name it; "multiple" for "doubled" and
            "frequency" for "twice".
    """

    span: Span
    value: float | None
    low: float | None = None
    high: float | None = None
    approximate: bool = False
    magnitude: float = 1.0
    kind: str = "digits"

    def is_large(self, text: str) -> bool:
        """Whether it is written with a magnitude or separators, as an amount rather than a label is."""
        return self.magnitude > 1 or "," in self.span.of(text)


def numbers_in(text: str, span: Span) -> Iterator[Number]:
    """Every number within ``span`` in order, ranges joined; names, dates and ordinals are not told apart.

    What no single finite number can be read from is passed over: "nine eleven", "5k" of nothing.
    """
    pending: Number | None = None
    for match in NUMBER.finditer(text, span.start, span.end):
        number = _number(text, span, match)
        if number is None:
            continue
        if pending and (joined := _range(text, pending, number)):
            pending = joined
            continue
        if pending:
            yield pending
        pending = number
    if pending:
        yield pending


def _number(text: str, within: Span, match: re.Match[str]) -> Number | None:
    kind = match.lastgroup or "digits"
    before = text[max(within.start, match.start() - 40) : match.start()]
    words = " ".join(match.group().lower().split())
    if not LOOKALIKES.isdisjoint(match.group()):
        return None
    if kind == "vague":
        low, high = VAGUE[words]
        span = Span(*match.span())
        return Number(span=span, value=None, low=low, high=high, approximate=True, magnitude=low, kind=kind)
    end = match.end()
    if kind == "digits" and (suffix := SUFFIX.search(words)) and not _is_magnified(text, before, end):
        if suffix[1] != "m":
            return None
        end -= len(suffix.group())
        words = words[: suffix.start()]
    value = _value(words, kind)
    if value is None or not isfinite(value):
        return None
    negative = _is_negative(before, text[end : end + 12])
    number = Number(
        span=Span(match.start() - (negative and before[-1:] in "-−"), end),
        value=-value if negative else value,
        magnitude=magnitude_of(words),
        kind=_kind(words, kind),
    )
    return _bounded(number, before, text[end : end + 12])


def _kind(words: str, kind: str) -> str:
    if words in MULTIPLES:
        return "multiple"
    return "frequency" if words in FREQUENCIES else kind


def _bounded(number: Number, before: str, after: str) -> Number:
    """The number with the bounds that the words beside it set."""
    at_least = bool(LOWER_BOUND.search(before) or OR_MORE.match(after))
    at_most = bool(UPPER_BOUND.search(before) or OR_LESS.match(after))
    return replace(
        number,
        low=number.value if at_least else None,
        high=number.value if at_most else None,
        approximate=at_least or at_most or bool(HEDGE.search(before)),
    )


def _is_magnified(text: str, before: str, end: int) -> bool:
    """Whether a letter after digits magnifies them: before money and before what is counted."""
    if MONEY_BEFORE.search(before) or MONEY_AFTER.match(text[end : end + 30]):
        return True
    if unit_after(text, end, end + 30):
        return True
    words = WORDS_AFTER.match(text[end : end + 60])
    nouns = [word for word in (words.group().split() if words else ()) if _is_counted(word)]
    return bool(nouns) and nouns[0].lower() not in RACES


def _is_counted(word: str) -> bool:
    return is_plural(word.lower()) or is_people(word)


def _is_negative(before: str, after: str) -> bool:
    if MINUS.search(before):
        return True
    measured = MEASURE.match(after) or not before.endswith("-")
    return bool(measured and MINUS_OF_MEASURE.search(before))


def _value(words: str, kind: str) -> float | None:
    if kind == "fixed":
        return FIXED[words]
    if kind == "mixed":
        return mixed_value(words)
    if kind in {"fraction", "ratio"}:
        return fraction_value(words)
    if kind == "period":
        count, _, period = words.replace("-", " ").rpartition(" ")
        return _periods(count) * PERIODS[period]
    return spelt_value(words) if kind == "spelt" else digits_value(words)


def _periods(count: str) -> float:
    if count.startswith("half"):
        return 0.5
    return float(count) if count.isdigit() else float(ONES.get(count, TENS.get(count, 1)))


def _range(text: str, first: Number, second: Number) -> Number | None:
    """``5-7``, ``5 to 7`` and ``between 5 and 7`` as one number with bounds."""
    match = BETWEEN.match(text[first.span.end : second.span.start])
    if match is None or first.value is None or second.value is None:
        return None
    opened = text[max(0, first.span.start - 20) : first.span.start]
    joint = match["joint"]
    if joint == "and" and "between" not in opened.lower():
        return None
    if joint == "to" and opened.lower().endswith(("from ", "(")) and not VARIES.search(opened):
        return None
    if (match["sign"] and not MONEY_BEFORE.search(opened)) or not _alike(text, first, second, joint):
        return None
    if second.kind == "period" and first.kind != "period":
        return _range_of_periods(first.value, second, first.span.start)
    low = _lower_end(first.value, first.magnitude, second.value, second.magnitude)
    if low is None or not isfinite(low) or low >= second.value:
        return None
    return Number(
        span=Span(first.span.start, second.span.end),
        value=None,
        low=low,
        high=second.value,
        approximate=first.approximate,
        magnitude=second.magnitude,
        kind="range",
    )


def _range_of_periods(first: float, second: Number, start: int) -> Number | None:
    """The range of "two or three decades", told in years."""
    if second.value is None:
        return None
    years = 10.0 if second.value < 100 else 100.0  # noqa: PLR2004 - ten decades are told as a century
    low = first * years
    return (
        replace(second, span=Span(start, second.span.end), value=None, low=low, high=second.value)
        if low < second.value
        else None
    )


_NO_ENDS = frozenset({"range", "ratio", "multiple", "frequency"})


def _alike(text: str, first: Number, second: Number, joint: str) -> bool:
    """Whether both ends may be of one range; "1-2020" and "a third to 149 billion" are none."""
    if {first.kind, second.kind} & _NO_ENDS or (first.kind == "fraction") != (second.kind == "fraction"):
        return False
    day = len(first.span.of(text)) <= LONGEST_DAY_OR_MONTH
    return not (joint in "-–" and day and LIKE_YEAR.match(second.span.of(text)))


def _lower_end(first: float, factor: float, second: float, second_factor: float) -> float | None:
    """The lower end of a range, magnified as the upper one where it stands without a word: "2 to 3 million".

    None where that is unclear: "500 to 2 million".
    """
    if factor > 1 or second_factor == 1:
        return first
    if first < second / second_factor:
        return first * second_factor
    return first if first >= THOUSAND or second_factor < THOUSAND else None
