"""Named mentions from what the encoder says, by the best sequence of tags that is well formed."""

import numpy as np
from numpy.typing import NDArray

from sayso.core.annotations import Layers, Mention
from sayso.core.document import Document
from sayso.core.spans import Span
from sayso.encoder.encoding import Encoding, Floats, encoding_of
from sayso.encoder.layout import LABELS, MENTION_TAGS, MENTIONS, PLACES

TAGS = len(MENTION_TAGS)
NEVER = np.float32(-1e4)


def _allowed() -> Floats:
    """0 for a tag that may follow another, else ``NEVER``: a mention goes on only with its own label."""
    table = np.zeros((TAGS, TAGS), dtype=np.float32)
    for inside in range(2, TAGS, 2):
        table[:, inside] = NEVER
        table[inside - 1, inside] = table[inside, inside] = 0.0
    return table


ALLOWED = _allowed()


class Mentions:
    """Decodes the mentions."""

    name = "mentions"
    version = "2"
    requires = frozenset({"encoding"})
    assigns = frozenset({"mentions"})

    def annotate(self, document: Document, layers: Layers) -> Layers:  # noqa: ARG002 - the protocol's signature
        """The ``mentions`` layer of one document."""
        return Layers(mentions=mentions(encoding_of(layers)))


def mentions(encoding: Encoding) -> tuple[Mention, ...]:
    """Every mention in text order."""
    tokens = encoding.tokens
    scores = encoding.scores[:, MENTIONS:PLACES]
    found = []
    for first, last in _stretches(scores):
        tags = _best_tags(scores[first:last])
        for begin in np.flatnonzero(tags % 2 == 1).tolist():
            end = begin + 1
            while end < len(tags) and tags[end] == tags[begin] + 1:
                end += 1
            span = Span(int(tokens.starts[first + begin]), int(tokens.ends[first + end - 1]))
            found.append((span, LABELS[(tags[begin] - 1) // 2]))
    return tuple(
        Mention(id=f"m{number}", span=span, label=label)
        for number, (span, label) in enumerate(found, start=1)
    )


def _stretches(scores: Floats) -> list[tuple[int, int]]:
    """Runs of words that may be in a mention: elsewhere outside beats every tag by far."""
    maybe = scores[:, 1:].max(axis=1, initial=NEVER) > scores[:, 0] - 5.0
    edges = np.flatnonzero(np.diff(np.concatenate([[False], maybe, [False]]).astype(np.int8)))
    return [(int(first), int(last)) for first, last in edges.reshape(-1, 2)]


def _best_tags(scores: Floats) -> NDArray[np.intp]:
    came_from = np.zeros(scores.shape, dtype=np.intp)
    best = scores[0] + ALLOWED[0]
    for place in range(1, len(scores)):
        options = best[:, None] + ALLOWED
        came_from[place] = options.argmax(axis=0)
        best = options.max(axis=0) + scores[place]
    tags = np.zeros(len(scores), dtype=np.intp)
    tags[-1] = best.argmax()
    for place in range(len(scores) - 1, 0, -1):
        tags[place - 1] = came_from[place, tags[place]]
    return tags
