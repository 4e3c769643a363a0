"""Where and when a figure holds: the place and the time that its clause names."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sayso.core.annotations import Figure, Place, Timex
from sayso.core.spans import Span, Spans

BOUNDARY = re.compile(
    r"[;:—]|\s–\s|,?\s(?:but|while|whereas|although|though)\s|,\s(?:and|or|which|who|where|when|as)\s|\.\s"
)
"""Where one clause ends and another begins."""
REACH = 400
"""Characters on either side of a figure to which its clause may reach; longer ones are no prose."""
POINTS_IN_TIME = frozenset({"DATE", "TIME"})
"""Types of time expressions that say when; a duration is a figure of its own."""


def linked(
    text: str, figures: Sequence[Figure], sentences: Spans, times: Sequence[Timex], places: Sequence[Place]
) -> tuple[Figure, ...]:
    """``figures`` with the nearest time and place of their clause; None where it names none.

    Args:
        text: the report's text.
        figures: in text order.
        sentences: in text order.
        times: in text order.
        places: in text order.
    """
    dated = [time for time in times if time.type in POINTS_IN_TIME]
    whens, wheres = [time.span for time in dated], [place.span for place in places]
    rows = []
    for figure in figures:
        within = clause(text, figure.span, sentences)
        when, where = nearest(figure.span, whens, within), nearest(figure.span, wheres, within)
        rows.append(
            replace(
                figure,
                time=None if when is None else dated[when].id,
                place=None if where is None else places[where].id,
            )
        )
    return tuple(rows)


def nearest(span: Span, candidates: Sequence[Span], within: Span) -> int | None:
    """Number of the candidate inside ``within`` that is nearest to ``span``; of two as near, the later.

    Candidates are in text order; one that overlaps ``span`` is passed over.
    """
    best: tuple[int, int] | None = None
    first = bisect_left(candidates, within.start, key=lambda candidate: candidate.start)
    for index in range(first, len(candidates)):
        candidate = candidates[index]
        if candidate.start >= within.end:
            break
        distance = max(candidate.start - span.end, span.start - candidate.end)
        if candidate.end <= within.end and distance >= 0 and (best is None or distance <= best[0]):
            best = distance, index
    return None if best is None else best[1]


def clause(text: str, span: Span, sentences: Spans) -> Span:
    """The part of the sentence around ``span`` that lies between two boundaries of clauses."""
    number = bisect_right(sentences, span.start, key=lambda sentence: sentence.start) - 1
    sentence = sentences[number] if number >= 0 else Span(0, len(text))
    start, end = max(sentence.start, span.start - REACH), min(max(sentence.end, span.end), span.end + REACH)
    before = [match.end() for match in BOUNDARY.finditer(text, start, span.start)]
    after = BOUNDARY.search(text, span.end, end)
    return Span(before[-1] if before else start, after.start() if after else end)
