import zipfile
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from sayso.core.errors import InputError, MissingInputError
from sayso.resources.gazetteer import Gazetteer
from sayso.resources.gazetteer.geonames import build_from_geonames
from sayso.resources.gazetteer.keys import key_of
from sayso.resources.gazetteer.names import other_names, short_names
from sayso.resources.gazetteer.roles import Role
from tests.invented_places import dump_line, zipped

PLACES = [
    dump_line(41, "Saltmere", "P.PPL", divisions=("VL", "07"), population=12_000),
    dump_line(42, "Republic of Varn", "A.PCLI", other="VRN,Varn,varunu,Варн", divisions=("00", "")),
    dump_line(43, "Vell County", "A.ADM1", divisions=("VL", "")),
    dump_line(44, "Tarn Airfield", "S.AIRB", divisions=("XX", "")),
]
NAMES = ["1\t41\ten\tSalt Harbour\t1", "2\t41\tlink\tsomewhere", "3\t99\ten\tLost", "4\t43\tabbr\tV.C."]


def built(folder: Path, names: list[str] | None = None) -> Gazetteer:
    places = zipped(folder / "all.zip", "all.txt", PLACES)
    builder = build_from_geonames(places, zipped(folder / "n.zip", "n.txt", names) if names else None)
    builder.write(folder / "g.gaz", facts={})
    return Gazetteer(folder / "g.gaz")


def roles(gazetteer: Gazetteer, name: str) -> dict[str | None, int]:
    [(places, found)] = gazetteer.look_up([key_of(name)])
    return {gazetteer.id_of(int(place)): int(role) for place, role in zip(places, found, strict=True)}


def test_places_come_with_kind_division_and_people(tmp_path: Path) -> None:
    gazetteer = built(tmp_path)
    assert [gazetteer.name(place) for place in range(4)] == [line.split("\t")[1] for line in PLACES]
    kinds = [gazetteer.kind_of(place).name for place in range(4)]
    assert kinds == ["city", "country", "division", "airbase"]
    assert gazetteer.population[0] == 12_000
    assert gazetteer.chains(gazetteer_places(0, 3)).tolist() == [[0, 2, 1, -1], [3, 1, -1, -1]]


def gazetteer_places(*numbers: int) -> NDArray[np.intp]:
    return np.array(numbers, dtype=np.intp)


def test_names_that_reports_use_are_found_and_codes_are_not(tmp_path: Path) -> None:
    gazetteer = built(tmp_path)
    assert roles(gazetteer, "Varn") == {"42": Role.ALIAS}
    assert roles(gazetteer, "Vell") == {"43": Role.SHORT}
    for other in ("VRN", "varunu", "Варн", "Salt Harbour"):
        assert roles(gazetteer, other) == {}


def test_other_names_are_taken_from_the_second_dump(tmp_path: Path) -> None:
    gazetteer = built(tmp_path, NAMES)
    assert roles(gazetteer, "Salt Harbour") == {"41": Role.ALIAS}
    assert roles(gazetteer, "V.C.") == {"43": Role.ABBREVIATION}
    assert roles(gazetteer, "somewhere") == roles(gazetteer, "Lost") == {}


def test_our_own_places_are_there_too(tmp_path: Path) -> None:
    gazetteer = built(tmp_path)
    [(places, _)] = gazetteer.look_up([key_of("Persian Gulf")])
    assert gazetteer.is_curated(places.astype(int)).any()


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([PLACES[0], "41\tSaltmere"], "line 2: has 2 columns instead of 19"),
        ([PLACES[0].replace("11.5", "north")], "line 1: not a place of GeoNames"),
    ],
)
def test_a_damaged_dump_is_told_by_its_line(tmp_path: Path, lines: list[str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        build_from_geonames(zipped(tmp_path / "all.zip", "all.txt", lines))


def test_a_damaged_dump_of_names_is_told_by_its_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="line 1: 'x' is no number"):
        built(tmp_path, ["1\tx\ten\tSalt Harbour"])


def test_what_is_no_archive_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError, match=r"none\.zip"):
        build_from_geonames(tmp_path / "none.zip")
    (tmp_path / "text.zip").write_text("no archive", "utf-8")
    with pytest.raises(InputError, match="not a zip archive"):
        build_from_geonames(tmp_path / "text.zip")
    zipfile.ZipFile(tmp_path / "empty.zip", "w").close()
    with pytest.raises(InputError, match="holds no table"):
        build_from_geonames(tmp_path / "empty.zip")


def test_names_of_divisions_are_shortened() -> None:
    assert short_names("Vell County") == short_names("County of Vell") == [("Vell", Role.SHORT)]
    assert short_names("County") == short_names("Vell") == []


def test_only_names_in_latin_letters_as_written_in_text_are_kept() -> None:
    names = ["Salt Mère", "SLT", "salutomeru", "Солт", "'Aïn Tarn", "Sa"]
    assert [name for name, _ in other_names(names)] == ["Salt Mère", "'Aïn Tarn"]
