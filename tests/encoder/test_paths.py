from itertools import product

import numpy as np
import pytest

from sayso.encoder.layout import FACTOR_SIZE, FACTORS, ROLES
from sayso.encoder.paths import best_paths, pair_scores, step_scores


@pytest.mark.parametrize("seed", range(5))
def test_the_best_path_is_the_best_of_all(seed: int) -> None:
    dice = np.random.default_rng(seed)
    scores = dice.normal(size=(3, 5, FACTORS)).astype(np.float32)
    transitions = dice.normal(size=(len(ROLES), len(ROLES))).astype(np.float32)
    table = step_scores(scores, transitions)

    def value(anchor: int, path: tuple[int, ...]) -> float:
        steps = zip((0, *path), path, strict=False)
        return sum(float(table[place, anchor, before, role]) for place, (before, role) in enumerate(steps))

    found = best_paths(scores, transitions)
    for anchor in range(3):
        best = max(product(range(len(ROLES)), repeat=5), key=lambda path: value(anchor, path))
        assert tuple(found[anchor].tolist()) == best


def test_pair_scores_are_products_of_factors() -> None:
    dice = np.random.default_rng(0)
    anchors = dice.normal(size=(2, FACTORS * FACTOR_SIZE)).astype(np.float32)
    words = dice.normal(size=(3, FACTORS * FACTOR_SIZE)).astype(np.float32)
    halves = (2, FACTORS, FACTOR_SIZE // 2)
    expected = np.einsum("kafd,wafd->kwf", anchors.reshape(2, *halves), words.reshape(3, *halves))
    assert np.allclose(pair_scores(anchors, words), expected, atol=1e-4)
