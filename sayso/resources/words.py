"""Words of a sentence with their offsets, and the closed classes that rules ask about."""

import re
from dataclasses import dataclass

from sayso.core.spans import Span

WORD = re.compile(r"\d+(?:[.,:/]\d+)*|\w+(?:[-‑.&]\w+)*(?:[’']\w+)?|[^\w\s]")

AUXILIARIES = frozenset(
    "is are was were be been being am has have had having do does did will would shall should can could may "
    "might must 's ’s".split()
)
DETERMINERS = frozenset(
    "the a an this that these those some any no every each all both several many few most other another "
    "such its his her their our my your".split()
)
SUBJECT_PRONOUNS = frozenset("he she they it we i you who".split())
PREPOSITIONS = frozenset(
    "of in on at by for from with to into onto over under about against between among during after before "
    "since until through across near inside outside within without towards toward via despite amid following "
    "regarding concerning including around along like per than".split()
)
RELATIVES = frozenset({"who", "which"})
SUBORDINATORS = frozenset(
    "while when where as because although though if unless whereas since after before until once whether "
    "that which who whom whose so lest".split()
)
COORDINATORS = frozenset("and but or nor yet".split())
SENTENCE_ADVERBS = frozenset(
    "also then later earlier meanwhile however moreover furthermore additionally today yesterday tomorrow "
    "now still again recently already once further repeatedly publicly openly previously subsequently "
    "initially finally just only even never always often simply further instead therefore "
    "thus separately".split()
)
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
TIME_WORDS = WEEKDAYS | frozenset("yesterday today tomorrow tonight last earlier later".split())
ADVERBIAL_STARTS = TIME_WORDS | frozenset(
    "in on at during after before when while as to from through via by for following amid upon with over "
    "recently here there".split()
)
IRREGULAR_FINITE = frozenset(
    "went came took made gave got left met held began became sent won lost fell rose ran led kept put set "
    "brought thought told said saw knew spoke stood felt hit broke fled shot struck fought sank grew drew "
    "threw flew drove rode wrote chose seems appears remains becomes means makes takes gives comes goes "
    "needs wants".split()
)
OPENING, CLOSING = "“«„‘", "”»’"


NOT_PAST = frozenset("red bed shed need feed seed speed breed hundred indeed wed sacred".split())


@dataclass(frozen=True, slots=True)
class Words:
    """The words and punctuation marks of a stretch of text, as parallel tuples."""

    text: tuple[str, ...]
    lower: tuple[str, ...]
    spans: tuple[Span, ...]

    def __len__(self) -> int:
        return len(self.text)

    def span(self, first: int, last: int) -> Span:
        """From the start of word ``first`` to the end of word ``last`` (inclusive)."""
        return Span(self.spans[first].start, self.spans[last].end)

    def index_at(self, offset: int) -> int:
        """Number of the first word that ends after ``offset``; ``len(self)`` when there is none."""
        return next((i for i, span in enumerate(self.spans) if span.end > offset), len(self))

    def is_finite(self, index: int) -> bool:
        """Whether word ``index`` is probably a finite verb: its form says so and it is no name ("Ahmed")."""
        return looks_finite(self.lower[index]) and (self.text[index].islower() or self.text[index][0] in "'’")

    def any_finite(self, first: int, stop: int) -> bool:
        """Whether one of the words ``first`` to before ``stop`` is probably a finite verb."""
        return any(self.is_finite(index) for index in range(max(first, 0), min(stop, len(self))))

    def is_word(self, index: int) -> bool:
        """Whether ``index`` is in range and holds letters or digits rather than punctuation."""
        return 0 <= index < len(self.text) and self.text[index][0].isalnum()


def words_in(text: str, span: Span) -> Words:
    """The words of ``text`` within ``span``; offsets are those of ``text``."""
    found = list(WORD.finditer(text, span.start, span.end))
    return Words(
        tuple(match.group() for match in found),
        tuple(match.group().lower() for match in found),
        tuple(Span(*match.span()) for match in found),
    )


def looks_finite(word: str) -> bool:
    """Whether a lower-case word is probably a finite verb or auxiliary."""
    return word in AUXILIARIES or word in IRREGULAR_FINITE or (word.endswith("ed") and word not in NOT_PAST)
