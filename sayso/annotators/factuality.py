"""Factuality: what a source does by its words, how firmly it puts them, and whether it denies them.

Certainty and polarity as in FactBank (Saurí and Pustejovsky 2009), told by the cue, by the form of the
content and by the hedges at its start. Demands, questions and wishes leave open whether it is so.
"""

from sayso.annotators.cue_acts import read_cue
from sayso.annotators.openings import Opening, opening_of
from sayso.core.annotations import Attribution, Factuality, Layers
from sayso.core.document import Document
from sayso.core.spans import Span, Spans, without


class FactualityByCues:
    """Judges each attribution by its cue, and by its content where the cue leaves that to it."""

    name = "factuality"
    version = "2"
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


def _judged(text: str, row: Attribution, nested: Spans) -> Factuality:
    own = tuple(part for piece in row.content for part in without(piece, nested))
    opening = opening_of(text, row.content, own)
    told = read_cue(text, row, opening)
    cues = (told.listed,) if told.listed else ()
    if told.polarity == "affirmed" and told.certainty == "certain":
        if told.act == "statement" and (found := _by_content(row, opening)):
            return found
        if told.act in {"statement", "belief"} and (hedge := opening.hedge()):
            span, certainty = hedge
            return Factuality(attribution=row.id, certainty=certainty, act=told.act, cues=(*cues, span))
    return Factuality(
        attribution=row.id, certainty=told.certainty, polarity=told.polarity, act=told.act, cues=cues
    )


def _by_content(row: Attribution, opening: Opening) -> Factuality | None:
    """What the words themselves do where the cue only says that they were said."""
    if opening.asks:
        return Factuality(attribution=row.id, certainty="unknown", act="question")
    if opening.imperative:
        return Factuality(attribution=row.id, certainty="unknown", act="demand")
    if wanted := opening.obligation() or opening.wish():
        return Factuality(attribution=row.id, certainty="unknown", act="demand", cues=(wanted,))
    if vowed := opening.promise():
        return Factuality(attribution=row.id, act="intention", cues=(vowed,))
    return None
