"""Fits the weights of a log-linear choice: shared ones, and what each class of phrase adds to them."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from training.speakers.examples import Example

Floats = NDArray[np.float64]
Weights = Mapping[str, Mapping[str, float]]
STEPS = 300
RATE = 0.3
RARE = 3
"""Features seen with fewer options than this are left out."""
LEAST_WEIGHT = 0.02
"""Smaller weights are left out of the file."""


def fit(examples: Sequence[Example], *, prior: float) -> Weights:
    """Weights by class that make the right options likely; ``prior`` is how strongly they are drawn to 0."""
    counts = Counter(name for e in examples for option in e.options for name in _names(e.kind, option))
    known = sorted(name for name, count in counts.items() if count >= RARE)
    numbers = {name: number for number, name in enumerate(known)}
    rows, columns, starts, right = _sparse(examples, numbers)
    weights = np.zeros(len(known))
    squares = np.full(len(known), 1e-8)
    for _ in range(STEPS):
        gradient = _gradient(weights, rows, columns, starts, right) + prior * weights
        squares += gradient**2
        weights -= RATE * gradient / np.sqrt(squares)
    return _by_class({name: float(weights[number]) for name, number in numbers.items()})


def _names(kind: str, option: Sequence[str]) -> list[str]:
    return [*option, *(f"{kind}|{name}" for name in option)]


def _sparse(
    examples: Sequence[Example], numbers: Mapping[str, int]
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp], NDArray[np.bool_]]:
    """Option and number of every feature, where each example's options start, and which are right."""
    rows: list[int] = []
    columns: list[int] = []
    starts: list[int] = []
    right: list[bool] = []
    for example in examples:
        starts.append(len(right))
        for number, option in enumerate(example.options):
            found = [numbers[name] for name in _names(example.kind, option) if name in numbers]
            rows += [len(right)] * len(found)
            columns += found
            right.append(number in example.right)
    return np.array(rows), np.array(columns), np.array(starts), np.array(right)


def _gradient(
    weights: Floats,
    rows: NDArray[np.intp],
    columns: NDArray[np.intp],
    starts: NDArray[np.intp],
    right: NDArray[np.bool_],
) -> Floats:
    """Of the negative log of the chance that one of the right options is chosen."""
    sizes = np.diff(np.append(starts, len(right)))
    scores = np.bincount(rows, weights[columns], minlength=len(right))
    likely = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
    likely /= np.repeat(np.add.reduceat(likely, starts), sizes)
    wanted = np.where(right, likely, 0.0)
    wanted /= np.repeat(np.maximum(np.add.reduceat(wanted, starts), 1e-12), sizes)
    return np.bincount(columns, (likely - wanted)[rows], minlength=len(weights)).astype(np.float64)


def _by_class(weights: Mapping[str, float]) -> Weights:
    """For each class the shared weight of a feature and its own taken together."""
    classes = sorted({name.split("|")[0] for name in weights if "|" in name})
    tables: dict[str, dict[str, float]] = {}
    for kind in classes:
        own = {name.removeprefix(f"{kind}|") for name in weights if name.startswith(f"{kind}|")}
        summed = {name: weights.get(name, 0.0) + weights[f"{kind}|{name}"] for name in sorted(own)}
        tables[kind] = {name: round(value, 2) for name, value in summed.items() if abs(value) >= LEAST_WEIGHT}
    return tables
