"""Numbers in running text: digits and words, magnitudes, ranges and hedges."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf, isfinite

from sayso.core.spans import Span
from sayso.resources.currencies import PLAIN_WORD, SIGN

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
"""Letters that magnify an amount of money ("$2.5m"); after another number they are metres or unclear."""
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
    "half a million": 5e5,
    "half a billion": 5e8,
    "a quarter of a million": 2.5e5,
    "half": 0.5,
    "a third": 1 / 3,
    "two thirds": 2 / 3,
    "two-thirds": 2 / 3,
    "a quarter": 0.25,
    "three quarters": 0.75,
    "three-quarters": 0.75,
}
PARTS = {"half": 0.5, "quarter": 0.25}
LOOKALIKES = frozenset("ıſİK")
"""Letters outside ASCII that a pattern without case takes for i, s and k; no number is written with them."""
_WORD = "|".join([*ONES, *TENS])
_LONG = "hundred|thousand|lakhs?|million|crores?|billion|trillion"
_MAGNIFIED = rf"[\s-]?(?:(?:{_LONG})\b|(?:mn|bn|tn)(?!\w))(?:\s(?:{_LONG})\b)?|[\s-]?[mbk](?!\w)"
# By thousands, by lakhs, by full stops or spaces, with a decimal comma, plain; never a part of a number.
_DIGITS = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?"
    r"|\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:[ .\u00a0\u202f]000)+"
    rf"|\d+,\d{{1,2}}(?={_MAGNIFIED})|\d+(?:\.\d+)?)(?![.,]?\d)"
)
_SPELT = (
    rf"(?:(?:{_WORD}|a(?=\s(?:{_LONG})\b))(?:[\s-](?:{_WORD}|(?:{_LONG})(?:\sand(?=\s(?:{_WORD})\b))?)\b)*)"
)


def _longest_first(words: dict[str, tuple[float, float]] | dict[str, float]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


NUMBER = re.compile(
    rf"(?P<vague>\b(?:{_longest_first(VAGUE)})\b)"
    rf"|(?P<fixed>\b(?:{_longest_first(FIXED)})\b)"
    rf"|(?P<mixed>(?<![\w.,/:-])(?:{_WORD}|\d{{1,3}})\sand\sa\s(?:half|quarter)(?:\s(?:{_LONG}))?\b)"
    rf"|(?P<spelt>\b{_SPELT}\b)"
    rf"|(?P<digits>(?<![\d.,/:]){_DIGITS}(?:{_MAGNIFIED})?)",
    re.IGNORECASE,
)
SUFFIX = re.compile(r"(?<=\d)[\s-]?([mbk])$", re.IGNORECASE)
# Money if a sign stands before the amount, or before the lower end of its range: "$2m", "$2-3m".
MONEY_BEFORE = re.compile(rf"{SIGN}\s?(?:\d[\d.,]{{0,9}}[mbk]?\s?(?:-|–|to)\s?)?$")
MONEY_AFTER = re.compile(rf"^\s{PLAIN_WORD}\b", re.IGNORECASE)
# A hyphen is a minus after a word, bracket or sign, or before a measure; else it may be a bullet.
MINUS = re.compile(rf"(?:(?<![\w.,])−|(?:(?<=[a-z]\s)|(?<=[(\[$€£¥]))-)(?:{SIGN})?$")
MINUS_OF_MEASURE = re.compile(rf"(?<![^\s])-(?:{SIGN})?$")
MEASURE = re.compile(r"^\s?(?:°|%|degrees?\b|per\s?cent\b)", re.IGNORECASE)
_SIGN = rf"\s[-−]?(?:(?-i:{SIGN})\s?)?[-−]?$"
LOWER_BOUND = re.compile(
    r"(?:(?<!no\s)(?<!not\s)\b(?:at least|more than|over|upwards of|exceeding|in excess of)"
    r"|\b(?:no|not) (?:fewer|less) than)" + _SIGN,
    re.IGNORECASE,
)
UPPER_BOUND = re.compile(
    r"(?:(?<!no\s)(?<!not\s)\b(?:up to|at most|fewer than|less than|under|as many as|below)"
    r"|\b(?:no|not) more than|\bnot exceeding)" + _SIGN,
    re.IGNORECASE,
)
HEDGE = re.compile(
    r"\b(?:about|around|some|nearly|almost|roughly|approximately|an estimated|close to|estimated at)" + _SIGN,
    re.IGNORECASE,
)
BETWEEN = re.compile(rf"^\s?(?P<joint>-|–|to|and|or)\s?(?P<sign>{SIGN})?\s?$")
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
        approximate: whether a hedge or bound stands before it.
        magnitude: the factor of its last word or letter: 1e6 in "2.5 million".
        kind: how it is written, as the groups of ``NUMBER`` name it.
    """

    span: Span
    value: float | None
    low: float | None = None
    high: float | None = None
    approximate: bool = False
    magnitude: float = 1.0
    kind: str = "digits"


def numbers_in(text: str, span: Span) -> Iterator[Number]:
    """Every number within ``span`` in order, ranges joined; names, dates and ordinals are not told apart.

    What no single finite number can be read from is passed over: "nine eleven", "5k" without a currency.
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
        return Number(
            span=Span(*match.span()),
            value=None,
            low=low,
            high=high,
            approximate=bool(HEDGE.search(before)),
            magnitude=low,
            kind=kind,
        )
    end = match.end()
    if kind == "digits" and (suffix := SUFFIX.search(words)) and not _is_money(text, before, end):
        if suffix[1] != "m":
            return None
        end -= len(suffix.group())
        words = words[: suffix.start()]
    value = _value(words, kind)
    if value is None or not isfinite(value):
        return None
    negative = _is_negative(before, text[end : end + 12])
    start = match.start() - (negative and before[-1:] in "-−")
    return _bounded(Span(start, end), -value if negative else value, before, words, kind)


def _bounded(span: Span, value: float, before: str, words: str, kind: str) -> Number:
    """The number with the bounds that the words before it set."""
    at_least, at_most = bool(LOWER_BOUND.search(before)), bool(UPPER_BOUND.search(before))
    return Number(
        span=span,
        value=value,
        low=value if at_least else None,
        high=value if at_most else None,
        approximate=at_least or at_most or bool(HEDGE.search(before)),
        magnitude=_magnitude(words),
        kind=kind,
    )


def _is_money(text: str, before: str, end: int) -> bool:
    return bool(MONEY_BEFORE.search(before) or MONEY_AFTER.match(text[end : end + 30]))


def _is_negative(before: str, after: str) -> bool:
    if MINUS.search(before):
        return True
    measured = MEASURE.match(after) or not before.endswith("-")
    return bool(measured and MINUS_OF_MEASURE.search(before))


def _value(words: str, kind: str) -> float | None:
    if kind == "fixed":
        return FIXED[words]
    if kind == "mixed":
        whole, _, part = words.partition(" and a ")
        count = float(whole) if whole.isdigit() else ONES.get(whole, TENS.get(whole, 0))
        return (count + PARTS[part.split()[0]]) * _magnitude(part)
    return spelt_value(words) if kind == "spelt" else digits_value(words)


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


def _alike(text: str, first: Number, second: Number, joint: str) -> bool:
    """Whether both ends may be of one range; "1-2020" and "a third to 149 billion" are none."""
    if "range" in {first.kind, second.kind} or (first.kind == "fixed") != (second.kind == "fixed"):
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


def _magnitude(words: str) -> float:
    """The factor of the words or the letter that end ``words``: 1e6 in "2.5 million" and "2.5m"."""
    factor = 1.0
    for word in reversed(re.findall(r"[a-z]+", words)):
        if word not in MAGNITUDES and word not in SUFFIXES:
            break
        factor *= MAGNITUDES.get(word) or SUFFIXES[word]
    return factor


def digits_value(words: str) -> float:
    """The value of ``2,500``, ``1.8 million``, ``1,8 million`` or ``2.5m``."""
    found = re.match(r"\d[\d.,]*(?: 000)*", words)
    digits = found.group() if found else "0"
    magnitude = _magnitude(words[len(digits) :])
    if re.fullmatch(r"\d+,\d{1,2}", digits):
        digits = digits.replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:(?:\.\d{3}){2,}|(?:[ .]000)+)", digits):
        digits = re.sub(r"[ .]", "", digits)
    return round(float(digits.replace(",", "").rstrip(".")) * magnitude, 6)


def spelt_value(words: str) -> float | None:
    """The value of ``twenty-five`` or ``three hundred and ten thousand``; None for several numbers."""
    parts = [word for word in re.split(r"[\s-]", words) if word != "and"]
    if "zero" in parts:
        return 0.0 if len(parts) == 1 else None
    total = group = 0.0
    ceiling = inf
    for word in parts:
        if word in ONES or word in TENS or word == "a":
            value = ONES.get(word) or TENS.get(word, 1)
            if not _may_follow(group, value):
                return None
            group += value
        elif word == "hundred" and 0 < group < 100:  # noqa: PLR2004 - "twelve hundred" is the largest kind
            group *= 100
        elif not group and total:
            total *= MAGNITUDES[word]
        elif group and MAGNITUDES[word] < ceiling:
            ceiling = MAGNITUDES[word]
            total += group * ceiling
            group = 0.0
        else:
            return None
    return total + group


def _may_follow(group: float, value: float) -> bool:
    """Whether ``value`` may be added to the hundreds and tens read so far: 5 to 20 and to 300, not to 9."""
    rest = group % 100
    return rest == 0 or (value < TENS["twenty"] / 2 and rest >= TENS["twenty"] and rest % 10 == 0)
