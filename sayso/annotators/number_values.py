"""What numbers in digits and words are worth."""

import re
from math import inf

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
"""Letters that magnify money and what is counted ("$2.5m", "5m people"); else they are metres or unclear."""
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
_DOZENS = (24.0, 99.0)
_HUNDREDS = (200.0, 999.0)
_THOUSANDS = (2000.0, 9999.0)
_MILLIONS = (2e6, 9_999_999.0)
_BILLIONS = (2e9, 9_999_999_999.0)
VAGUE = {
    "dozens": _DOZENS,
    "several dozen": _DOZENS,
    "a few dozen": _DOZENS,
    "scores": (40.0, 199.0),
    "hundreds": _HUNDREDS,
    "several hundred": _HUNDREDS,
    "a few hundred": _HUNDREDS,
    "thousands": _THOUSANDS,
    "several thousand": _THOUSANDS,
    "a few thousand": _THOUSANDS,
    "tens of thousands": (20_000.0, 99_999.0),
    "hundreds of thousands": (200_000.0, 999_999.0),
    "millions": _MILLIONS,
    "several million": _MILLIONS,
    "a few million": _MILLIONS,
    "tens of millions": (20e6, 99e6),
    "hundreds of millions": (200e6, 999e6),
    "billions": _BILLIONS,
    "several billion": _BILLIONS,
    "tens of billions": (20e9, 99e9),
    "hundreds of billions": (200e9, 999e9),
    "trillions": (2e12, 9_999_999_999_999.0),
    "single-digit": (1.0, 9.0),
    "double-digit": (10.0, 99.0),
}
FIXED = {
    "a dozen": 12.0,
    "dozen": 12.0,
    "half a dozen": 6.0,
    "half-a-dozen": 6.0,
    "half-dozen": 6.0,
    "two dozen": 24.0,
    "three dozen": 36.0,
    "four dozen": 48.0,
    "half a million": 5e5,
    "half a billion": 5e8,
    "a quarter of a million": 2.5e5,
    "a quarter million": 2.5e5,
    "both": 2.0,
    "once": 1.0,
    "twice": 2.0,
    "thrice": 3.0,
    "double": 2.0,
    "doubled": 2.0,
    "triple": 3.0,
    "tripled": 3.0,
    "quadrupled": 4.0,
}
MULTIPLES = frozenset({"double", "doubled", "triple", "tripled", "quadrupled"})
FREQUENCIES = frozenset({"once", "twice", "thrice"})
PERIODS = {"decade": 10.0, "decades": 10.0, "century": 100.0, "centuries": 100.0}
"""Periods told in years, so that "six decades" and "60 years" can be compared."""
PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
FRACTION_DIGITS = 4
"""Digits to which a fraction in words is told, so that two thirds is 0.6667 wherever it is read."""


def magnitude_of(words: str) -> float:
    """The factor of the words or the letter that end ``words``: 1e6 in "2.5 million" and "2.5m"."""
    factor = 1.0
    for word in reversed(re.findall(r"[a-z]+", words)):
        if word not in MAGNITUDES and word not in SUFFIXES:
            break
        factor *= MAGNITUDES.get(word) or SUFFIXES[word]
    return factor


def digits_value(words: str) -> float:
    """The value of ``2,500``, ``1.8 million``, ``1,8 million`` or ``2.5m``."""
    words = re.sub(r"\s\.\s", ".", words)  # "5 . 9", as corpora of separate words have it
    found = re.match(r"\d[\d.,]*(?: 000)*", words)
    digits = found.group() if found else "0"
    magnitude = magnitude_of(words[len(digits) :])
    if re.fullmatch(r"\d+,\d{1,2}", digits):
        digits = digits.replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:(?:\.\d{3}){2,}|(?:[ .]000)+)", digits):
        digits = re.sub(r"[ .]", "", digits)
    return round(float(digits.replace(",", "").rstrip(".")) * magnitude, 6)


def fraction_value(words: str) -> float | None:
    """The value of ``half``, ``two-thirds`` or ``one in three``, rounded; None where it is no part of one."""
    parts = re.findall(r"[a-z]+|\d+", words)
    above = _count(parts[0]) if len(parts) > 1 else 1.0
    below = _count(parts[-1]) if "in" in parts else PARTS[parts[-1].removesuffix("s")]
    return round(above / below, FRACTION_DIGITS) if above < below else None


def mixed_value(words: str) -> float:
    """The value of ``two and a half``, ``1 and a quarter million``."""
    whole, _, part = words.replace("-", " ").replace(" and a ", " and ").partition(" and ")
    return (_count(whole) + 1 / PARTS[part.split()[0]]) * magnitude_of(part)


def _count(word: str) -> float:
    return float(word) if word.isdigit() else float(ONES.get(word, TENS.get(word, 1)))


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
