"""Whether the verb beside a word speaks of the past or of the future."""

from bisect import bisect_right
from collections.abc import Sequence

from sayso.annotators.timex_reading import Tense
from sayso.annotators.timex_tokens import Tokens
from sayso.core.spans import Span
from sayso.resources.words import IRREGULAR_FINITE, NOT_PAST

FUTURE = frozenset("will shall won't would".split())
PAST = (
    IRREGULAR_FINITE
    - frozenset("seems appears remains becomes means makes takes gives comes goes needs wants".split())
) | frozenset(
    "was were had did wasn't weren't hadn't didn't been found paid spent bought sought taught caught built "
    "sold heard began chose drank ate laid swore tore wore woke shook slept swept dealt lent meant".split()
)
PRESENT = frozenset(
    "is are am has have do does isn't aren't hasn't haven't may might can could should must".split()
)
PRESENT_OF_PLANS = frozenset(
    "begins starts opens ends expires meets resumes takes arrives leaves visits faces votes closes runs "
    "becomes goes kicks marks plays travels returns holds".split()
)
"""Verbs whose present tells of a plan where a date follows: "the court meets Monday"."""
AHEAD = frozenset(
    "expected scheduled set due planned planning plans plan hopes hope hoping intends intend expects expect "
    "likely ready supposed slated going about aims aim wants want poised bound is are for".split()
)
"""Before "to" and a verb, these speak of what is still to come: "set to resume", "plans to meet"."""
DUE = frozenset("due scheduled slated upcoming payable".split())
"""These do so without a verb: "due Monday"; those of ``FORESEEN`` where a word of ``BEFORE_DATE`` follows."""
FORESEEN = frozenset("expected planned".split())
BEFORE_DATE = frozenset("in on by before for within".split())
LOOK_BACK = 4
"""Words before "to" among which one that looks ahead may stand: "expect the talks to resume"."""
REACH = 25
"""Words beside an expression that are looked at; what stands farther off rarely governs it."""


class Tenses:
    """The tenses of one text.

    Args:
        sentences: in text order, none overlapping another.
    """

    def __init__(self, tokens: Tokens, sentences: Sequence[Span]) -> None:
        self._tokens = tokens
        self._sentences = sentences

    def beside(self, first: int) -> Tense | None:
        """The tense of the nearest verb before token ``first`` in its sentence, else the first after."""
        start, end = self._sentence(first)
        for index in range(first - 1, max(start, first - REACH) - 1, -1):
            told, tense = self._verb(index)
            if told:
                return tense
        for index in range(first + 1, min(end, first + REACH)):
            told, tense = self._verb(index)
            if told:
                return tense
        return None

    def _sentence(self, index: int) -> tuple[int, int]:
        """Numbers of the first token of the sentence of token ``index`` and of the one after its last."""
        spans = self._tokens.spans
        place = bisect_right(self._sentences, spans[index][0], key=lambda sentence: sentence.start) - 1
        if place < 0:
            return 0, len(spans)
        start, end = self._sentences[place]
        return bisect_right(spans, (start, -1)), bisect_right(spans, (end, -1))

    def _verb(self, index: int) -> tuple[bool, Tense | None]:
        """Whether token ``index`` is a finite verb, or a part of one, and its tense if it tells one."""
        words = self._tokens
        word = words.word(index)
        if word in FUTURE or word.endswith("'ll") or word in DUE or word in PRESENT_OF_PLANS:
            return True, "future"
        if word == "to":
            before = words.words[max(0, index - LOOK_BACK) : index]
            return not AHEAD.isdisjoint(before), "future"
        if word in FORESEEN and words.word(index + 1) in BEFORE_DATE:
            return True, "future"
        if word == "set":
            return True, "future" if words.word(index + 1) in {"to", "for"} else "past"
        if word in PAST or (word.endswith("ed") and len(word) > len("need") and word not in NOT_PAST):
            return words.word(index - 1) != "be", "past"
        return word in PRESENT, None
