"""Own voice: what the publisher itself judges, predicts or accuses, told by marker words alone."""

from functools import cache

from sayso.core.annotations import Layers
from sayso.core.document import Document
from sayso.core.spans import Span, Spans, without
from sayso.resources.lexicons import load_lexicon
from sayso.resources.words import WORD

SHORTEST = 6
"""Words of a sentence outside attributions; fewer are headings and stubs."""
LARGEST_ATTRIBUTED = 0.5
"""Share of a sentence that may be attributed before the sentence is its source's, not the publisher's."""
ENOUGH = 3
"""Weak markers that make a sentence contestable; a strong one does alone (tuned on gold/newswire-train)."""


class OwnVoice:
    """Marks sentences, less what they attribute, that hold enough words of judgement."""

    name = "own_voice"
    version = "1"
    requires = frozenset({"sentences", "attributions"})
    assigns = frozenset({"own_voice"})

    def annotate(self, document: Document, layers: Layers) -> Layers:
        """Spans in text order, none overlapping an attribution."""
        attributed = tuple(
            piece for row in layers.attributions or () for piece in (*row.source, *row.cue, *row.content)
        )
        spans = (
            span
            for sentence in layers.sentences or ()
            for span in _own(document.text, sentence, tuple(a for a in attributed if a.overlaps(sentence)))
        )
        return Layers(own_voice=tuple(spans))


@cache
def _points() -> dict[str, int]:
    table = load_lexicon("judgements")
    weak = dict.fromkeys(table["weak"].split(), 1)
    return weak | dict.fromkeys(table["strong"].split(), ENOUGH)


def _own(text: str, sentence: Span, attributed: Spans) -> Spans:
    parts = without(sentence, attributed)
    left = sum(part.end - part.start for part in parts)
    if left < (1 - LARGEST_ATTRIBUTED) * (sentence.end - sentence.start):
        return ()
    longest = max(parts, key=lambda part: part.end - part.start)
    start, end = longest
    while start < end and not text[start].isalnum() and text[start] not in "“\"'‘(":
        start += 1
    span = Span(start, end)
    words = [match.group().lower() for match in WORD.finditer(span.of(text))]
    points = _points()
    enough = sum(points.get(word, 0) for word in words) >= ENOUGH
    return (span,) if enough and len(words) >= SHORTEST else ()
