import json

from hypothesis import given

from benchmarks.symbolic.sentences import Sentences
from sayso.core.document import Document
from sayso.core.records import SCHEMA, from_record, to_json, to_record
from sayso.pipeline import Pipeline, read
from tests.texts import any_text


@given(any_text.filter(lambda text: text.isprintable() or "\n" in text))
def test_a_record_comes_back_as_the_reading_it_was(text: str) -> None:
    reading = read(text, publisher="The Eastmere Post", authors=["Ann Reed"])
    assert from_record(json.loads(to_json(reading))) == reading


def test_a_layer_that_was_not_read_is_absent_and_comes_back_as_none() -> None:
    reading = Pipeline([Sentences()]).read(Document.of("It rained. It stopped."))
    record = to_record(reading)
    assert record["schema"] == SCHEMA
    assert record["sentences"] == ((0, 10), (11, 22))
    assert not {"mentions", "entities", "attributions", "figures", "own_voice"} & record.keys()
    assert from_record(record) == reading


def test_an_id_that_was_given_comes_back() -> None:
    assert to_record(read("It rained.", id="a/1"))["id"] == "a/1"
