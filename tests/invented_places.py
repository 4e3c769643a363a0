"""An invented country or two, as a gazetteer and as the dumps of GeoNames."""

import zipfile
from pathlib import Path

from sayso.resources.gazetteer import FILE_NAME, Gazetteer
from sayso.resources.gazetteer.building import GazetteerBuilder, PlaceRecord
from sayso.resources.gazetteer.roles import Role

RECORDS = (
    PlaceRecord(
        name="Varn",
        lat=10.0,
        lon=20.0,
        kind="country",
        source="invented",
        country="QV",
        population=9_000_000,
        id=1,
        code="QV",
        names=[("Varnish", Role.DEMONYM)],
    ),
    PlaceRecord(
        name="Ostland",
        lat=50.0,
        lon=-60.0,
        kind="country",
        source="invented",
        country="QO",
        population=4_000_000,
        id=2,
        code="QO",
    ),
    PlaceRecord(
        name="Vell County",
        lat=11.0,
        lon=21.0,
        kind="county",
        source="invented",
        country="QV",
        population=60_000,
        id=3,
        code="QV.VL",
        within="QV",
        names=[("Vell", Role.SHORT), ("V.C.", Role.ABBREVIATION)],
    ),
    PlaceRecord(
        name="Saltmere",
        lat=11.1,
        lon=21.1,
        kind="city",
        source="invented",
        country="QV",
        population=12_000,
        id=4,
        within="QV.VL.7",
    ),
    PlaceRecord(
        name="Saltmere",
        lat=50.5,
        lon=-60.5,
        kind="city",
        source="invented",
        country="QO",
        population=400_000,
        id=5,
        within="QO",
        names=[("Salt Mère", Role.ALIAS)],
    ),
    PlaceRecord(
        name="Ostrel",
        lat=50.6,
        lon=-60.4,
        kind="capital",
        source="invented",
        country="QO",
        population=900_000,
        id=6,
        within="QO",
    ),
    PlaceRecord(name="Grey Strait", lat=30.0, lon=-20.0, kind="strait", source="curated", id=7),
)
"""A country each side of a strait; both have a town called Saltmere."""

VARN, OSTLAND, VELL, SALTMERE_OF_VELL, SALTMERE, OSTREL, GREY_STRAIT = range(len(RECORDS))


def write_invented(folder: Path) -> Path:
    """The invented gazetteer, written as ``sayso gazetteer load`` would; its folder."""
    builder = GazetteerBuilder()
    for record in RECORDS:
        builder.add(record)
    builder.write(folder / FILE_NAME, facts={"made": "up"})
    return folder


def invented_gazetteer(folder: Path) -> Gazetteer:
    """The invented gazetteer, opened."""
    return Gazetteer(write_invented(folder) / FILE_NAME)


def dump_line(
    number: int,
    name: str,
    feature: str,
    *,
    country: str = "QV",
    divisions: tuple[str, str] = ("", ""),
    other: str = "",
    where: str = "11.5\t21.5",
    population: int = 0,
) -> str:
    """A line of ``allCountries.txt``."""
    lat_lon, (first, second) = where, divisions
    code = feature.replace(".", "\t")
    return (
        f"{number}\t{name}\t{name}\t{other}\t{lat_lon}\t{code}\t{country}\t\t{first}\t{second}\t\t\t"
        f"{population}\t\t12\tInvented/Zone\t2031-04-02"
    )


def zipped(file: Path, table: str, lines: list[str]) -> Path:
    """An archive that holds a table of these lines and a shorter one beside it."""
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("about.txt", "x")
        archive.writestr(table, "\n".join([*lines, ""]))
    return file
