"""Named mentions by rule: runs of capitalised words, classed by the words in and around them."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sayso.core.annotations import Layers, Mention, MentionLabel
from sayso.core.document import Document
from sayso.core.spans import Span
from sayso.resources.lexicons import load_lexicon
from sayso.resources.words import (
    DETERMINERS,
    PREPOSITIONS,
    SENTENCE_ADVERBS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    Words,
    words_in,
)

_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_DAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
DATE = re.compile(
    rf"\b(?:(?:{_MONTH})\.?\s\d{{1,2}}(?:,\s\d{{4}})?\b|\d{{1,2}}\s(?:{_MONTH})\b(?:\s\d{{4}}\b)?"
    rf"|(?:{_MONTH})\s\d{{4}}\b|(?:{_DAY})\b|(?:{_MONTH})\b|(?<![\d.,-])(?:19|20)\d\d\b(?![-,.]?\d))"
)
# "May" and "March" alone are dates only where a preposition leads them in.
AMBIGUOUS_MONTH = re.compile(r"^(?:May|March|Mar|Jan|Jun|Sep|Dec)$")
_MAGNITUDE = r"(?:\s?(?:million|billion|trillion|crore|lakh|bn|mn|m|k)\b)?"
_SIGN = r"(?:[A-Z]{0,3}[$€£¥₹₩₱₺₪₦₡₽]|\b(?:Rs\.?|USD|EUR|RM|Tk|Sh))"
_CURRENCY = (
    r"dollars|euros|pounds|yen|yuan|won|rupees|baht|pesos|dinars|dirhams|riyals|rials|rubles|roubles|"
    r"ringgit|naira|cedis|shillings|rand"
)
MONEY = re.compile(
    rf"{_SIGN}\s?\d[\d.,]*\d?{_MAGNITUDE}"
    rf"|\b\d[\d,.]*{_MAGNITUDE}\s(?:(?:US|Singapore|Hong Kong)\s)?(?:{_CURRENCY})\b"
)
CAPITALISED = re.compile(r"[^\W\d_a-z]|(?:al|el|ar|as|ash|ad|an|at|az|bin|ul)-[A-Z]")
LONGEST_JOIN = 2
"""Words between two capitalised ones of one name: "Bank of the North"."""
LONGEST_OPENER = 3
"""Letters of a capitalised first word that is taken for no name unless it is all capitals."""
JOINERS = frozenset("of and for the & de del la el al bin ibn ben van von da dos di".split())
NOT_NAMES = frozenset(
    """i the a an this that these those he she it they we you his her its their our my mr mrs ms dr prof if
    and but or so yet for in on at by to from with as of when while after before since until although though
    because however it's i'm i've we're we've they're that's he's she's don't there's meanwhile moreover there
    here what who why how where which not no yes also then now according police""".split()
)


@dataclass(frozen=True, slots=True)
class _Names:
    """The sets of ``names.toml``, lower case unless whole names."""

    titles: frozenset[str]
    organization: frozenset[str]
    facility: frozenset[str]
    location: frozenset[str]
    places: frozenset[str]
    peoples: frozenset[str]
    organizations: frozenset[str]


class Mentions:
    """Names of persons, organisations, places, peoples, dates and sums of money."""

    name = "mentions"
    version = "1"
    requires = frozenset({"sentences"})
    assigns = frozenset({"mentions"})

    def annotate(self, document: Document, layers: Layers) -> Layers:
        """Mentions in text order, none overlapping another, numbered ``m1``, ``m2`` and so on."""
        text = document.text
        sentences = [words_in(text, sentence) for sentence in layers.sentences or ()]
        inner = frozenset(word for words in sentences for word in words.text[1:] if word[0].isupper())
        found = [pair for words in sentences for pair in _in_sentence(text, words, inner)]
        persons = {
            span.of(text).split()[-1] for span, label in found if label == "Person" and " " in span.of(text)
        }
        rows = [
            (span, "Person" if label == "Misc" and span.of(text) in persons else label)
            for span, label in sorted(found)
        ]
        return Layers(
            mentions=tuple(
                Mention(id=f"m{n}", span=span, label=label) for n, (span, label) in enumerate(rows, start=1)
            )
        )


@cache
def _names() -> _Names:
    table = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))
    pairs = [entry.replace("_", " ").split("/") for entry in table["location"]["countries"].split()]
    peoples = {people for pair in pairs for people in pair[1:]}
    plural = {people + "s" for people in peoples if not people.endswith(("ese", "ish", "ch", "s"))}
    more = {name.replace("_", " ") for name in table["location"]["more"].split()}
    return _Names(
        titles=frozenset(
            (table["person"]["titles"] + " " + load_lexicon("nouns")["kinds"]["person"]).split()
        ),
        organization=frozenset(table["organization"]["words"].split()),
        facility=frozenset(table["facility"]["words"].split()),
        location=frozenset(table["location"]["words"].split()),
        places=frozenset({pair[0] for pair in pairs} | more),
        peoples=frozenset(peoples | plural | set(table["location"]["groups"].split())),
        organizations=frozenset(table["organizations"]["names"].split()),
    )


def _in_sentence(text: str, words: Words, inner: frozenset[str]) -> Iterator[tuple[Span, MentionLabel]]:
    """Mentions of one sentence; ``inner`` are the words capitalised within sentences of the report."""
    if not len(words):
        return
    sentence = words.span(0, len(words) - 1)
    taken: list[Span] = []
    for pattern, label in ((MONEY, "Money"), (DATE, "Date")):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            span = Span(*match.span())
            led_in = (
                text[max(0, span.start - 4) : span.start].rstrip().endswith(("in", "of", "by", "on", "to"))
            )
            if any(span.overlaps(t) for t in taken) or (AMBIGUOUS_MONTH.match(match.group()) and not led_in):
                continue
            taken.append(span)
            yield span, label  # type: ignore[misc]
    for first, last in _capitalised_runs(words, taken):
        if first == last == 0 and not _known(words.text[0], inner):
            continue
        yield from _classed(words, first, last)


def _known(word: str, inner: frozenset[str]) -> bool:
    """Whether the first word of a sentence is a name: one in the lexicon, or capitalised elsewhere too."""
    names = _names()
    plain = _without_possessive(word)
    return (
        word in inner
        or plain in inner
        or plain in names.places | names.peoples | names.organizations
        or (plain.isupper() and len(plain) > 1)
    )


def _capitalised_runs(words: Words, taken: list[Span]) -> Iterator[tuple[int, int]]:
    """Ranges of words that may be one name each: capitalised, with "of" and the like between."""
    index = 0
    while index < len(words):
        if not _is_name_word(words, index, taken):
            index += 1
            continue
        last = index
        position = index + 1
        while position < len(words):
            if _is_name_word(words, position, taken):
                last = position
            elif words.lower[position] not in JOINERS - {"and", "for"} or position - last > LONGEST_JOIN:
                break
            position += 1
        yield index, last
        index = last + 1


def _is_name_word(words: Words, index: int, taken: list[Span]) -> bool:
    word = words.text[index]
    if (
        not CAPITALISED.match(word)
        or words.lower[index].replace("’", "'") in NOT_NAMES
        or any(words.spans[index].overlaps(t) for t in taken)
    ):
        return False
    if index == 0 or words.text[index - 1] in '“"‘':
        return words.lower[index] not in OPENERS and (len(word) > LONGEST_OPENER or word.isupper())
    return True


def _classed(words: Words, first: int, last: int) -> Iterator[tuple[Span, MentionLabel]]:
    """The run as one mention, less the titles and peoples that lead it ("Iraqi Prime Minister Ali Reed")."""
    names = _names()
    while first <= last:
        whole = _plain(words, first, last)
        if whole in names.places or whole in names.peoples or whole in names.organizations:
            break
        head = _plain(words, first, first)
        if last > first and head in names.peoples and _label(words, first, last) != "Organization":
            yield _span(words, first, first), "NORP"
        elif not (words.lower[first] in names.titles and _titled(words, first, last)):
            break
        first += 1
        while first <= last and not CAPITALISED.match(words.text[first]):
            first += 1
    if first > last or all(words.lower[i] in names.titles for i in range(first, last + 1)):
        return
    label = _label(words, first, last)
    of = next((i for i in range(first + 1, last) if words.lower[i] == "of"), None)
    if label == "Person" and of:
        yield _span(words, first, of - 1), label
        yield from _classed(words, of + 1, last)
    else:
        yield _span(words, first, last), label


def _titled(words: Words, first: int, last: int) -> bool:
    """Whether the title at ``first`` stands before a name rather than within one ("General Assembly")."""
    return last > first and not any(words.lower[i] in _names().organization for i in range(first, last + 1))


def _label(words: Words, first: int, last: int) -> MentionLabel:
    names = _names()
    whole = _plain(words, first, last)
    lower = [words.lower[i] for i in range(first, last + 1)]
    if whole in names.peoples:
        return "NORP"
    if whole in names.places:
        return "Location"
    if whole in names.organizations:
        return "Organization"
    if lower[-1] in names.facility:
        return "Facility"
    if any(word in names.organization for word in lower):
        return "Organization"
    if lower[-1] in names.location or lower[0] in {"north", "south", "east", "west", "lake", "mount", "gulf"}:
        return "Location"
    before = words.lower[first - 1] if first else ""
    if before in names.titles or (before == "." and first > 1 and words.lower[first - 2] in names.titles):
        return "Person"
    if len(whole) > 1 and whole.isupper():
        return "Organization"
    if before in {"in", "at", "near", "from"} and first == last:
        return "Location"
    return "Person" if first < last or before in {",", ""} or _before_verb(words, last) else "Misc"


def _before_verb(words: Words, last: int) -> bool:
    following = words.lower[last + 1] if last + 1 < len(words) else ""
    return following in {"said", "says", "told", "added", "who", "has", "was", "is"}


def _plain(words: Words, first: int, last: int) -> str:
    return _without_possessive(" ".join(words.text[first : last + 1]))


def _without_possessive(name: str) -> str:
    return name[:-2] if name.endswith(("'s", "’s")) else name


def _span(words: Words, first: int, last: int) -> Span:
    span = words.span(first, last)
    return Span(span.start, span.end - 2) if words.lower[last].endswith(("'s", "’s")) else span


OPENERS = (
    DETERMINERS
    | PREPOSITIONS
    | SENTENCE_ADVERBS
    | SUBJECT_PRONOUNS
    | SUBORDINATORS
    | frozenset(
        "one two three four five six seven eight nine ten last next despite given both let yes".split()
    )
)
