"""The weights by which antecedents are chosen; ``python -m training.speakers.train`` makes them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class AntecedentWeights:
    """Weights of features, by the class of the phrase whose antecedent is sought.

    Attributes:
        threshold: the least chance with which a candidate is taken.
    """

    threshold: float
    weights: Mapping[str, Mapping[str, float]]

    def of(self, name: str) -> Mapping[str, float]:
        """The weights of one class."""
        return self.weights[name]


@cache
def load_antecedents() -> AntecedentWeights:
    """The packaged weights."""
    table = tomllib.loads(files("sayso.resources").joinpath("antecedents.toml").read_text("utf-8"))
    return AntecedentWeights(threshold=table["threshold"], weights=table["weights"])
