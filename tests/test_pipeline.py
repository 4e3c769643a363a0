from dataclasses import dataclass, field

import pytest
from hypothesis import given

import sayso
from sayso.core.annotations import Layers
from sayso.core.document import Document
from sayso.core.errors import PipelineError
from sayso.pipeline import Pipeline, read
from tests.texts import any_text, spans_of


@dataclass(frozen=True)
class Fake:
    name: str
    requires: frozenset[str]
    assigns: frozenset[str]
    version: str = "1"
    gives: Layers = field(default_factory=Layers)

    def annotate(self, document: Document, layers: Layers) -> Layers:  # noqa: ARG002 - the protocol's signature
        return self.gives


def fake(name: str, *, needs: str = "", gives: str = "", layers: Layers | None = None) -> Fake:
    return Fake(name, frozenset(needs.split()), frozenset(gives.split()), gives=layers or Layers())


@given(any_text)
def test_every_span_lies_in_the_text_and_reading_never_changes_it(text: str) -> None:
    reading = read(text)
    assert reading.document.text == text
    for span in spans_of(reading):
        assert 0 <= span.start < span.end <= len(text)


@given(any_text)
def test_the_same_text_gives_the_same_reading(text: str) -> None:
    assert read(text) == read(text)


@given(any_text)
def test_every_claim_has_words_and_a_unique_place(text: str) -> None:
    claims = list(read(text).claims())
    assert all(claim.text.strip() for claim in claims)
    assert len({claim.id for claim in claims}) == len(claims)


def test_read_takes_metadata_and_keeps_it() -> None:
    reading = sayso.read(
        "It rained, the mayor said.", publisher="The Eastmere Post", published_at="2031-05-02"
    )
    assert reading.document.publisher == "The Eastmere Post"
    assert reading.provenance.sayso == sayso.__version__
    assert reading.coverage.read == reading.coverage.characters == 26


def test_read_many_streams_in_order() -> None:
    texts = (text for text in ("One.", "Two.", "Three."))
    assert [reading.document.text for reading in sayso.read_many(texts)] == ["One.", "Two.", "Three."]


def test_an_order_that_leaves_a_requirement_unmet_is_refused() -> None:
    with pytest.raises(PipelineError, match=r"'figures' requires \['sentences'\]"):
        Pipeline([fake("figures", needs="sentences", gives="figures")])


def test_two_writers_of_a_layer_are_refused() -> None:
    with pytest.raises(PipelineError, match="'one' and 'two' both assign 'figures'"):
        Pipeline([fake("one", gives="figures"), fake("two", gives="figures")])


def test_an_unknown_layer_is_refused_and_the_known_ones_listed() -> None:
    with pytest.raises(PipelineError, match=r"layer 'moods'; there are: attributions, .*sentences"):
        Pipeline([fake("one", gives="moods")])


def test_an_annotator_must_write_what_it_declares() -> None:
    pipeline = Pipeline([fake("lazy", gives="sentences")])
    with pytest.raises(PipelineError, match=r"declares that it assigns \['sentences'\] but assigned \[\]"):
        pipeline.read(Document.of("Text."))


def test_a_watch_sees_every_step_in_order() -> None:
    seen: list[str] = []
    pipeline = Pipeline(
        [fake("a", gives="sentences", layers=Layers(sentences=())), fake("b", needs="sentences")]
    )

    def watch(annotator: object, step: object) -> Layers:
        seen.append(annotator.name)  # type: ignore[attr-defined]
        return step()  # type: ignore[operator,no-any-return]

    pipeline.read(Document.of("Text."), watch=watch)
    assert seen == ["a", "b"]


def test_the_provenance_changes_with_an_annotators_version() -> None:
    old = Pipeline([fake("a", gives="sentences")])
    new = Pipeline([Fake("a", frozenset(), frozenset({"sentences"}), version="2")])
    assert old.provenance.id != new.provenance.id
