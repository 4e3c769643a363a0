"""The tokens of a text as a string of one letter each, over which the grammar of time expressions is matched.

A text has few kinds of words that matter for time. Each known word and each shape of number has a letter of
its own, all other words share two; so a rule is an ordinary regular expression, and most of a text fails at
the first letter of every rule.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count

from sayso.core.spans import Span

OTHER, CAPITALISED, LINE_END = "x", "X", "\n"
GROUP_MARK = "_"
"""Stands between the name of a group and its number."""
SHAPES = {
    "DAYNUM": "d",
    "YEARNUM": "y",
    "OTHERNUM": "n",
    "ORDNUM": "o",
    "DECADENUM": "s",
    "SHORTYEAR": "h",
    "ISO": "i",
    "SLASHED": "l",
    "CLOCKNUM": "c",
    "FRACTION": "f",
    "PLAIN": OTHER + CAPITALISED,
    "LINE": LINE_END,
}
"""Letters of the shapes that numbers have, of unknown words and of line ends."""
FIRST_LETTER = 0x100
"""Letters of known words begin here, above those of shapes and classes."""
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_TOKEN = re.compile(
    r"(?P<vulgar>[½¼¾])|(?P<word>[ap]\.m\b\.?|[^\W\d_][^\W_]*(?:[’'](?!s\b)[^\W\d_]+)*)"
    r"|(?P<line>[\n\r\u2028\u2029]+)"
    r"|(?P<iso>\d{4}-\d\d-\d\d(?![\d-])(?:T\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)?(?!\w))"
    r"|(?P<slashed>\d{1,2}(?P<mark>[/.-])\d{1,2}(?P=mark)(?:\d{4}|\d\d)(?![\w/]|[.-]\d))"
    r"|(?P<clock>\d{1,2}(?::\d\d){1,2}(?![\d:])|\d{1,2}\.\d\d(?=\s?[ap]\.?m\b))"
    r"|(?P<decade>(?:\d{4}|[’'‘`]?\d0)[’']?s\b)"
    r"|(?P<ordinal>\d{1,4}(?:st|nd|rd|th)\b)"
    r"|(?P<short>[’'‘]\d\d(?!\w))"
    r"|(?P<fraction>\d{1,2}/\d{1,2}(?![\w/]))"
    r"|(?P<number>\d+(?:,\d{3})+(?:\.\d+)?(?!\w)|\d+(?:\.\d+)?(?=[ap]\.?m\b|[½¼¾]|(?!\w)))"
    r"|(?P<mark_s>[’']s\b)"
    r"|(?P<junk>\w+)"
    r"|(?P<punctuation>[^\w\s])"
)
_SHAPE_OF = {
    "iso": "ISO",
    "slashed": "SLASHED",
    "clock": "CLOCKNUM",
    "decade": "DECADENUM",
    "ordinal": "ORDNUM",
    "short": "SHORTYEAR",
    "fraction": "FRACTION",
    "vulgar": "FRACTION",
}
_YEAR_DIGITS, _LAST_DAY = 4, 31
LONGEST_NUMBER = 12
"""Characters; no time is told with a longer one."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words, numbers, marks and line ends of one text, as parallel sequences.

    Attributes:
        words: lower-case words, with straight apostrophes.
        spans: where each stands.
        letters: the letter of each, and of a line end after the last.
        capitals: whether each begins with a capital.
    """

    words: list[str]
    spans: list[tuple[int, int]]
    letters: str
    capitals: list[bool]

    def span(self, first: int, after: int) -> Span:
        """From the start of token ``first`` to the end of the one before ``after``."""
        return Span(self.spans[first][0], self.spans[after - 1][1])

    def word(self, index: int) -> str:
        """The word of a token; empty before the first and after the last."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def letter(self, index: int) -> str:
        """The letter of a token; that of a line end before the first and after the last."""
        return self.letters[index] if 0 <= index < len(self.letters) else LINE_END


class Vocabulary:
    """Which letter each word has.

    Args:
        words: every word that a rule may name.
        names: those that count only with a capital: "may" and "march" are verbs too.
    """

    def __init__(self, words: Iterable[str], *, names: Iterable[str]) -> None:
        known = sorted(set(words) | set(names))
        self._letters = {word: chr(FIRST_LETTER + number) for number, word in enumerate(known)}
        self._names = frozenset(names)

    def letters_of(self, words: Iterable[str]) -> str:
        """The letters of ``words``, all of which must be known."""
        return "".join(self._letters[word] for word in words)

    def tokens(self, text: str) -> Tokens:
        """The tokens of ``text``."""
        words, spans, letters, capitals = [], [], [], []
        for match in _TOKEN.finditer(text):
            kind, written = match.lastgroup, match.group()
            word = written.lower().replace("’", "'")
            words.append(word)
            spans.append(match.span())
            capital = written[0].isupper()
            capitals.append(capital)
            if kind == "word":
                letter = self._letters.get(word) if capital or word not in self._names else None
                letters.append(letter or (CAPITALISED if capital else OTHER))
            else:
                letters.append(self._letter(kind or "", word))
        return Tokens(words, spans, "".join(letters) + LINE_END, capitals)

    def _letter(self, kind: str, word: str) -> str:
        if kind in _SHAPE_OF:
            return SHAPES[_SHAPE_OF[kind]]
        if kind == "line":
            return LINE_END
        if kind == "number" and len(word) < LONGEST_NUMBER:
            return SHAPES[_shape_of_number(word)]
        return self._letters.get(word, OTHER)


def _shape_of_number(word: str) -> str:
    if not (word.isascii() and word.isdigit()):
        return "OTHERNUM"
    if len(word) == _YEAR_DIGITS and word[0] in "12":
        return "YEARNUM"
    return "DAYNUM" if len(word) < _YEAR_DIGITS - 1 and 1 <= int(word) <= _LAST_DAY else "OTHERNUM"


class Grammar:
    """Rules over the letters of tokens, all tried in one pass; the first rule that matches wins.

    A rule is a regular expression in which a word in capitals stands for a class of tokens, a word in small
    letters for itself, and ``name:CLASS`` or ``name:(…)`` for a group; white space and plain brackets only
    arrange it. None begins with a word that is not in the vocabulary. A name may stand for several groups of
    a rule, of which one matches.
    """

    def __init__(
        self, rules: Mapping[str, str], *, classes: Mapping[str, Iterable[str]], names: Iterable[str]
    ) -> None:
        literal = {word for rule in rules.values() for word in _words_of(rule)}
        self.vocabulary = Vocabulary(literal.union(*classes.values()), names=names)
        self._sets = {name: self.vocabulary.letters_of(words) for name, words in classes.items()} | SHAPES
        self._rules = {name: re.compile(self._expression(rule, grouped=True)) for name, rule in rules.items()}
        alternatives = "|".join(
            f"(?P<{name}>{self._expression(rule, grouped=False)})" for name, rule in rules.items()
        )
        # Most words begin no rule; to ask that once rather than of every rule takes half the time.
        self._any = re.compile(f"(?![{OTHER}{CAPITALISED}{LINE_END}])(?:{alternatives})")

    def search(self, tokens: Tokens, start: int) -> tuple[str, re.Match[str]] | None:
        """The name of the first rule that matches at or after token ``start``, and its match with groups."""
        found = self._any.search(tokens.letters, start)
        if found is None or found.lastgroup is None:
            return None
        match = self._rules[found.lastgroup].match(tokens.letters, found.start())
        return (found.lastgroup, match) if match else None

    def is_in(self, letter: str, name: str) -> bool:
        """Whether a token's letter belongs to the class ``name``."""
        return letter in self._sets[name]

    def _expression(self, rule: str, *, grouped: bool) -> str:
        numbers = count()

        def translated(match: re.Match[str]) -> str:
            group, bracket, look, name, word = match.group("group", "bracket", "look", "name", "word")
            opened = f"(?P<{group}{GROUP_MARK}{next(numbers)}>" if group and grouped else "(?:"
            if look:
                return look
            if bracket:
                return opened
            letters = self._sets[name] if name else self.vocabulary.letters_of([word])
            found = f"[{letters}]" if len(letters) > 1 else letters
            return f"{opened}{found})" if group else found

        return re.sub(r" +", "", _ELEMENT.sub(translated, " ".join(rule.split())))


_ELEMENT = re.compile(
    r"(?P<look>\(\?<?[=!])|(?:(?P<group>[a-z]+):)?(?:(?P<bracket>\()|(?P<name>[A-Z]+)|(?P<word>[a-z']+))"
)


def _words_of(rule: str) -> set[str]:
    return {match["word"] for match in _ELEMENT.finditer(rule) if match["word"]}
