from dataclasses import replace

import pytest
from hypothesis import given, settings

from sayso.core.annotations import Attribution, EntityKind, MentionLabel
from sayso.core.spans import Span
from sayso.linking.antecedents import Antecedents, Place, class_of
from sayso.linking.referents import Referent
from sayso.linking.sources import SourcePhrase, read_source
from sayso.resources.antecedents import load_antecedents
from tests.texts import news_like
from tests.texts import read_by_rules as read

TEXT = "Ann Reed met the pilots of Harbour Air. Then Tom Moss came. He said that it rained."


def span(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def person(name: str, *, label: MentionLabel = "Person") -> Referent:
    kind: EntityKind = "person" if label == "Person" else "organization"
    return Referent(kind=kind, label=label, names=[name], spans=[span(name)], mentions=[name])


ANN, TOM, AIR = person("Ann Reed"), person("Tom Moss"), person("Harbour Air", label="Organization")


def antecedents(*referents: Referent) -> Antecedents:
    sentences = (Span(0, 39), Span(40, 59), Span(60, len(TEXT)))
    return Antecedents(TEXT, referents, sentences, (), load_antecedents())


def phrase(words: str, text: str = TEXT) -> SourcePhrase:
    return read_source(text, span(words, text), ())


def place(*speakers: Referent, goes_on: bool = False) -> Place:
    row = Attribution(
        id="a1", source=(span("He"),), cue=(), content=(span("that it rained"),), quote="indirect"
    )
    return Place(row=row, parent=None, quoted=False, goes_on=goes_on, speakers=speakers)


def test_only_persons_are_he_and_the_nearest_comes_first() -> None:
    found = antecedents(ANN, AIR, TOM).candidates(phrase("He"), place(), None)
    assert found == [TOM, ANN]


def test_who_goes_on_has_spoken() -> None:
    found = antecedents(ANN, AIR, TOM).candidates(phrase("He"), place(ANN, goes_on=True), None)
    assert found == [ANN]


def test_an_unlikely_choice_is_none() -> None:
    sure = antecedents(ANN, AIR, TOM)
    assert sure.find(phrase("He"), None, place()) is TOM
    sure.weights = replace(sure.weights, threshold=1.0)
    assert sure.find(phrase("He"), None, place()) is None


def test_without_candidates_nobody_is_meant() -> None:
    assert antecedents(AIR).find(phrase("He"), None, place()) is None


def test_a_pronoun_of_the_other_gender_counts_against() -> None:
    she = replace(TOM, genders=TOM.genders + type(TOM.genders)({"she": 3}))
    features = antecedents(ANN, she).features(phrase("He"), [she, ANN], place(), None)
    assert "gender differs" in features[0]
    assert "gender unknown" in features[1]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("She", "he"),
        ("They", "they"),
        ("It", "it"),
        ("The mayor", "person"),
        ("The sources", "group"),
        ("The ministry", "thing"),
        ("The report", "thing"),
        ("The whatnot", "other"),
    ],
)
def test_classes(source: str, kind: str) -> None:
    assert class_of(phrase(source, f"{source} said that it rained.")) == kind


def test_every_class_has_weights() -> None:
    kinds = {"he", "they", "it", "person", "group", "thing", "other"}
    weights = load_antecedents()
    assert {kind for kind in kinds if weights.of(kind)} == kinds
    assert 0 < weights.threshold < 1


@settings(max_examples=40)
@given(news_like)
def test_any_text_is_linked_alike_twice_and_every_link_has_an_entity(text: str) -> None:
    one, two = read(text).layers, read(text).layers
    assert (one.entities, one.chains) == (two.entities, two.chains)
    known = {entity.id for entity in one.entities or ()}
    assert all(link.entity in known for chain in one.chains or () for link in chain.links)
    assert all(chain.speaker in known for chain in one.chains or () if chain.links)
