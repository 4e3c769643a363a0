"""Sentences from what the encoder says; a line end always ends one."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sayso.core.annotations import Layers
from sayso.core.document import Document
from sayso.core.spans import Span, Spans
from sayso.encoder.encoding import Encoding, encoding_of
from sayso.encoder.layout import SENTENCE_START


class Sentences:
    """Decodes the sentences."""

    name = "sentences"
    version = "2"
    requires = frozenset({"encoding"})
    assigns = frozenset({"sentences"})

    def annotate(self, document: Document, layers: Layers) -> Layers:  # noqa: ARG002 - the protocol's signature
        """The ``sentences`` layer of one document."""
        return Layers(sentences=sentences(encoding_of(layers)))


def sentences(encoding: Encoding) -> Spans:
    """Sentences in text order, from the first character of a word to the last of another."""
    tokens = encoding.tokens
    bounds = np.append(sentence_firsts(encoding), len(tokens)).tolist()
    return tuple(
        Span(int(tokens.starts[first]), int(tokens.ends[after - 1])) for first, after in pairwise(bounds)
    )


def sentence_firsts(encoding: Encoding) -> NDArray[np.intp]:
    """The first word of each sentence."""
    return np.flatnonzero((encoding.scores[:, SENTENCE_START] > 0) | encoding.tokens.line_starts)
