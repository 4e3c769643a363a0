import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks import corpora
from benchmarks.relations import PAIRS, sampled, score_relations
from training.matcher.examples import HELD_OUT, fold

CLAIM = "A bear swam across Lake Ossel"
UNSEEN = next(name for name in map(str, range(100)) if fold(name) == HELD_OUT)
SEEN = next(name for name in map(str, range(100)) if fold(name) != HELD_OUT)

Corpus = Callable[[str, list[dict[str, Any]]], None]


@pytest.fixture
def corpus(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, shared: Path) -> Corpus:
    """Writes an invented corpus where those of ``shared`` are looked for, beside its scorers."""
    (tmp_path / "data/relations").mkdir(parents=True)
    (tmp_path / "eval").symlink_to(shared / "eval")
    monkeypatch.setattr(corpora, "SHARED", tmp_path)

    def write(name: str, rows: list[dict[str, Any]]) -> None:
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (tmp_path / "data" / f"{name}.jsonl").write_text(lines, "utf-8")

    return write


def rumour(claim_id: str, headline: str, stance: str) -> dict[str, Any]:
    return {"claim_id": claim_id, "claim": CLAIM, "headline": headline, "stance": stance}


def sentence(doc: str, text: str, chain: str) -> dict[str, Any]:
    event = {"chain": chain, "singleton": False}
    return {"topic": "1", "doc": doc, "sent": 0, "text": text, "events": [event]}


def test_only_rumours_that_no_model_has_learned_are_judged(corpus: Corpus) -> None:
    rows = [rumour(SEEN, "Ossel weighs a new bridge", "against"), rumour(UNSEEN, CLAIM, "for")]
    corpus("relations/emergent", rows)
    pairs = PAIRS["stance"]("relations/emergent")
    assert [(pair["b"]["text"], pair["label"]) for pair in pairs] == [(CLAIM, "for")]


def test_what_says_the_same_is_scored_as_for(corpus: Corpus) -> None:
    corpus("relations/emergent", [rumour(UNSEEN, CLAIM, "for")])
    result = score_relations("stance", "relations/emergent")
    assert (result["accuracy"], result["missing"]) == (100, 0)
    corpus("relations/emergent", [rumour(UNSEEN, CLAIM, "against")])
    assert score_relations("stance", "relations/emergent")["accuracy"] == 0


def test_claims_are_scored_as_they_are_labelled(corpus: Corpus) -> None:
    pair = {"id": "p", "a": {"text": CLAIM}, "b": {"text": CLAIM}}
    corpus("relations/pairs-dev", [pair | {"label": "same"}])
    assert score_relations("claims", "relations/pairs-dev")["same"]["f1"] == 100


def test_pairs_of_events_are_ranked_by_how_likely_they_are_one(corpus: Corpus) -> None:
    other = "The council of Norrby voted for cheaper trams"
    docs = [str(number) for number in range(12)]
    rows = [sentence(doc, other if int(doc) % 2 else CLAIM, f"c{int(doc) % 2}") for doc in docs]
    corpus("relations/ecbplus.dev", rows)
    result = score_relations("same", "relations/ecbplus.dev")
    assert 0 < result["positive"] < result["pairs"] < 66
    assert (result["average precision"], result["missing"]) == (100, 0)


def test_the_same_two_of_seven_pairs_are_sampled_always() -> None:
    names = [f"{n}_1ecb:0|{n}_2ecb:4" for n in range(2000)]
    assert [number for number in range(20) if sampled(names[number])] == [9, 11, 13, 14]
    assert sum(map(sampled, names)) == pytest.approx(2000 * 2 / 7, rel=0.1)


@pytest.mark.usefixtures("shared")
def test_the_sample_is_some_two_thousand_pairs_of_both_kinds() -> None:
    pairs = PAIRS["same"]("relations/ecbplus.dev")
    assert 1900 < len(pairs) < 2200
    assert {pair["label"] for pair in pairs} == {True, False}
