"""Figures: numbers that count or measure, with their unit and what is counted."""

import heapq
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from sayso.annotators.numbers import ONES, THOUSAND, Number, numbers_in
from sayso.core.annotations import Attribution, Figure, Layers
from sayso.core.document import Document
from sayso.core.spans import Span
from sayso.resources.currencies import currency_after, currency_before
from sayso.resources.lexicons import load_lexicon
from sayso.resources.months import MONTH
from sayso.resources.words import (
    AUXILIARIES,
    COORDINATORS,
    PREPOSITIONS,
    SUBORDINATORS,
    TIME_WORDS,
    WORD,
    looks_finite,
)

# What stands before or after a number that names, dates or orders rather than counts.
YEARS = re.compile(r"^(?:1[5-9]|20)\d\d$|^(?:\d{3}|1\d\d\d|20\d\d)\s?(?:-|–|and|to)\s?(?:1\d|20)\d\d$")
NAMES = re.compile(
    rf"(?:\b(?-i:{MONTH})\.?\s(?:the\s)?|\b(?:article|section|resolution|chapter|clause|no|number|room|route|flight|page|covid|"
    r"group of|formula|aged?|age of|world war|ages)[\s.-]+|#|(?<!\w)[A-Za-z]{1,12}-)$",
    re.IGNORECASE,
)
AFTER_NAMES = re.compile(
    rf"^(?:st|nd|rd|th)\b|^\s(?:of\s)?(?-i:{MONTH})\b|^:\d|^\s?[ap]\.?m\b|^[-\s]year[-\s]old|^/\d|^\s?(?:GMT|hrs|o[’']clock)\b",
    re.IGNORECASE,
)
AFTER_AGE = re.compile(r"^[,)]")
BEFORE_AGE = re.compile(r"[A-Z][\w’'-]+(?:,\s|\s\()$")
CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z]\w+\s$")
COUNTS_ONE = re.compile(
    r"^\s(?:person|man|woman|child|soldier|officer|death|dead|killed|day|week|month|year|hour)\b"
)
# A score, a date or a number of a law: "3-0", "05-08-2021", "1-2020". Ranges are joined before.
HALF_OF_PAIR = re.compile(r"\d[-–]$")
PAIRED = re.compile(r"^[-–]\d")
DEGREES = re.compile(r"^\s?(?:°\s?|degrees?\s)(c|f)(?:elsius|ahrenheit)?\b", re.IGNORECASE)
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
        holders = innermost([number.span for number in found], layers.attributions or ())
        rows = (
            _figure(text, n, number, holder)
            for n, (number, holder) in enumerate(zip(found, holders, strict=True), start=1)
        )
        return Layers(figures=tuple(rows))


@cache
def _tables() -> tuple[frozenset[str], Mapping[str, str]]:
    """People nouns and unit words of the lexicon."""
    table = load_lexicon("nouns")
    people = set(table["counted"]["people"].split()) | set(table["kinds"]["person"].split())
    people |= {noun + "s" for noun in people}
    units = {word: unit for unit, words in table["units"].items() for word in words.split()}
    return frozenset(people), units


def _counts(text: str, number: Number) -> bool:
    """Whether the number counts or measures something rather than naming, dating or ordering it."""
    words = number.span.of(text)
    before = text[max(0, number.span.start - 30) : number.span.start]
    after = text[number.span.end : number.span.end + 30]
    if NAMES.search(before) or AFTER_NAMES.match(after) or HALF_OF_PAIR.search(before) or PAIRED.match(after):
        return False
    if words.lower() == "one":
        return bool(COUNTS_ONE.match(after))
    if words.lower() == "half":
        return after.startswith(" of ")
    if not words[0].isdigit() or currency_before(before):
        return True
    following = re.match(r"^\s?([a-z]+)\b", after)
    people, units = _tables()
    counts_plural = bool(DEGREES.match(after) or (following and following[1] in people | units.keys()))
    if before[-1:].isalpha() or (words.isdigit() and words[0] == "0" and len(words) > 1):
        return False
    if (YEARS.match(words) or CAPITALISED.search(before)) and not counts_plural:
        return False
    is_age = len(words) <= len("99") and AFTER_AGE.match(after) and BEFORE_AGE.search(before)
    return not is_age


def _figure(text: str, index: int, number: Number, attribution: str | None) -> Figure:
    counted = _counted(text, number.span.end)
    return Figure(
        id=f"f{index}",
        span=number.span,
        value=number.value,
        low=number.low,
        high=number.high,
        approximate=number.approximate,
        unit=_unit(text, number, counted),
        counted=counted,
        attribution=attribution,
    )


def _unit(text: str, number: Number, counted: Span | None) -> str | None:
    after = text[number.span.end : number.span.end + 40]
    if PERCENT.match(after):
        return "percent"
    before = text[max(0, number.span.start - 6) : number.span.start]
    if code := currency_before(before) or currency_after(after, large=number.magnitude >= THOUSAND):
        return code
    if degrees := DEGREES.match(after):
        return "°" + degrees[1].upper()
    people, units = _tables()
    following = [match.group().lower() for match in WORD.finditer(after)][:2]
    measure = following[1] if following[:1] == ["-"] and len(following) > 1 else next(iter(following), "")
    if measure in units:
        return units[measure]
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
        if not _may_be_counted(word):
            break
        first = match.start() if first is None else first
        last = match.end()
    return None if first is None or last is None else Span(first, last)


def _may_be_counted(word: str) -> bool:
    """Whether a lower-case word may belong to a noun phrase after a number."""
    if not word[0].isalpha() or word in NOT_COUNTED or word in ONES:
        return False
    return not looks_finite(word) and not word.endswith(("ing", "ly", "'s", "’s"))


def innermost(spans: Sequence[Span], attributions: Sequence[Attribution]) -> Iterator[str | None]:
    """For each of ``spans``, in text order and apart from each other, the shortest content that holds it."""
    pieces = sorted(
        (piece.start, sum(p.end - p.start for p in a.content), a.id, piece.end)
        for a in attributions
        for piece in a.content
    )
    opened: list[tuple[int, str, int]] = []
    following = 0
    for span in spans:
        while following < len(pieces) and pieces[following][0] <= span.start:
            heapq.heappush(opened, pieces[following][1:])
            following += 1
        while opened and opened[0][2] < span.end:
            heapq.heappop(opened)
        yield opened[0][1] if opened else None
