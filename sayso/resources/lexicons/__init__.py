"""Word lists, and the forms derived from them."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Form = Literal["base", "third", "past", "participle", "gerund"]
VOWELS = "aeiou"


@dataclass(frozen=True, slots=True, kw_only=True)
class CueVerb:
    """One reporting verb, as the lexicon lists it.

    Attributes:
        lemma: its base form, a particle after a space: ``call for``.
        group: its class in ``cues.toml``.
        form: which form of the lemma the word is; a word that is both past and participle is ``past``.
    """

    lemma: str
    group: str
    form: Form

    @property
    def particle(self) -> str | None:
        """The word that must follow, such as ``for``; None for a plain verb."""
        return self.lemma.split(" ")[1] if " " in self.lemma else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """All reporting cues.

    Attributes:
        verbs: lower-case word to the verbs it may be, those with a particle first.
        source_follows: phrases such as ``according to``, as word tuples.
        hearsay: adverbs that attribute to nobody in particular.
        nouns: reporting nouns.
    """

    verbs: Mapping[str, tuple[CueVerb, ...]]
    source_follows: tuple[tuple[str, ...], ...]
    hearsay: frozenset[str]
    nouns: frozenset[str]


def load_lexicon(name: str) -> dict[str, Any]:
    """The tables of the packaged lexicon ``name.toml``."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def load_cues() -> Cues:
    """The cue lexicon with every form of every verb."""
    table = load_lexicon("cues")
    verbs: dict[str, list[CueVerb]] = {}
    for group, lemmas in table["verbs"].items():
        for lemma in lemmas.split():
            head, _, particle = lemma.partition("_")
            for form, word in inflected(head, irregular=table["irregular"].get(head)):
                name = f"{head} {particle}" if particle else head
                verbs.setdefault(word, []).append(CueVerb(lemma=name, group=group, form=form))
    phrases = table["phrases"]
    return Cues(
        verbs={word: tuple(sorted(found, key=lambda v: v.particle is None)) for word, found in verbs.items()},
        source_follows=tuple(tuple(phrase.split()) for phrase in phrases["source_follows"]),
        hearsay=frozenset(phrases["hearsay"]),
        nouns=frozenset(phrases["nouns"]),
    )


def inflected(lemma: str, *, irregular: str | None = None) -> Iterator[tuple[Form, str]]:
    """Every form of an English verb; ``irregular`` holds its past and past participle."""
    past, participle = irregular.split() if irregular else (_past(lemma), _past(lemma))
    yield "base", lemma
    yield "third", _third(lemma)
    yield "past", past
    if participle != past:
        yield "participle", participle
    yield "gerund", _gerund(lemma, doubled=past.startswith(lemma + lemma[-1]))


def _third(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _past(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        return lemma[:-1] + "ied"
    return lemma + ("d" if lemma.endswith("e") else "ed")


def _gerund(lemma: str, *, doubled: bool) -> str:
    if doubled:
        return lemma + lemma[-1] + "ing"
    return (lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma) + "ing"
