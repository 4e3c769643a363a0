"""What a number counts: the noun phrase after it and its head."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from sayso.annotators.number_values import MAGNITUDES, ONES, TENS
from sayso.core.spans import Span
from sayso.resources.measures import ATTRIBUTIVE, NO_NOUNS, is_people, is_plural, plural
from sayso.resources.words import (
    AUXILIARIES,
    DETERMINERS,
    IRREGULAR_FINITE,
    NOT_PAST,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
    WORD,
)

LONGEST = 8
"""Words after a number among which its noun is looked for; farther ones seldom belong to it."""
REACH = 120
"""Characters after a number that are looked at."""
FILLERS = frozenset(
    "of the these those its his her their our my your more other additional further extra new such top first "
    "last next past mere so-called most least".split()
)
"""Words between a number and its noun phrase that say nothing of what is counted."""
NUMBERS = frozenset([*ONES, *TENS, *MAGNITUDES, "dozen"])
ENDS = (
    AUXILIARIES
    | PREPOSITIONS
    | SUBORDINATORS
    | (DETERMINERS - {"other", "another", "such", "most"})
    | SUBJECT_PRONOUNS
    | TIME_WORDS
    | IRREGULAR_FINITE
    | NO_NOUNS
)
"""Words that no noun phrase goes on with."""
JOINTS = frozenset({"and", "or", "to"})
OPENING = frozenset("“‘\"'")
HYPHENS = "-‑–"
# What stands between a number and its noun phrase: "or more", "if not thousands," and the like.
ASIDE = re.compile(
    r"(?:,? if not \w+(?: of \w+)?,?|,)(?=\sof\b)|\s(?:or|and) (?:more|less|fewer|so|over)(?=\s)"
    r"|\sout(?=\sof\b)",
    re.IGNORECASE,
)
LETTERS = re.compile(r"[^\W\d_]+")
POSSESSIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The words that say what is counted.

    Attributes:
        span: the noun phrase: "remaining nuclear reactors".
        head: its noun as the text has it, a hyphenated one as a plural: "reactors".
    """

    span: Span
    head: str


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the phrase, lower-case and without ``'s``."""

    span: Span
    written: str
    lower: str
    possessive: bool

    @property
    def is_number(self) -> bool:
        return self.lower in NUMBERS or self.lower[:1].isdigit()

    @property
    def is_head(self) -> bool:
        return is_plural(self.lower) or (self.written[:-1].isupper() and self.written.endswith("s"))


def counted_after(text: str, start: int, stop: int, *, one: bool = False) -> Counted | None:
    """What a number that ends at ``start`` counts, within the sentence that ends at ``stop``.

    Args:
        text: the report's text.
        start: where the number and its unit end.
        stop: where to stop at the latest.
        one: whether the noun may be a singular: after one and a share.
    """
    stop = min(stop, start + REACH)
    if text[start : start + 1] in HYPHENS and text[start + 1 : start + 2].isalpha():
        return _hyphenated(text, start + 1, stop)
    if skipped := ASIDE.match(text, start, stop):
        start = skipped.end()
    line = text.find("\n", start, stop)
    phrase = _phrase([_word(match) for match in WORD.finditer(text, start, stop if line < 0 else line)])
    head = _head(phrase, one=one)
    if head is None:
        return None
    word = phrase[head]
    return Counted(
        span=Span(phrase[0].span.start, word.span.start + len(word.lower)),
        head=word.written[: len(word.lower)],
    )


def _word(match: re.Match[str]) -> _Word:
    written = match.group()
    lower = written.lower()
    bare = POSSESSIVE.sub("", lower) or lower
    return _Word(Span(*match.span()), written, bare, possessive=bare != lower)


def _hyphenated(text: str, start: int, stop: int) -> Counted | None:
    """The noun joined to a number: "rooms" for "-room hotel", people for "-strong"."""
    match = LETTERS.match(text, start, stop)
    if match is None:
        return None
    noun = match.group().lower()
    return Counted(span=Span(*match.span()), head="people" if noun == "strong" else plural(noun))


def _phrase(words: Sequence[_Word]) -> list[_Word]:
    """The words that may belong to the noun phrase: up to a verb, preposition or mark.

    After "of" an owner and a further number are passed over: "of Eastmere's 25 boats".
    """
    phrase: list[_Word] = []
    whole = False
    for word, following in zip_longest(words, words[1:]):
        if not phrase and (word.lower in FILLERS or word.written in OPENING):
            whole = whole or word.lower == "of"
        elif whole and (word.is_number or (word.possessive and following is not None)):
            phrase.clear()
        elif len(phrase) == LONGEST or _ends(word, following, phrase):
            break
        elif word.written not in OPENING:
            phrase.append(word)
            if word.possessive:
                break
    return phrase


def _ends(word: _Word, following: _Word | None, phrase: Sequence[_Word]) -> bool:
    """Whether the phrase is over before ``word``."""
    after_noun = any(one.is_head for one in phrase)
    next_is_word = following is not None and following.lower[:1].isalpha()
    if word.written in OPENING:
        return after_noun or not next_is_word
    if word.lower in JOINTS:
        return after_noun or not phrase or not next_is_word or is_people(phrase[-1].lower)
    acronym = len(word.written) > 1 and word.written.isupper()
    if not word.lower[:1].isalpha() or (word.lower in ENDS and not acronym) or word.lower in NUMBERS:
        return True
    if after_noun and (word.written[0].isupper() or word.lower.endswith(("ing", "ly"))):
        return True
    if word.lower.endswith("ed") and word.lower not in NOT_PAST and not is_people(word.lower):
        goes_on = next_is_word and following is not None and following.lower not in ENDS | NUMBERS
        return after_noun or not goes_on or (following is not None and following.lower.endswith("ly"))
    return False


def _head(phrase: Sequence[_Word], *, one: bool) -> int | None:
    """Number of the head noun: the last of the first plurals; where a singular will do, the last word."""
    found = None
    for index, word in enumerate(phrase):
        if word.is_head:
            found = index
        elif found is not None and phrase[found].lower not in ATTRIBUTIVE:
            break
    if found is not None:
        return found
    people = [
        index for index, word in enumerate(phrase) if is_people(word.written) and word.lower not in JOINTS
    ]
    if people:
        return people[-1]
    singulars = [
        i for i, word in enumerate(phrase) if word.lower not in JOINTS and not word.lower.endswith("ly")
    ]
    if one or (phrase and all(word.written[0].isupper() for word in phrase)):
        return singulars[-1] if singulars else None
    return None
