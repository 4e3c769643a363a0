"""How the signs and the pair model count together: few weights, fitted on pairs that neither learned from."""

from collections.abc import Sequence

import numpy as np

from sayso.relating.likeness import Weights
from sayso.relating.relater import CHOICES
from training.relations.fitting import Floats

STEPS, RATE = 600, 0.03
PRIOR = 1.0
"""How strongly weights are drawn to where they start: both models count, and nothing is added."""


def fit_blend(features: Floats, matcher: Floats, labels: Sequence[str], amounts: Floats) -> Weights:
    """How two models of the same choices count, and what is added for each, to make the labels likely.

    Args:
        features: scores of the signs, pairs by ``CHOICES``.
        matcher: those of the pair model.
        labels: the right choice of each pair.
        amounts: how much each pair counts.
    """
    right = np.array([[label == choice for choice in CHOICES] for label in labels], float)
    start = np.concatenate([[0.5, 1.0], np.zeros(len(CHOICES))])
    weights, mean, square = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, STEPS + 1):
        scores = weights[0] * features + weights[1] * matcher + weights[2:]
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        wrong = amounts[:, None] * (chances - right)
        gradient = np.concatenate([[(wrong * features).sum(), (wrong * matcher).sum()], wrong.sum(axis=0)])
        gradient += PRIOR * (weights - start)
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        weights = weights - RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return dict(zip(("features", "matcher", *CHOICES), weights.tolist(), strict=True))
