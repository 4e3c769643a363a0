from pathlib import Path

import pytest

from benchmarks.accuracy import (
    READERS,
    Floor,
    Measured,
    changed_corpora,
    figure,
    load_floors,
    measure,
    raised,
)

FLOOR = Floor(task="gold", corpus="gold/newswire-dev", metric="relation.f1", floor=60.0)
FILE = """# Why.

[[score]]
reader = "sayso"
task = "attribution"
corpus = "attribution/polnear-dev"
[score.floors]
"relation.f1" = 60.0

[[score]]
reader = "sayso"
task = "gold"
corpus = "gold/newswire-dev"
[score.floors]
"relation.f1" = 60.0
"own voice.f1" = 60.0
"""


def test_no_figure_is_below_its_floor(shared: Path) -> None:
    floors, hashes = load_floors()
    assert changed_corpora(hashes) == []
    below = [f"{row.floor.name}: {row.value}" for row in measure(floors) if not row.holds]
    assert below == []


def test_every_task_of_the_scorer_has_floors() -> None:
    floors, _ = load_floors()
    assert {floor.task for floor in floors} == {
        "attribution",
        "claims",
        "gold",
        "loaded",
        "mentions",
        "places",
        "same",
        "stance",
        "times",
    }
    assert {floor.reader for floor in floors} == set(READERS)


def test_the_neural_reader_beats_the_baseline_in_every_floor() -> None:
    floors, _ = load_floors()
    baseline = {(f.corpus, f.metric): f.floor for f in floors if f.reader == "symbolic"}
    shipped = {(f.corpus, f.metric): f.floor for f in floors if f.reader == "sayso"}
    assert baseline
    assert [key for key, floor in baseline.items() if shipped[key] <= floor] == []


def test_an_update_raises_only_the_floor_that_was_beaten() -> None:
    text = raised(FILE, [Measured(floor=FLOOR, value=72.5)])
    assert text == FILE.replace(
        'newswire-dev"\n[score.floors]\n"relation.f1" = 60.0',
        'newswire-dev"\n[score.floors]\n"relation.f1" = 72.5',
    )


@pytest.mark.parametrize("value", [0.0, 59.9, 60.0])
def test_an_update_never_lowers_a_floor(value: float) -> None:
    assert raised(FILE, [Measured(floor=FLOOR, value=value)]) == FILE


@pytest.mark.parametrize(
    ("metric", "value"), [("own voice.f1", 41.5), ("against.p", 90.0), ("macro f1", 70.5)]
)
def test_a_metric_names_a_figure_or_a_label_and_a_key(metric: str, value: float) -> None:
    result = {"own voice": {"f1": 41.5}, "against": {"p": 90.0}, "macro f1": 70.5}
    assert figure(result, metric) == value
