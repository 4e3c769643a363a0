from pathlib import Path

import numpy as np
import pytest

from sayso.resources.gazetteer import Gazetteer
from tests.invented_places import SALTMERE_OF_VELL, invented_gazetteer
from training.toponyms.__main__ import logistic
from training.toponyms.examples import Example, example, reports
from training.toponyms.fitting import fit


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return invented_gazetteer(tmp_path_factory.mktemp("places"))


def report(gazetteer: Gazetteer, number: int, lat: float, lon: float) -> Example:
    text = "Saltmere, Varn, and Grim Hollow."
    places = [{"span": [0, 8], "lat": lat, "lon": lon}, {"span": [20, 31]}]
    prepared = example(gazetteer, {"id": str(number), "text": text, "places": places, "url": None})
    assert prepared is not None
    return prepared


def test_the_right_candidates_are_those_near_where_the_corpus_has_it(gazetteer: Gazetteer) -> None:
    prepared = report(gazetteer, 1, 11.0, 21.0)
    assert prepared.rows.place[prepared.right > 0].tolist() == [SALTMERE_OF_VELL]
    assert prepared.amount.tolist() == [1]
    far = report(gazetteer, 1, -40.0, 21.0)
    assert (far.amount.tolist(), far.located.tolist()) == ([0], [True])


def test_a_report_whose_names_no_gazetteer_has_teaches_nothing(gazetteer: Gazetteer) -> None:
    nothing = {"id": "1", "text": "Grim Hollow", "places": [{"span": [0, 11]}], "url": None}
    assert example(gazetteer, nothing) is None


def test_what_is_right_in_training_becomes_likely(gazetteer: Gazetteer) -> None:
    examples = [report(gazetteer, number, 11.0, 21.0) for number in range(6)]
    ranker = fit(examples)
    [first, *_] = examples
    assert ranker.judged(first.rows, first.facts, first.static)[first.right > 0][0] > 0.9


def test_the_curve_meets_the_measured_share() -> None:
    chances = np.array([0.6] * 500 + [0.99] * 500)
    right = np.array([1.0] * 250 + [0.0] * 250 + [1.0] * 450 + [0.0] * 50)
    slope, offset = logistic(chances, right)

    def share(chance: float) -> float:
        return float(1 / (1 + np.exp(-slope * np.log(chance / (1 - chance)) - offset)))

    assert share(0.6) == pytest.approx(0.5, abs=0.03)
    assert share(0.99) == pytest.approx(0.9, abs=0.03)


def test_the_training_reads_the_shared_corpus(shared: Path) -> None:
    assert len(reports()) > 600
    assert (shared / "data" / "geo" / "dev.jsonl").is_file()
