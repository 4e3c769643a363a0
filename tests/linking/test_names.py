import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.core.annotations import Mention, MentionLabel
from sayso.core.spans import Span
from sayso.linking.names import cluster, initials
from sayso.linking.referents import Referent
from tests.texts import read_by_rules as read


def referents(text: str) -> list[Referent]:
    return cluster(text, read(text).layers.mentions or ())[0]


def names(text: str) -> list[tuple[str, int]]:
    return [(referent.name, len(referent.mentions)) for referent in referents(text)]


def named(*found: tuple[str, MentionLabel], between: str = " and ") -> list[tuple[str, int]]:
    """What a text of nothing but these names, so labelled, is clustered into."""
    mentions, at = [], 0
    for number, (name, label) in enumerate(found, start=1):
        mentions.append(Mention(id=f"m{number}", span=Span(at, at + len(name)), label=label))
        at += len(name) + len(between)
    text = between.join(name for name, _ in found)
    return [(referent.name, len(referent.mentions)) for referent in cluster(text, mentions)[0]]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Eastmere Harbour Authority", {"EHA"}),
        ("Bank of the North", {"BN", "BOTN"}),
        ("Sea-Rescue Service", {"SRS"}),
    ],
)
def test_initials(name: str, expected: set[str]) -> None:
    assert initials(name) == expected


def test_initials_and_name_are_one_organisation() -> None:
    text = "The Eastmere Harbour Authority closed the port. It was the EHA that opened it later."
    assert names(text) == [("Eastmere Harbour Authority", 2)]


def test_parts_of_a_name_are_one_person_and_others_are_not() -> None:
    text = "Anna Reed met Tomas Moss. Later Reed left, and so did Mr Moss and General Anna Reed."
    assert names(text) == [("Anna Reed", 3), ("Tomas Moss", 2)]


def test_two_persons_of_one_surname_stay_two() -> None:
    text = "The minister met Reed. Anna Reed came later. Then Tomas Reed came, and Mr Reed spoke."
    assert names(text) == [("Anna Reed", 2), ("Tomas Reed", 2)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Anna Maria Reed", "Anna Reed"),
        ("Lin Mei-hua", "Lin"),
        ("Lin", "Lin Mei-hua"),
        ("Oskar Halvorsen", "Oskar"),
        ("Oskar Halvorsen", "Halvorsne"),
        ("Oskar Halvorsen", "Oskar Halvorssen"),
    ],
)
def test_one_person(one: str, two: str) -> None:
    assert len(named((one, "Person"), (two, "Person"))) == 1


@pytest.mark.parametrize(
    ("one", "two"), [("Anna Reed", "Tomas Reed"), ("Oskar Halvorsen", "Oskar Reed"), ("Ann Moss", "Moth")]
)
def test_two_persons(one: str, two: str) -> None:
    assert len(named((one, "Person"), (two, "Person"))) == 2


@pytest.mark.parametrize(
    ("one", "two", "count"),
    [
        ("Harbour League", "Eastmere Harbour League", 1),
        ("Lantern Holdings", "Lantern", 1),
        ("Ministry of Tides", "Ministry", 2),
        ("Ministry of Tides", "Ministry of Bridges", 2),
        ("the Tide Office", "Tide Office", 1),
    ],
)
def test_parts_of_an_organisations_name(one: str, two: str, count: int) -> None:
    assert len(named((one, "Organization"), (two, "Organization"))) == count


def test_a_short_form_in_brackets_is_the_same_whatever_it_looks_like() -> None:
    found = named(("Swimmers' Relief Fund", "Organization"), ("Yarob", "Person"), between=" (")
    assert found == [("Swimmers' Relief Fund", 2)]


@given(st.lists(st.sampled_from(["Ann Reed", "Reed", "Ann", "Tom Reed", "Ann B. Reed", "Rheed"]), min_size=1))
def test_every_mention_has_one_referent(given_names: list[str]) -> None:
    assert sum(count for _, count in named(*((name, "Person") for name in given_names))) == len(given_names)
