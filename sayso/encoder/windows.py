"""Stretches of a text that fit the encoder: whole lines where they fit, else overlapping pieces of a line."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from sayso.encoder.tokens import Tokens

SPECIAL_PIECES = 2
"""The first and last piece of every window."""
OVERLAP = 0.25
"""Share of a window that repeats the end of the one before when a line had to be cut."""


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``first`` to ``last`` (exclusive) of a text go through the encoder together.

    What begins at a word is decoded from the one window that owns the word, in which it has most context.

    Attributes:
        owned_first: the first word that belongs to this window.
        owned_last: the word after the last that does.
    """

    first: int
    last: int
    owned_first: int
    owned_last: int


def windows(tokens: Tokens, *, max_pieces: int) -> list[Window]:
    """Windows whose owned words are all words of the text, each once.

    Args:
        tokens: the text's words.
        max_pieces: pieces a window may hold, the first and last included.
    """
    room = max_pieces - SPECIAL_PIECES
    lengths = np.array([len(pieces) for pieces in tokens.pieces], dtype=np.int64)
    before = np.concatenate([[0], np.cumsum(lengths)])
    lines = [*np.flatnonzero(tokens.line_starts).tolist(), len(tokens)]
    bounds: list[tuple[int, int]] = []
    first = 0
    for start, end in pairwise(lines):
        if before[end] - before[first] > room and start > first:
            bounds.append((first, start))
            first = start
        if before[end] - before[first] > room:
            *full, (first, _) = _cut(before, start, end, room)
            bounds.extend(full)
    if first < len(tokens):
        bounds.append((first, len(tokens)))
    return _owned(bounds)


def _cut(before: np.ndarray, start: int, end: int, room: int) -> list[tuple[int, int]]:
    """A line that is too long, in overlapping pieces; a word longer than a window is cut by the batcher."""
    pieces = []
    while before[end] - before[start] > room:
        last = max(start + 1, int(np.searchsorted(before, before[start] + room, side="right")) - 1)
        pieces.append((start, last))
        following = int(np.searchsorted(before, before[last] - room * OVERLAP))
        start = max(start + 1, min(following, last))
    pieces.append((start, end))
    return pieces


def _owned(bounds: list[tuple[int, int]]) -> list[Window]:
    """Words that two windows share go to the one in which they stand further from the edge."""
    found = []
    owned_first = 0
    for number, (first, last) in enumerate(bounds):
        following = bounds[number + 1][0] if number + 1 < len(bounds) else last
        owned_last = (following + last) // 2
        found.append(Window(first=first, last=last, owned_first=owned_first, owned_last=owned_last))
        owned_first = owned_last
    return found
