"""Tells how two statements relate: repeats, supports, disputes, updates, or none of these.

Two log-linear models whose weights are in a file that a person can read: how likely two statements
are of the same, and which relation the signs speak for. ``training/relations`` fits both.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import numpy as np

from sayso.relating.cues import denials
from sayso.relating.features import Found, found_in, relation_features
from sayso.relating.likeness import Statement, Values, Weights, chance, likeness_features, log_odds

RelationKind = Literal["repeats", "supports", "disputes", "updates", "unrelated"]
CHOICES = ("supports", "disputes", "updates", "unrelated")
"""What the model chooses among; what supports in the same words repeats."""
BESIDE = 2
"""Words beside what is counted that must stand near both of two figures for them to exclude each other."""
WEIGHTS = "relation-weights.toml"
COPIED = 0.8
"""Likeness of neighbouring words from which on one text has the words of the other."""
COUNTED = 0.5
"""Least chance that both tell of one event for their figures to decide, being rare in what there is to learn
from; below it a different figure mostly counts something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """How two statements relate.

    Attributes:
        same: chance that both tell of one event.
        disputes: chance of a dispute by the model; at least the least chance where a rule tells of one.
        chances: the chance of each relation that the model knows.
        alike: the features of likeness.
        found: cues, opposites and figures, to give reasons with.
    """

    relation: RelationKind
    same: float
    disputes: float
    chances: dict[str, float]
    alike: Values
    found: Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Relater:
    """The two models.

    Attributes:
        same: weights of the features of likeness.
        relations: weights of the features of each relation.
        least: least chance at which statements dispute or update each other; what has less is
            the likeliest of the rest.
    """

    same: Weights
    relations: dict[str, Weights]
    least: Weights

    def judge(self, a: Statement, b: Statement) -> Judged:
        """How ``b`` relates to ``a``."""
        alike = likeness_features(a, b)
        odds = log_odds(alike, self.same)
        found = found_in(a, b)
        values = relation_features(a, b, alike, odds, found)
        chances = softmax([log_odds(values, self.relations[choice]) for choice in CHOICES])
        by_choice = dict(zip(CHOICES, chances, strict=True))
        relation = _by_denial(a, b, found) or _by_figures(found, chance(odds)) or self.chosen(by_choice)
        if relation in {"supports", "updates"} and not _in_common(a, b):
            relation = "unrelated"
        if relation == "supports" and (alike["neighbours"] >= COPIED or _one_source(a, b)):
            relation = "repeats"
        told = self.least.get("disputes", 0.0) if relation == "disputes" else 0.0
        return Judged(
            relation=relation,
            same=chance(odds),
            disputes=max(by_choice["disputes"], told),
            chances=by_choice,
            alike=alike,
            found=found,
        )

    def chosen(self, chances: dict[str, float]) -> RelationKind:
        """The likeliest relation that is likely enough to be told."""
        ranked: list[RelationKind] = ["supports", "disputes", "updates", "unrelated"]
        ranked.sort(key=lambda choice: -chances[choice])
        return next(choice for choice in ranked if chances[choice] >= self.least.get(choice, 0.0))


def softmax(scores: list[float]) -> list[float]:
    """Log odds as chances that add up to 1."""
    powers = np.exp(np.array(scores) - max(scores))
    chances: list[float] = (powers / powers.sum()).tolist()
    return chances


def _by_denial(a: Statement, b: Statement, found: Found) -> RelationKind | None:
    """A dispute where one text denies in so many words what both tell of."""
    shared = a.senses.keys() & b.senses.keys()
    asks = any(word.low == "?" for word in (*a.words, *b.words))
    one, other = found.cues
    denied = denials(other, one, shared) or denials(one, other, shared)
    return "disputes" if denied and not asks else None


def _by_figures(found: Found, same: float) -> RelationKind | None:
    """What figures tell: a count that is larger in the later report has moved, others dispute."""
    unequal = [pair for pair in found.pairings if pair.agreement != "equal" and len(pair.beside) >= BESIDE]
    if not unequal or len(unequal) < len(found.pairings) or same < COUNTED:
        return None
    if all(pair.later_is_more for pair in unequal):
        return "updates"
    return "disputes" if all(pair.agreement == "different" for pair in unequal) else None


def _in_common(a: Statement, b: Statement) -> bool:
    """Whether a word that tells something stands in both; spelled otherwise, names share letters."""
    return bool(a.grams.keys() & b.grams.keys() or a.senses.keys() & b.senses.keys())


def _one_source(a: Statement, b: Statement) -> bool:
    return bool(a.source) and a.source == b.source


@cache
def load_relater() -> Relater:
    """The models that come with Sayso."""
    table = tomllib.loads(files("sayso.resources").joinpath(WEIGHTS).read_text("utf-8"))
    return Relater(same=table["same"], relations=table["relations"], least=table["least"])
