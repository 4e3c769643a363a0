"""What the toponyms of one report may mean: their candidates, and what the words around them say."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sayso.core.spans import Span
from sayso.resources.gazetteer import Gazetteer
from sayso.resources.gazetteer.keys import beginnings, key_of, looser_keys

MOST_CANDIDATES = 60
"""Of one name, the most populous; the right one is hardly ever further down, and time grows with them."""
REACH = 40
"""Characters after a toponym in which the place that contains it may begin."""

HINTS = {
    "county": "county counties parish parishes co.",
    "division": "state province provinces governorate governorates oblast prefecture canton",
    "district": "district borough township municipality",
    "water": "river lake sea bay gulf canal strait ocean creek",
    "city": "city town village suburb capital",
    "region": "region area peninsula island islands mountains valley desert",
    "point": "airport base airbase camp crossing dam port prison",
}
"""Groups of kinds by the nouns beside a toponym that tell them."""
HINT_OF_NOUN = {noun: hint for hint, nouns in HINTS.items() for noun in nouns.split()}
AFTER = re.compile(rf"\s+(?i:({'|'.join(map(re.escape, HINT_OF_NOUN))}))(?!\w)")
BEFORE = re.compile(rf"\b(?i:({'|'.join(map(re.escape, HINT_OF_NOUN))}))\s+of\s+(?:the\s+)?$")
CONTAINER = re.compile(r"(?:,\s+|\s+\(|,?\s+in\s+(?:the\s+)?)(?=[A-Z])")
CAPITALISED = re.compile(r"[A-Z][\w'’-]*\.?(?:[A-Z]\.)*(?:\s(?:of\s(?:the\s)?)?[A-Z][\w'’-]*\.?)*")
LARGE = 500_000
"""People of a place that lends its name to what is named by more words than its own."""
NONE = np.zeros(0, dtype=np.uint32)
NO_ROLES = np.zeros(0, dtype=np.uint8)
Meanings = tuple[NDArray[np.uint32], NDArray[np.uint8]]
LONGEST_CONTAINER = 4
"""Words of a containing place's name, at most."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """One toponym in its place in the text.

    Attributes:
        key: its name as the gazetteer looks it up.
        hint: the group of kinds that a noun beside it tells; empty for none.
        containers: keys of what may contain it by the words that follow, the longest first.
    """

    span: Span
    key: str
    hint: str
    containers: tuple[str, ...]

    @property
    def sense(self) -> tuple[str, str, tuple[str, ...]]:
        """Toponyms of a report that are equal in this mean the same."""
        return self.key, self.hint, self.containers


def toponym_at(text: str, span: Span) -> Toponym:
    """The toponym that ``span`` covers."""
    after = text[span.end : span.end + REACH]
    noun = AFTER.match(after) or BEFORE.search(text[max(0, span.start - REACH) : span.start])
    return Toponym(
        span=span,
        key=key_of(span.of(text)),
        hint=HINT_OF_NOUN[noun[1].lower()] if noun else "",
        containers=_containers(after),
    )


def _containers(after: str) -> tuple[str, ...]:
    link = CONTAINER.match(after)
    name = CAPITALISED.match(after, link.end()) if link else None
    if not name:
        return ()
    words = name.group().split()[:LONGEST_CONTAINER]
    keys = (key_of(" ".join(words[:count])) for count in range(len(words), 0, -1))
    return tuple(key for key in keys if key)


@dataclass(frozen=True, slots=True)
class Candidates:
    """All candidates of a report, one row each, those of one sense together.

    Attributes:
        senses: one toponym for each sense that has candidates.
        sense: number of the sense of each row.
        firsts: first row of each sense.
        place: number of the place.
        role: what the name is to the place.
        loose: whether only a looser form of the name was found.
        chain: the place and what it lies in, in four columns, ``NOWHERE`` at the end.
        containers: for each sense, the places that the words after it may mean as its container.
    """

    senses: tuple[Toponym, ...]
    sense: NDArray[np.intp]
    firsts: NDArray[np.intp]
    place: NDArray[np.intp]
    role: NDArray[np.uint8]
    loose: NDArray[np.bool_]
    chain: NDArray[np.intp]
    containers: tuple[NDArray[np.uint32], ...]

    def __len__(self) -> int:
        return len(self.place)

    def bounds(self) -> list[tuple[int, int]]:
        """First row of each sense and the row after its last."""
        return list(pairwise([*self.firsts.tolist(), len(self)]))


def candidates(gazetteer: Gazetteer, toponyms: Sequence[Toponym]) -> Candidates:
    """Candidates for every sense among ``toponyms`` that the gazetteer knows."""
    by_sense = {toponym.sense: toponym for toponym in toponyms}
    found = Lookup(gazetteer, by_sense.values())
    senses, places, roles, loose = [], [], [], []
    for toponym in by_sense.values():
        named, role, is_loose = found.meanings(toponym.key)
        if len(named):
            senses.append(toponym)
            places.append(named)
            roles.append(role)
            loose.append(is_loose)
    sizes = [len(named) for named in places]
    place = np.concatenate(places).astype(np.intp) if places else np.zeros(0, np.intp)
    return Candidates(
        senses=tuple(senses),
        sense=np.repeat(np.arange(len(sizes)), sizes),
        firsts=np.cumsum([0, *sizes])[:-1],
        place=place,
        role=np.concatenate(roles) if roles else np.zeros(0, np.uint8),
        loose=np.repeat(np.array(loose, dtype=bool), sizes),
        chain=gazetteer.chains(place),
        containers=tuple(found.container(toponym) for toponym in senses),
    )


class Lookup:
    """The meanings of all keys of a report, looked up at once."""

    def __init__(self, gazetteer: Gazetteer, toponyms: Iterable[Toponym]) -> None:
        self.gazetteer = gazetteer
        keys: dict[str, None] = {}
        for toponym in toponyms:
            keys[toponym.key] = None
            keys |= dict.fromkeys(toponym.containers)
        self.named = dict(zip(keys, gazetteer.look_up(keys), strict=True))

    def meanings(self, key: str) -> tuple[NDArray[np.uint32], NDArray[np.uint8], bool]:
        """Places and roles of ``key``, and whether it took a looser form to find them."""
        places, roles = self.named[key]
        loose = not len(places)
        if loose:
            tried = self.gazetteer.look_up(looser_keys(key))
            places, roles = next((found for found in tried if len(found[0])), (places, roles))
        if not len(places):
            places, roles = self._beginning(key)
        if len(places) > MOST_CANDIDATES:
            most = np.argsort(-self.gazetteer.population[places].astype(np.int64), kind="stable")[
                :MOST_CANDIDATES
            ]
            places, roles = places[most], roles[most]
        return places, roles, loose

    def _beginning(self, key: str) -> Meanings:
        """The large places that a longer name begins with."""
        for places, roles in self.gazetteer.look_up(beginnings(key)):
            large = self.gazetteer.population[places] >= LARGE
            if large.any():
                return places[large], roles[large]
        return NONE, NO_ROLES

    def container(self, toponym: Toponym) -> NDArray[np.uint32]:
        """What the words after ``toponym`` mean, by the longest of them that the gazetteer knows."""
        return next((self.named[key][0] for key in toponym.containers if len(self.named[key][0])), NONE)
