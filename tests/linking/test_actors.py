import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.linking.actors import Actor, code
from sayso.resources.actors import rows


def coded(name: str) -> str:
    actor = code(name)
    return f"{actor.country or '-'} {actor.sector or '-'}"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Peru", "PER -"),
        ("the Peruvians", "PER -"),
        ("U.S.", "USA -"),
        ("Lima", "PER GOV"),
        ("Cuzco", "PER -"),
        ("the White House", "USA GOV"),
        ("Downing Street", "GBR GOV"),
        ("the Élysée", "FRA GOV"),
        ("the Kremlin's spokesman", "RUS GOV"),
        ("American troops", "USA MIL"),
        ("Peruvian warships", "PER MIL"),
        ("Peru's supreme court", "PER JUD"),
        ("the Peruvian parliament", "PER LEG"),
        ("police in Cuzco", "PER COP"),
        ("Peruvian rebels", "PER REB"),
        ("rebel soldiers in Peru", "PER REB"),
        ("Peru's opposition leader", "PER OPP"),
        ("the Peruvian leader", "PER GOV"),
        ("leaders of the Peruvian army", "PER MIL"),
        ("officials", "- GOV"),
        ("hundreds of people in Lima", "PER CVL"),
        ("student protesters in Lima", "PER EDU"),
        ("miners at a Peruvian mine", "PER LAB"),
        ("Peruvian refugees", "PER REF"),
        ("a Peruvian national", "PER CVL"),
        ("Peru's National Library", "PER -"),
        ("a former Peruvian minister", "PER ELI"),
        ("the president of Peru's teachers' union", "PER EDU"),
        ("unknown gunmen", "- UAF"),
        ("the Harbour Times", "- JRN"),
        ("Blue Sound Holdings", "- BUS"),
    ],
)
def test_names_and_descriptions(name: str, expected: str) -> None:
    assert coded(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("the United Nations", "- IGO"),
        ("a UN envoy", "- IGO"),
        ("UN peacekeepers", "- MIL"),
        ("Peruvian peacekeepers", "PER MIL"),
        ("the Red Cross in Peru", "- NGO"),
        ("Peru's ambassador to the United Nations", "PER GOV"),
        ("EU foreign ministers", "- IGO"),
        ("South American leaders", "- -"),
    ],
)
def test_bodies_of_no_country(name: str, expected: str) -> None:
    assert coded(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("anti-Peru protesters in Chile", "CHL CVL"),
        ("Peru-backed rebels in Chile", "CHL REB"),
        ("the Chilean envoy to Peru", "CHL GOV"),
        ("pro-government newspapers in Peru", "PER JRN"),
    ],
)
def test_a_country_that_only_stands_beside_the_actor(name: str, expected: str) -> None:
    assert coded(name) == expected


def test_the_first_of_two_actors_is_told() -> None:
    assert coded("the Peruvian government and the rebels in Chile") == "PER GOV"


def test_common_words_are_no_short_forms() -> None:
    assert coded("who told us") == "- -"
    assert coded("WHO") == "- IGO"


def test_a_place_is_no_government_but_its_seat_is() -> None:
    assert code("Lima", kind="place") == Actor(country="PER")
    assert code("the White House", kind="place") == Actor(country="USA", sector="GOV")


@pytest.mark.parametrize("name", ["Chad Reed", "Ann Jordan", "Aaron Judge", "Tom Bishop", "Paris Reed"])
def test_names_of_people_are_no_countries_and_no_roles(name: str) -> None:
    assert code(name, kind="person") == Actor()


def test_a_title_in_the_name_counts() -> None:
    assert code("Peruvian Foreign Minister Chad Reed", kind="person") == Actor(country="PER", sector="GOV")


def test_what_stands_around_the_name_fills_what_it_leaves_open() -> None:
    actor = code("Ann Reed", kind="person", context=("spokeswoman", "Peru's interior ministry"))
    assert actor == Actor(country="PER", sector="GOV")
    assert code("Chilean police", context=("Peruvian soldiers",)) == Actor(country="CHL", sector="COP")


def test_home_is_for_those_that_no_word_gives_a_country() -> None:
    assert code("the police", home="PER") == Actor(country="PER", sector="COP")
    assert code("Chilean police", home="PER") == Actor(country="CHL", sector="COP")
    assert code("UN peacekeepers", home="PER") == Actor(sector="MIL")
    assert code("Ann Reed", kind="person", home="PER") == Actor()


@pytest.mark.parametrize(
    "name", ["Mohammed Shia al-Sudani", "Muhammad Shia Al Sudani", "Mohammad Shia' el-Sudani"]
)
def test_a_leader_is_known_in_every_spelling(name: str) -> None:
    assert code(name, kind="person", published="2024-05-01") == Actor(country="IRQ", sector="GOV")


def test_the_office_is_the_one_of_the_day() -> None:
    def sector(published: str | None) -> str | None:
        return code("Alassane Ouattara", kind="person", published=published).sector

    assert [sector(day) for day in ("1991-02-03", "2005", "2015-06-07T08:00")] == ["GOV", "OPP", "GOV"]
    assert sector(None) == "GOV"
    assert code("Tony Blair", published="2015-01-01") == Actor(country="GBR", sector="ELI")


def test_a_title_beside_a_leader_tells_more_than_the_table() -> None:
    assert code("opposition leader Tony Blair").sector == "OPP"


def test_a_last_name_alone_is_a_leader_but_not_with_another_first_name() -> None:
    assert code("President Ouattara").country == "CIV"
    assert code("Ouattara", kind="person").country == "CIV"
    assert code("Tomas Ouattara", kind="person") == Actor()


def test_a_leader_with_one_wrong_letter_needs_a_title_or_the_first_name() -> None:
    assert code("President Ouatttara").country == "CIV"
    assert code("Alassane Ouatttara").country == "CIV"
    assert code("Ouatttara").country is None


def test_every_country_answers_to_its_names() -> None:
    for country, names, *_ in rows("countries"):
        assert {code(name).country for name in names.split("|")} == {country}


@given(st.text())
def test_any_words_are_an_actor_or_none(name: str) -> None:
    actor = code(name)
    assert actor == code(name)
    assert actor.country is None or len(actor.country) == 3
