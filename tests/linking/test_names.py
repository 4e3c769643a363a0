import pytest

from sayso.linking.names import cluster, is_acronym
from tests.texts import read_by_rules as read


@pytest.mark.parametrize(
    ("short", "long", "same"),
    [
        ("EHA", "Eastmere Harbour Authority", True),
        ("BON", "Bank of the North", False),
        ("BN", "Bank of the North", True),
        ("eha", "Eastmere Harbour Authority", False),
        ("EHA", "Eastmere", False),
    ],
)
def test_acronyms(short: str, long: str, same: bool) -> None:
    assert is_acronym(short, long) == same


def test_parts_of_a_name_are_one_person_and_others_are_not() -> None:
    text = "Ann Reed met Tom Moss. Later Reed left, and so did Mr Moss and General Ann Reed."
    entities, by_mention = cluster(text, read(text).layers.mentions or ())
    assert [(entity.name, len(entity.mentions)) for entity in entities] == [("Ann Reed", 3), ("Tom Moss", 2)]
    assert len(by_mention) == 5
