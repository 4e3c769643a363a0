"""Attributions from what the encoder says: for every anchor its own source, cue and content.

Each anchor reads the whole window for itself, so attributions nest, share sources and go without one.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.core.annotations import Attribution, Layers, QuoteKind
from sayso.core.document import Document
from sayso.core.spans import Span, Spans
from sayso.encoder.encoding import Decoder, Encoding, Part, encoding_of
from sayso.encoder.layout import BARE_ANCHOR, CUE_ANCHOR
from sayso.encoder.paths import NEVER, best_paths, pair_scores
from sayso.encoder.tokens import Tokens

SOURCE, CUE, CONTENT = 1, 2, 3
CERTAIN = 50.0
INSIDE = 0.8
"""Share of an attribution's cue and content that its parent's content holds."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What one anchor reads, in words of the text."""

    anchor: int
    strength: float
    source: NDArray[np.intp]
    cue: NDArray[np.intp]
    content: NDArray[np.intp]


class NeuralAttributions:
    """Decodes the attributions."""

    name = "attributions"
    version = "2"
    requires = frozenset({"encoding"})
    assigns = frozenset({"attributions"})

    def annotate(self, document: Document, layers: Layers) -> Layers:
        """The ``attributions`` layer of one document."""
        return Layers(attributions=attributions(encoding_of(layers), document.text))


def attributions(encoding: Encoding, text: str) -> tuple[Attribution, ...]:
    """Every attribution of the text, in text order."""
    found = _without_doubles(
        sorted(
            (candidate for part in encoding.parts for candidate in _candidates(part, encoding.decoder)),
            key=lambda candidate: (-candidate.strength, candidate.anchor),
        )
    )
    found.sort(key=lambda candidate: (int(candidate.content[0]), candidate.anchor))
    parents = _parents(found)
    return tuple(
        _attribution(candidate, number, parent, encoding.tokens, text)
        for number, (candidate, parent) in enumerate(zip(found, parents, strict=True), start=1)
    )


def _candidates(part: Part, decoder: Decoder) -> Iterator[Candidate]:
    window = part.window
    first, last = window.owned_first - window.first, window.owned_last - window.first
    excess = part.scores[first:last, [CUE_ANCHOR, BARE_ANCHOR]] - np.array(decoder.thresholds)
    places = np.flatnonzero((excess > 0).any(axis=1))
    if not len(places):
        return
    has_cue = excess[places, 0] >= excess[places, 1]
    strengths = part.scores[places + first, np.where(has_cue, CUE_ANCHOR, BARE_ANCHOR)]
    places += first
    scores = pair_scores(part.anchors[places], part.words)
    rows = np.arange(len(places))
    scores[rows, places, np.where(has_cue, CUE, CONTENT) - 1] += CERTAIN
    scores[~has_cue, :, CUE - 1] = NEVER
    paths = best_paths(scores, decoder.transitions)
    for place, strength, path in zip(places.tolist(), strengths.tolist(), paths, strict=True):
        content = np.flatnonzero(path == CONTENT) + window.first
        if len(content):
            yield Candidate(
                anchor=place + window.first,
                strength=strength,
                source=np.flatnonzero(path == SOURCE) + window.first,
                cue=np.flatnonzero(path == CUE) + window.first,
                content=content,
            )


def _without_doubles(candidates: list[Candidate]) -> list[Candidate]:
    """The strongest of those that share words of their cue or, without one, are much the same content."""
    kept: list[Candidate] = []
    for candidate in candidates:
        if not any(_same(candidate, other) for other in kept):
            kept.append(candidate)
    return kept


def _same(one: Candidate, other: Candidate) -> bool:
    if len(one.cue) and len(other.cue):
        return bool(np.isin(one.cue, other.cue).any())
    shared = np.isin(one.content, other.content).sum()
    return bool(4 * shared > len(one.content) + len(other.content))


def _parents(found: list[Candidate]) -> list[int | None]:
    """For each the number of the smallest other whose content holds it, counted from one."""
    parents: list[int | None] = []
    for candidate in found:
        own = np.concatenate([candidate.cue, candidate.content])
        holders = [
            (len(other.content), number)
            for number, other in enumerate(found, start=1)
            if other is not candidate
            and len(other.content) > len(candidate.content)
            and np.isin(own, other.content).mean() >= INSIDE
        ]
        parents.append(min(holders)[1] if holders else None)
    return parents


def _attribution(
    candidate: Candidate, number: int, parent: int | None, tokens: Tokens, text: str
) -> Attribution:
    content = _spans(candidate.content, tokens)
    return Attribution(
        id=f"a{number}",
        source=_spans(candidate.source, tokens),
        cue=_spans(candidate.cue, tokens),
        content=content,
        quote=_quote(content, text),
        parent=None if parent is None else f"a{parent}",
        score=round(1 / (1 + math.exp(-candidate.strength)), 4),
    )


def _spans(words: NDArray[np.intp], tokens: Tokens) -> Spans:
    """Runs of neighbouring words."""
    runs = np.split(words, np.flatnonzero(np.diff(words) > 1) + 1) if len(words) else []
    return tuple(Span(int(tokens.starts[run[0]]), int(tokens.ends[run[-1]])) for run in runs)


def _quote(content: Spans, text: str) -> QuoteKind:
    """Direct when the content is all within quotation marks, mixed when some of it is."""
    words = " ".join(span.of(text) for span in content).strip(" ,.;:")
    if not any(mark in words for mark in '"“”«»'):
        return "indirect"
    return "direct" if words[0] in '"“«' and words[-1] in '"”»' else "mixed"
