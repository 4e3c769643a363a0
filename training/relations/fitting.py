"""Maximum likelihood for log-linear models over named features."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.relating.likeness import Values

Floats = NDArray[np.float64]
STEPS = 400
RATE = 0.05


def matrix(rows: Sequence[Values], names: Sequence[str]) -> Floats:
    """One row an example, one column a feature; features without a column are left out."""
    columns = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)))
    for number, row in enumerate(rows):
        for name, value in row.items():
            if name in columns:
                table[number, columns[name]] = value
    return table


def common(rows: Sequence[Values], groups: Sequence[str], *, least: int) -> list[str]:
    """The features that stand in at least ``least`` groups."""
    seen = Counter(
        name
        for name, _ in {
            (name, group)
            for row, group in zip(rows, groups, strict=True)
            for name, value in row.items()
            if value
        }
    )
    return sorted(name for name, count in seen.items() if count >= least)


def fit(table: Floats, right: Floats, amounts: Floats, prior: Floats) -> Floats:
    """Weights (feature by choice) that make the right choices likely, by Adam, the same every time.

    Args:
        table: features of every example.
        right: for every example 1 at the right choice, 0 at the others.
        amounts: how much every example counts.
        prior: how strongly the weights of each feature are drawn to 0.
    """
    weights = np.zeros((table.shape[1], right.shape[1]))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = table @ weights
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        gradient = table.T @ (amounts[:, None] * (chances - right)) + prior[:, None] * weights
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        rate = RATE * (1 if step < STEPS / 2 else 0.2)
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights
