import pytest

from sayso.core.spans import Span
from sayso.linking.descriptions import describe_names, described_referents, descriptions
from sayso.linking.names import cluster
from sayso.linking.referents import Referent
from sayso.resources.words import words_in
from tests.texts import read_by_rules as read


def described(text: str) -> Referent:
    """The first person named in the text, with what is told of him or her."""
    mentions = read(text).layers.mentions or ()
    referents, by_mention = cluster(text, mentions)
    describe_names(words_in(text, Span(0, len(text))), mentions, by_mention)
    return next(referent for referent in referents if referent.kind == "person")


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Finance Minister Ann Reed left.", {"minister"}),
        ("Then Ann Reed, the commander of the fleet, left.", {"commander"}),
        ("It was opened by the director of tides, Ann Reed.", {"director"}),
        ("Then Mayor Ann Reed is a farmer.", {"mayor", "farmer"}),
        ("Several sailors saw Ann Reed.", set()),
    ],
)
def test_titles_and_appositions_tell_what_somebody_is(text: str, heads: set[str]) -> None:
    assert described(text).heads == heads


def test_titles_have_initials_and_a_gender() -> None:
    assert "pm" in described("Prime Minister Ann Reed left.").acronyms
    assert described("Then Mrs Ann Reed left.").genders == {"she": 1}


def test_descriptions_of_people_bodies_and_documents() -> None:
    text = "A retired judge, citing two reports, met the striking workers in the old harbour."
    found = [d.span.of(text) for d in descriptions(words_in(text, Span(0, len(text))), ())]
    assert found == ["A retired judge", "two reports", "the striking workers"]


def test_the_same_words_mean_the_same_until_somebody_new_comes() -> None:
    text = "A judge came. The judge sat. Another judge left."
    by_end = described_referents(text, words_in(text, Span(0, len(text))), ())
    first, again, another = by_end.values()
    assert first is again
    assert another is not first
