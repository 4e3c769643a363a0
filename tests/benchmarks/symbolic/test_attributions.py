from itertools import pairwise

import pytest
from hypothesis import given

from sayso.core.annotations import Attribution
from sayso.core.spans import text_of
from tests.texts import any_text
from tests.texts import read_by_rules as read


def triples(text: str) -> list[tuple[str, str, str]]:
    return [
        (text_of(text, a.source), text_of(text, a.cue), text_of(text, a.content)) for a in attributions(text)
    ]


def attributions(text: str) -> tuple[Attribution, ...]:
    return read(text).layers.attributions or ()


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The mayor said that the bridge was closed.", "The mayor", "said", "that the bridge was closed"),
        ("The mayor said the bridge was closed.", "The mayor", "said", "the bridge was closed"),
        ("The bridge was closed, the mayor said.", "the mayor", "said", "The bridge was closed"),
        ("The bridge was closed, said Ann Reed.", "Ann Reed", "said", "The bridge was closed"),
        ("“The bridge is closed,” the mayor said on Monday.", "the mayor", "said", "“The bridge is closed,”"),
        ('"The bridge is closed," said Ann Reed.', "Ann Reed", "said", '"The bridge is closed,"'),
        ("The mayor said: “It is closed. Go home.”", "The mayor", "said", "“It is closed. Go home.”"),
        (
            "Ann Reed, the mayor of Eastmere, has said that the bridge was closed.",
            "Ann Reed, the mayor of Eastmere",
            "has said",
            "that the bridge was closed",
        ),
        (
            "On Friday, some harbour officials announced the closure of two bridges.",
            "some harbour officials",
            "announced",
            "the closure of two bridges",
        ),
        (
            "According to the harbour office, the bridge was closed.",
            "the harbour office",
            "According to",
            "the bridge was closed",
        ),
        (
            "The bridge was closed, according to the harbour office.",
            "the harbour office",
            "according to",
            "The bridge was closed",
        ),
        (
            "The ministry denied that the bridge was closed.",
            "The ministry",
            "denied",
            "that the bridge was closed",
        ),
        ("The mayor urged residents to stay at home.", "The mayor", "urged", "residents to stay at home"),
        ("The council plans to close the bridge.", "The council", "plans", "to close the bridge"),
        ("Residents fear that the bridge will close.", "Residents", "fear", "that the bridge will close"),
        (
            "The mayor told parliament on Friday that the bridge was closed.",
            "The mayor",
            "told",
            "that the bridge was closed",
        ),
        ("The bridge, she said, was closed.", "she", "said", "The bridge … was closed"),
        ("The bridge was reportedly closed.", "", "reportedly", "The bridge was … closed"),
        ("It was reported that the bridge was closed.", "", "was reported", "that the bridge was closed"),
        ("They rejected the mayor's claim that it was safe.", "the mayor", "claim", "that it was safe"),
        (
            "A nurse, who asked not to be named because she was afraid, said the number was higher.",
            "A nurse, who asked not to be named because she was afraid",
            "said",
            "the number was higher",
        ),
        (
            "EASTMERE, 5 June (ENA) - The mayor said the bridge was closed.",
            "The mayor",
            "said",
            "the bridge was closed",
        ),
        (
            "The army, the police, and residents insist on a new bridge.",
            "The army, the police, and residents",
            "insist on",
            "a new bridge",
        ),
        (
            "The council announced on Friday that, according to the port, the bridge was closed.",
            "the port",
            "according to",
            "the bridge was closed",
        ),
        (
            "Tensions grew, with two officials claiming that the bridge was unsafe.",
            "two officials",
            "claiming",
            "that the bridge was unsafe",
        ),
        (
            "“The bridge is closed,” said Tom Abel, a fisherman who was there.",
            "Tom Abel, a fisherman who was there",
            "said",
            "“The bridge is closed,”",
        ),
        (
            "Capt. Ann Reed of the river police said the bridge was closed.",
            "Capt. Ann Reed of the river police",
            "said",
            "the bridge was closed",
        ),
    ],
)
def test_patterns(text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, content) in triples(text)


def test_a_second_cue_of_the_same_speaker_has_its_own_content() -> None:
    text = "The mayor said that the bridge was closed, adding that work would start soon."
    assert triples(text) == [
        ("The mayor", "said", "that the bridge was closed"),
        ("The mayor", "adding", "that work would start soon"),
    ]


def test_coordinated_cues_share_their_subject() -> None:
    text = "The governor warned that the dam was weak and urged villagers to leave."
    assert triples(text) == [
        ("The governor", "warned", "that the dam was weak"),
        ("The governor", "urged", "villagers to leave"),
    ]


def test_a_cue_that_closes_the_sentence_takes_all_before_it() -> None:
    text = "The road is closed and doctors doubt that it will open, the mayor said."
    assert triples(text) == [
        ("the mayor", "said", "The road is closed and doctors doubt that it will open"),
        ("doctors", "doubt", "that it will open"),
    ]


def test_the_next_speakers_quotation_is_not_the_last_ones() -> None:
    text = "“I will leave,” said Tomas Moss. “We stay,” said Anna Reed. “For good.”"
    assert triples(text) == [
        ("Tomas Moss", "said", "“I will leave,”"),
        ("Anna Reed", "said", "“We stay,” … “For good.”"),
    ]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The mayor didn't deny that the bridge was closed.", "didn't deny"),
        ("The mayor didn’t say that the bridge was closed.", "didn’t say"),
        ("The mayor never denied that the bridge was closed.", "never denied"),
        ("The mayor has never said that the bridge was closed.", "has never said"),
        ("The mayor cannot confirm that the bridge was closed.", "cannot confirm"),
    ],
)
def test_a_negation_belongs_to_the_cue(text: str, cue: str) -> None:
    assert triples(text) == [("The mayor", cue, "that the bridge was closed")]


def test_a_cue_within_a_quotation_stays_within_it() -> None:
    text = "“We have built our future according to the old law,” the mayor said."
    inner = [t for t in triples(text) if t[1] == "according to"]
    assert [content for _, _, content in inner] == ["We have built our future"]


@given(any_text)
def test_the_parts_of_an_attribution_lie_apart_and_within_lines(text: str) -> None:
    for found in attributions(text):
        pieces = sorted(found.source + found.cue + found.content)
        assert all(left.end <= right.start for left, right in pairwise(pieces))
        assert all("\n" not in piece.of(text) for piece in pieces)


def test_asking_not_to_be_named_is_no_attribution() -> None:
    assert triples("The nurse asked not to be named.") == []


def test_nobody_says_nothing() -> None:
    assert triples("Nobody said that the bridge was closed. No officer wanted the bridge to close.") == []


def test_a_participle_that_opens_the_sentence_takes_its_subject() -> None:
    text = "Noting that talks were advanced, Reed said that the city was united."
    assert ("Reed", "Noting", "that talks were advanced") in triples(text)


def test_attributions_nest() -> None:
    text = "The governor said that the army had told him that the dam was weak."
    outer, inner = attributions(text)
    assert inner.parent == outer.id
    assert text_of(text, inner.source) == "the army"
    assert outer.parent is None


def test_a_quotation_may_go_on_after_the_cue() -> None:
    text = "“The dam is weak,” she said, “and nobody listens.”"
    assert triples(text) == [("she", "said", "“The dam is weak,” … “and nobody listens.”")]


def test_a_quotation_over_two_paragraphs_is_one_attribution() -> None:
    text = "The engineer said: “The dam is weak.\n\n“Nobody listens to us.”"
    (found,) = attributions(text)
    assert [piece.of(text) for piece in found.content] == ["“The dam is weak.", "“Nobody listens to us.”"]
    assert found.quote == "direct"


def test_a_quotation_that_began_in_an_earlier_sentence_is_taken_whole() -> None:
    text = "“The dam is weak. It will not hold until spring,” the engineer said."
    assert triples(text) == [("the engineer", "said", "“The dam is weak. It will not hold until spring,”")]


def test_a_quotation_that_stands_alone_has_neither_source_nor_cue() -> None:
    text = "The engineer said the dam was weak.\n\n“Nobody in this valley listens to us.”"
    assert triples(text)[1] == ("", "", "“Nobody in this valley listens to us.”")


@pytest.mark.parametrize(
    "text",
    [
        "The said bridge was closed.",
        "The report was long and the claims were many.",
        "It was a documentary showing boats.",
        "The plans of the council are on the table.",
        "",
    ],
)
def test_what_attributes_nothing(text: str) -> None:
    assert triples(text) == []


def test_scores_are_shares() -> None:
    found = attributions("“It is closed,” the mayor said. Reportedly, it will open soon.")
    assert found
    assert all(a.score is not None and 0 < a.score <= 1 for a in found)
