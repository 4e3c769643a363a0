"""Figures: numbers that count or measure, with their unit and what is counted."""

import heapq
from collections.abc import Iterator, Sequence

from sayso.annotators.figure_links import linked
from sayso.annotators.figure_units import Measure, measures_of
from sayso.annotators.number_labels import continues_label, counts
from sayso.annotators.numbers import Number, numbers_in
from sayso.core.annotations import Attribution, Figure, Layers
from sayso.core.document import Document
from sayso.core.spans import Span


class Figures:
    """Reads numbers with value, bounds, unit and what they count; dates, ages and names are passed over.

    Where times and places were read before, each figure gets those of its clause.
    """

    name = "figures"
    version = "2"
    requires = frozenset({"sentences", "attributions"})
    assigns = frozenset({"figures"})

    def annotate(self, document: Document, layers: Layers) -> Layers:
        """Figures in text order, numbered ``f1``, ``f2`` and so on."""
        text = document.text
        found = [
            (number, sentence) for sentence in layers.sentences or () for number in counting(text, sentence)
        ]
        holders = innermost([number.span for number, _ in found], layers.attributions or ())
        rows = (
            _figure(n, number, measure, holder)
            for n, ((number, _), measure, holder) in enumerate(
                zip(found, measures_of(text, found), holders, strict=True), start=1
            )
        )
        figures = linked(text, tuple(rows), layers.sentences or (), layers.times or (), layers.places or ())
        return Layers(figures=figures)


def counting(text: str, sentence: Span) -> Iterator[Number]:
    """The numbers of a sentence that count or measure something."""
    label: Number | None = None
    for number in numbers_in(text, sentence):
        if counts(text, number) and not (label and continues_label(text, label, number)):
            yield number
        else:
            label = number


def _figure(index: int, number: Number, measure: Measure, attribution: str | None) -> Figure:
    return Figure(
        id=f"f{index}",
        span=number.span,
        value=number.value,
        low=number.low,
        high=number.high,
        approximate=number.approximate,
        unit=measure.unit,
        counted=measure.counted,
        attribution=attribution,
    )


def innermost(spans: Sequence[Span], attributions: Sequence[Attribution]) -> Iterator[str | None]:
    """For each of ``spans``, in text order and apart from each other, the shortest content that holds it."""
    pieces = sorted(
        (piece.start, sum(p.end - p.start for p in a.content), a.id, piece.end)
        for a in attributions
        for piece in a.content
    )
    opened: list[tuple[int, str, int]] = []
    following = 0
    for span in spans:
        while following < len(pieces) and pieces[following][0] <= span.start:
            heapq.heappush(opened, pieces[following][1:])
            following += 1
        while opened and opened[0][2] < span.end:
            heapq.heappop(opened)
        yield opened[0][1] if opened else None
