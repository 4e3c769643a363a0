"""Sentence boundaries, by the Punkt model of ``nupunkt``; a blank line or line end always ends one."""

import re

import nupunkt

from sayso.core.annotations import Layers
from sayso.core.document import Document
from sayso.core.spans import Span, trimmed

PARAGRAPH = re.compile(r"[^\n\r\u2029]+")


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
            trimmed(text, Span(start, end).shifted(paragraph.start()))
            for paragraph in PARAGRAPH.finditer(text)
            for start, end in nupunkt.sent_spans(paragraph.group())
        )
        return Layers(sentences=tuple(span for span in spans if span.start < span.end))
