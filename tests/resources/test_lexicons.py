from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from sayso.resources.lexicons import inflected, load_cues, load_lexicon


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("add", ["add", "adds", "added", "adding"]),
        ("deny", ["deny", "denies", "denied", "denying"]),
        ("note", ["note", "notes", "noted", "noting"]),
        ("stress", ["stress", "stresses", "stressed", "stressing"]),
        ("say", ["say", "says", "sayed", "saying"]),
    ],
)
def test_regular_forms(lemma: str, forms: list[str]) -> None:
    assert [word for _, word in inflected(lemma)] == forms


@pytest.mark.parametrize(
    ("word", "lemma"), [("said", "say"), ("wrote", "write"), ("planning", "plan"), ("went", "go on")]
)
def test_irregular_forms(word: str, lemma: str) -> None:
    assert lemma in {verb.lemma for verb in load_cues().verbs[word]}


def test_no_verb_stands_in_two_groups() -> None:
    groups: dict[str, set[str]] = {}
    for verbs in load_cues().verbs.values():
        for verb in verbs:
            groups.setdefault(verb.lemma, set()).add(verb.group)
    assert {lemma for lemma, found in groups.items() if len(found) > 1} == set()


def lists(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, list[str]]]:
    """Every list of words of a lexicon, by its path in the file."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from lists(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value.split() if isinstance(value, str) else list(value)


@pytest.mark.parametrize("name", ["acts", "cues", "hedges", "nouns"])
def test_no_list_holds_a_word_twice(name: str) -> None:
    twice = {
        (path, word)
        for path, words in lists(load_lexicon(name))
        if not path.startswith("irregular.")
        for word, count in Counter(words).items()
        if count > 1
    }
    assert twice == set()


def test_no_noun_is_of_two_kinds() -> None:
    kinds = Counter(word for words in load_lexicon("nouns")["kinds"].values() for word in words.split())
    assert [word for word, count in kinds.items() if count > 1] == []
