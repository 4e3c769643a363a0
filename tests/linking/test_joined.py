import pytest
from hypothesis import given

from sayso.core.spans import Span
from sayso.linking.joined import Joined, joined_sources
from sayso.resources.words import words_in
from tests.texts import any_text, read_by_rules, with_names


def joined(marked: str) -> Joined | None:
    """What the words of "{Person:Ann Reed} and others" join."""
    text, mentions = with_names(marked)
    return joined_sources(words_in(text, Span(0, len(text))), mentions)


@pytest.mark.parametrize(
    ("source", "kind", "is_named"),
    [
        ("{Person:Reed} and {Person:Tom Moss}", "group", True),
        ("{Person:Ann Reed}, {Person:Tom Moss} and {Person:Jo Hill}", "group", True),
        ("Mayor {Person:Ann Reed} and Governor {Person:Tom Moss}", "group", True),
        ("{Person:Ann Reed}, mayor of {Location:Eastmere}, and {Person:Tom Moss}, a judge", "group", True),
        ("{Person:Ann Reed} (55) and {Person:Tom Moss}", "group", True),
        ("{Person:Reed} and others in the camp", "group", True),
        ("{Person:Reed} and her husband", "group", True),
        ("he and many residents", "group", True),
        ("they and {Person:Reed}", "group", True),
        ("Harbour lawyers and {Organization:Eastmere Aid}", "group", True),
        ("{Organization:Eastmere Aid} and the {Organization:Harbour Board}", "organization", True),
        ("{Location:Norway} and {Location:Peru}", "organization", True),
        ("the mayor and the governor", "group", False),
        ("the victim’s family and her husband", "group", False),
        ("the media and officials", "group", False),
    ],
)
def test_what_is_joined(source: str, kind: str, is_named: bool) -> None:
    found = joined(source)
    assert found is not None
    assert (found.kind, found.named) == (kind, is_named)


@pytest.mark.parametrize(
    "source",
    [
        "the Minister of Ports and Roads, {Person:Ann Reed}",
        "{Person:Ann Reed}, an advocate and activist",
        "{Person:Ann Reed}, mayor of {Location:Eastmere} and {Location:Westmere}",
        "the chairman and owner {Person:Ann Reed}",
        "Deputy Youth and Sports Minister {Person:Ann Reed}",
        "the chairman and owner",
        "both {Organization:Reds} and {Organization:Blues} leaders",
        "{Person:Reed} and {Person:Moss}’s lawyer",
        "the {Organization:Ports and Roads Office}",
        "media reports and posts",
        "and others",
        "a bridge and",
    ],
)
def test_what_joins_nobody(source: str) -> None:
    assert joined(source) is None


@given(any_text)
def test_any_words_may_be_asked(text: str) -> None:
    mentions = read_by_rules(text).layers.mentions or ()
    found = joined_sources(words_in(text, Span(0, len(text))), mentions)
    assert found is None or found.kind in {"group", "organization"}
