import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from sayso.encoder.matcher import Match, load_matcher
from sayso.relating.likeness import Statement, Weights
from sayso.relating.relater import CHOICES, Relater
from training.relations.__main__ import least_of, toml
from training.relations.blending import fit_blend
from training.relations.examples import Example
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


def test_the_least_chance_keeps_disputes_precise(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {"sure": 4.0, "unsure": 1.0, "wrong": 2.0}
    monkeypatch.setattr("training.relations.__main__.load_matcher", lambda: Said(said))
    relations: dict[str, Weights] = {choice: {} for choice in CHOICES}
    blend = {"features": 1.0, "matcher": 1.0} | dict.fromkeys(CHOICES, 0.0)

    def row(text: str, label: str) -> tuple[Example, dict[str, float]]:
        return Example(Statement(text=text), NOTHING, label, 0), {}

    sure, unsure = row("sure", "disputes"), row("unsure", "disputes")
    assert least_of([sure, row("wrong", "supports"), unsure], relations, blend) > 0.8
    assert least_of([sure, unsure], relations, blend) < 0.5


@dataclass
class Said:
    """A pair model that says of disputes what it is told to, by the first text."""

    disputes: dict[str, float]

    def match(self, a: str, _: str) -> Match:
        return Match((0.0, self.disputes[a], 0.0, 0.0), 0.0)


def test_a_blend_trusts_the_model_that_is_right() -> None:
    labels = list(CHOICES) * 20
    right = np.array([[4.0 * (label == choice) for choice in CHOICES] for label in labels])
    noise = np.random.default_rng(0).normal(size=right.shape)
    blend = fit_blend(noise, right, labels, np.ones(len(labels)))
    assert blend["matcher"] > 1
    assert abs(blend["features"]) < 0.5


def test_words_are_counted_by_report_and_names_marked(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    report = json.dumps({"text": "The boats of Saltmere sank. A boat sank."})
    file.write_text("\n".join([report] * RARE), "utf-8")
    rows = [line.split("\t") for line in count(file).splitlines()[1:]]
    assert rows[0] == ["*", str(RARE)]
    assert ["boat", str(RARE)] in rows
    assert ["saltmer", str(RARE), "name"] in rows


def test_weights_are_written_as_they_are_read() -> None:
    relater = Relater(
        same={'says "no"': 0.5, "nothing": 0.0},
        relations={"disputes": {"b": -1.0}},
        event={"always": 0.25},
        blends={"reports": {"supports": 0.0}},
        least={"reports": {"disputes": 0.7}},
        matcher=load_matcher(),
    )
    assert tomllib.loads(toml(relater)) == {
        "same": {'says "no"': 0.5},
        "relations": {"disputes": {"b": -1.0}},
        "event": {"always": 0.25},
        "blends": {"reports": {"supports": 0.0}},
        "least": {"reports": {"disputes": 0.7}},
    }
