"""What the words of an actor's name or description are: countries, bodies, leaders and roles."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.resources.actors import ACRONYM, ActorTables, Known, Role, Term, load_actors
from sayso.resources.actors.spelling import (
    HONOURS,
    NOBILIARY,
    POSSESSIVE,
    folded_word,
    name_key,
    plain,
)
from sayso.resources.words import DETERMINERS

WORD = re.compile(r"[^\W_]+(?:['’‘`ʻʼ][^\W_]+)*")
DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}|\b[A-Z]\.[A-Z]\b")
OPENS_REST = re.compile(
    r"[,(;:]|\b(?:of|at|in|from|for|on|to|against|with|who|which|that|near|by|under|over)\b"
    r"|\band (?:the|a|an|its|his|her|their|other|some)\b"
)
"""What ends the core of a phrase: its head stands before."""
LONGEST_NAME = 6
"""Words of the longest full name of a leader."""
AGAINST = frozenset("anti counter pro".split())
BESIDE = frozenset(
    "administered affiliated aligned allied appointed backed based born bound brokered controlled dominated "
    "funded held inspired installed led linked loyal made occupied owned run spearheaded sponsored supported "
    "trained".split()
)
"""What follows a hyphen after a country that only stands beside the actor: "US-backed"."""
TOWARDS = frozenset("to against toward towards on with over versus".split())
"""Prepositions after which another country is named than the actor's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of the phrase.

    Attributes:
        key: it in plain letters, without the ending of a possessive.
        written: it as it stands, without full stops.
        core: whether it stands before the first comma, bracket or preposition.
        hyphen: whether a hyphen joins it to the word before.
        governed: the preposition of ``TOWARDS`` right before it; empty for none.
    """

    key: str
    written: str
    core: bool
    hyphen: bool
    governed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Words ``first`` to ``last`` of the phrase and what they stand for.

    Attributes:
        core: whether they stand before the first comma, bracket or preposition.
        towards: whether a preposition such as "to" says that they are what the actor turns to.
        against: whether they only say what the actor is for or against: "anti-Iran".
        beside: whether they only say who stands beside the actor: "Iran-backed".
    """

    first: int
    last: int
    means: Known | Role | tuple[Term, ...]
    core: bool = True
    towards: bool = False
    against: bool = False
    beside: bool = False


def words_of(phrase: str) -> list[Word]:
    """The words of ``phrase`` in order."""
    phrase = DOTTED.sub(lambda match: match[0].replace(".", ""), phrase)
    opened = OPENS_REST.search(phrase, _start_of_core(phrase))
    rest = opened.start() if opened else len(phrase)
    words: list[Word] = []
    end = 0
    for match in WORD.finditer(phrase):
        words.append(
            Word(
                key=plain(POSSESSIVE.sub("", match[0])),
                written=match[0],
                core=match.start() < rest,
                hyphen=phrase[end : match.start()] in {"-", "‐", "‑", "–"},
                governed=_governing(words),
            )
        )
        end = match.end()
    return words


def _governing(before: Sequence[Word]) -> str:
    """The preposition that the words so far end with, if any."""
    last = next((word.key for word in reversed(before) if word.key not in DETERMINERS), "")
    return last if last in TOWARDS else ""


def _start_of_core(phrase: str) -> int:
    """Where a phrase begins that opens with a bracket or a preposition."""
    opened = OPENS_REST.match(phrase.lstrip())
    return opened.end() + len(phrase) - len(phrase.lstrip()) if opened else 0


def found_in(words: Sequence[Word]) -> list[Found]:
    """Everything in the phrase that the tables know, in order and without overlap."""
    tables = load_actors()
    leaders = {found.first: found for found in _leaders(words, tables)}
    found: list[Found] = []
    at = 0
    while at < len(words):
        here = leaders.get(at) or _longest(words, at, tables) or _misspelt(words, at, tables)
        if here:
            found.append(_placed(here, words))
        at = here.last + 1 if here else at + 1
    return found


def _placed(found: Found, words: Sequence[Word]) -> Found:
    """With how it stands to the actor."""
    first = words[found.first]
    after = words[found.last + 1] if found.last + 1 < len(words) else None
    return replace(
        found,
        core=first.core,
        towards=first.governed != "",
        against=first.hyphen and words[found.first - 1].key in AGAINST,
        beside=after is not None and after.hyphen and after.key in BESIDE,
    )


def _longest(words: Sequence[Word], at: int, tables: ActorTables) -> Found | None:
    """The longest name or noun that begins with word ``at``."""
    for length in range(min(tables.longest.get(words[at].key, 1), len(words) - at), 0, -1):
        last = at + length - 1
        key = " ".join(word.key for word in words[at : last + 1])
        known = _acronym(words[at], tables) if length == 1 else None
        if known is None and any(word.written[0].isupper() for word in words[at : last + 1]):
            known = tables.names.get(key)
        role = tables.roles.get(key)
        if role and known and known.kind == "body" and _names_more(words, at, tables):
            known = None  # the Congress of the United States, but not that of a trade union
        if key == "national" and last + 1 < len(words) and words[last + 1].core:
            role = None  # "a French national", but not "the National Library"
        means = known or role
        if means:
            return Found(first=at, last=last, means=means)
    return None


def _misspelt(words: Sequence[Word], at: int, tables: ActorTables) -> Found | None:
    """A country with one wrong letter, or so a leader after a title or the right first name."""
    if not words[at].written[0].isupper() or not (meant := tables.corrected(words[at].key)):
        return None
    if known := tables.names.get(meant):
        return Found(first=at, last=at, means=known)
    before = words[at - 1].key if at else ""
    first_named = name_key(f"{before} {meant}") in tables.leaders
    titled = first_named or (before in tables.roles and _may_be_alone(words, at, tables))
    return Found(first=at, last=at, means=tables.surnames[meant]) if titled else None


def _acronym(word: Word, tables: ActorTables) -> Known | None:
    written = POSSESSIVE.sub("", word.written)
    return tables.acronyms.get(written) if len(written) <= ACRONYM else None


def _leaders(words: Sequence[Word], tables: ActorTables) -> Iterator[Found]:
    """Persons of the table, by full name, or by last name where nothing speaks against it."""
    after = 0
    for at, word in enumerate(words):
        if at < after or not word.written[0].isupper() or word.key in tables.roles:
            continue
        found = _leader_at(words, at, tables)
        if found:
            after = found.last + 1
            yield found


def _leader_at(words: Sequence[Word], at: int, tables: ActorTables) -> Found | None:
    if folded_word(words[at].key, far=True) in tables.leader_starts:
        for last in range(min(len(words), at + LONGEST_NAME) - 1, at, -1):
            key = name_key(" ".join(word.key for word in words[at : last + 1]))
            if terms := tables.leaders.get(key):
                return Found(first=at, last=last, means=terms)
    terms = tables.surnames.get(words[at].key)
    return Found(first=at, last=at, means=terms) if terms and _may_be_alone(words, at, tables) else None


def _may_be_alone(words: Sequence[Word], at: int, tables: ActorTables) -> bool:
    """Whether the last name at ``at`` is not that of somebody else: no other name before or after it."""
    after = words[at + 1] if at + 1 < len(words) else None
    if after and after.written[0].isupper() and after.key not in tables.roles and not _possessive(words[at]):
        return False
    while at and words[at - 1].key in NOBILIARY:
        at -= 1
    if at == 0:
        return True
    before = words[at - 1]
    return (
        before.written.islower()
        or before.key in HONOURS
        or before.key in tables.roles
        or _possessive(before)
        or before.key in tables.names
    )


def _names_more(words: Sequence[Word], at: int, tables: ActorTables) -> bool:
    """Whether a capitalised word of no meaning to us stands right before, as in a longer name."""
    if at == 0 or _possessive(words[at - 1]) or not words[at - 1].written[0].isupper():
        return False
    before = words[at - 1]
    if before.key in DETERMINERS:
        return False
    return (
        before.key not in tables.roles and before.key not in tables.names and _acronym(before, tables) is None
    )


def _possessive(word: Word) -> bool:
    return POSSESSIVE.search(word.written) is not None
