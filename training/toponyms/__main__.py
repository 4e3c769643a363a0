"""Fits the ranker of toponyms to the annotated reports and writes its weights.

    python -m training.toponyms

It says first how well rankers do on the share of the reports that they did not see.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

import sayso
from sayso.linking.toponym_features import FEATURES, STATIC, Floats
from sayso.linking.toponym_ranking import LEAST_CHANCE, WEIGHTS, Ranker
from sayso.resources.gazetteer import open_gazetteer
from training.toponyms.examples import FOLDS, Example, example, reports
from training.toponyms.fitting import fit

OUT = Path(sayso.__file__).parent / "resources" / WEIGHTS
STEPS = 2000
RATE = 0.5
SPREAD = 10
"""Log odds spread about so wide: their slope learns slower than the offset."""


def main() -> None:
    """Cross-validate, fit the curve on what was held out, fit the weights on everything, write them."""
    gazetteer = open_gazetteer()
    examples = [prepared for report in reports() if (prepared := example(gazetteer, report))]
    held_out = [_judged(examples, fold) for fold in range(FOLDS)]
    chances = np.concatenate([chance for chance, _ in held_out])
    right = np.concatenate([hit for _, hit in held_out])
    print(
        f"held out: {right.mean():.1%} of {len(right)} names that the gazetteer has are placed within 161 km"
    )
    curve = logistic(chances, right)
    OUT.write_text(_toml(replace(fit(examples), curve=curve)), "utf-8")
    print(f"{OUT} written; curve {curve}")


def _judged(examples: Sequence[Example], fold: int) -> tuple[Floats, Floats]:
    """For the names of one fold: the chance of the choice by a ranker of the others, and if it is right."""
    ranker = fit([each for each in examples if each.fold != fold])
    chances, hits = [], []
    for each in examples:
        if each.fold != fold:
            continue
        of_rows = ranker.judged(each.rows, each.facts, each.static)
        for sense, (first, end) in enumerate(each.rows.bounds()):
            if each.located[sense]:
                best = first + int(of_rows[first:end].argmax())
                chances.append(of_rows[best])
                hits.append(each.right[best])
    return np.array(chances), np.array(hits)


def logistic(chances: Floats, right: Floats) -> tuple[float, float]:
    """Slope and offset of the curve from log odds to the share that is right."""
    held = np.clip(chances, LEAST_CHANCE, 1 - LEAST_CHANCE)
    odds = np.log(held / (1 - held))
    slope, offset = 1.0, 0.0
    for _ in range(STEPS):
        wrong = 1 / (1 + np.exp(-slope * odds - offset)) - right
        slope -= RATE * float((wrong * odds).mean()) / SPREAD
        offset -= RATE * float(wrong.mean())
    return slope, offset


def _toml(ranker: Ranker) -> str:
    lines = [
        "# What speaks for a candidate of a toponym; written by: python -m training.toponyms",
        "",
        "[curve]",
    ]
    lines += [f"slope = {ranker.curve[0]:.4f}", f"offset = {ranker.curve[1]:.4f}", "", "[alone]"]
    lines += [f'"{name}" = {weight:.3f}' for name, weight in zip(STATIC, ranker.alone, strict=True)]
    lines += ["", "[weights]"]
    lines += [f'"{name}" = {weight:.3f}' for name, weight in zip(FEATURES, ranker.weights, strict=True)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
