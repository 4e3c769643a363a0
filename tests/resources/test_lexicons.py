import pytest

from sayso.resources.lexicons import inflected, load_cues


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
