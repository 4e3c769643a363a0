"""Attributions from what the encoder says: for every anchor its own source, cue and content.

Each anchor reads the whole window for itself, so attributions nest, share sources and go without one.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sayso.annotators.sentences import sentence_firsts
from sayso.core.annotations import Attribution, Layers, QuoteKind
from sayso.core.document import Document
from sayso.core.spans import Span, Spans
from sayso.encoder.encoding import Decoder, Encoding, Part, encoding_of
from sayso.encoder.layout import BARE_ANCHOR, CUE_ANCHOR, FACTORS, ROLES
from sayso.encoder.paths import NEVER, best_paths
from sayso.encoder.tokens import Tokens

SOURCE, CUE, CONTENT = 1, 2, 3
SURE = 50.0
INSIDE = 0.8
"""Share of an attribution's cue and content that its parent's content holds."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A word that stands for an attribution, as one window has it; ``row`` is its number among the places."""

    part: Part
    row: int
    place: int
    has_cue: bool
    strength: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """What one anchor reads, in words of the text."""

    anchor: int
    strength: float
    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


class Attributions:
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
    anchors = [anchor for part in encoding.parts for anchor in _anchors(part, encoding.decoder)]
    firsts = sentence_firsts(encoding)
    read = _candidates(anchors, encoding.decoder) if anchors else []
    found = _without_doubles([_in_one_sentence(candidate, firsts) for candidate in read])
    least = encoding.decoder.least_score
    found = [candidate for candidate in found if encoding.decoder.score(candidate.strength) >= least]
    found.sort(key=lambda candidate: (min(candidate.content), candidate.anchor))
    parents = _parents(found)
    return tuple(
        _attribution(candidate, number, parent, encoding, text)
        for number, (candidate, parent) in enumerate(zip(found, parents, strict=True), start=1)
    )


def _anchors(part: Part, decoder: Decoder) -> list[Anchor]:
    """The words of the window's own that are likely enough to be an anchor."""
    window = part.window
    found = []
    for row, place in enumerate(part.places.tolist()):
        if not window.owned_first <= window.first + place < window.owned_last:
            continue
        strengths = part.scores[place, [CUE_ANCHOR, BARE_ANCHOR]]
        excess = strengths - np.array(decoder.thresholds, dtype=np.float32)
        kind = int(excess.argmax())
        if excess[kind] > 0:
            strength = float(strengths[kind])
            found.append(Anchor(part=part, row=row, place=place, has_cue=kind == 0, strength=strength))
    return found


def _candidates(anchors: list[Anchor], decoder: Decoder) -> list[Candidate]:
    """What each anchor reads; one that finds no content is none."""
    width = max(len(anchor.part.scores) for anchor in anchors)
    scores = np.zeros((len(anchors), width, FACTORS), dtype=np.float32)
    scores[..., : len(ROLES) - 1] = NEVER
    for line, anchor in zip(scores, anchors, strict=True):
        line[: len(anchor.part.scores)] = anchor.part.pairs[anchor.row]
        if not anchor.has_cue:
            line[:, CUE - 1] = NEVER
        line[anchor.place, (CUE if anchor.has_cue else CONTENT) - 1] += SURE
    paths = best_paths(scores, decoder.transitions)
    read = (_candidate(anchor, path) for anchor, path in zip(anchors, paths, strict=True))
    return [candidate for candidate in read if candidate.content]


def _candidate(anchor: Anchor, path: NDArray[np.int8]) -> Candidate:
    first = anchor.part.window.first
    source, cue, content = (
        frozenset((np.flatnonzero(path == role) + first).tolist()) for role in (SOURCE, CUE, CONTENT)
    )
    return Candidate(
        anchor=anchor.place + first, strength=anchor.strength, source=source, cue=cue, content=content
    )


def _in_one_sentence(candidate: Candidate, firsts: NDArray[np.intp]) -> Candidate:
    """The same with that part of its source which stands in the sentence nearest to its anchor."""
    source = np.array(sorted(candidate.source), dtype=np.intp)
    numbers = np.searchsorted(firsts, source, side="right")
    if len(np.unique(numbers)) < 2:  # noqa: PLR2004 - one sentence, or none
        return candidate
    own = np.searchsorted(firsts, candidate.anchor, side="right")
    nearest = numbers[np.abs(numbers - own).argmin()]
    return replace(candidate, source=frozenset(source[numbers == nearest].tolist()))


def _without_doubles(candidates: list[Candidate]) -> list[Candidate]:
    """The strongest of those that share words of their cue or, without one, are much the same content."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda candidate: (-candidate.strength, candidate.anchor)):
        if not any(_same(candidate, other) for other in kept):
            kept.append(candidate)
    return kept


def _same(one: Candidate, other: Candidate) -> bool:
    if one.cue and other.cue:
        return not one.cue.isdisjoint(other.cue)
    return 4 * len(one.content & other.content) > len(one.content) + len(other.content)


def _parents(found: list[Candidate]) -> list[int | None]:
    """For each the number of the smallest other whose content holds it, counted from one."""
    parents: list[int | None] = []
    for candidate in found:
        own = candidate.cue | candidate.content
        holders = [
            (len(other.content), number)
            for number, other in enumerate(found, start=1)
            if len(other.content) > len(candidate.content) and len(own & other.content) >= INSIDE * len(own)
        ]
        parents.append(min(holders)[1] if holders else None)
    return parents


def _attribution(
    candidate: Candidate, number: int, parent: int | None, encoding: Encoding, text: str
) -> Attribution:
    tokens = encoding.tokens
    content = _spans(candidate.content, tokens)
    return Attribution(
        id=f"a{number}",
        source=_spans(candidate.source, tokens),
        cue=_spans(candidate.cue, tokens),
        content=content,
        quote=_quote(content, text),
        parent=None if parent is None else f"a{parent}",
        score=round(encoding.decoder.score(candidate.strength), 4),
    )


def _spans(words: frozenset[int], tokens: Tokens) -> Spans:
    """Runs of neighbouring words."""
    spans: list[Span] = []
    before = -2
    for word in sorted(words):
        start, end = int(tokens.starts[word]), int(tokens.ends[word])
        if word == before + 1:
            start = spans.pop().start
        spans.append(Span(start, end))
        before = word
    return tuple(spans)


def _quote(content: Spans, text: str) -> QuoteKind:
    """Direct when the content is all within quotation marks, mixed when some of it is."""
    words = " ".join(span.of(text) for span in content).strip(" ,.;:")
    if not any(mark in words for mark in '"“”«»'):
        return "indirect"
    return "direct" if words[0] in '"“«' and words[-1] in '"”»' else "mixed"
