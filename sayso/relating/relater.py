"""Tells how two statements relate: repeats, supports, disputes, updates, or none of these.

Signs that a person can read, weighed by two log-linear models (how likely two statements are of the same,
and which relation the signs speak for), are blended with what the pair model says (``encoder.matcher``).
Where figures or a denial tell the relation, they decide. ``training/relations`` fits the weights.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import numpy as np

from sayso.encoder.matcher import RELATIONS, Match, Matcher, load_matcher
from sayso.relating.cues import denials
from sayso.relating.features import Found, found_in, relation_features
from sayso.relating.likeness import (
    Statement,
    Values,
    Weights,
    chance,
    likeness_features,
    log_odds,
    of_other_days,
)

RelationKind = Literal["repeats", "supports", "disputes", "updates", "unrelated"]
CHOICES = ("supports", "disputes", "updates", "unrelated")
"""What the model chooses among; what supports in the same words repeats."""
ASKED = {"supports": "same"}
"""What the pair model calls a choice, where it has another name for it."""
RUMOURS, REPORTS = "rumours", "reports"
BARE = "a is a bare claim"
BESIDE = 2
"""Words beside what is counted that must stand near both of two figures for them to exclude each other."""
WEIGHTS = "relation-weights.toml"
COPIED = 0.8
"""Likeness of neighbouring words from which on one text has the words of the other."""
COUNTED = 0.35
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
    """The models.

    Attributes:
        same: weights of the features of likeness.
        relations: weights of the features of each relation.
        event: how both models count in telling whether two statements are of one event.
        blends: how they count in telling the relation, and what is added for each: of a rumour and
            its answer, and of two reports.
        least: of either likewise, the least chance at which statements dispute or update each other;
            what has less is the likeliest of the rest.
        matcher: the pair model.
    """

    same: Weights
    relations: dict[str, Weights]
    event: Weights
    blends: dict[str, Weights]
    least: dict[str, Weights]
    matcher: Matcher

    def judge(self, a: Statement, b: Statement) -> Judged:
        """How ``b`` relates to ``a``."""
        alike = likeness_features(a, b)
        odds = log_odds(alike, self.same)
        match = self.matcher.match(a.text, b.text)
        same = chance(log_odds({"always": 1.0, "features": odds, "matcher": match.event}, self.event))
        found = found_in(a, b)
        values = relation_features(a, b, alike, odds, found)
        form = RUMOURS if values[BARE] else REPORTS
        scores = [log_odds(values, self.relations[choice]) for choice in CHOICES]
        chances = dict(zip(CHOICES, softmax(blended(scores, match, self.blends[form])), strict=True))
        least = self.least[form]
        relation = _by_denial(a, b, found) or _by_figures(a, b, found, same) or chosen(chances, least)
        if relation in {"supports", "updates"} and not _in_common(a, b):
            relation = "unrelated"
        if relation == "supports" and (alike["neighbours"] >= COPIED or _one_source(a, b)):
            relation = "repeats"
        told = least.get("disputes", 0.0) if relation == "disputes" else 0.0
        return Judged(
            relation=relation,
            same=same,
            disputes=max(chances["disputes"], told),
            chances=chances,
            alike=alike,
            found=found,
        )


def blended(scores: Sequence[float], match: Match, blend: Weights) -> list[float]:
    """Log odds of each of ``CHOICES``: ``scores`` of the signs and those of the pair model together."""
    said = dict(zip(RELATIONS, match.relations, strict=True))
    return [
        blend["features"] * score + blend["matcher"] * said[ASKED.get(choice, choice)] + blend[choice]
        for choice, score in zip(CHOICES, scores, strict=True)
    ]


def chosen(chances: Mapping[str, float], least: Weights) -> RelationKind:
    """The likeliest relation that is likely enough to be told."""
    ranked: list[RelationKind] = ["supports", "disputes", "updates", "unrelated"]
    ranked.sort(key=lambda choice: -chances[choice])
    return next(choice for choice in ranked if chances[choice] >= least.get(choice, 0.0))


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


def _by_figures(a: Statement, b: Statement, found: Found, same: float) -> RelationKind | None:
    """What figures tell where none agrees: what has moved, a dispute, or an event of the same kind."""
    if not found.pairings or any(pair.agreement == "equal" for pair in found.pairings) or same < COUNTED:
        return None
    alike = [pair for pair in found.pairings if len(pair.beside) >= BESIDE]
    if alike and all(pair.later_is_more for pair in alike):
        return "updates"
    if not all(pair.agreement == "different" for pair in found.pairings):
        return None
    return "disputes" if alike and not of_other_days(a, b) else "unrelated"


def _in_common(a: Statement, b: Statement) -> bool:
    """Whether a word that tells something stands in both; spelled otherwise, names share letters."""
    return bool(a.grams.keys() & b.grams.keys() or a.senses.keys() & b.senses.keys())


def _one_source(a: Statement, b: Statement) -> bool:
    return bool(a.source) and a.source == b.source


@cache
def load_relater() -> Relater:
    """The models that come with Sayso."""
    table = tomllib.loads(files("sayso.resources").joinpath(WEIGHTS).read_text("utf-8"))
    names = ("same", "relations", "event", "blends", "least")
    return Relater(**{name: table[name] for name in names}, matcher=load_matcher())
