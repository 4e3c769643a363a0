"""The words of a statement as two statements are compared: stems, families, rarity, names and numbers."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.core.spans import Span
from sayso.resources.lexicons import inflected, load_lexicon

TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|n['’]t\b|[^\W\d_]+?(?=n['’]t\b)|[^\W\d_]+(?:['’][^\W\d_]+)?|[?!]")
BREAK = re.compile('[.!?:“"`]')
"""What a capital letter may follow without making a name."""
RARITIES = "word-rarities.tsv"
TITLE_CASE = 0.7
"""A text with at least this share of capitals at word starts is set like a headline."""
LONG = 4
"""Letters from which on a word of a headline would be lower-case in running text."""
FUNCTION = frozenset(
    "a an the of in on at by for from with to into onto over under and or but as is are was were be been "
    "being am has have having do does did he she it they we i you his her its their our your this that "
    "these those who which what when where how why than then there s t ' who's it's him them me us my mr mrs "
    "ms dr about after before while during also just so up out off".split()
)
"""Words that tell nothing of what a statement is about."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a statement.

    Attributes:
        low: lower-case, with straight apostrophes.
        stem: without endings.
        sense: its family, or its stem if it has none.
        rarity: how few reports have it, as a logarithm; 0 for function words.
        name: whether it is probably part of a name.
    """

    span: Span
    low: str
    stem: str
    sense: str
    rarity: float
    name: bool

    @property
    def number(self) -> bool:
        """Whether it is written in digits."""
        return self.low[0].isdigit()

    @property
    def telling(self) -> bool:
        """Whether it tells what the statement is about."""
        return self.rarity > 0


@dataclass(frozen=True, slots=True)
class Rarities:
    """In how many of ``reports`` reports each word stands, and which words are mostly names."""

    reports: int
    counts: Mapping[str, int]
    names: frozenset[str]

    def of(self, word: str) -> float:
        """The rarity of a stem; that of a word in one report for words that are not there."""
        return math.log(self.reports / self.counts.get(word, 1))


def words_of(text: str) -> tuple[Word, ...]:
    """The words of ``text``, question and exclamation marks among them, in order."""
    matches = list(TOKEN.finditer(text))
    headline = is_headline([match.group() for match in matches])
    before = [0, *(match.end() for match in matches)]
    return tuple(
        _word(match, plain=headline or n == 0 or bool(BREAK.search(text, before[n], match.start())))
        for n, match in enumerate(matches)
    )


def is_headline(tokens: list[str]) -> bool:
    """Whether the words are set with capitals as headlines are."""
    long = [token for token in tokens if len(token) >= LONG and token[0].isalpha()]
    return bool(long) and sum(token[0].isupper() for token in long) / len(long) >= TITLE_CASE


def _word(match: re.Match[str], *, plain: bool) -> Word:
    """``plain`` where any word would have a capital, so that one makes no name."""
    token = match.group()
    low = token.lower().replace("’", "'")
    root = stem(low)
    known = rarities()
    rarity = 0.0 if low in FUNCTION or not low[0].isalnum() else known.of(root)
    name = token[0].isupper() and rarity > 0
    if name and (plain or token.isupper()):
        name = root in known.names or root not in known.counts
    return Word(Span(*match.span()), low, root, families().get(low, families().get(root, root)), rarity, name)


def stem(word: str) -> str:
    """A lower-case word without the endings that English gives to nouns and verbs."""
    word = word.removesuffix("'s").removesuffix("s'").replace("'", "")
    if len(word) < LONG or not word.isalpha():
        return word
    for ending, least in (("ies", 2), ("ing", 3), ("ied", 2), ("ed", 3), ("es", 3), ("s", 3)):
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            word = word[: -len(ending)] + ("y" if ending in {"ies", "ied"} else "")
            break
    if len(word) >= LONG and word[-1] == word[-2] and word[-1] not in "aeiosl":
        word = word[:-1]
    return word.removesuffix("e") if len(word) >= LONG else word


@cache
def rarities() -> Rarities:
    """The rarities that come with Sayso; ``training/relations`` counts them."""
    lines = files("sayso.resources").joinpath(RARITIES).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    (_, total, *_), *words = rows
    return Rarities(
        reports=int(total),
        counts={word: int(count) for word, count, *_ in words},
        names=frozenset(word for word, _, *name in words if name),
    )


@cache
def families() -> Mapping[str, str]:
    """Lower-case words and stems to the family of events that they tell of."""
    found: dict[str, str] = {}
    for family, lemmas in load_lexicon("families")["families"].items():
        for lemma in lemmas.split():
            for form in forms(lemma):
                found.setdefault(form, family)
    return found


def forms(lemma: str) -> Iterator[str]:
    """A listed word in its forms, and its stem."""
    yield lemma
    if lemma.isalpha():
        yield from (form for _, form in inflected(lemma))
    yield stem(lemma)
