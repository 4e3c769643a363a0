"""Figures: numbers that count or measure, with their unit and what is counted."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from sayso.annotators.numbers import ONES, Number, numbers_in
from sayso.core.annotations import Attribution, Figure, Layers
from sayso.core.document import Document
from sayso.core.spans import Span
from sayso.resources.lexicons import load_lexicon
from sayso.resources.words import (
    AUXILIARIES,
    COORDINATORS,
    PREPOSITIONS,
    SUBORDINATORS,
    TIME_WORDS,
    WORD,
    looks_finite,
)

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
# What stands before or after a number that names, dates or orders rather than counts.
LIKE_YEAR = re.compile(r"^(?:1[5-9]|20)\d\d$")
NAMES = re.compile(
    rf"(?:\b{MONTH}\s(?:the\s)?|\b(?:article|section|resolution|chapter|clause|no|number|room|route|flight|page|covid|"
    r"group of|formula|aged?|age of|world war|ages)[\s.-]+|#|(?<!\w)[A-Za-z]{1,12}-)$",
    re.IGNORECASE,
)
AFTER_NAMES = re.compile(
    rf"^(?:st|nd|rd|th)\b|^\s(?:of\s)?{MONTH}\b|^:\d|^\s?[ap]\.?m\b|^[-\s]year[-\s]old|^/\d|^\s?(?:GMT|hrs|o[’']clock)\b",
    re.IGNORECASE,
)
AFTER_AGE = re.compile(r"^[,)]")
BEFORE_AGE = re.compile(r"[A-Z][\w’'-]+(?:,\s|\s\()$")
CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z]\w+\s$")
COUNTS_ONE = re.compile(
    r"^\s(?:person|man|woman|child|soldier|officer|death|dead|killed|day|week|month|year|hour)\b"
)
CURRENCY_BEFORE = re.compile(r"((?:\b[A-Za-z]{1,3})?[$€£¥₹₩₱₺₪₦₡₽¢₵]|\b[A-Z][A-Za-z]{0,3}\.?)\s?$")
PERCENT = re.compile(r"^\s?(?:%|per\s?cent\b|percentage points?\b)", re.IGNORECASE)
LONGEST_COUNTED = 6
"""Words that say what is counted, at most; longer noun phrases rarely help to compare."""
NOT_COUNTED = (
    AUXILIARIES | PREPOSITIONS | COORDINATORS | SUBORDINATORS | TIME_WORDS | {"to", "not", "also", "per"}
)


class Figures:
    """Reads numbers with value, bounds, unit and what they count; dates, ages and names are passed over."""

    name = "figures"
    version = "1"
    requires = frozenset({"sentences", "attributions"})
    assigns = frozenset({"figures"})

    def annotate(self, document: Document, layers: Layers) -> Layers:
        """Figures in text order, numbered ``f1``, ``f2`` and so on."""
        text = document.text
        found = [
            number
            for sentence in layers.sentences or ()
            for number in numbers_in(text, sentence)
            if _counts(text, number)
        ]
        rows = (
            _figure(text, n, number, layers.attributions or ()) for n, number in enumerate(found, start=1)
        )
        return Layers(figures=tuple(rows))


@cache
def _tables() -> tuple[frozenset[str], Mapping[str, str], Mapping[str, str]]:
    """People nouns, unit words and currency words of the lexicon."""
    table = load_lexicon("nouns")
    people = set(table["counted"]["people"].split()) | set(table["kinds"]["person"].split())
    people |= {noun + "s" for noun in people}
    units = {word: unit for unit, words in table["units"].items() for word in words.split()}
    currencies = {word: code for code, words in table["currencies"].items() for word in words.split()}
    return frozenset(people), units, currencies


def _counts(text: str, number: Number) -> bool:
    """Whether the number counts or measures something rather than naming, dating or ordering it."""
    words = number.span.of(text)
    before = text[max(0, number.span.start - 30) : number.span.start]
    after = text[number.span.end : number.span.end + 30]
    if NAMES.search(before) or AFTER_NAMES.match(after):
        return False
    if words.lower() == "one":
        return bool(COUNTS_ONE.match(after))
    if words.lower() == "half":
        return after.startswith(" of ")
    if not words[0].isdigit() or _currency_before(before):
        return True
    following = re.match(r"^\s([a-z]+)\b", after)
    counts_plural = bool(following and (following[1] in _tables()[0] or following[1] in _tables()[1]))
    if before[-1:].isalpha() or (words.isdigit() and words[0] == "0" and len(words) > 1):
        return False
    if (LIKE_YEAR.match(words) or CAPITALISED.search(before)) and not counts_plural:
        return False
    is_age = len(words) <= len("99") and AFTER_AGE.match(after) and BEFORE_AGE.search(before)
    return not is_age


def _figure(text: str, index: int, number: Number, attributions: Sequence[Attribution]) -> Figure:
    counted = _counted(text, number.span.end)
    return Figure(
        id=f"f{index}",
        span=number.span,
        value=number.value,
        low=number.low,
        high=number.high,
        approximate=number.approximate,
        unit=_unit(text, number.span, counted),
        counted=counted,
        attribution=_innermost(number.span, attributions),
    )


def _currency_before(before: str) -> str | None:
    match = CURRENCY_BEFORE.search(before)
    if not match:
        return None
    sign = match.group(1).lower().rstrip(".")
    currencies = _tables()[2]
    return currencies.get(sign) or (None if sign.isalpha() else currencies.get(sign[-1]))


def _unit(text: str, span: Span, counted: Span | None) -> str | None:
    people, units, currencies = _tables()
    after = text[span.end : span.end + 40]
    if PERCENT.match(after):
        return "percent"
    if code := _currency_before(text[max(0, span.start - 6) : span.start]):
        return code
    following = [match.group().lower() for match in WORD.finditer(after)][:2]
    if following and following[0].startswith("°"):
        return "°C"
    measure = following[1] if following[:1] == ["-"] and len(following) > 1 else next(iter(following), "")
    if measure in units:
        return units[measure]
    if measure in currencies and len(measure) > 1:
        return currencies[measure]
    if counted is None:
        return None
    nouns = [match.group() for match in WORD.finditer(counted.of(text))]
    if any(noun.lower() in people or _names_people(noun) for noun in nouns):
        return "people"
    return nouns[-1].lower()


def _names_people(noun: str) -> bool:
    """Whether a noun that the lexicon lacks means people by its ending: "craftsmen", "Israelis"."""
    demonym = noun[0].isupper() and noun.endswith(("is", "ians", "ans", "ese"))
    return demonym or noun.endswith(
        ("men", "women", "ists", "icians", "goers", "holders", "makers", "travellers")
    )


def _counted(text: str, start: int) -> Span | None:
    """The noun phrase right after a number: "American troops", "of police officers"."""
    first = last = None
    for count, match in enumerate(WORD.finditer(text, start, min(len(text), start + 120))):
        word = match.group().lower()
        gap = text[start if last is None else last : match.start()]
        if "\n" in gap or count > LONGEST_COUNTED:
            break
        if first is None and (word in {"of", "the", "more", "other", "-"} or word.endswith("ly")):
            continue
        is_word = match.group()[0].isalnum()
        if (
            not is_word
            or word in NOT_COUNTED
            or looks_finite(word)
            or word.endswith(("ing", "ly"))
            or word[0].isdigit()
            or word in ONES
        ):
            break
        first = match.start() if first is None else first
        last = match.end()
    return None if first is None or last is None else Span(first, last)


def _innermost(span: Span, attributions: Sequence[Attribution]) -> str | None:
    holders = [a for a in attributions if any(piece.contains(span) for piece in a.content)]
    if not holders:
        return None
    return min(holders, key=lambda a: (sum(p.end - p.start for p in a.content), a.id)).id
