"""The pair model: one pass over two statements tells how they relate.

A second, small model beside the reader, of the same make and with its vocabulary. It reads both statements
at once, so that what is said of one word can depend on the words of the other statement.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.encoder.models import MODEL_FILE, digest_of, open_session
from sayso.encoder.tokens import SHAPES, Vocabulary
from sayso.resources.models import MATCHER, READER, model_folder

RELATIONS = ("same", "disputes", "updates", "unrelated")
"""What the first scores are of; a last one is of whether the two tell of one event."""

LONGEST = 92
"""Pieces of a statement that are read; what comes after them is not."""

POSITIONS = 2 * LONGEST + 3
PAIR_FEATURES = SHAPES * 4
"""Shapes times in the first statement or the second, times also in the other one or not."""

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class PairInput:
    """Two statements as what goes through the model.

    Attributes:
        pieces: ids of the pieces: a first mark, those of the one, a mark, those of the other, a mark.
        features: what the pieces do not tell, a number below ``PAIR_FEATURES`` each; 0 for marks.
        shares: two rows; each piece's share in the mean of the one statement and of the other.
    """

    pieces: Ints
    features: Ints
    shares: Floats


@dataclass(frozen=True, slots=True)
class Match:
    """What the model says of a pair.

    Attributes:
        relations: log odds of each of ``RELATIONS``, up to a constant.
        event: log odds that both tell of one event.
    """

    relations: tuple[float, ...]
    event: float


def pair_input(a: str, b: str, vocabulary: Vocabulary) -> PairInput:
    """The input for statements ``a`` and ``b``."""
    sides = [_side(text, vocabulary) for text in (a, b)]
    pieces, features, places = [vocabulary.first], [0], []
    for number, (words, other) in enumerate(zip(sides, reversed(sides), strict=True)):
        told = {low for low, _, _ in other}
        start = len(pieces)
        for low, shape, ids in words:
            pieces += ids
            features += [shape + SHAPES * (2 * number + (low in told))] * len(ids)
        places.append(range(start, len(pieces)))
        pieces.append(vocabulary.last)
        features.append(0)
    shares = np.zeros((2, len(pieces)), dtype=np.float32)
    for row, place in zip(shares, places, strict=True):
        row[place.start : place.stop] = 1 / max(len(place), 1)
    return PairInput(np.array(pieces, dtype=np.int64), np.array(features, dtype=np.int64), shares)


def _side(text: str, vocabulary: Vocabulary) -> list[tuple[str, int, tuple[int, ...]]]:
    """The words that are read, in lower case, with their shapes and pieces."""
    tokens = vocabulary.tokens(text)
    words, room = [], LONGEST
    shapes = (tokens.features % SHAPES).tolist()
    for start, end, shape, ids in zip(
        tokens.starts.tolist(), tokens.ends.tolist(), shapes, tokens.pieces, strict=True
    ):
        room -= len(ids)
        if room < 0:
            break
        words.append((text[start:end].lower(), shape, ids))
    return words


class Matcher:
    """Reads pairs of statements.

    Args:
        folder: where ``model.onnx`` is.
        vocabulary: the vocabulary it was trained with.
        threads: cores that one pass may use.

    Raises:
        ConfigError: when the folder lacks the model.
    """

    def __init__(self, folder: Path, vocabulary: Vocabulary, *, threads: int = 1) -> None:
        self.session = open_session(folder / MODEL_FILE, threads=threads)
        self.vocabulary = vocabulary

    def match(self, a: str, b: str) -> Match:
        """What the model says of ``b`` beside ``a``: one pass, the same whatever else is asked."""
        given = pair_input(a, b, self.vocabulary)
        inputs = {"pieces": given.pieces[None], "features": given.features[None], "shares": given.shares}
        (scores,) = self.session.run(None, inputs)
        *relations, event = scores.tolist()
        return Match(tuple(relations), event)


def matcher_digest() -> str:
    """The hash of the model that comes with Sayso; it is not opened for that."""
    return digest_of(model_folder(MATCHER) / MODEL_FILE)


@cache
def load_matcher() -> Matcher:
    """The model that comes with Sayso, with the vocabulary of the reader."""
    return Matcher(model_folder(MATCHER), Vocabulary.load(model_folder(READER) / "vocab.txt"))
