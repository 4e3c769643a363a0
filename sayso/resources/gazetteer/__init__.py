"""Places by name: where they are, what they are, how many live there."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.resources.gazetteer.columns import open_columns
from sayso.resources.gazetteer.keys import hash_of
from sayso.resources.gazetteer.kinds import KINDS, Kind

DEFAULT = "default.gaz"
NOWHERE = -1
DEPTH = 4
"""A place, its district or county, its division, its country."""
CURATED = "curated"
"""The source of places of our own table."""
FILE_NAME = "places.gaz"
"""What the file is called in a folder that ``sayso gazetteer load`` made."""


class Gazetteer:
    """An open gazetteer. A place is its number, from 0; the columns say what is known of it.

    Attributes:
        facts: the header: countries, sources and what else its maker noted.
        lat: degrees north of each place.
        lon: degrees east.
        population: people; 0 where unknown.
        kind: number in ``KINDS``.
        country: number in ``countries``.
        digest: ``sha256:…`` of what the header tells, the hash of the columns among it.

    Raises:
        MissingInputError: when there is no such file.
        InputError: when the file is no gazetteer or is cut off.
    """

    def __init__(self, file: Path) -> None:
        columns = open_columns(file)
        self.facts: Mapping[str, Any] = columns.facts
        self.countries: list[str] = list(columns.facts["countries"])
        self.lat: NDArray[np.float32] = columns.arrays["lat"]
        self.lon: NDArray[np.float32] = columns.arrays["lon"]
        self.population: NDArray[np.uint32] = columns.arrays["population"]
        self.kind: NDArray[np.uint8] = columns.arrays["kind"]
        self.country: NDArray[np.uint16] = columns.arrays["country"]
        self._columns = columns.arrays
        self.digest = columns.digest

    def __len__(self) -> int:
        return len(self.lat)

    def look_up(self, keys: Iterable[str]) -> list[tuple[NDArray[np.uint32], NDArray[np.uint8]]]:
        """For each key, as ``keys.key_of`` makes them: the places it may mean and in which role each."""
        hashes = np.array([hash_of(key) for key in keys], dtype=np.uint64)
        column = self._columns["hashes"]
        firsts = np.searchsorted(column, hashes, side="left").tolist()
        lasts = np.searchsorted(column, hashes, side="right").tolist()
        places, roles = self._columns["places"], self._columns["roles"]
        return [(places[a:b], roles[a:b]) for a, b in zip(firsts, lasts, strict=True)]

    def name(self, place: int) -> str:
        """Its main name."""
        ends = self._columns["text_ends"]
        start = int(ends[place - 1]) if place else 0
        return bytes(self._columns["text"][start : int(ends[place])]).decode()

    def kind_of(self, place: int) -> Kind:
        """What it is."""
        return KINDS[int(self.kind[place])]

    def source_of(self, place: int) -> str:
        """Where its record is from."""
        return str(self.facts["sources"][int(self._columns["source"][place])])

    def is_curated(self, places: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Whether each of ``places`` is of our own table."""
        sources = list(self.facts["sources"])
        number = sources.index(CURATED) if CURATED in sources else len(sources)
        curated: NDArray[np.bool_] = self._columns["source"][places] == number
        return curated

    def id_of(self, place: int) -> str | None:
        """Its id at its source."""
        number = int(self._columns["ids"][place])
        return str(number) if number else None

    def chains(self, places: NDArray[np.intp]) -> NDArray[np.intp]:
        """Each of ``places`` and what it lies in, the smallest first, in ``DEPTH`` columns.

        What nothing is known to contain is followed by ``NOWHERE``.
        """
        columns = [places]
        parents = self._columns["parent"]
        for _ in range(DEPTH - 1):
            last = columns[-1]
            columns.append(
                np.where(last == NOWHERE, NOWHERE, parents[np.maximum(last, 0)].astype(np.intp) - 1)
            )
        return np.stack(columns, axis=1)


@cache
def open_gazetteer(folder: str = "") -> Gazetteer:
    """The gazetteer that ``sayso gazetteer load`` made in ``folder``, or the one that comes with Sayso.

    Raises:
        MissingInputError: when the folder has none.
        InputError: when its file is no gazetteer or is cut off.
    """
    if folder:
        return Gazetteer(Path(folder) / FILE_NAME)
    with as_file(files(__package__).joinpath(DEFAULT)) as file:
        return Gazetteer(file)
