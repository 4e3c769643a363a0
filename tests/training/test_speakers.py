import pytest

from sayso.core.annotations import Layers
from sayso.core.document import Document
from sayso.linking.ranking import chances
from tests.texts import read_by_rules as read
from training.speakers.examples import Example, Mentions, Names, examples, layers_with_gold, same_name
from training.speakers.fitting import fit

TEXT = "Mayor Ann Reed met Tom Moss. She said that it rained."


def item(source: str, content: str, speaker: str) -> dict[str, object]:
    spans = [[TEXT.index(words), TEXT.index(words) + len(words)] for words in (source, "said", content)]
    keys = {
        "source": [spans[0]],
        "cue": [spans[1]],
        "content": [spans[2]],
        "quote": "indirect",
        "parent": None,
    }
    return {"id": "a1", "speaker": speaker, "chain": [speaker], "named": True, **keys}


def read_layers() -> Layers:
    return read(TEXT).layers


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("Ann Reed", "Reed", True),
        ("the mayor", "Ann Reed", False),
        ("Mr Moss", "Tom Moss", True),
        ("", "Reed", False),
    ],
)
def test_same_name(one: str, two: str, expected: bool) -> None:
    assert same_name(one, two) is expected


def test_the_gold_of_attributions_tells_which_candidate_is_right() -> None:
    row = {"attributions": [item("She", "that it rained", "Ann Reed")]}
    layers = layers_with_gold(row, read_layers())
    (example,) = examples("r1", Names(row), Document.of(TEXT), layers)
    assert example.kind == "he"
    assert len(example.options) == 3
    assert example.right == (1,)  # Moss is nearer


def test_the_gold_of_coreference_tells_which_candidate_is_right() -> None:
    mentions = [[0, 14], [TEXT.index("She"), TEXT.index("She") + 3]]
    row = {"entities": [{"mentions": mentions}, {"mentions": [[19, 27]]}]}
    (example,) = examples("r1", Mentions(row), Document.of(TEXT), read_layers())
    assert example.right == (1,)


def test_where_coreference_knows_nothing_there_is_no_example() -> None:
    assert examples("r1", Mentions({"entities": []}), Document.of(TEXT), read_layers()) == []


def test_what_marks_the_right_options_gains_weight() -> None:
    learnt = fit([Example("r", "he", (("near",), ("far",)), (0,))] * 4, prior=0.1)
    likely = chances([["near"], ["far"]], learnt["he"])
    assert likely[0] > 0.9
