"""Numbers in running text: digits and words, magnitudes, ranges and hedges."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.core.spans import Span

ONES = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
THOUSAND = 1000
SUFFIXES = {"m": 1e6, "b": 1e9, "k": 1e3}
"""Letters that magnify an amount of money ("$2.5m"); after a plain number they may be metres."""
MAGNITUDES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "lakhs": 1e5,
    "million": 1e6,
    "mn": 1e6,
    "crore": 1e7,
    "crores": 1e7,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
}
# Low and high of what newspapers leave open, by our annotation guide: the next word up bounds it.
VAGUE = {
    "dozens": (24.0, 99.0),
    "scores": (40.0, 199.0),
    "hundreds": (200.0, 999.0),
    "thousands": (2000.0, 9999.0),
    "tens of thousands": (20_000.0, 99_999.0),
    "hundreds of thousands": (200_000.0, 999_999.0),
    "millions": (2e6, 9_999_999.0),
    "tens of millions": (20e6, 99_999_999.0),
    "hundreds of millions": (200e6, 999_999_999.0),
    "billions": (2e9, 9_999_999_999.0),
}
FIXED = {
    "a dozen": 12.0,
    "half a dozen": 6.0,
    "a hundred": 100.0,
    "a thousand": 1000.0,
    "a million": 1e6,
    "a billion": 1e9,
    "half": 0.5,
    "a third": 1 / 3,
    "two thirds": 2 / 3,
    "two-thirds": 2 / 3,
    "a quarter": 0.25,
    "three quarters": 0.75,
    "three-quarters": 0.75,
}
_WORD = "|".join([*ONES, *TENS])
_LONG = "hundred|thousand|lakhs?|million|crores?|billion|trillion"
_DIGITS = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SPELT = rf"(?:(?:{_WORD})(?:[\s-](?:{_WORD}|(?:{_LONG})(?:\sand(?=\s(?:{_WORD})))?))*)"
NUMBER = re.compile(
    rf"(?P<vague>\b(?:{'|'.join(sorted(VAGUE, key=len, reverse=True))})\b)"
    rf"|(?P<fixed>\b(?:{'|'.join(sorted(FIXED, key=len, reverse=True))})\b)"
    rf"|(?P<spelt>\b{_SPELT}\b)"
    rf"|(?P<digits>(?<![\d.,/:])(?:{_DIGITS})(?:[\s-]?(?:(?:{_LONG})\b|(?:mn|bn|tn)(?!\w))(?:\s(?:{_LONG})\b)?|[mbk](?!\w))?)",
    re.IGNORECASE,
)
_SIGN = r"\s(?:[A-Z]{0,3}[$€£¥₹]|[A-Z][a-z]{0,2}\s?)?$"
LOWER_BOUND = re.compile(
    r"\b(?:at least|more than|over|upwards of|no fewer than|(?:no|not) less than|exceeding|in excess of)"
    + _SIGN,
    re.IGNORECASE,
)
UPPER_BOUND = re.compile(
    r"(?<!no )(?<!not )\b(?:up to|at most|fewer than|less than|under|no more than|as many as|below)" + _SIGN,
    re.IGNORECASE,
)
HEDGE = re.compile(
    r"\b(?:about|around|some|nearly|almost|roughly|approximately|an estimated|close to|estimated at)" + _SIGN,
    re.IGNORECASE,
)
BETWEEN = re.compile(r"^\s?(?:-|–|to|and|or)\s?[A-Z]{0,3}[$€£¥₹]?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as written; ``value`` is None where the words only bound it ("dozens")."""

    span: Span
    value: float | None
    low: float | None = None
    high: float | None = None
    approximate: bool = False


def numbers_in(text: str, span: Span) -> Iterator[Number]:
    """Every number within ``span`` in order, ranges joined; names, dates and ordinals are not told apart."""
    pending: Number | None = None
    for match in NUMBER.finditer(text, span.start, span.end):
        number = _number(text, match)
        if pending and (joined := _range(text, pending, number)):
            pending = joined
            continue
        if pending:
            yield pending
        pending = number
    if pending:
        yield pending


def _number(text: str, match: re.Match[str]) -> Number:
    span = Span(*match.span())
    before = text[max(0, span.start - 30) : span.start]
    words = " ".join(match.group().lower().split())
    if match["vague"]:
        low, high = VAGUE[words]
        return Number(span=span, value=None, low=low, high=high, approximate=bool(HEDGE.search(before)))
    value = FIXED[words] if match["fixed"] else spelt_value(words) if match["spelt"] else digits_value(words)
    at_least, at_most = bool(LOWER_BOUND.search(before)), bool(UPPER_BOUND.search(before))
    return Number(
        span=span,
        value=value,
        low=value if at_least else None,
        high=value if at_most else None,
        approximate=at_least or at_most or bool(HEDGE.search(before)),
    )


def _range(text: str, first: Number, second: Number) -> Number | None:
    """``5-7``, ``5 to 7`` and ``between 5 and 7`` as one number with bounds."""
    between = text[first.span.end : second.span.start]
    if (
        first.value is None
        or second.value is None
        or not BETWEEN.match(between)
        or first.value >= second.value
    ):
        return None
    opened = text[max(0, first.span.start - 9) : first.span.start].lower()
    joint = between.lower()
    if ("and" in joint and "between" not in opened) or ("to" in joint and opened.endswith(("from ", "("))):
        return None
    low = first.value
    if low < THOUSAND <= second.value and text[first.span.start : first.span.end].isdigit():
        low *= _magnitude(text[slice(*second.span)])
    span = Span(first.span.start, second.span.end)
    return Number(span=span, value=None, low=low, high=second.value, approximate=first.approximate)


def _magnitude(words: str) -> float:
    """The factor of the last magnitude word in ``words``: in "2 to 3 million" it holds for both."""
    return MAGNITUDES.get(re.split(r"[\s\d.-]", words.lower())[-1], 1.0)


def digits_value(words: str) -> float:
    """The value of ``2,500``, ``1.8 million`` or ``2.5m``."""
    found = re.match(r"[\d.,]+", words)
    digits = found.group() if found else "0"
    value = float(digits.replace(",", "").rstrip("."))
    for unit in re.findall(r"[a-z]+", words[len(digits) :]):
        value *= MAGNITUDES.get(unit) or SUFFIXES[unit]
    return round(value, 6)


def spelt_value(words: str) -> float:
    """The value of ``twenty-five`` or ``three hundred and ten thousand``."""
    total = current = 0.0
    for word in re.split(r"[\s-]", words):
        if word in ONES or word in TENS:
            current += ONES.get(word, TENS.get(word, 0))
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in MAGNITUDES:
            total += max(current, 1) * MAGNITUDES[word]
            current = 0.0
    return total + current
