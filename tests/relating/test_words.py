from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.relating.words import rarities, stem, words_of


@pytest.mark.parametrize(
    ("words", "root"),
    [
        ("arrive arrives arrived arriving", "arriv"),
        ("stop stopped stopping", "stop"),
        ("city cities", "city"),
        ("mayor mayor's", "mayor"),
    ],
)
def test_forms_of_one_word_have_one_stem(words: str, root: str) -> None:
    assert {stem(word) for word in words.split()} == {root}


def test_words_of_one_kind_of_event_have_one_sense() -> None:
    senses = [word.sense for word in words_of("a deadly flood killed them; the deaths were many")]
    assert senses.count("kill") == 3


def test_names_are_told_from_capitals_of_headlines_and_sentences() -> None:
    def names(text: str) -> list[str]:
        return [word.low for word in words_of(text) if word.name]

    assert names("Police closed the road to Saltmere. They left.") == ["saltmere"]
    assert names("Police Close The Road To Saltmere") == ["saltmere"]


def test_function_words_tell_nothing_and_rare_words_most() -> None:
    the, said, saltmere = words_of("the said Saltmere")
    assert not the.telling
    assert 0 < said.rarity < saltmere.rarity == rarities().of("saltmere")


def test_negations_are_words_of_their_own() -> None:
    assert [word.low for word in words_of("They didn’t; he cannot?")] == [
        "they",
        "did",
        "n't",
        "he",
        "cannot",
        "?",
    ]


@given(st.text(max_size=80))
def test_spans_are_in_order_and_of_the_words(text: str) -> None:
    words = words_of(text)
    assert [word.span.of(text).lower().replace("’", "'") for word in words] == [word.low for word in words]
    assert all(one.span.end <= other.span.start for one, other in pairwise(words))
