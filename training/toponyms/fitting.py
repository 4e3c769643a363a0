"""Maximum likelihood for a choice among candidates, several of which may be right."""

from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from sayso.linking.toponym_features import Floats, context_features
from sayso.linking.toponym_ranking import ROUNDS, Ranker, softmax
from training.toponyms.examples import Example

STEPS = 400
RATE = 0.05
DECAY = 0.05
"""Strength of the pull of every weight towards zero, an example's weight being 1."""


def fit(examples: Sequence[Example]) -> Ranker:
    """The ranker that makes the right candidates likeliest; its curve is still to be fitted."""
    alone = descend([example.static for example in examples], examples)
    contexts = [
        context_features(each.rows, each.facts, softmax(each.static @ alone, each.rows)) for each in examples
    ]
    weights = np.zeros(0)
    for _ in range(ROUNDS):
        features = [
            np.hstack([each.static, context]) for each, context in zip(examples, contexts, strict=True)
        ]
        weights = descend(features, examples)
        contexts = [
            context_features(each.rows, each.facts, softmax(rows @ weights, each.rows))
            for each, rows in zip(examples, features, strict=True)
        ]
    return Ranker(alone=alone, weights=weights, curve=(1.0, 0.0))


def descend(features: Sequence[Floats], examples: Sequence[Example]) -> Floats:
    """Adam on the log likelihood, which is the same every time."""
    stacked = np.vstack(features)
    sizes = [len(example.rows.senses) for example in examples]
    firsts = np.concatenate(
        [e.rows.firsts + first for e, first in zip(examples, _starts(features), strict=True)]
    )
    sense = np.concatenate(
        [e.rows.sense + first for e, first in zip(examples, np.cumsum([0, *sizes]), strict=False)]
    )
    right = np.concatenate([example.right for example in examples])
    # a name that one report repeats says little new
    amount = np.sqrt(np.concatenate([example.amount for example in examples]))[sense]
    weights = np.zeros(stacked.shape[1])
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = stacked @ weights
        powers = np.exp(scores - np.maximum.reduceat(scores, firsts)[sense])
        chances = powers / np.add.reduceat(powers, firsts)[sense]
        hits = np.add.reduceat(chances * right, firsts)[sense]
        wanted = np.where(hits > 0, chances * right / np.maximum(hits, 1e-12), chances)
        gradient = stacked.T @ (amount * (chances - wanted)) + DECAY * weights
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def _starts(features: Sequence[Floats]) -> list[int]:
    return [0, *accumulate(len(rows) for rows in features)][:-1]
