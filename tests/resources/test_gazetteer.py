from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sayso.core.errors import InputError, MissingInputError
from sayso.resources.gazetteer import NOWHERE, Gazetteer, open_gazetteer
from sayso.resources.gazetteer.building import GazetteerBuilder, PlaceRecord
from sayso.resources.gazetteer.keys import beginnings, key_of, looser_keys
from sayso.resources.gazetteer.kinds import KINDS, kind_of_code
from sayso.resources.gazetteer.roles import Role
from sayso.resources.gazetteer.tables import country_table, curated_places, division_table
from tests.invented_places import (
    OSTLAND,
    OSTREL,
    RECORDS,
    SALTMERE,
    SALTMERE_OF_VELL,
    VARN,
    VELL,
    invented_gazetteer,
    write_invented,
)
from tests.texts import any_text


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return invented_gazetteer(tmp_path_factory.mktemp("places"))


def meanings(gazetteer: Gazetteer, name: str) -> dict[int, Role]:
    [(places, roles)] = gazetteer.look_up([key_of(name)])
    return {place: Role(role) for place, role in zip(places.tolist(), roles.tolist(), strict=True)}


def test_a_name_finds_its_places_and_says_what_it_is_to_them(gazetteer: Gazetteer) -> None:
    assert meanings(gazetteer, "Saltmere") == {SALTMERE_OF_VELL: Role.MAIN, SALTMERE: Role.MAIN}
    assert meanings(gazetteer, "SALT-MERE") == {SALTMERE: Role.ALIAS}
    assert meanings(gazetteer, "Varnish") == {VARN: Role.DEMONYM}
    assert meanings(gazetteer, "Vell") == {VELL: Role.SHORT}
    assert meanings(gazetteer, "Nowhere") == {}


def test_what_is_known_of_a_place_comes_back(gazetteer: Gazetteer) -> None:
    for place, record in enumerate(RECORDS):
        assert gazetteer.name(place) == record.name
        assert gazetteer.kind_of(place).name == record.kind
        assert gazetteer.countries[gazetteer.country[place]] == record.country
        assert gazetteer.id_of(place) == str(record.id)
        assert gazetteer.source_of(place) == record.source
        assert (gazetteer.lat[place], gazetteer.lon[place]) == pytest.approx((record.lat, record.lon))
    assert gazetteer.is_curated(np.arange(len(RECORDS))).tolist() == [False] * 6 + [True]
    assert gazetteer.facts["made"] == "up"


def test_a_place_lies_in_what_its_code_names_or_in_the_next_larger(gazetteer: Gazetteer) -> None:
    chains = gazetteer.chains(np.array([SALTMERE_OF_VELL, OSTREL, VARN]))
    assert chains.tolist() == [
        [SALTMERE_OF_VELL, VELL, VARN, NOWHERE],
        [OSTREL, OSTLAND, NOWHERE, NOWHERE],
        [VARN, NOWHERE, NOWHERE, NOWHERE],
    ]


def test_equal_places_give_equal_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, two = write_invented(tmp_path / "a"), write_invented(tmp_path / "b")
    assert (one / "places.gaz").read_bytes() == (two / "places.gaz").read_bytes()
    assert open_gazetteer(str(one)).digest == open_gazetteer(str(two)).digest


def test_a_name_given_twice_keeps_its_first_role(tmp_path: Path) -> None:
    builder = GazetteerBuilder()
    names = [("Tarn", Role.ALIAS), ("tarn", Role.ABBREVIATION)]
    builder.add(PlaceRecord(name="Tarnwick", lat=1, lon=2, kind="city", source="invented", names=names))
    builder.add_names(0, [("TARN", Role.DEMONYM), ("Tarny", Role.DEMONYM)])
    builder.write(tmp_path / "t.gaz", facts={})
    gazetteer = Gazetteer(tmp_path / "t.gaz")
    assert meanings(gazetteer, "tarn") == {0: Role.ALIAS}
    assert meanings(gazetteer, "tarny") == {0: Role.DEMONYM}


def test_a_missing_or_damaged_gazetteer_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError, match="sayso gazetteer load"):
        open_gazetteer(str(tmp_path / "nowhere"))
    file = write_invented(tmp_path) / "places.gaz"
    whole = file.read_bytes()
    for damaged in (b"", b"something else\n" * 9, whole[:40], whole[:-200]):
        file.write_bytes(damaged)
        with pytest.raises(InputError, match=r"places\.gaz"):
            Gazetteer(file)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sana'a", "Sanaa"),
        ("São Tomé", "Sao Tome"),
        ("the Grey Strait", "grey strait"),
        ("al-Tarn", "Al Tarn"),
        ("St. Orrin", "Saint Orrin"),
        ("Łowyń", "Lowyn"),
        ("O.B.", "OB"),
    ],
)
def test_spellings_that_differ_in_nothing_that_matters_are_one_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


@given(any_text)
def test_a_key_is_its_own_key_with_or_without_an_article(text: str) -> None:
    key = key_of(text)
    assume(key)
    assert key_of(f"The {key}") == key


@given(
    st.lists(st.sampled_from("al tarn north city of grey street county".split()), max_size=5).map(" ".join)
)
def test_looser_keys_are_other_keys(key: str) -> None:
    assert key not in looser_keys(key)
    assert key not in beginnings(key)
    assert all(looser_keys(key))


def test_looser_keys_leave_out_articles_directions_and_kinds_but_not_of_streets() -> None:
    assert "tarn" in looser_keys("al tarn")
    assert "al tarn" in looser_keys("tarn")
    assert "tarn" in looser_keys("north tarn")
    assert "tarn" in looser_keys("tarn township")
    assert "tarn" in looser_keys("town of tarn")
    assert "tarn county" in looser_keys("tarn co")
    assert looser_keys("tarn street") == beginnings("tarn street") == []
    assert beginnings("ostrel grand prix") == ["ostrel grand", "ostrel"]


def test_kinds_are_told_by_feature_codes() -> None:
    assert kind_of_code("P.PPLC") == "capital"
    assert kind_of_code("P.PPLW") == "city"
    assert kind_of_code("H.WHAT") == "water"
    assert kind_of_code("?") == "site"
    codes = [code for kind in KINDS for code in kind.codes]
    assert len(codes) == len(set(codes))


def test_curated_places_are_of_known_kinds_and_somewhere_on_earth_with_a_source() -> None:
    places = list(curated_places())
    kinds = {kind.name for kind in KINDS}
    assert len(places) >= 119 + 150
    assert {place.kind for place in places} <= kinds
    assert all(abs(place.lat) <= 90 and abs(place.lon) <= 180 for place in places)
    assert len({place.name for place in places}) == len(places)
    assert all(len(place.country) in {0, 2} for place in places)


def test_tables_of_names_are_complete() -> None:
    assert len(country_table()) > 240
    assert {f"US.{code}" for code in ("CA", "TX", "DC")} <= division_table().keys()


def test_the_packaged_gazetteer_knows_the_world() -> None:
    gazetteer = open_gazetteer()
    assert len(gazetteer) > 250_000
    [(places, _)] = gazetteer.look_up([key_of("Reykjavík")])
    assert gazetteer.countries[gazetteer.country[places[0]]] == "IS"
    assert gazetteer.kind_of(int(places[0])).precision == "city"
