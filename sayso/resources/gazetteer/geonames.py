"""The dumps of GeoNames as they are published: ``allCountries.zip`` and ``alternateNamesV2.zip``."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from sayso.core.errors import InputError, MissingInputError
from sayso.resources.gazetteer.building import GazetteerBuilder, PlaceRecord
from sayso.resources.gazetteer.kinds import kind_of_code
from sayso.resources.gazetteer.names import other_names, short_names
from sayso.resources.gazetteer.roles import Role
from sayso.resources.gazetteer.tables import (
    Country,
    Division,
    country_table,
    curated_places,
    division_table,
    other_names_table,
)

SOURCE = "geonames"
TERMS = "GeoNames, CC BY 4.0"
PLACE_COLUMNS, NAME_COLUMNS = 19, 4
WRITTEN = frozenset({"", "en", "abbr"})
"""Languages of the other names that are taken, as English reports use them; the rest are codes and links."""
COUNTRY_CODES = frozenset({"A.PCL", "A.PCLD", "A.PCLF", "A.PCLI", "A.PCLIX", "A.PCLS", "A.TERR"})


def build_from_geonames(places: Path, names: Path | None = None) -> GazetteerBuilder:
    """Every place of the dumps, with our names of countries and divisions and our own places.

    Args:
        places: ``allCountries.zip``, or the dump of one country.
        names: ``alternateNamesV2.zip``; without it, only the names that stand beside the places are taken.

    Raises:
        MissingInputError: when there is no such file.
        InputError: when one is no such dump; the message names the line.
    """
    builder = GazetteerBuilder()
    countries, divisions, ours = country_table(), division_table(), other_names_table()
    for number, cells in _rows(places, PLACE_COLUMNS):
        try:
            record = _record(cells, countries, divisions)
        except ValueError as error:
            raise InputError(f"{places}, line {number}: not a place of GeoNames ({error}).") from error
        record.names += [(name, Role.ALIAS) for name in ours.get(record.id, ())]
        builder.add(record)
    if names:
        _add_names(builder, names)
    for record in curated_places():
        builder.add(record)
    return builder


def _record(cells: list[str], countries: dict[str, Country], divisions: dict[str, Division]) -> PlaceRecord:
    name, feature, country = cells[1], f"{cells[6]}.{cells[7]}", cells[8]
    record = PlaceRecord(
        name=name,
        lat=float(cells[4]),
        lon=float(cells[5]),
        kind=kind_of_code(feature),
        source=SOURCE,
        country=country,
        population=int(cells[14] or 0),
        id=int(cells[0]),
        within=".".join(_filled([country, cells[10], cells[11]])),
        names=other_names([cells[2], *cells[3].split(",")]),
    )
    if feature in COUNTRY_CODES:
        record.code, record.within = country, ""
        land = countries.get(country, Country())
        record.lat, record.lon = land.middle or (record.lat, record.lon)
        record.names += _named(land.names, Role.ALIAS) + _named(land.peoples, Role.DEMONYM)
    elif feature in {"A.ADM1", "A.ADM2"}:
        record.code = record.within
        record.within = record.code.rpartition(".")[0]
        ours = divisions.get(record.code, Division())
        record.names += _named(ours.names, Role.ALIAS) + short_names(name)
        record.names += _named(ours.peoples, Role.DEMONYM) + _named(ours.abbreviations, Role.ABBREVIATION)
    return record


def _filled(parts: list[str]) -> list[str]:
    """The parts before the first that is empty or says that it is unknown."""
    known = [bool(part) and part != "00" for part in parts]
    return parts[: known.index(False)] if False in known else parts


def _named(names: tuple[str, ...], role: Role) -> list[tuple[str, Role]]:
    return [(name, role) for name in names]


def _add_names(builder: GazetteerBuilder, names: Path) -> None:
    ids = builder.ids()
    order = np.argsort(ids, kind="stable")
    in_order = ids[order]
    for number, cells in _rows(names, NAME_COLUMNS):
        if cells[2] not in WRITTEN:
            continue
        if not cells[1].isdigit():
            raise InputError(f"{names}, line {number}: {cells[1]!r} is no number of a place.")
        at = int(np.searchsorted(in_order, int(cells[1])))
        if at < len(ids) and in_order[at] == int(cells[1]):
            role = Role.ABBREVIATION if cells[2] == "abbr" else Role.ALIAS
            usable = [(cells[3], role)] if role is Role.ABBREVIATION else other_names([cells[3]])
            builder.add_names(int(order[at]), usable)


def _rows(file: Path, least: int) -> Iterator[tuple[int, list[str]]]:
    """Number and cells of each line of the largest table in the archive.

    The line is split at line feeds only: names may hold other characters that end lines.
    """
    with _opened(file) as lines:
        for number, line in enumerate(lines, start=1):
            cells = line.rstrip("\n").split("\t")
            if len(cells) < least:
                raise InputError(
                    f"{file}, line {number}: has {len(cells)} columns instead of {least} or more."
                )
            yield number, cells


@contextmanager
def _opened(file: Path) -> Iterator[io.TextIOWrapper]:
    if not file.is_file():
        raise MissingInputError(f"{file}: there is no such file.")
    try:
        with zipfile.ZipFile(file) as archive:
            tables = [entry for entry in archive.infolist() if entry.filename.endswith(".txt")]
            if not tables:
                raise InputError(f"{file}: holds no table (.txt).")
            # beside the table there may be a list of languages or a readme
            largest = max(tables, key=lambda entry: entry.file_size)
            with archive.open(largest) as raw, io.TextIOWrapper(raw, encoding="utf-8", newline="\n") as lines:
                yield lines
    except (zipfile.BadZipFile, UnicodeDecodeError) as error:
        raise InputError(f"{file}: not a zip archive of text in UTF-8 ({error}).") from error
