"""Chooses among the candidates of a report's toponyms by a log-linear model, a few times over.

At first every toponym is judged by itself; then each hears what the others probably mean, until
they have settled. The weights are in a file that a person can read; ``training/toponyms`` fits them.
"""

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from sayso.linking.toponym_candidates import Candidates
from sayso.linking.toponym_features import (
    FEATURES,
    STATIC,
    Facts,
    Floats,
    context_features,
    facts_of,
    static_features,
)
from sayso.linking.toponym_homes import Home
from sayso.resources.gazetteer import Gazetteer

ROUNDS = 3
"""Times that toponyms hear each other: after the third, hardly a choice still changes."""
WEIGHTS = "toponym-weights.toml"
LEAST_CHANCE = 1e-3
"""Chances nearer to 0 or 1 than this tell no more: what is wrong then is what the gazetteer lacks."""


@dataclass(frozen=True, slots=True)
class Ranker:
    """The model.

    Attributes:
        alone: weights of the features that need no other toponym, for the first judgement.
        weights: weights of all features, for the judgements after it.
        curve: slope and offset of the logistic curve from the log odds of a choice to its measured
            chance of being right.
    """

    alone: Floats
    weights: Floats
    curve: tuple[float, float]

    def chances(self, gazetteer: Gazetteer, rows: Candidates, home: Home) -> Floats:
        """The chance of each candidate, adding up to 1 for each toponym."""
        if not len(rows):
            return np.zeros(0)
        facts = facts_of(gazetteer, rows)
        return self.judged(rows, facts, static_features(gazetteer, rows, facts, home))

    def judged(self, rows: Candidates, facts: Facts, static: Floats) -> Floats:
        """The same by features that are already there."""
        chances = softmax(static @ self.alone, rows)
        fixed = static @ self.weights[: len(STATIC)]
        for _ in range(ROUNDS):
            context = context_features(rows, facts, chances)
            chances = softmax(fixed + context @ self.weights[len(STATIC) :], rows)
        return chances

    def score(self, chance: float) -> float:
        """The measured share of choices made with ``chance`` that are right."""
        slope, offset = self.curve
        held = min(max(chance, LEAST_CHANCE), 1 - LEAST_CHANCE)
        return 1 / (1 + math.exp(-slope * math.log(held / (1 - held)) - offset))


def softmax(scores: Floats, rows: Candidates) -> Floats:
    """Scores as chances within each toponym."""
    powers = np.exp(scores - np.maximum.reduceat(scores, rows.firsts)[rows.sense])
    chances: Floats = powers / np.add.reduceat(powers, rows.firsts)[rows.sense]
    return chances


@cache
def load_ranker() -> Ranker:
    """The ranker that comes with Sayso."""
    table = tomllib.loads(files("sayso.resources").joinpath(WEIGHTS).read_text("utf-8"))
    return Ranker(
        alone=np.array([table["alone"][name] for name in STATIC]),
        weights=np.array([table["weights"][name] for name in FEATURES]),
        curve=(table["curve"]["slope"], table["curve"]["offset"]),
    )
