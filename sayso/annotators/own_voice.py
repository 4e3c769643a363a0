"""Own voice: what the publisher itself judges, predicts or accuses, from what the encoder says."""

from collections.abc import Iterable

from sayso.core.annotations import Attribution, Layers
from sayso.core.document import Document
from sayso.core.spans import Span, Spans, merged, overlapping, without
from sayso.encoder.encoding import Encoding, encoding_of
from sayso.encoder.layout import OWN_VOICE

SHORTEST = 8
"""Words of a clause; fewer are what attributions leave of a sentence."""


class OwnVoice:
    """Marks what is left of each sentence beside its attributions, where it is contestable enough."""

    name = "own_voice"
    version = "2"
    requires = frozenset({"encoding", "sentences", "attributions"})
    assigns = frozenset({"own_voice"})

    def annotate(self, document: Document, layers: Layers) -> Layers:  # noqa: ARG002 - the protocol's signature
        """Spans in text order, none overlapping an attribution."""
        found = own_voice(encoding_of(layers), layers.sentences or (), layers.attributions or ())
        return Layers(own_voice=found)


def own_voice(encoding: Encoding, sentences: Spans, attributions: Iterable[Attribution]) -> Spans:
    """The contestable clauses in text order."""
    attributed = merged(piece for row in attributions for piece in (*row.source, *row.cue, *row.content))
    return tuple(
        clause
        for sentence in sentences
        for part in without(sentence, overlapping(attributed, sentence))
        for clause in _clause(encoding, part)
    )


def _clause(encoding: Encoding, part: Span) -> Spans:
    """The words of ``part`` from the first to the last that hold, if together they are strong enough."""
    words = encoding.words(part)
    if words.stop - words.start < SHORTEST:
        return ()
    strength = float(encoding.scores[words, OWN_VOICE].mean())
    return (encoding.span(words),) if strength > encoding.decoder.own_voice else ()
