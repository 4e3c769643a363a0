"""Figures of two statements that count the same, and whether both can hold.

Two figures are compared only where they have one unit, count the same thing and tell the same fate of
it: the killed are not the wounded. What they bound counts, not only the number: “at least 300” and 460
can both hold.
"""

import math
from dataclasses import dataclass
from typing import Literal

from sayso.core.annotations import Figure
from sayso.core.spans import Span
from sayso.relating.likeness import Statement
from sayso.relating.words import Word

Agreement = Literal["equal", "compatible", "different"]
ROUNDED = 0.02
"""Two numbers nearer to each other than this share are one number, rounded in two ways."""
ABOUT = 0.15
"""How far from a hedged number ("about", "nearly") the true one may be."""
NEAR = 6
"""Words around a figure that may tell what became of what it counts."""
FATES = frozenset(
    "kill injure arrest vanish hospital rescue charge convict hostage protest damage rise cut sell".split()
)
"""Families of events that counts are usually of."""
MEASURES = frozenset({"percent", "share"})
METRES = "m"
SCALES = {
    "feet": (METRES, 0.3048),
    "miles": (METRES, 1609.344),
    "yards": (METRES, 0.9144),
    "km": (METRES, 1000.0),
    "cm": (METRES, 0.01),
}
"""Units of length told in another one, and how many of that one they are."""
ANYBODY = frozenset({"people", "peopl", "person", "victim", "casualti", "casualty", "kill"})
"""Words for people whatever they are; two women and three people can both have died."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """A figure of either statement, counting the same.

    Attributes:
        later_is_more: whether the later report has the larger number, where both tell their day.
        beside: families of words that stand near both, beside what is counted and names.
    """

    a: Figure
    b: Figure
    agreement: Agreement
    later_is_more: bool
    beside: frozenset[str]


def pairings(a: Statement, b: Statement) -> list[Pairing]:
    """Each figure of ``a`` with the one of ``b`` that agrees with it best, where one counts the same."""
    found = []
    for figure in a.figures:
        rivals = [_paired(a, b, figure, other) for other in b.figures if comparable(a, figure, b, other)]
        if rivals:
            found.append(min(rivals, key=lambda p: ("equal", "compatible", "different").index(p.agreement)))
    return found


def comparable(a: Statement, one: Figure, b: Statement, other: Figure) -> bool:
    """Whether the two count or measure the same thing, as far as the words tell."""
    if not one.unit or scale(one)[0] != scale(other)[0]:
        return False
    fates = _fates(a, one.span), _fates(b, other.span)
    if all(fates) and not fates[0] & fates[1]:
        return False
    things = _things(a, one), _things(b, other)
    if all(things):
        loose = one.unit == "people" and bool(fates[0] & fates[1]) and all(t <= ANYBODY for t in things)
        return loose or bool(things[0] & things[1])
    return bool(fates[0] & fates[1]) if one.unit == "people" else one.unit not in MEASURES


def agreement_of(one: Figure, other: Figure) -> Agreement:
    """Whether the two are one number, can both hold, or exclude each other."""
    low, high = (bound * scale(one)[1] for bound in bounds(one))
    least, most = (bound * scale(other)[1] for bound in bounds(other))
    both_told = one.value is not None and other.value is not None
    if both_told and _near((one.value or 0.0) * scale(one)[1], (other.value or 0.0) * scale(other)[1]):
        return "equal"
    return "compatible" if low <= most and least <= high else "different"


def bounds(figure: Figure) -> tuple[float, float]:
    """The least and the most that a figure says it may be."""
    if figure.low is not None or figure.high is not None:
        low = -math.inf if figure.low is None else figure.low
        return low, math.inf if figure.high is None else figure.high
    if figure.value is None:
        return -math.inf, math.inf
    slack = abs(figure.value) * (ABOUT if figure.approximate else ROUNDED)
    return figure.value - slack, figure.value + slack


def _paired(a: Statement, b: Statement, one: Figure, other: Figure) -> Pairing:
    first, last = sorted(((_day(a), one.value or 0.0), (_day(b), other.value or 0.0)))
    later = bool(first[0]) and first[0] < last[0] and first[1] < last[1]
    return Pairing(
        a=one,
        b=other,
        agreement=agreement_of(one, other),
        later_is_more=later,
        beside=_beside(a, one) & _beside(b, other),
    )


def _day(statement: Statement) -> str:
    """The day of its report: of two reports of one day, neither count is the later one."""
    return (statement.published or "")[: len("2031-04-12")]


def scale(figure: Figure) -> tuple[str, float]:
    """The unit that its values are compared in, and how many of it one of its own is."""
    return SCALES.get(figure.unit or "", (figure.unit or "", 1.0))


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= ROUNDED * max(abs(one), abs(other))


def _things(statement: Statement, figure: Figure) -> frozenset[str]:
    if not figure.counted or scale(figure)[0] == METRES:
        return frozenset()
    return frozenset(
        w.sense for w in statement.words if w.telling and not w.number and figure.counted.overlaps(w.span)
    )


def _beside(statement: Statement, figure: Figure) -> frozenset[str]:
    inside = [n for n, word in enumerate(statement.words) if word.span.overlaps(figure.span)]
    near = statement.words[max(0, inside[0] - NEAR) : inside[-1] + NEAR + 1] if inside else ()
    telling = frozenset(word.sense for word in near if word.telling and not word.number and not word.name)
    return telling - _things(statement, figure)


def _fates(statement: Statement, span: Span) -> frozenset[str]:
    """What became of what is counted there: the nearest such words, those after the figure first."""
    words = statement.words
    inside = [n for n, word in enumerate(words) if word.span.overlaps(span)]
    if not inside:
        return frozenset()
    after = _until_a_number(words[inside[-1] + 1 : inside[-1] + 1 + NEAR])
    before = _until_a_number(words[max(0, inside[0] - NEAR) : inside[0]][::-1])
    for side in (after, before):
        told = [word.sense for word in side if word.sense in FATES]
        if told:
            return frozenset(told[:1])
    return frozenset()


def _until_a_number(words: tuple[Word, ...]) -> list[Word]:
    found = []
    for word in words:
        if word.number:
            break
        found.append(word)
    return found
