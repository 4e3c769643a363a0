"""Places: the toponyms of a report and what each stands for on the map."""

from collections.abc import Mapping, Sequence

import numpy as np

from sayso.core.annotations import Layers, Place
from sayso.core.document import Document
from sayso.core.spans import Span
from sayso.linking.toponym_candidates import Candidates, Toponym, candidates, toponym_at
from sayso.linking.toponym_features import Floats
from sayso.linking.toponym_homes import home_of
from sayso.linking.toponym_ranking import load_ranker
from sayso.linking.toponym_spans import SpanFinder, agreed_spans
from sayso.resources.gazetteer import Gazetteer, open_gazetteer


class Places:
    """Looks up the places that a report names.

    Args:
        gazetteer: folder that ``sayso gazetteer load`` made; empty for the gazetteer that comes with Sayso.
        spans: finds the toponyms.

    Attributes:
        models: name and hash of the gazetteer.

    Raises:
        MissingInputError: when the folder has no gazetteer.
        InputError: when it is damaged.
    """

    name = "places"
    version = "1"
    requires = frozenset({"encoding", "mentions"})
    assigns = frozenset({"places"})

    def __init__(self, *, gazetteer: str = "", spans: SpanFinder = agreed_spans) -> None:
        self.gazetteer = open_gazetteer(gazetteer)
        self.models: Mapping[str, str] = {"gazetteer": self.gazetteer.digest}
        self._spans = spans

    def annotate(self, document: Document, layers: Layers) -> Layers:
        """The ``places`` layer, in text order, numbered ``p1``, ``p2`` and so on."""
        return Layers(
            places=places_at(document, self._spans(document, layers, self.gazetteer), self.gazetteer)
        )


def places_at(document: Document, spans: Sequence[Span], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """What the toponyms at ``spans`` stand for; one that no gazetteer knows has only its words."""
    toponyms = [toponym_at(document.text, span) for span in sorted(spans)]
    rows = candidates(gazetteer, toponyms)
    ranker = load_ranker()
    chances = ranker.chances(gazetteer, rows, home_of(document))
    chosen = _chosen(rows, chances)
    return tuple(
        _place(f"p{number}", document.text, toponym, chosen.get(toponym.sense), gazetteer)
        for number, toponym in enumerate(toponyms, start=1)
    )


def _chosen(rows: Candidates, chances: Floats) -> dict[tuple[str, str, tuple[str, ...]], tuple[int, float]]:
    """The likeliest place of each sense and its score, the more populous of equals."""
    score = load_ranker().score
    chosen = {}
    for toponym, (first, end) in zip(rows.senses, rows.bounds(), strict=True):
        best = first + int(chances[first:end].argmax())
        chosen[toponym.sense] = (int(rows.place[best]), score(float(chances[best])))
    return chosen


def _place(
    local_id: str, text: str, toponym: Toponym, chosen: tuple[int, float] | None, gazetteer: Gazetteer
) -> Place:
    if chosen is None:
        return Place(id=local_id, span=toponym.span, name=" ".join(toponym.span.of(text).split()))
    place, score = chosen
    kind = gazetteer.kind_of(place)
    return Place(
        id=local_id,
        span=toponym.span,
        name=gazetteer.name(place),
        lat=_degrees(gazetteer.lat[place]),
        lon=_degrees(gazetteer.lon[place]),
        country=gazetteer.countries[int(gazetteer.country[place])] or None,
        kind=kind.name,
        gazetteer=gazetteer.source_of(place),
        gazetteer_id=gazetteer.id_of(place),
        precision=kind.precision,
        score=round(score, 4),
    )


def _degrees(value: np.float32) -> float:
    """As many digits as the gazetteer keeps, some ten metres."""
    return round(float(value), 4)
