"""Statements made ready for being related: the figures and times that the annotators read in a text.

Neither needs the neural reader, so that a pair of sentences takes a millisecond.
"""

from sayso.annotators.figures import Figures
from sayso.annotators.timexes import Times
from sayso.core.annotations import Layers
from sayso.core.document import Document, precision_of
from sayso.core.spans import Span
from sayso.relating.likeness import Statement


def statement_of(text: str, *, published: str | None = None, source: str | None = None) -> Statement:
    """``text`` as one sentence with its figures and times; ``published`` anchors “on Monday”."""
    document = Document.of(text, published_at=published, published_precision=precision_of(published))
    layers = Layers(sentences=(Span(0, len(text)),))
    return Statement(
        text=text,
        published=published,
        source=source,
        figures=Figures().annotate(document, layers).figures or (),
        times=Times().annotate(document, layers).times or (),
    )
