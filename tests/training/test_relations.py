import json
import tomllib
from pathlib import Path

import numpy as np

from sayso.relating.likeness import Statement, Weights
from training.relations.__main__ import least_of, toml
from training.relations.examples import FOLDS, Example, emergent, fold
from training.relations.fitting import common, fit, matrix
from training.relations.rarities import RARE, count

NOTHING = Statement(text="")


def test_what_tells_the_choices_apart_gets_the_weight() -> None:
    rows = [{"denies": 1.0, "noise": 1.0}, {"denies": 1.0}, {"agrees": 1.0, "noise": 1.0}, {"agrees": 1.0}]
    names = ["agrees", "denies", "noise"]
    right = np.array([[0, 1], [0, 1], [1, 0], [1, 0]], float)
    weights = fit(matrix(rows, names), right, np.ones(4), np.full(3, 0.1))
    agrees, denies, noise = weights[:, 1] - weights[:, 0]
    assert denies > 1 > abs(noise)
    assert agrees < -1


def test_features_of_few_claims_are_left_out() -> None:
    rows = [{"a": 1.0, "b": 1.0}, {"a": 1.0, "b": 0.0}, {"b": 1.0}]
    assert common(rows, ["claim 1", "claim 2", "claim 1"], least=2) == ["a"]


def test_pairs_of_one_claim_stay_in_one_fold(tmp_path: Path) -> None:
    lines = [
        {"claim_id": f"c{n % 3}", "claim": f"Claim {n % 3}", "headline": f"Headline {n}", "stance": "for"}
        for n in range(9)
    ]
    (tmp_path / "emergent.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    examples = list(emergent(tmp_path))
    assert [example.fold for example in examples] == [fold(f"c{n % 3}") for n in range(9)]
    assert {example.label for example in examples} == {"supports"}
    assert {fold(str(n)) for n in range(100)} == set(range(FOLDS))


def test_the_least_chance_keeps_disputes_precise() -> None:
    weights: dict[str, Weights] = {
        choice: {"x": float(choice == "disputes")} for choice in ("supports", "disputes", "unrelated")
    }
    folds = [weights | {"updates": {}}] * FOLDS

    def row(label: str, value: float) -> tuple[Example, dict[str, float]]:
        return Example(NOTHING, NOTHING, label, 0), {"x": value}

    sure, unsure = row("disputes", 4.0), row("disputes", 1.0)
    assert least_of([sure, row("supports", 2.0), unsure], folds) > 0.5
    assert least_of([sure, unsure, row("supports", 0.0)], folds) < 0.5


def test_words_are_counted_by_report_and_names_marked(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    report = json.dumps({"text": "The boats of Saltmere sank. A boat sank."})
    file.write_text("\n".join([report] * RARE), "utf-8")
    rows = [line.split("\t") for line in count(file).splitlines()[1:]]
    assert rows[0] == ["*", str(RARE)]
    assert ["boat", str(RARE)] in rows
    assert ["saltmer", str(RARE), "name"] in rows


def test_weights_are_written_as_they_are_read() -> None:
    table = tomllib.loads(
        toml({'says "no"': 0.5, "nothing": 0.0}, {"disputes": {"b": -1.0}}, {"disputes": 0.7})
    )
    assert table == {
        "least": {"disputes": 0.7},
        "same": {'says "no"': 0.5},
        "relations": {"disputes": {"b": -1.0}},
    }
