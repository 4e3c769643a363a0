"""Words by which one statement denies, doubts or turns around what another states, and what they bear on."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, Literal

from sayso.core.spans import Span
from sayso.relating.likeness import Statement
from sayso.relating.words import Word, forms
from sayso.resources.lexicons import load_lexicon

Kind = Literal["negation", "denial", "refutation", "doubt", "report", "future"]
KINDS: tuple[Kind, ...] = ("negation", "denial", "refutation", "doubt", "report", "future")
AFTER, BEFORE = 8, 3
"""Words after and before a negation that it can bear on; the end of a long clause is out of its reach."""


NOUN = 4
"""How far on the noun may stand that says what is dismissed: "dismissed earlier media reports"."""
ENOUGH = 2
"""Words of both texts that a denial must bear on to be a denial of what the other states."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in one of two statements.

    Attributes:
        number: of its word in the statement.
        bears_on: the families of the words in its reach.
    """

    kind: Kind
    number: int
    span: Span
    bears_on: frozenset[str]


@dataclass(frozen=True, slots=True)
class Opposition:
    """Two outcomes that exclude each other, one in either statement."""

    a: Span
    b: Span


def cues_of(statement: Statement) -> tuple[Cue, ...]:
    """The cues of a statement in order; one word may be of several kinds."""
    lexicon = _cues()
    return tuple(
        Cue(kind, number, word.span, _reach(statement.words, number))
        for number, word in enumerate(statement.words)
        for kind in KINDS
        if word.low in lexicon[kind] or (kind == "denial" and _dismisses(statement.words, number))
    )


def denials(cues: tuple[Cue, ...], others: tuple[Cue, ...], shared: Collection[str]) -> list[Cue]:
    """Denials and refutations of what both state, in a text that denies nothing else.

    A text that also negates may deny the denial ("no hoax", "denies that it is fake").
    """
    if of_kind(others, "negation", "denial", "refutation") or of_kind(cues, "negation"):
        return []
    return [
        cue
        for cue in of_kind(cues, "denial", "refutation")
        if len(cue.bears_on.intersection(shared)) >= ENOUGH
    ]


def of_kind(cues: Iterable[Cue], *kinds: Kind) -> list[Cue]:
    """Those cues that are of one of ``kinds``."""
    return [cue for cue in cues if cue.kind in kinds]


def negated(cues: Iterable[Cue]) -> frozenset[str]:
    """The families of the words that its negations and denials bear on."""
    return frozenset().union(*(cue.bears_on for cue in of_kind(cues, "negation", "denial", "refutation")))


def oppositions(a: Statement, b: Statement) -> list[Opposition]:
    """Where one tells an outcome and the other its opposite, and neither tells what the other does."""
    found = []
    for one, other in _opposites():
        for left, right in ((one, other), (other, one)):
            in_a, in_b = _first(a, left), _first(b, right)
            if in_a and in_b and not _first(a, right) and not _first(b, left):
                found.append(Opposition(in_a.span, in_b.span))
    return found


def _reach(words: tuple[Word, ...], number: int) -> frozenset[str]:
    near = words[max(0, number - BEFORE) : number + AFTER + 1]
    return frozenset(word.sense for word in near if word.telling and not word.name)


def _dismisses(words: tuple[Word, ...], number: int) -> bool:
    """Whether the word dismisses what somebody claims: "dismissed reports", not "was dismissed"."""
    table = _acts()["denied"]
    if not words[number].low.startswith(table["dismissing"]):
        return False
    return any(word.low in table["claims"].split() for word in words[number + 1 : number + NOUN])


def _first(statement: Statement, outcome: frozenset[str]) -> Word | None:
    return next((word for word in statement.words if {word.low, word.sense} & outcome), None)


@cache
def _acts() -> Mapping[str, Any]:
    return load_lexicon("acts")


@cache
def _cues() -> Mapping[Kind, frozenset[str]]:
    table = load_lexicon("denials")
    return {
        kind: frozenset(table["words"].get(kind, "").split())
        | {form for verb in table["verbs"].get(kind, "").split() for form in forms(verb)}
        for kind in KINDS
    }


@cache
def _opposites() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    groups = load_lexicon("families")["opposites"].values()
    return tuple(
        (one, other)
        for sides in groups
        for one, other in pairwise([frozenset(side.split()) for side in sides])
    )
