"""A log-linear choice among candidates, each of which is a bag of named features."""

import math
from collections.abc import Iterable, Mapping, Sequence

Features = Iterable[str]


def chances(candidates: Sequence[Features], weights: Mapping[str, float]) -> list[float]:
    """How likely each candidate is the right one, in all 1; features without a weight say nothing."""
    scores = [sum(weights.get(feature, 0.0) for feature in features) for features in candidates]
    top = max(scores)
    likelihoods = [math.exp(score - top) for score in scores]
    total = sum(likelihoods)
    return [likelihood / total for likelihood in likelihoods]
