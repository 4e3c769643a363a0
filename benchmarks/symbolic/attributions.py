"""Attributions by rule: reporting cues, quotation marks, "according to" and clause structure.

The symbolic reader. It knows no statistics but the cue lexicon; ``benchmarks/`` keeps its figures.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from benchmarks.symbolic.attribution_patterns import Candidate, SentenceReader
from benchmarks.symbolic.quotations import quotations, quote_kind
from benchmarks.symbolic.sentence_text import SentenceText
from sayso.core.annotations import Attribution, Layers
from sayso.core.document import Document
from sayso.core.spans import Spans, hull, merged, overlapping

PRECISION = {
    "according to": 0.74,
    "bare quotation": 0.34,
    "hearsay": 0.68,
    "inverted": 0.83,
    "noun": 0.71,
    "participial": 0.71,
    "passive that": 0.93,
    "passive to": 0.60,
    "postposed clause": 0.88,
    "postposed quote": 0.95,
    "preposed announce": 0.64,
    "preposed ask": 0.76,
    "preposed believe": 0.60,
    "preposed intend": 0.62,
    "preposed judge": 0.61,
    "preposed resume": 0.71,
    "preposed say": 0.88,
    "preposed tell": 0.87,
}
"""Share of each pattern's attributions that are right (content and source) on ``gold/newswire-train``."""
SHORTEST_BARE = 5
"""Words of a quotation that counts as said by somebody although no cue is near; shorter ones are terms."""


class Attributions:
    """Finds who is said to have said what: source, cue and content, nested where they nest."""

    name = "attributions"
    version = "1"
    requires = frozenset({"sentences"})
    assigns = frozenset({"attributions"})

    def annotate(self, document: Document, layers: Layers) -> Layers:
        """Attributions in text order, numbered ``a1``, ``a2`` and so on."""
        found = candidates(document.text, layers.sentences or ())
        return Layers(attributions=_numbered(document.text, found))


def candidates(text: str, sentences: Spans) -> list[Candidate]:
    """The attributions of ``text``, each with the pattern that found it."""
    quotes = quotations(text)
    found: list[Candidate] = []
    for number, sentence in enumerate(sentences):
        following = sentences[number + 1] if number + 1 < len(sentences) else None
        reader = SentenceReader(SentenceText(text, sentence, quotes, following))
        found.extend(filter(None, (candidate.disjoint(text) for candidate in reader.candidates())))
    found.extend(_bare_quotations(text, sentences, quotes, found))
    return _distinct(found)


def _bare_quotations(
    text: str, sentences: Spans, quotes: Sequence[Spans], found: Sequence[Candidate]
) -> Iterator[Candidate]:
    """Quotations that are sentences of their own, with no cue: the speaker before them goes on."""
    starts = {sentence.start for sentence in sentences}
    ends = {sentence.end for sentence in sentences}
    covered = merged(piece for candidate in found for piece in candidate.content)
    for quote in quotes:
        whole = quote[0].start in starts and quote[-1].end in ends
        long_enough = len(hull(quote).of(text).split()) >= SHORTEST_BARE
        if whole and long_enough and not overlapping(covered, quote[0]):
            yield Candidate(source=(), cue=(), content=quote, pattern="bare quotation")


def _distinct(found: Sequence[Candidate]) -> list[Candidate]:
    """In text order, without a second candidate for the same content and source."""
    kept: dict[tuple[Spans, Spans], Candidate] = {}
    for candidate in sorted(found, key=lambda c: (hull(c.source + c.cue + c.content), c.content)):
        kept.setdefault((candidate.source, candidate.content), candidate)
    return list(kept.values())


def _numbered(text: str, found: Sequence[Candidate]) -> tuple[Attribution, ...]:
    rows = [
        Attribution(
            id=f"a{number}",
            source=candidate.source,
            cue=candidate.cue,
            content=candidate.content,
            quote=quote_kind(text, candidate.content),
            score=PRECISION[candidate.pattern],
        )
        for number, candidate in enumerate(found, start=1)
    ]
    parents = _parents(rows)
    return tuple(replace(row, parent=parents.get(row.id)) for row in rows)


def _parents(rows: Sequence[Attribution]) -> dict[str, str]:
    """For each nested attribution the one with the shortest content that holds all of it.

    One sweep through the text: only contents that are open where an attribution begins can hold it.
    """
    waiting = sorted(rows, key=lambda row: row.content[0].start, reverse=True)
    open_rows: list[Attribution] = []
    parents: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: row.hull.start):
        while waiting and waiting[-1].content[0].start <= row.hull.start:
            open_rows.append(waiting.pop())
        open_rows = [other for other in open_rows if other.content[-1].end > row.hull.start]
        holders = [other for other in open_rows if _holds(other, row)]
        if holders:
            parents[row.id] = min(holders, key=lambda other: _length(other.content)).id
    return parents


def _holds(outer: Attribution, inner: Attribution) -> bool:
    pieces = inner.source + inner.cue + inner.content
    inside = all(any(content.contains(piece) for content in outer.content) for piece in pieces)
    return inside and _length(outer.content) > _length(inner.content)


def _length(spans: Spans) -> int:
    return sum(span.end - span.start for span in spans)
