"""Our own tables: names of countries and divisions, and places that no package has."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from sayso.resources.gazetteer.building import PlaceRecord
from sayso.resources.gazetteer.roles import Role

CURATED_TABLE = "curated-places.tsv"
Middle = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Country:
    """What we add to a country."""

    names: tuple[str, ...] = ()
    peoples: tuple[str, ...] = ()
    middle: Middle | None = None


@dataclass(frozen=True, slots=True)
class Division:
    """What we add to a division."""

    middle: Middle | None = None
    abbreviations: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    peoples: tuple[str, ...] = ()


def country_table() -> dict[str, Country]:
    """Country code to what we add."""
    return {
        code: Country(_list(names), _list(peoples), _middle(middle))
        for code, names, peoples, middle in _rows("gazetteer/tables/country-names.tsv", 4)
    }


def division_table() -> dict[str, Division]:
    """Code of a division in GeoNames to what we add."""
    return {
        code: Division(_middle(middle), _list(short), _list(names), _list(peoples))
        for code, middle, short, names, peoples in _rows("gazetteer/tables/division-names.tsv", 5)
    }


def other_names_table() -> dict[int, tuple[str, ...]]:
    """Number of a place in GeoNames to names that we add."""
    return {int(number): _list(names) for number, names in _rows("gazetteer/tables/other-names.tsv", 2)}


def curated_places() -> Iterator[PlaceRecord]:
    """The places of ``curated-places.tsv``; a place's number is that of its line in the file."""
    columns = 8
    for number, (name, lat, lon, country, kind, aliases, peoples, _) in enumerate(
        _rows(CURATED_TABLE, columns), start=1
    ):
        yield PlaceRecord(
            name=name,
            lat=float(lat),
            lon=float(lon),
            kind=kind,
            source="curated",
            country=country,
            id=number,
            names=[
                *((alias, Role.ALIAS) for alias in _list(aliases)),
                *((people, Role.DEMONYM) for people in _list(peoples)),
            ],
        )


def _rows(table: str, columns: int) -> Iterator[list[str]]:
    for line in files("sayso.resources").joinpath(table).read_text("utf-8").split("\n"):
        if line and not line.startswith("#"):
            cells = line.split("\t")
            yield [*cells, *[""] * (columns - len(cells))]


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _middle(cell: str) -> Middle | None:
    if not cell:
        return None
    lat, lon = map(float, cell.split(","))
    return lat, lon
