"""What the encoder says of one text: every head's output, word by word."""

import math
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sayso.core.annotations import Layers
from sayso.core.errors import PipelineError
from sayso.core.spans import Span
from sayso.encoder.layout import TOKEN_COLUMNS
from sayso.encoder.tokens import Tokens
from sayso.encoder.windows import Window

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Part:
    """The outputs for one window, one row a word.

    Attributes:
        scores: a column for each thing a word can be by itself, as ``layout`` orders them.
        places: the words, counted from the window's first, that may be the anchor of an attribution.
        pairs: what each of these says of every word, places by words by ``layout.FACTORS``.
    """

    window: Window
    scores: Floats
    places: NDArray[np.intp]
    pairs: Floats


@dataclass(frozen=True, slots=True)
class Decoder:
    """What decoding needs beside the encoder's outputs; it comes with the model.

    Attributes:
        transitions: score of each role after each role.
        thresholds: the least strength of an anchor with a cue, and of one without.
        curve: slope and offset of the logistic curve from an anchor's strength to its measured chance of
            being right.
        least_score: that chance below which an attribution is left out.
        own_voice: least mean score of a clause that the publisher asserts contestably.
        loaded: least score of a loaded word.
        loaded_curve: slope and offset of the curve from a score to the measured chance of being marked.
    """

    transitions: Floats
    thresholds: tuple[float, float] = (0.0, 0.0)
    curve: tuple[float, float] = (1.0, 0.0)
    least_score: float = 0.0
    own_voice: float = 0.0
    loaded: float = 0.0
    loaded_curve: tuple[float, float] = (1.0, 0.0)

    def score(self, strength: float) -> float:
        """The measured chance that an attribution whose anchor has ``strength`` is right, in [0, 1]."""
        return _chance(self.curve, strength)

    def loaded_score(self, strength: float) -> float:
        """The measured chance that a run of loaded words whose highest score is ``strength`` is right."""
        return _chance(self.loaded_curve, strength)


def _chance(curve: tuple[float, float], strength: float) -> float:
    slope, offset = curve
    return 1 / (1 + math.exp(-slope * strength - offset))


@dataclass(frozen=True)
class Encoding:
    """All parts of one text."""

    tokens: Tokens
    parts: tuple[Part, ...]
    decoder: Decoder = field(repr=False)

    @cached_property
    def scores(self) -> Floats:
        """The scores of every word, each from the window that owns it."""
        owned = [part.scores[_owned(part.window)] for part in self.parts]
        return np.concatenate(owned) if owned else np.zeros((0, TOKEN_COLUMNS), dtype=np.float32)

    def words(self, span: Span) -> slice:
        """The words that share a character with ``span``."""
        first = np.searchsorted(self.tokens.ends, span.start, side="right")
        return slice(int(first), max(int(first), int(np.searchsorted(self.tokens.starts, span.end))))

    def span(self, words: slice) -> Span:
        """From the first to the last character of ``words``, which must not be empty."""
        return Span(int(self.tokens.starts[words.start]), int(self.tokens.ends[words.stop - 1]))


def encoding_of(layers: Layers) -> Encoding:
    """The encoding among ``layers``.

    Raises:
        PipelineError: when the encoder has not run.
    """
    if not isinstance(layers.encoding, Encoding):
        raise PipelineError("There is no encoding to decode; put the annotator 'encoder' first.")
    return layers.encoding


def _owned(window: Window) -> slice:
    return slice(window.owned_first - window.first, window.owned_last - window.first)
