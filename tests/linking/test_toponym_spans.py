from pathlib import Path

import pytest

from sayso.core.annotations import Layers, Mention, MentionLabel
from sayso.core.document import Document
from sayso.core.spans import Span
from sayso.encoder.layout import PLACE_TAGS, PLACES
from sayso.linking.toponym_spans import agreed_spans, spans_in_mentions
from sayso.resources.gazetteer import Gazetteer
from tests.encodings import SURE, encoding
from tests.invented_places import invented_gazetteer


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return invented_gazetteer(tmp_path_factory.mktemp("places"))


def found(gazetteer: Gazetteer, text: str, mention: str, label: MentionLabel) -> list[str]:
    start = text.index(mention)
    layers = Layers(mentions=(Mention(id="m1", span=Span(start, start + len(mention)), label=label),))
    return [span.of(text) for span in spans_in_mentions(Document.of(text), layers, gazetteer)]


@pytest.mark.parametrize(
    ("text", "mention", "label", "expected"),
    [
        ("Rain in Grim Hollow.", "Grim Hollow", "Location", ["Grim Hollow"]),
        ("the Grey Strait’s ferries", "the Grey Strait’s", "Location", ["Grey Strait"]),
        ("in Saltmere, Varn, today", "Saltmere, Varn", "Location", ["Saltmere", "Varn"]),
        ("in the U.S. today", "U.S", "Location", ["U.S."]),
        ("Varnish troops left", "Varnish", "NORP", ["Varnish"]),
        ("Reformist voters left", "Reformist", "NORP", []),
        ("the Varn health ministry", "the Varn health ministry", "Organization", ["Varn"]),
        ("University of Saltmere", "University of Saltmere", "Organization", ["Saltmere"]),
        ("the Vell County council", "Vell County council", "Organization", ["Vell County"]),
        ("Vell police", "Vell police", "Organization", ["Vell"]),
        ("the Vell Trading House", "Vell Trading House", "Organization", []),
        ("Ostrel Central Station", "Ostrel Central Station", "Facility", ["Ostrel"]),
        ("Nora Varn spoke", "Nora Varn", "Person", []),
        ("on Monday", "Monday", "Date", []),
    ],
)
def test_places_in_mentions(
    gazetteer: Gazetteer, text: str, mention: str, label: MentionLabel, expected: list[str]
) -> None:
    assert found(gazetteer, text, mention, label) == expected


def test_no_mentions_no_places(gazetteer: Gazetteer, tmp_path: Path) -> None:
    assert list(spans_in_mentions(Document.of("Rain in Ostrel."), Layers(mentions=()), gazetteer)) == []


def test_the_encoder_adds_what_it_is_sure_of_and_drops_what_it_doubts(gazetteer: Gazetteer) -> None:
    text = "Ostrel and Vell wait for Tolm"
    made = encoding(text, column=PLACES + PLACE_TAGS.index("B"), words="Ostrel Tolm", otherwise=0.0)
    mentions = (
        Mention(id="m1", span=Span(0, 6), label="Location"),
        Mention(id="m2", span=Span(11, 15), label="Location"),
    )
    made.parts[0].scores[2, PLACES] = SURE
    spans = agreed_spans(Document.of(text), Layers(encoding=made, mentions=mentions), gazetteer)
    assert [span.of(text) for span in spans] == ["Ostrel", "Tolm"]
