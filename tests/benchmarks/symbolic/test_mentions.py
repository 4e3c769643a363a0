from itertools import pairwise

import pytest

from tests.texts import read_by_rules as read


def mentions(text: str) -> list[tuple[str, str]]:
    return [(m.span.of(text), m.label) for m in read(text).layers.mentions or ()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor met Prime Minister Ann Reed of France.",
            [("Ann Reed", "Person"), ("France", "Location")],
        ),
        (
            "He left the Ministry of Fisheries on Friday.",
            [("Ministry of Fisheries", "Organization"), ("Friday", "Date")],
        ),
        ("They crossed the Old Mill Bridge.", [("Old Mill Bridge", "Facility")]),
        ("The Iraqi army paid $2.5 million.", [("Iraqi", "NORP"), ("$2.5 million", "Money")]),
        ("She met Omar al-Harun at Lake Orrin.", [("Omar al-Harun", "Person"), ("Lake Orrin", "Location")]),
        ("The NATO mission grows.", [("NATO", "Organization")]),
    ],
)
def test_names_and_labels(text: str, expected: list[tuple[str, str]]) -> None:
    assert mentions(text) == expected


def test_a_word_that_only_opens_a_sentence_is_no_name() -> None:
    assert mentions("Heavy rain fell. Boats sank.") == []


def test_mentions_do_not_overlap() -> None:
    found = (
        read("On 5 June 2031 President Ann Reed of Chile paid US$5 million in Lima.").layers.mentions or ()
    )
    assert len(found) == 5
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
