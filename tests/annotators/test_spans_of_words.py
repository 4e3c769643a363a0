"""Own voice, loaded wording and toponyms from made-up encoder outputs."""

from dataclasses import replace

import pytest

from sayso.annotators.loaded import LoadedLanguage, loaded
from sayso.annotators.own_voice import own_voice
from sayso.core.annotations import Attribution, Layers
from sayso.core.document import Document
from sayso.core.spans import Span
from sayso.encoder.layout import LOADED, OWN_VOICE, PLACE_TAGS, PLACES
from sayso.encoder.toponyms import toponyms
from tests.encodings import SURE, encoding


def said(text: str, content: str) -> Attribution:
    start = text.index(content)
    return Attribution(
        id="a1", source=(), cue=(), content=(Span(start, start + len(content)),), quote="mixed"
    )


def test_a_clause_that_is_strong_enough_on_the_whole_is_own_voice() -> None:
    text = "The dam has two gates. This shameful scheme will fool nobody in the whole valley."
    found = own_voice(
        encoding(text, column=OWN_VOICE, words="This shameful scheme will fool nobody in the"),
        (Span(0, 22), Span(23, len(text))),
        (),
    )
    assert [span.of(text) for span in found] == [text[23:]]


def test_what_is_attributed_is_not_own_voice() -> None:
    text = "This shameful scheme will fool nobody in the whole valley."
    everything = encoding(text, column=OWN_VOICE, words=text)
    assert own_voice(everything, (Span(0, len(text)),), (said(text, text),)) == ()


def test_the_rest_of_an_attributed_sentence_is_no_clause() -> None:
    text = "In the valley they say that this shameful scheme will fool nobody."
    everything = encoding(text, column=OWN_VOICE, words=text)
    content = "that this shameful scheme will fool nobody"
    assert own_voice(everything, (Span(0, len(text)),), (said(text, content),)) == ()


def test_loaded_words_in_a_row_are_one_span() -> None:
    text = "The evil plans of the mayor fool the town."
    found = loaded(encoding(text, column=LOADED, words="evil plans fool"))
    assert [row.span.of(text) for row in found] == ["evil plans", "fool"]
    assert all(row.score == pytest.approx(0.982, abs=0.001) for row in found)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("She called it “an evil plan”.", []),
        ("She called it an evil plan.", ["evil"]),
        ("She called “it” an evil plan.", ["evil"]),
    ],
)
def test_wording_that_somebody_is_quoted_with_is_theirs(text: str, left: list[str]) -> None:
    made = encoding(text, column=LOADED, words="evil")
    layers = Layers(encoding=made, attributions=(said(text, text[len("She called ") : -1]),))
    found = LoadedLanguage().annotate(Document.of(text), layers).loaded or ()
    assert [row.span.of(text) for row in found] == left


def test_quotation_marks_alone_make_nobody_a_source() -> None:
    text = "The “evil” plan failed."
    layers = Layers(encoding=encoding(text, column=LOADED, words="evil"), attributions=())
    assert len(LoadedLanguage().annotate(Document.of(text), layers).loaded or ()) == 1


def test_wording_that_few_would_mark_is_left_out() -> None:
    text = "The evil plan failed."
    made = encoding(text, column=LOADED, words="evil")
    unsure = replace(made, decoder=replace(made.decoder, loaded_curve=(1.0, -SURE - 1)))
    layers = Layers(encoding=unsure, attributions=())
    assert LoadedLanguage().annotate(Document.of(text), layers).loaded == ()


def test_toponyms_begin_anew_at_each_beginning() -> None:
    text = "From Ostrel Vell Bay to Tolm"
    made = encoding(text, column=PLACES + PLACE_TAGS.index("B"), words="Ostrel Vell Tolm", otherwise=0.0)
    made.parts[0].scores[:, PLACES] = 1.0
    made.parts[0].scores[3, PLACES + PLACE_TAGS.index("I")] = SURE
    assert [span.of(text) for span in toponyms(made)] == ["Ostrel", "Vell Bay", "Tolm"]
    assert toponyms(made, lead=SURE) == ()
