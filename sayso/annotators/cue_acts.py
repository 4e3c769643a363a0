"""What a cue says that its source does, how firmly, and whether it denies."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from sayso.annotators.openings import Opening
from sayso.core.annotations import Act, Attribution, Certainty, Polarity
from sayso.core.spans import Span
from sayso.resources.lexicons.acts import Sense, load_acts
from sayso.resources.words import words_in

NEGATIONS = frozenset({"not", "never", "cannot"})
CLAIM_REACH = 5
"""Words of a content among which stands the claim that is dismissed: "the latest media reports of"."""
NO_REACH = 3
"""Words from "no" to the noun that it denies: "no immediate plans"."""
STATED = Sense()
INTENDED = Sense(act="intention", certainty="unknown")
DEMANDED = Sense(act="demand", certainty="unknown")
ASKED = Sense(act="question", certainty="unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class CueAct:
    """One cue, read together with the opening of its content.

    Attributes:
        listed: the piece of the cue with the word that tells; None where the cue only states.
    """

    act: Act = "statement"
    certainty: Certainty = "certain"
    polarity: Polarity = "affirmed"
    listed: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """A word of a cue, lower case, with those that follow it and the piece it stands in."""

    word: str
    after: tuple[str, ...]
    piece: Span


def read_cue(text: str, row: Attribution, opening: Opening) -> CueAct:
    """What the cue of ``row`` does with a content that begins like ``opening``."""
    words = _words(text, row)
    told = CueAct()
    for word in reversed(words):
        if found := _sense(word, opening):
            listed = None if found == STATED else word.piece
            told = CueAct(act=found.act, certainty=found.certainty, listed=listed)
            break
    if not row.source:
        told = _without_source(words, told)
    denial = next((word.piece for word in words if _denies(word, opening)), None)
    negation = next((word.piece for word in words if _negates(word)), None)
    granted = any(word.word in load_acts().granting for word in words)
    if negation and not granted and (denial or told.act == "statement"):
        # "did not deny", "never said": neither affirmed nor denied
        return CueAct(certainty="unknown", listed=negation)
    if denial or negation:
        return replace(told, polarity="denied", listed=denial or negation)
    return told


def _words(text: str, row: Attribution) -> list[_Word]:
    pieces = [(word, piece) for piece in row.cue for word in words_in(text, piece).lower]
    lower = tuple(word for word, _ in pieces)
    return [
        _Word(word=word, after=lower[number:], piece=piece)
        for number, (word, piece) in enumerate(pieces, start=1)
    ]


def _sense(word: _Word, opening: Opening) -> Sense | None:
    for sense in load_acts().senses.get(word.word, ()):
        if _followed(word, sense.particle, opening):
            return FRAMES[sense.frame](opening) if sense.frame else sense
    return None


def _followed(word: _Word, particle: str, opening: Opening) -> bool:
    return not particle or particle in word.after or opening.begins(particle)


def _without_source(words: list[_Word], told: CueAct) -> CueAct:
    for word in words:
        if level := load_acts().sourceless.get(word.word):
            return replace(told, certainty=level, listed=word.piece)
    return told


def _denies(word: _Word, opening: Opening) -> bool:
    acts = load_acts()
    claims = not acts.claims.isdisjoint(opening.words.lower[:CLAIM_REACH])
    if word.word in acts.dismissing:
        return claims or "as" in word.after or "as" not in opening.words.lower
    if word.word in acts.contesting:
        return claims or opening.gerund
    if word.word == "no":
        return word.after[:1] == ("to",) or not acts.after_no.isdisjoint(word.after[:NO_REACH])
    particle = acts.denying.get(word.word)
    return particle is not None and _followed(word, particle, opening)


def _negates(word: _Word) -> bool:
    return word.word in NEGATIONS or word.word.endswith("n't")


def _wish(opening: Opening) -> Sense:
    return INTENDED if opening.infinitive else DEMANDED


def _ask(opening: Opening) -> Sense:
    return ASKED if opening.interrogative else DEMANDED


def _propose(opening: Opening) -> Sense:
    return STATED if opening.clause and not opening.interrogative else DEMANDED


def _tell(opening: Opening) -> Sense:
    return DEMANDED if opening.addressed else STATED


def _agree(opening: Opening) -> Sense:
    return Sense(act="intention") if opening.infinitive else STATED


def _settle(opening: Opening) -> Sense:
    return Sense(act="belief" if opening.begins("that") else "intention")


def _express(opening: Opening) -> Sense:
    noun = opening.noun()
    if noun is None or noun.frame == "express":
        return STATED
    return FRAMES[noun.frame](opening) if noun.frame else noun


FRAMES: Mapping[str, Callable[[Opening], Sense]] = {
    "wish": _wish,
    "ask": _ask,
    "propose": _propose,
    "tell": _tell,
    "agree": _agree,
    "settle": _settle,
    "express": _express,
}
"""How the content tells the act of a verb, by the name of the frame in ``acts.toml``."""
