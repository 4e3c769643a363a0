import pytest

from sayso.linking.names import Named, cluster, initials
from tests.texts import read_by_rules as read


def entities(text: str) -> list[Named]:
    return cluster(text, read(text).layers.mentions or ())[0]


def names(text: str) -> list[tuple[str, int]]:
    return [(entity.name, len(entity.mentions)) for entity in entities(text)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Eastmere Harbour Authority", "EHA"), ("Bank of the North", "BN"), ("Sea-Rescue Service", "SRS")],
)
def test_initials(name: str, expected: str) -> None:
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
