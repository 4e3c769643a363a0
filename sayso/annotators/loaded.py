"""Loaded language: emotive or slanted wording, possibly.

Quoted words are left out: they are their source's. Those in reported speech stay, since the publisher chose
them or passed them on; views show only what stands in nobody's mouth. A score is a measured chance that
readers would mark the words, as they did in BABE (Spinde et al. 2021) and PTC (Da San Martino et al. 2019);
it says nothing of an outlet.
"""

import numpy as np

from sayso.core.annotations import Layers, Loaded
from sayso.core.document import Document
from sayso.core.spans import merged, overlapping
from sayso.encoder.encoding import Encoding, encoding_of
from sayso.encoder.layout import LOADED

LEAST_SCORE = 0.33
"""Runs less likely to be marked are left out (tuned on the fifths of BABE and PTC that are held out)."""


class LoadedLanguage:
    """Decodes the runs of words that are loaded."""

    name = "loaded"
    version = "1"
    requires = frozenset({"encoding", "attributions"})
    assigns = frozenset({"loaded"})

    def annotate(self, document: Document, layers: Layers) -> Layers:  # noqa: ARG002 - the protocol's signature
        """Runs in text order, none of which somebody is quoted with."""
        encoding = encoding_of(layers)
        attributed = merged(piece for row in layers.attributions or () for piece in row.content)
        rows = (
            row
            for row in loaded(encoding)
            if row.score >= LEAST_SCORE
            and not (
                overlapping(attributed, row.span) and encoding.tokens.quoted[encoding.words(row.span)].all()
            )
        )
        return Layers(loaded=tuple(rows))


def loaded(encoding: Encoding) -> list[Loaded]:
    """Every run of words above the threshold, whoever's they are."""
    scores = encoding.scores[:, LOADED]
    above = np.concatenate([[False], scores > encoding.decoder.loaded, [False]])
    runs = np.flatnonzero(np.diff(above)).reshape(-1, 2).tolist()
    return [
        Loaded(
            span=encoding.span(slice(first, last)),
            score=round(encoding.decoder.loaded_score(float(scores[first:last].max())), 4),
        )
        for first, last in runs
    ]
