import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.resources.measures import is_people, is_plural, plural, singular, unit_after, unit_of


@pytest.mark.parametrize(
    ("after", "unit"),
    [
        (" square kilometres of it", "km2"),
        ("kg of it", "kg"),
        ("-kilometre road", "km"),
        (" MW plant", "MW"),
        (" m³ of it", "m3"),
        (" ſeconds", None),
        (" M of it", None),
        (" mothers", None),
        (" boats", None),
    ],
)
def test_units_of_measure(after: str, unit: str | None) -> None:
    found = unit_after(after, 0, len(after))
    assert (found and found[0]) == unit


def test_a_unit_ends_where_its_words_do() -> None:
    after = " square kilometres of it"
    assert unit_after(after, 0, len(after)) == ("km2", after.index(" of"))
    assert unit_after(after, 0, after.index("metres")) is None


@pytest.mark.parametrize(
    "noun",
    ["children", "Soldiers", "job-seekers", "Eastmerians", "trainees", "deputies", "fishermen", "deaths"],
)
def test_people(noun: str) -> None:
    assert is_people(noun)


@pytest.mark.parametrize(
    "noun", ["boats", "committees", "lists", "specimen", "Plans", "trees", "taxis", "days"]
)
def test_things_are_no_people(noun: str) -> None:
    assert not is_people(noun)


@pytest.mark.parametrize("noun", ["boats", "men", "mps", "series", "ngos"])
def test_plurals(noun: str) -> None:
    assert is_plural(noun)


@pytest.mark.parametrize("noun", ["boat", "gas", "virus", "crisis", "class", "across", "famous"])
def test_what_ends_in_s_but_is_no_plural(noun: str) -> None:
    assert not is_plural(noun)


@pytest.mark.parametrize(
    ("one", "several"),
    [("room", "rooms"), ("city", "cities"), ("box", "boxes"), ("day", "days"), ("man", "men")],
)
def test_regular_plurals(one: str, several: str) -> None:
    assert plural(one) == several
    assert singular(several) in {one, several}


@given(st.text(alphabet="abcsxy", min_size=1))
def test_a_plural_of_a_plural_is_itself(noun: str) -> None:
    several = plural(noun)
    assert not is_plural(several) or plural(several) == several


def test_nouns_that_are_told_in_one_unit() -> None:
    assert [unit_of(noun) for noun in ("Nations", "rifles", "mayors", "Boats")] == [
        "countries",
        "weapons",
        "people",
        "boats",
    ]
