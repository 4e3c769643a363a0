"""Making a gazetteer from places, millions of them where need be: they are packed as they come."""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from sayso.resources.gazetteer.columns import Array, write_columns
from sayso.resources.gazetteer.keys import hash_of, key_of
from sayso.resources.gazetteer.kinds import NUMBER_OF_KIND
from sayso.resources.gazetteer.roles import Role

MOST = 2**32 - 1


@dataclass(slots=True, kw_only=True)
class PlaceRecord:
    """One place on its way into a gazetteer.

    Attributes:
        name: its main name.
        kind: a name of ``kinds.KINDS``.
        country: ISO 3166 alpha-2; empty beyond all countries and where it is disputed.
        source: where the record is from.
        id: its number there; 0 where it has none.
        code: what others call it as the place that they lie in, such as ``US.TX``; empty for most.
        within: the code of what it lies in; where there is none such, the code less its last part holds.
        names: other names by role.
    """

    name: str
    lat: float
    lon: float
    kind: str
    source: str
    country: str = ""
    population: int = 0
    id: int = 0
    code: str = ""
    within: str = ""
    names: list[tuple[str, Role]] = field(default_factory=list)


class Numbering(dict[str, int]):
    """Numbers strings from 0 on, as they come."""

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self)
        return number


class GazetteerBuilder:
    """Packs places; their order is that in which they are added."""

    def __init__(self) -> None:
        self._lat, self._lon = array("f"), array("f")
        self._population, self._ids = array("I"), array("Q")
        self._kind, self._source, self._country = array("B"), array("B"), array("H")
        self._within = array("I")
        self._text, self._text_ends = bytearray(), array("I")
        self._hashes, self._places, self._roles = array("Q"), array("I"), array("B")
        self._sources, self._countries, self._codes = Numbering(), Numbering({"": 0}), Numbering({"": 0})
        self._with_code: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._lat)

    def add(self, record: PlaceRecord) -> None:
        """Add one place with its names."""
        place = len(self)
        self._lat.append(record.lat)
        self._lon.append(record.lon)
        self._population.append(min(record.population, MOST))
        self._ids.append(record.id)
        self._kind.append(NUMBER_OF_KIND[record.kind])
        self._source.append(self._sources[record.source])
        self._country.append(self._countries[record.country])
        self._within.append(self._codes[record.within])
        self._text += record.name.encode()
        self._text_ends.append(len(self._text))
        if record.code:
            self._with_code.setdefault(record.code, place)
        self.add_names(place, [(record.name, Role.MAIN), *record.names])

    def add_names(self, place: int, names: Iterable[tuple[str, Role]]) -> None:
        """Add names of the place with that number; the first role of a name counts."""
        keys: dict[str, Role] = {}
        for name, role in names:
            if key := key_of(name):
                keys.setdefault(key, role)
        self._hashes.extend(map(hash_of, keys))
        self._places.extend([place] * len(keys))
        self._roles.extend(keys.values())

    def ids(self) -> Array:
        """The number of each place in its source."""
        return np.array(self._ids, dtype=np.uint64)

    def write(self, file: Path, *, facts: Mapping[str, Any]) -> None:
        """Write the gazetteer to ``file`` anew; ``facts`` is what else its header should tell."""
        arrays: dict[str, Array] = {
            "lat": np.asarray(self._lat),
            "lon": np.asarray(self._lon),
            "population": np.asarray(self._population),
            "kind": np.asarray(self._kind),
            "country": np.asarray(self._country),
            "parent": self._parents(),
            "ids": np.asarray(self._ids),
            "source": np.asarray(self._source),
            "text": np.frombuffer(bytes(self._text), dtype=np.uint8),
            "text_ends": np.asarray(self._text_ends),
            **self._names(),
        }
        write_columns(
            file, arrays, {**facts, "countries": list(self._countries), "sources": list(self._sources)}
        )

    def _parents(self) -> Array:
        of_code = np.array([self._place_of(code) for code in self._codes], dtype=np.uint32)
        parents: Array = of_code[np.asarray(self._within)]
        itself = parents == np.arange(1, len(self) + 1)
        parents[itself] = 0
        return parents

    def _place_of(self, code: str) -> int:
        while code and code not in self._with_code:
            code = code.rpartition(".")[0]
        return self._with_code[code] + 1 if code else 0

    def _names(self) -> dict[str, Array]:
        """Hash, place and role of every name, by hash and then place; each key once a place."""
        hashes, places, roles = map(np.asarray, (self._hashes, self._places, self._roles))
        order = np.lexsort((roles, places, hashes))
        hashes, places, roles = hashes[order], places[order], roles[order]
        again = np.zeros(len(hashes), dtype=bool)
        again[1:] = (hashes[1:] == hashes[:-1]) & (places[1:] == places[:-1])
        return {"hashes": hashes[~again], "places": places[~again], "roles": roles[~again]}
