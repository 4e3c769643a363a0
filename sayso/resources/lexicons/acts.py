"""What cues do and how firmly they put it: the lexicon of acts, and the words that hedge a content."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from sayso.core.annotations import Act, Certainty
from sayso.resources.lexicons import inflected, load_lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One thing that a cue may do.

    Attributes:
        certainty: how firmly it puts its content, unless the content hedges itself.
        frame: the key of ``by_content`` in ``acts.toml`` where the content tells the act, else empty.
        particle: the word that must follow, such as ``for``; empty for a plain verb.
    """

    act: Act = "statement"
    certainty: Certainty = "certain"
    frame: str = ""
    particle: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """The lexicon of acts, by lower-case word.

    Attributes:
        senses: what each word of a cue may do, those with a particle first.
        sourceless: what words of a cue are worth where no source is given.
        denying: words of a cue that deny its content, each with the particle that must follow or "".
        dismissing: words of a cue that deny a claim and judge anything else.
        contesting: words of a cue that deny a claim or an act, and of anything else say nothing.
        granting: words of a cue that deny where they are negated.
        claims: nouns for claims.
        after_no: nouns of a cue that "no" denies.
    """

    senses: Mapping[str, tuple[Sense, ...]]
    sourceless: Mapping[str, Certainty]
    denying: Mapping[str, str]
    dismissing: frozenset[str]
    contesting: frozenset[str]
    granting: frozenset[str]
    claims: frozenset[str]
    after_no: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedges:
    """Words of a content, lower case, that tell how firmly its source puts it.

    Attributes:
        words: those that do so alone.
        after_be: those that do so after a form of "be".
        modals: verbs of obligation: what should be is wished for, not stated.
    """

    words: Mapping[str, Certainty]
    after_be: Mapping[str, Certainty]
    modals: frozenset[str]


@cache
def load_acts() -> Acts:
    """The lexicon of acts with every form of every verb."""
    table = load_lexicon("acts")
    denied = table["denied"]
    return Acts(
        senses=_senses(table),
        sourceless=_sourceless(table),
        denying=dict(_forms(denied["verbs"].split(), table)) | dict.fromkeys(denied["words"].split(), ""),
        dismissing=_all_forms(denied["dismissing"], table),
        contesting=_all_forms(denied["contesting"], table),
        granting=_all_forms(denied["granting"], table),
        claims=frozenset(denied["claims"].split()),
        after_no=frozenset(denied["after_no"].split()),
    )


@cache
def load_hedges() -> Hedges:
    """The hedges of contents."""
    table = load_lexicon("hedges")
    return Hedges(
        words={word: level for level, words in _by_certainty(table["words"]) for word in words},
        after_be={word: level for level, words in _by_certainty(table["after_be"]) for word in words},
        modals=frozenset(table["demands"]["modals"].split()),
    )


def _senses(table: Mapping[str, Any]) -> Mapping[str, tuple[Sense, ...]]:
    verbs: dict[str, list[Sense]] = {}
    for act in get_args(Act):
        for level, lemmas in _by_certainty(table["verbs"].get(act, {})):
            for word, particle in _forms(lemmas, table):
                verbs.setdefault(word, []).append(Sense(act=act, certainty=level, particle=particle))
    for frame, lemmas in table["by_content"].items():
        for word, particle in _forms(lemmas.split(), table):
            verbs.setdefault(word, []).append(Sense(frame=frame, particle=particle))
    senses = {
        word: tuple(sorted(found, key=lambda sense: not sense.particle)) for word, found in verbs.items()
    }
    nouns = {
        word: (Sense(act=act, certainty=level),)
        for act in get_args(Act)
        for level, words in _by_certainty(table["words"].get(act, {}))
        for word in words
    }
    return senses | nouns


def _sourceless(table: Mapping[str, Any]) -> Mapping[str, Certainty]:
    verbs, words = table["sourceless"]["verbs"], table["sourceless"]["words"]
    levels = {word: level for level, lemmas in _by_certainty(verbs) for word, _ in _forms(lemmas, table)}
    return levels | {word: level for level, found in _by_certainty(words) for word in found}


def _by_certainty(table: Mapping[str, str]) -> Iterator[tuple[Certainty, list[str]]]:
    for level in get_args(Certainty):
        yield level, table.get(level, "").split()


def _forms(lemmas: Iterable[str], table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every form of verbs such as ``call_for``, with their particle."""
    irregular = load_lexicon("cues")["irregular"] | table["irregular"]
    for lemma in lemmas:
        head, _, particle = lemma.partition("_")
        for _, word in inflected(head, irregular=irregular.get(head)):
            yield word, particle


def _all_forms(lemmas: str, table: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(word for word, _ in _forms(lemmas.split(), table))
