"""Words and their pieces, with exact offsets.

A word is a run of word characters or one other visible character, so every visible character of the text
belongs to exactly one word, and nothing has to be aligned back.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]

CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f"
WORD = re.compile(f"[{CJK}]|[^\\W{CJK}](?:[^\\W{CJK}]|[\u0300-\u036f])*|[^\\w\\s]")
LINE_END = re.compile(r"[\n\r\u2028\u2029]")
LONGEST_WORD = 100
"""Characters; a longer run (an encoded image, a link) is one unknown piece."""
CACHED_WORDS = 100_000

SHAPES = 7
"""Lower case, Capitalised, UPPER, miXed, one capital letter, with a digit, no letter."""
QUOTED = 4
FEATURES = SHAPES * 2 * QUOTED
"""Shapes times preceded by space or not, first of its line or not, within quotation marks or not."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of one text.

    Attributes:
        starts: where each word starts, in code points.
        ends: where each ends.
        pieces: ids of each word's pieces, at least one.
        features: what the pieces do not tell, one number below ``FEATURES`` a word.
        line_starts: whether each word is the first of its line.
    """

    starts: Ints
    ends: Ints
    pieces: tuple[tuple[int, ...], ...]
    features: Ints
    line_starts: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.pieces)

    @property
    def quoted(self) -> NDArray[np.bool_]:
        """Whether each word stands within quotation marks."""
        return self.features // SHAPES >= QUOTED


class Vocabulary:
    """WordPiece over lower-case words without accents, as uncased BERT models have it."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self.ids = {piece: number for number, piece in enumerate(pieces)}
        self.pad, self.unknown, self.first, self.last = (
            self.ids[piece] for piece in ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
        )
        self._known = lru_cache(maxsize=CACHED_WORDS)(self._word)

    @classmethod
    def load(cls, path: Path) -> "Vocabulary":
        """The vocabulary of a file with one piece a line."""
        return cls(path.read_text("utf-8").splitlines())

    def tokens(self, text: str) -> Tokens:
        """Every word of ``text``."""
        spans = [match.span() for match in WORD.finditer(text)]
        words = [self._known(text[start:end]) for start, end in spans]
        starts, ends = np.array(spans, dtype=np.int32).reshape(-1, 2).T
        line_starts = _line_starts(text, starts)
        spaced = np.ones(len(spans), dtype=np.int32)
        spaced[1:] = starts[1:] > ends[:-1]
        shapes = np.array([shape for _, shape in words], dtype=np.int32)
        flags = spaced + 2 * line_starts + QUOTED * _quoted(text, starts, line_starts)
        return Tokens(
            starts=starts,
            ends=ends,
            pieces=tuple(pieces for pieces, _ in words),
            features=(shapes + SHAPES * flags).astype(np.int32),
            line_starts=line_starts,
        )

    def _word(self, word: str) -> tuple[tuple[int, ...], int]:
        return self._pieces(word), _shape(word)

    def _pieces(self, word: str) -> tuple[int, ...]:
        plain = "".join(
            character
            for character in unicodedata.normalize("NFD", word.lower())
            if unicodedata.category(character) != "Mn"
        )
        if not plain or len(plain) > LONGEST_WORD:
            return (self.unknown,)
        found: list[int] = []
        start = 0
        while start < len(plain):
            prefix = "##" if start else ""
            end = len(plain)
            while end > start and (prefix + plain[start:end]) not in self.ids:
                end -= 1
            if end == start:
                return (self.unknown,)
            found.append(self.ids[prefix + plain[start:end]])
            start = end
        return tuple(found)


def _shape(word: str) -> int:
    if any(character.isdigit() for character in word):
        return 5
    if not any(character.isalpha() for character in word):
        return 6
    if word.lower() == word:
        return 0
    if len(word) == 1:
        return 4 if word.isupper() else 0
    if word.isupper():
        return 2
    return 1 if word[0].isupper() and word[1:].islower() else 3


def _line_starts(text: str, starts: Ints) -> NDArray[np.bool_]:
    first = np.zeros(len(starts), dtype=np.bool_)
    line_ends = [match.start() for match in LINE_END.finditer(text)]
    after = np.searchsorted(starts, line_ends)
    first[after[after < len(starts)]] = True
    first[:1] = True
    return first


OPENING, CLOSING, STRAIGHT = "“„«", "”»", '"'
QUOTATION_MARK = re.compile(f"[{OPENING}{CLOSING}{STRAIGHT}]")


def _quoted(text: str, starts: Ints, line_starts: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether each word, its quotation marks included, stands within a pair that opens on the same line."""
    inside = np.zeros(len(starts), dtype=np.bool_)
    marks = [(match.start(), match.group()) for match in QUOTATION_MARK.finditer(text)]
    if not marks:
        return inside
    lines = np.flatnonzero(line_starts)
    line_of = np.searchsorted(starts[lines], [position for position, _ in marks], side="right")
    opened, opened_line = -1, -1
    for (position, mark), line in zip(marks, line_of.tolist(), strict=True):
        if opened >= 0 and opened_line != line:
            _mark(inside, starts, opened, _line_limit(starts, lines, opened_line))
            opened = -1
        if opened < 0 and mark not in CLOSING:
            opened, opened_line = position, line
        elif opened >= 0 and mark not in OPENING:
            _mark(inside, starts, opened, position)
            opened = -1
    if opened >= 0:
        _mark(inside, starts, opened, _line_limit(starts, lines, opened_line))
    return inside


def _line_limit(starts: Ints, lines: NDArray[np.intp], line: int) -> int:
    """Where the last word of a line starts; ``line`` counts from one."""
    return int(starts[lines[line] - 1] if line < len(lines) else starts[-1])


def _mark(inside: NDArray[np.bool_], starts: Ints, first: int, last: int) -> None:
    inside[np.searchsorted(starts, first) : np.searchsorted(starts, last, side="right")] = True
