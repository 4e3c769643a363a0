"""Sentence boundaries, by the Punkt model of ``nupunkt``; a line end always ends one."""

from collections.abc import Iterator

import nupunkt

from sayso.core.annotations import Layers
from sayso.core.document import Document
from sayso.core.spans import Span, trimmed
from sayso.resources.words import LINE

LONGEST = 3000
"""Characters of a sentence. Longer ones are tables, lists or noise; they are cut at a space, so that work
on a sentence is bounded (the longest sentence of newswire/train has 1,900)."""


class Sentences:
    """Splits each line of the text into sentences; white space between them belongs to none."""

    name = "sentences"
    version = "1"
    requires: frozenset[str] = frozenset()
    assigns = frozenset({"sentences"})

    def annotate(self, document: Document, layers: Layers) -> Layers:  # noqa: ARG002 - the protocol's signature
        """Sentences in text order, each without white space at its ends."""
        text = document.text
        spans = (
            trimmed(text, piece)
            for line in LINE.finditer(text)
            for start, end in nupunkt.sent_spans(line.group())
            for piece in _cut(text, Span(start, end).shifted(line.start()))
        )
        return Layers(sentences=tuple(span for span in spans if span.start < span.end))


def _cut(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    while sentence.end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        end = space if space > start else start + LONGEST
        yield Span(start, end)
        start = end
    yield Span(start, sentence.end)
