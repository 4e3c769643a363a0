"""How a content begins and ends: the form that tells what a cue does with it, and its first hedges."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from sayso.core.annotations import Certainty
from sayso.core.spans import Span, Spans
from sayso.resources.lexicons.acts import Sense, load_acts, load_hedges
from sayso.resources.words import RELATIVES, WORD, Words, looks_finite

REACH = 12
"""Words of the content in which a hedge speaks for the whole; a later one hedges some detail."""
NEAR = 6
"""Words in which a verb of obligation is that of the main clause."""
ADDRESSEE = 6
"""Words before "to" that may name whom a demand is put to: "the owners of the mine to close it"."""
QUOTES = frozenset("“”\"'«»‘’„")
BE = frozenset("is are was were be been being it's".split())
PERSONAL = frozenset("i you he she we they".split())
INTERROGATIVES = frozenset("whether if why how what who when where which about".split())
FUTURE = frozenset("will would shall won't wouldn't".split())
STATES = frozenset("be have like love die need lose find see know".split())
"""Verbs of what happens to somebody, which nobody promises."""
WISHES = frozenset("want wants hope hopes wish wishes".split())
PAST = frozenset("did didn't had hadn't".split())
ADVERBS = 3
"""Words from a subject to its verb: "we also strongly urge"."""
NOUN_REACH = 3
"""Words in which the noun stands that is expressed: "its deep concern"."""
IMPERATIVES = frozenset("don't let let's please".split())
SENTENCE_END = re.compile(r"[.!?]['\"”’]?\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The first words of a content, without quotation marks.

    Attributes:
        words: those of all of it.
        own: those outside nested attributions.
        asks: whether it is a single question.
        quoted: whether it opens with a quotation mark.
    """

    words: Words
    own: Words
    asks: bool
    quoted: bool

    def begins(self, word: str) -> bool:
        """Whether ``word`` is the first."""
        return self.words.lower[:1] == (word,)

    @property
    def infinitive(self) -> bool:
        """Whether it is "to leave" or "not to leave"."""
        return self.words.lower[:1] == ("to",) or self.words.lower[:2] == ("not", "to")

    @property
    def gerund(self) -> bool:
        """Whether it is "leaving": an act."""
        return any(word.endswith("ing") for word in self.words.lower[:1])

    @property
    def addressed(self) -> bool:
        """Whether it is "to leave" or "them to leave": something somebody is to do."""
        lower = self.words.lower
        if self.infinitive:
            return True
        if "to" not in lower[: ADDRESSEE + 1] or lower[0] in {"that", "about", "of", "for"}:
            return False
        return not any(looks_finite(word) for word in lower[: lower.index("to")])

    @property
    def interrogative(self) -> bool:
        """Whether it is a question, direct or indirect."""
        return self.asks or (bool(self.words) and self.words.lower[0] in INTERROGATIVES)

    @property
    def clause(self) -> bool:
        """Whether it says that something is so, rather than naming an act."""
        lower = self.words.lower
        return self.begins("that") or any(looks_finite(word) for word in lower[1:NEAR])

    @property
    def imperative(self) -> bool:
        """Whether it tells somebody to do something: "Don't leave"."""
        lower = self.words.lower or ("",)
        return self.quoted and (lower[:2] == ("do", "not") or lower[0] in IMPERATIVES)

    def noun(self) -> Sense | None:
        """What its first noun that the lexicon lists stands for: "its hope that", "the concern of"."""
        listed = load_acts().senses
        found = (sense for word in self.words.lower[:NOUN_REACH] for sense in listed.get(word, ()))
        return next((sense for sense in found if not sense.particle), None)

    def hedge(self) -> tuple[Span, Certainty] | None:
        """The first word of its own that hedges it, and how much."""
        hedges, lower = load_hedges(), self.own.lower
        for number, word in enumerate(lower):
            level = hedges.words.get(word)
            if level is None and number and lower[number - 1] in BE:
                level = hedges.after_be.get(word)
            if level and not _hedges_nothing(self.own, number):
                return self.own.spans[number], level
        return None

    def obligation(self) -> Span | None:
        """The verb of obligation of its main clause: "should", but not of what "should have" been."""
        modals, lower = load_hedges().modals, self.own.lower
        for number in range(min(NEAR, len(lower) - 1)):
            if lower[number] in modals and lower[number + 1] != "have":
                return self.own.spans[number]
        return None

    def wish(self) -> Span | None:
        """The verb of "we want", "I call on" and "he hopes" at its start; "he wanted" reports the past."""
        number = self._subject()
        if number is None:
            return None
        first_person = self.own.lower[number] in {"i", "we"}
        for verb in range(number + 1, min(number + 1 + ADVERBS, len(self.own))):
            if self.own.lower[verb] in PAST:
                return None
            if self.own.lower[verb] in WISHES or (first_person and self._demands(verb)):
                return self.own.spans[verb]
        return None

    def _demands(self, verb: int) -> bool:
        word, after = self.own.lower[verb], self.own.lower[verb + 1 :]
        senses = load_acts().senses.get(word, ())
        demands = any(sense.act == "demand" and sense.particle in {"", *after} for sense in senses)
        return demands and not word.endswith("ed")

    def promise(self) -> Span | None:
        """The auxiliary of "we will leave" and "that he would not leave" at its start."""
        number = self._subject()
        if number is None or number + 1 >= len(self.own):
            return None
        rest = [word for word in self.own.lower[number + 2 :] if word not in {"not", "also", "never"}]
        if self.own.lower[number + 1] not in FUTURE or not rest or rest[0] in STATES:
            return None
        return self.own.spans[number + 1]

    def _subject(self) -> int | None:
        """Number of the personal pronoun it begins with, after "that" at most."""
        number = int(self.own.lower[:1] == ("that",))
        is_pronoun = number < len(self.own) and self.own.lower[number] in PERSONAL - {"you"}
        return number if is_pronoun else None


def opening_of(text: str, content: Spans, own: Spans) -> Opening:
    """The opening of ``content``, of which ``own`` is what no nested attribution covers."""
    return Opening(
        words=_first_words(text, content),
        own=_first_words(text, own),
        asks=bool(own) and _asks(text, own),
        quoted=text[content[0].start] in QUOTES,
    )


def _first_words(text: str, pieces: Iterable[Span]) -> Words:
    matches = (match for piece in pieces for match in WORD.finditer(text, piece.start, piece.end))
    found = list(islice((match for match in matches if match.group() not in QUOTES), REACH))
    return Words(
        tuple(match.group() for match in found),
        tuple(match.group().lower().replace("’", "'") for match in found),
        tuple(Span(*match.span()) for match in found),
    )


def _asks(text: str, pieces: Spans) -> bool:
    last = pieces[-1]
    if not last.of(text).rstrip("”\"'’» ").endswith("?"):
        return False
    return not any(SENTENCE_END.search(text, piece.start, piece.end - 1) for piece in pieces)


def _hedges_nothing(words: Words, number: int) -> bool:
    """Whether a hedge word means something else: the month of May, an ability, a relative clause."""
    before = words.lower[number - 1] if number else ""
    after = words.lower[number + 1] if number + 1 < len(words) else ""
    if words.text[number] == "May" and number:
        return True
    if number > 1 and before in RELATIVES | {"that"}:
        return True
    return words.lower[number] == "could" and (
        after in {"not", "no"} or (before in PERSONAL and after not in {"be", "have"})
    )
