"""How often a reading is right, measured and kept: python -m training.reader.calibrate FOLDER.

For each guide, on its development set: the least strengths of an anchor, with and without a cue, that give
the best relation F1, and the logistic curve from strength to being right. Prints the reliability curve.
"""

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray

from sayso.annotators.attributions import attributions
from sayso.encoder.encoding import Decoder, Encoding
from sayso.encoder.session import Encoder
from training.reader.corpora import DATA, rows
from training.reader.evaluate import as_row
from training.reader.scoring import right

SETS = {"sayso": "gold/newswire-dev", "polnear": "attribution/polnear-dev"}
STEPS = np.arange(-2.0, 2.01, 0.25).tolist()
"""Thresholds that are tried."""
BINS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
LEAST = 1e-4

Gold = dict[str, dict[str, Any]]
Floats = NDArray[np.float64]


def judged(
    encodings: dict[str, Encoding], gold: Gold, *, cue: float, bare: float
) -> tuple[Floats, NDArray[np.bool_]]:
    """The strength of every attribution read above the thresholds, and whether it is right."""
    scores: list[float] = []
    hits: list[bool] = []
    for name, encoding in encodings.items():
        decoder = Decoder(transitions=encoding.decoder.transitions, thresholds=(cue, bare))
        text = gold[name]["text"]
        read = attributions(Encoding(tokens=encoding.tokens, parts=encoding.parts, decoder=decoder), text)
        found = {number for _, number in right(gold[name], as_row(name, text, read))}
        scores += [a.score or 0.0 for a in read]
        hits += [number in found for number in range(len(read))]
    chances = np.clip(np.array(scores), LEAST, 1 - LEAST)
    return np.log(chances / (1 - chances)), np.array(hits)


def relation(encodings: dict[str, Encoding], gold: Gold, *, cue: float, bare: float) -> float:
    """Relation F1 above the thresholds."""
    _, hits = judged(encodings, gold, cue=cue, bare=bare)
    return float(200 * hits.sum() / (len(hits) + sum(len(row["attributions"]) for row in gold.values())))


def curve(strengths: Floats, hits: NDArray[np.bool_]) -> Floats:
    """Slope and offset of the logistic curve that fits best, by Newton's method; weak prior on slope 1."""
    design = np.stack([strengths, np.ones_like(strengths)], axis=1)
    prior = weights = np.array([1.0, 0.0])
    for _ in range(50):
        p = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (p - hits) + (weights - prior)
        hessian = (design * (p * (1 - p))[:, None]).T @ design + np.eye(2)
        step = np.linalg.solve(hessian, gradient)
        weights = weights - step / max(1.0, float(np.linalg.norm(step)))
    return weights


def fitted(encodings: dict[str, Encoding], gold: Gold) -> tuple[list[float], list[float]]:
    """Thresholds and curve for one guide; prints what they give."""
    plain = relation(encodings, gold, cue=0.0, bare=0.0)
    cue = max(STEPS, key=lambda step: (relation(encodings, gold, cue=step, bare=0.0), -abs(step)))
    bare = max(STEPS, key=lambda step: (relation(encodings, gold, cue=cue, bare=step), -abs(step)))
    best = relation(encodings, gold, cue=cue, bare=bare)
    print(f"  thresholds {cue} with a cue, {bare} without: relation F1 {best:.1f} (at 0 and 0: {plain:.1f})")
    strengths, hits = judged(encodings, gold, cue=cue, bare=bare)
    slope, offset = curve(strengths, hits)
    chances = 1 / (1 + np.exp(-slope * strengths - offset))
    for low, high in pairwise(BINS):
        inside = (chances > low) & (chances <= high)
        if inside.any():
            said, was = chances[inside].mean(), hits[inside].mean()
            print(f"  score {low:.2f} to {high:.2f}: {inside.sum():5d}, said {said:.2f}, right {was:.2f}")
    return [cue, bare], [round(float(slope), 4), round(float(offset), 4)]


def main(folder: Path) -> None:
    """Fits and keeps."""
    thresholds, curves = {}, {}
    for guide, corpus in SETS.items():
        print(f"{guide}: {corpus}")
        encoder = Encoder(folder, guide=guide)
        gold = {row["id"]: row for row in rows(DATA / f"{corpus}.jsonl")}
        encodings = {name: encoder.encode(row["text"]) for name, row in gold.items()}
        thresholds[guide], curves[guide] = fitted(encodings, gold)
    model = onnx.load(folder / "model.onnx")
    told = {entry.key: entry.value for entry in model.metadata_props}
    told |= {"thresholds": json.dumps(thresholds), "curves": json.dumps(curves)}
    onnx.helper.set_model_props(model, told)
    onnx.save(model, folder / "model.onnx")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
