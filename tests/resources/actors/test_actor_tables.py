import re
from collections import Counter

import pytest

from sayso.resources.actors import FORCES, is_acronym, load_actors, one_letter_less, phrase_key, plural, rows

SECTORS = frozenset(
    "AGR BUS COP CRM CVL EDU ELI GOV IGO JRN JUD LAB LEG MED MIL NGO OPP PTY REB REF REL SOC SPY UAF".split()
)
CODES = {row[0] for row in rows("countries")}


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("countries", 4),
        ("places", 2),
        ("peoples", 2),
        ("bodies", 3),
        ("roles", 3),
        ("leaders", 5),
        ("surnames", 1),
    ],
)
def test_every_row_has_its_columns(table: str, columns: int) -> None:
    lengths = Counter(len(row) for row in rows(table))
    assert set(lengths) == {columns}


@pytest.mark.parametrize("table", ["places", "peoples", "bodies", "leaders"])
def test_every_country_is_one_of_the_table_of_countries(table: str) -> None:
    assert {row[0] for row in rows(table)} - {"-"} <= CODES


def test_countries_are_listed_once_with_three_letters() -> None:
    codes = [row[0] for row in rows("countries")]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)


@pytest.mark.parametrize(("table", "column"), [("bodies", 1), ("roles", 0), ("leaders", 1)])
def test_every_sector_is_known(table: str, column: int) -> None:
    assert {row[column] for row in rows(table)} - {"-"} <= SECTORS


def test_every_force_is_known() -> None:
    assert {row[1] for row in rows("roles")} <= FORCES.keys()


def test_years_of_leaders_are_years_in_order() -> None:
    for _, _, since, until, names in rows("leaders"):
        assert re.fullmatch(r"(\d{4})?", since), names
        assert re.fullmatch(r"(\d{4})?", until), names
        assert not until or since <= until, names


def test_no_name_is_empty_or_padded() -> None:
    for table in ("countries", "places", "peoples", "bodies", "roles", "leaders"):
        for row in rows(table):
            names = [name for cell in row[1:] if cell for name in cell.split("|")]
            assert all(name and name == name.strip() for name in names), row


def test_a_place_is_in_one_country() -> None:
    names = Counter(name for _, cell in rows("places") for name in cell.split("|"))
    assert [name for name, count in names.items() if count > 1] == []


def test_a_name_is_found_however_it_is_marked() -> None:
    names = load_actors().names
    for name in ("Cote d'Ivoire", "Côte d’Ivoire", "ivory coast", "The Ivory Coast"):
        assert names[phrase_key(name)].country == "CIV"


def test_short_forms_stand_in_capitals_only() -> None:
    assert is_acronym("U.S.")
    assert is_acronym("WHO")
    assert not is_acronym("Iraq")
    tables = load_actors()
    assert tables.acronyms["WHO"].sector == "IGO"
    assert "who" not in tables.names


def test_nouns_stand_in_both_numbers() -> None:
    roles = load_actors().roles
    assert roles["soldier"].sector == roles["soldiers"].sector == "MIL"
    assert (plural("embassy"), plural("judge"), plural("boss"), plural("envoy")) == (
        "embassies",
        "judges",
        "bosses",
        "envoys",
    )


def test_a_leader_holds_a_role_in_its_years_only() -> None:
    terms = load_actors().leaders
    assert all(term.holds(term.since or term.until or "2000") for held in terms.values() for term in held)
    assert not any(
        term.holds(str(int(term.until) + 1)) for held in terms.values() for term in held if term.until
    )


def test_last_names_that_many_bear_tell_nobody() -> None:
    surnames = load_actors().surnames
    assert not {"khan", "lee", "smith", "jordan", "lagos"} & surnames.keys()


def test_one_wrong_letter_in_a_long_name() -> None:
    tables = load_actors()
    assert tables.corrected("afganistan") == "afghanistan"
    assert tables.corrected("afghanistun") == "afghanistan"
    assert tables.corrected("mexica") is None  # too short to be sure
    assert list(one_letter_less("abc")) == ["abc", "bc", "ac", "ab"]
