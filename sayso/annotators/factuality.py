"""Factuality: how firmly a source puts its words, and whether it affirms or denies them.

Certainty and polarity as in FactBank (Saurí and Pustejovsky 2009), told by cue and hedge words alone.
"""

from collections.abc import Mapping
from functools import cache

from sayso.core.annotations import Attribution, Certainty, Factuality, Layers
from sayso.core.document import Document
from sayso.core.spans import Span, Spans, without
from sayso.resources.lexicons import load_cues, load_lexicon
from sayso.resources.words import WORD

NEGATIONS = frozenset({"not", "never", "n't", "didn't", "doesn't", "don't", "didn’t", "doesn’t", "don’t"})
"""A negated cue neither affirms nor denies: "did not dispute that"."""
HEDGE_REACH = 12
"""Words of the content in which a hedge speaks for the whole; a later one hedges some detail."""


class FactualityByCues:
    """Judges each attribution by the lemma of its cue and by the hedges at the start of its content."""

    name = "factuality"
    version = "1"
    requires = frozenset({"attributions"})
    assigns = frozenset({"factuality"})

    def annotate(self, document: Document, layers: Layers) -> Layers:
        """One judgement an attribution, in their order."""
        attributions = layers.attributions or ()
        nested: dict[str, list[Span]] = {}
        for child in attributions:
            if child.parent:
                nested.setdefault(child.parent, []).extend(child.content)
        rows = (_judged(document.text, row, tuple(nested.get(row.id, ()))) for row in attributions)
        return Layers(factuality=tuple(rows))


@cache
def _tables() -> tuple[frozenset[str], Mapping[str, Certainty], Mapping[str, Certainty]]:
    """Lemmas that deny; lemmas and adverbs of cues to certainty; hedge words to certainty."""
    table = load_lexicon("hedges")
    levels: tuple[Certainty, ...] = ("unknown", "possible", "probable")
    cues = {word: level for level in levels for word in table["cues"].get(level, ())}
    cues |= {word: level for level in levels for word in table["hearsay"].get(level, ())}
    hedges = {word: level for level in levels for word in table["content"].get(level, ())}
    return frozenset(table["cues"]["denied"]), cues, hedges


def _judged(text: str, row: Attribution, nested: Spans) -> Factuality:
    denying, by_cue, by_hedge = _tables()
    for piece in row.cue:
        words = [match.group().lower() for match in WORD.finditer(piece.of(text))]
        lemmas = [*words, *(verb.lemma for word in words for verb in load_cues().verbs.get(word, ()))]
        if NEGATIONS.intersection(words):
            return Factuality(attribution=row.id, certainty="unknown", cues=(piece,))
        if any(lemma in denying for lemma in lemmas):
            return Factuality(attribution=row.id, polarity="denied", cues=(piece,))
        if level := next((by_cue[lemma] for lemma in lemmas if lemma in by_cue), None):
            return Factuality(attribution=row.id, certainty=level, cues=(piece,))
    own_words = tuple(part for piece in row.content for part in without(piece, nested))
    if own_words and own_words[-1].of(text).rstrip("”\"'’ ").endswith("?"):
        return Factuality(attribution=row.id, certainty="unknown")
    for span in _first_words(text, own_words):
        word = span.of(text)
        # "May" with a capital is the month
        if level := by_hedge.get(word.lower() if word != "May" else ""):
            return Factuality(attribution=row.id, certainty=level, cues=(span,))
    return Factuality(attribution=row.id)


def _first_words(text: str, pieces: Spans) -> list[Span]:
    spans = [Span(*match.span()) for piece in pieces for match in WORD.finditer(text, piece.start, piece.end)]
    return spans[:HEDGE_REACH]
