"""Windows as the arrays that go through the encoder."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.encoder.tokens import Tokens, Vocabulary
from sayso.encoder.windows import Window

Piece = tuple[Tokens, Window]


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side, filled up to the longest.

    Attributes:
        pieces: piece ids, windows by pieces.
        features: the feature number of each piece's word; 0 beside words.
        words: the position of each word's first piece, windows by words; 0 beyond the last.
        sizes: words in each window.
    """

    pieces: NDArray[np.int64]
    features: NDArray[np.int64]
    words: NDArray[np.int64]
    sizes: NDArray[np.int64]


def batch(rows: Sequence[Piece], vocabulary: Vocabulary) -> Batch:
    """One batch of ``rows``, in their order."""
    pieces: list[list[int]] = []
    features: list[list[int]] = []
    words: list[list[int]] = []
    for tokens, window in rows:
        chosen = tokens.pieces[window.first : window.last]
        counts = np.fromiter(map(len, chosen), dtype=np.int64, count=len(chosen))
        ends = np.cumsum(counts)
        pieces.append([vocabulary.first, *(piece for word in chosen for piece in word), vocabulary.last])
        features.append(np.repeat(tokens.features[window.first : window.last], counts).tolist())
        words.append((ends - counts + 1).tolist())
    return Batch(
        pieces=_filled(pieces, vocabulary.pad, first=0),
        features=_filled(features, 0, first=1),
        words=_filled(words, 0, first=0),
        sizes=np.array([len(row) for row in words], dtype=np.int64),
    )


def _filled(rows: Sequence[Sequence[int]], filler: int, *, first: int) -> NDArray[np.int64]:
    """Each row as a line, filled up to the longest, with ``first`` columns free on both sides."""
    width = max(map(len, rows)) + 2 * first
    array = np.full((len(rows), width), filler, dtype=np.int64)
    for line, row in zip(array, rows, strict=True):
        line[first : first + len(row)] = row
    return array
