"""The unit of a number and what it counts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.annotators.figure_nouns import counted_after
from sayso.annotators.number_values import THOUSAND
from sayso.annotators.numbers import Number
from sayso.core.spans import Span
from sayso.resources.currencies import currency_after, currency_before
from sayso.resources.measures import PEOPLE_VERBS, unit_after, unit_of

NEARBY = 48
"""Characters beside a number that tell its unit."""
FAR = 160
"""Characters before a bare number in which the noun it counts is looked for."""
REMEMBERED = 400
"""Characters over which a bare number may count what the one before it did: "Four were in operation"."""
MILLION = 1e6
CALENDAR = frozenset({"years", "months", "weeks", "days"})
DEGREES = re.compile(r"^\s?(?:°\s?|degrees?\s)(c|f)(?:elsius|ahrenheit)?\b", re.IGNORECASE)
PERCENT = re.compile(r"^[\s-]?(?:%|per\s?cent(?:age)?\b)(?P<points>[\s-]points?\b)?", re.IGNORECASE)
MAGNITUDE_AFTER = re.compile(r"^[-\s]magnitude\b", re.IGNORECASE)
MAGNITUDE = re.compile(r"\bmagnitude(?:\sof)?\s(?:about\s|at\sleast\s)?$", re.IGNORECASE)
RATE = re.compile(r"\s?(?:per|an?|every|each)\s(second|minute|hour|day|week|month|quarter|year|decade)\b")
QUICK_RATE = re.compile(r"\s(?:per|an?)\s(second|minute|hour)\b")
OF = re.compile(r"\sof\b")
UNIT_OF = re.compile(r"(?:,? if not \w+(?: of \w+)?,?|,)?\sof(?=\s)")
BEFORE_NUMBER = re.compile(
    r"([\w’'-]+)\s(?:(?:at|least|about|around|some|nearly|almost|more|than|over|up|to|another|only)\s)*$"
)
AFTER_NUMBER = re.compile(
    r"^\s(?:(?:more|others?|of|them|whom|were|was|are|is|have|has|had|been|being)\s)*([\w’'-]+)"
)
# "the number of X … 40", "the rise in X (40)", "X in Y went up to 40": what a bare number counts.
TOTAL_OF = re.compile(
    r"\b(?:number|total|tally|count|toll|rise|increase|drop|fall|decline|decrease|growth|surge)s?\s(?:of|in)\s"
    r"(?=[a-zA-Z])"
)
CHANGED = re.compile(
    r"(?<![\w’'-])([A-Za-z][\w-]+s)(?:\s(?:in|of|from|among|for|at|by)\s[^.;()\n]{1,40}?|\s(?:this|last|next)\s\w+)?"
    r"\s(?:also\s|had\s|have\s|has\s|will\s|could\s|may\s)?(?:rose|rise|risen|fell|fall|fallen|increased?|decreased?"
    r"|drop(?:ped)?|climb(?:ed)?|jump(?:ed)?|surged?|grew|grow|grown|went|stood|stand|reach(?:ed)?|exceed(?:ed)?"
    r"|surpass(?:ed)?|topped|hit|total(?:l?ed)?|number(?:ed)?|declined?|doubled|tripled|averaged?)\b"
)
OF_THEM = re.compile(r"^\sof\s(?:them|those|these|which|whom)\b")
ANOTHER = re.compile(r"\b(?:another|plus|from|to|further)\s$")
THE_TWO = re.compile(r"\bthe\s$|^$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a number is told in.

    Attributes:
        unit: None where the words beside the number name none.
        counted: the words that say what is counted.
        kind: whether a noun, money or another measure gives the unit.
    """

    unit: str | None
    counted: Span | None = None
    kind: Literal["noun", "money", "measure", "bare"] = "measure"


def measures_of(text: str, found: Sequence[tuple[Number, Span]]) -> Iterator[Measure]:
    """What each number of ``found`` is told in, in text order.

    A bare number takes the unit of the one before it, where that is near; else it counts people.

    Args:
        text: the report's text.
        found: numbers with the sentence they stand in.
    """
    last: dict[str, tuple[int, Measure]] = {}
    for number, sentence in found:
        measure = measure_of(text, number, sentence)
        if measure.kind == "bare":
            measure = _remembered(
                text,
                number,
                {kind: m for kind, (end, m) in last.items() if number.span.start - end <= REMEMBERED},
            )
        if measure.kind != "bare":
            last[measure.kind] = last["any"] = number.span.end, measure
        yield measure


def _remembered(text: str, number: Number, last: dict[str, Measure]) -> Measure:
    """The measure of a bare number from those told shortly before it."""
    start, end = number.span
    before = text[max(0, start - NEARBY) : start]
    if OF_THEM.match(text[end : end + NEARBY]) and "any" in last:
        return last["any"]
    if "money" in last and (number.magnitude >= MILLION or (number.magnitude > 1 and ANOTHER.search(before))):
        return last["money"]
    value = number.value or 0
    if number.magnitude >= MILLION * THOUSAND or value < 0 or value % 1:
        return Measure(unit=None, kind="bare")
    if "noun" in last and not (number.value == 2 and THE_TWO.search(before[-4:])):  # noqa: PLR2004 - "the two"
        return last["noun"]
    return Measure(unit="people", kind="bare")


def measure_of(text: str, number: Number, sentence: Span) -> Measure:
    """What the words beside a number say that it is told in."""
    start, end = number.span
    stop = sentence.end
    before, after = text[max(0, start - NEARBY) : start], text[end : min(stop, end + NEARBY)]
    if percent := PERCENT.match(after):
        unit = "percentage points" if percent["points"] else "percent"
        return Measure(unit=unit, counted=_whole(text, end + percent.end(), stop))
    code = currency_before(before[-6:], large=number.is_large(text)) or currency_after(
        after, large=number.magnitude >= THOUSAND
    )
    if code:
        return Measure(unit=code, kind="money")
    if degrees := DEGREES.match(after):
        return Measure(unit="°" + degrees[1].upper())
    if MAGNITUDE.search(before) or MAGNITUDE_AFTER.match(after):
        return Measure(unit="magnitude")
    if number.kind == "period":
        return Measure(unit="years", counted=_whole(text, end, stop))
    if number.kind in {"multiple", "frequency"}:
        rate = RATE.match(text, end, stop)
        return Measure(unit=f"times per {rate[1]}" if rate else "times")
    if measured := unit_after(text, end, stop) or _unit_of(text, end, stop):
        return _measured(text, measured, Span(end, stop))
    return _noun(text, number, sentence)


def _measured(text: str, unit: tuple[str, int], rest: Span) -> Measure:
    """A unit of measure, the time it is told by ("ha per hour") and what is measured in it."""
    name, end = unit
    words = text[rest.start : end]
    counted = Span(end - len(words.lstrip(" -\u00a0")), end)
    rate = RATE.match(text, end, rest.end)
    if rate and name not in CALENDAR:
        name = f"{name} per {rate[1]}"
    return Measure(unit=name, counted=_whole(text, end, rest.end) or counted)


def _unit_of(text: str, end: int, stop: int) -> tuple[str, int] | None:
    """The unit in "hundreds of kilometres" and "hundreds, if not thousands, of kilometres"."""
    of = UNIT_OF.match(text, end, stop)
    return unit_after(text, of.end(), stop) if of else None


def _whole(text: str, start: int, stop: int) -> Span | None:
    """What a share or an amount is of: "the crop" in "40 percent of the crop"."""
    found = counted_after(text, start, stop) or counted_after(text, start, stop, one=True)
    return found.span if found and OF.match(text, start, stop) else None


def _noun(text: str, number: Number, sentence: Span) -> Measure:
    """What a number without a unit of measure counts, by the noun after it or else before it."""
    start, end = number.span
    fraction = number.kind in {"fraction", "ratio"}
    found = counted_after(text, end, sentence.end, one=number.value == 1 or fraction)
    if fraction:
        return Measure(unit="share", counted=found.span if found else None)
    if found is not None:
        unit = (
            "countries"
            if text[: found.span.end].endswith(("member states", "member countries"))
            else unit_of(found.head)
        )
        rate = QUICK_RATE.match(text, found.span.end, sentence.end)
        return Measure(unit=f"{unit} per {rate[1]}" if rate else unit, counted=found.span, kind="noun")
    before, after = text[max(0, start - NEARBY) : start], text[end : min(sentence.end, end + NEARBY)]
    beside = {
        match[1].lower() for match in (BEFORE_NUMBER.search(before), AFTER_NUMBER.match(after)) if match
    }
    if beside & PEOPLE_VERBS:
        return Measure(unit="people")
    return _subject(text, Span(max(sentence.start, start - FAR), start)) or Measure(unit=None, kind="bare")


def _subject(text: str, before: Span) -> Measure | None:
    """The noun that a bare number tells the number of: "Cases in Eastmere rose to 40"."""
    for total in reversed(list(TOTAL_OF.finditer(text, before.start, before.end))):
        if found := counted_after(text, total.end() - 1, before.end):
            return Measure(unit=unit_of(found.head), counted=found.span, kind="noun")
    changed = CHANGED.search(text, before.start, before.end)
    if changed is None:
        return None
    return Measure(unit=unit_of(changed[1]), counted=Span(*changed.span(1)), kind="noun")
