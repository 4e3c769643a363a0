from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.resources.actors.aliases import Alias, Speaker, abbreviates, alias_key, alias_of, known_acronyms


def alias(name: str, **told: Any) -> Alias:
    facts: dict[str, Any] = {
        "kind": "person",
        "named": True,
        "country": None,
        "sector": None,
        "published": None,
    }
    return alias_of(Speaker(name=name, **(facts | {"report": "r1"} | told)))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Karim al-Varni", "Kareem Al Varni"),
        ("Ada Rusk", "ADA RUSK"),
        ("Ada Rusk", "President Ada Rusk"),
        ("Ada Rusk", "Prime Minister Ada Rusk"),
    ],
)
def test_a_full_name_is_one_across_reports(one: str, two: str) -> None:
    assert alias(one) == alias(two, report="r2", country="NLD")


@pytest.mark.parametrize("name", ["Rusk", "Mr Rusk", "President Rusk", "al-Varni", "A. Rusk", "de Rusk"])
def test_part_of_a_name_is_one_within_its_report(name: str) -> None:
    assert alias(name) == alias(name, country="NLD")
    assert alias(name) != alias(name, report="r2")


def test_a_leader_is_known_by_the_last_name_in_the_role() -> None:
    told = {"country": "USA", "sector": "GOV", "published": "2012-05-01"}
    assert alias("Obama", **told) == alias("Barack Obama") == alias("President Obama", **told)
    assert alias("Obama", **told | {"sector": "BUS"}).report == "r1"
    assert alias("Obama", **told | {"country": "KEN"}).report == "r1"
    assert alias("Obama", **told | {"sector": "ELI", "published": "2019"}) == alias("Barack Obama")


def test_of_two_leaders_of_one_last_name_the_date_tells() -> None:
    told = {"country": "USA", "sector": "GOV"}
    assert alias("Bush", **told, published="2005-06") == alias("George W. Bush")
    assert alias("Bush", **told, published="1991") == alias("George Bush")
    assert alias("Bush", **told).report == "r1"


def test_a_body_is_one_in_its_country() -> None:
    def body(name: str, country: str | None, **told: Any) -> Alias:
        return alias(name, kind="organization", country=country, **told)

    assert body("The Foreign Ministry", "NLD") == body("Foreign Ministry", "NLD", report="r2")
    assert body("Foreign Ministry", "NLD") != body("Foreign Ministry", "BEL")
    assert body("Foreign Ministry", None, sector="GOV").report == "r1"
    assert body("Velden Rowing Club", None) == body("the Velden Rowing Club", None, report="r2")
    assert body("Ostrel Labour Organisation", None) == body("Ostrel Labor Organization", None)
    assert body("Federation", None).report == "r1"


def test_a_country_is_one_by_all_its_names() -> None:
    usa = {"kind": "organization", "country": "USA"}
    assert alias("U.S.", **usa) == alias("United States", **usa, report="r2")


def test_who_has_no_name_is_told_apart_by_country() -> None:
    police = {"kind": "organization", "named": False}
    assert alias("Police", **police, country="NLD") == alias(
        "the police", **police, country="NLD", report="r2"
    )
    assert alias("police", **police, country="NLD") != alias("police", **police, country="BEL")


@given(st.text(min_size=1))
def test_every_name_has_a_key(name: str) -> None:
    assert alias_key(name)
    assert alias(name).id == alias(name).id


@pytest.mark.parametrize(
    ("short", "name", "does"),
    [
        ("VHB", "Velden Harbour Board", True),
        ("Numal", "National Union of Makers and Labourers", True),
        ("VBH", "Velden Harbour Board", False),
        ("XHB", "Velden Harbour Board", False),
        ("", "Velden Harbour Board", False),
    ],
)
def test_letters_in_order_abbreviate(short: str, name: str, *, does: bool) -> None:
    assert abbreviates(short, name) is does


def test_the_table_tells_some_short_forms() -> None:
    known = known_acronyms()
    assert known["un"] == ("United Nations", "-")
    assert "pahos" not in known
