import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import sayso
from sayso.core.records import to_json
from sayso.resources.demo import demo_documents
from sayso.resources.schema import schema, schema_text

VALIDATOR = Draft202012Validator(schema())
TEXT = "The ferry is not safe, the pilot told the Ostrel Courier. About 30 people left."


def record() -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(to_json(sayso.read(TEXT, publisher="The Ostrel Courier")))
    return parsed


def optional_layers() -> dict[str, Any]:
    """The layers of the format that no annotator writes yet."""
    return {
        "places": [
            {
                "id": "p1", "span": [4, 9], "name": "Ostrel", "lat": 12.5, "lon": -3.25, "country": "XA",
                "kind": "PPL", "gazetteer": "invented", "gazetteer_id": "1", "precision": "city", "score": 0.9,
            }
        ],
        "times": [{"id": "t1", "span": [0, 3], "type": "DATE", "value": "2031-04-17"}],
        "events": [
            {
                "id": "v1", "trigger": [0, 3], "type": "MOBILIZE", "mode": None, "actor": [[0, 3]],
                "recipient": [], "place": "p1", "time": "t1", "figures": [], "attribution": "a1",
                "certainty": "certain", "polarity": "affirmed",
            }
        ],
        "loaded": [{"span": [0, 3], "score": 0.5}],
    }  # fmt: skip


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())
    assert json.loads(schema_text()) == schema()


def test_readings_of_the_demo_reports_conform() -> None:
    for document in demo_documents():
        errors = list(VALIDATOR.iter_errors(json.loads(to_json(sayso.read(document)))))
        assert not errors, f"{document.id}: {errors[0].json_path} {errors[0].message}"


def test_the_layers_to_come_conform() -> None:
    VALIDATOR.validate(record() | optional_layers())


def test_keys_may_be_added_anywhere() -> None:
    extended = record() | {"novelty": 1}
    extended["attributions"][0]["novelty"] = 1
    extended["report"]["novelty"] = 1
    VALIDATOR.validate(extended)


def test_a_layer_that_was_not_read_is_absent() -> None:
    reduced = record()
    for layer in ("sentences", "mentions", "entities", "attributions", "own_voice", "figures"):
        reduced.pop(layer, None)
    VALIDATOR.validate(reduced)


def _set(path: str, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(target: Any) -> None:
        *way, last = (int(step) if step.isdigit() else step for step in path.split("."))
        for step in way:
            target = target[step]
        target[last] = value

    return change


BROKEN = {
    "another schema": _set("schema", "sayso/2"),
    "a number as id": _set("id", 7),
    "no report": _set("report", None),
    "a precision there is not": _set("report.published_precision", "decade"),
    "a hash that is none": _set("text_sha256", "abc"),
    "a span of one": _set("sentences.0", [1]),
    "a span of three": _set("sentences.0", [1, 2, 3]),
    "a negative offset": _set("sentences.0", [-1, 2]),
    "a span of floats": _set("sentences.0", [0.5, 2]),
    "an unknown quote kind": _set("attributions.0.quote", "hearsay"),
    "an attribution without content": _set("attributions.0.content", []),
    "a source that is one span": _set("attributions.0.source", [0, 1]),
    "a score above one": _set("attributions.0.score", 1.5),
    "a value in words": _set("figures.0.value", "thirty"),
    "an unknown time type": _set("times.0.type", "ERA"),
    "a latitude off the globe": _set("places.0.lat", 95),
    "an alpha-3 code for a place": _set("places.0.country", "XAA"),
    "coverage in words": _set("coverage.read", "all"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_breaks_the_format_is_refused(name: str) -> None:
    broken = record() | optional_layers()
    BROKEN[name](broken)
    assert not VALIDATOR.is_valid(broken)


@pytest.mark.parametrize(
    "layer", ["attributions", "figures", "mentions", "entities", "places", "times", "events"]
)
def test_a_missing_key_is_refused(layer: str) -> None:
    whole = record() | optional_layers()
    definition = VALIDATOR.schema["properties"][layer]["items"]["$ref"].rpartition("/")[2]
    for key in VALIDATOR.schema["$defs"][definition]["required"]:
        broken = deepcopy(whole)
        del broken[layer][0][key]
        assert not VALIDATOR.is_valid(broken), key
