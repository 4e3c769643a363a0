"""Measures how often an anchor's reading is right and keeps it in the model: python -m training.reader.calibrate FOLDER.

For each guide, on its development set: the score's curve (slope and offset of a logistic curve over the
anchor's strength) and the least strengths, with and without a cue, that give the best relation F1.
Prints the reliability curve for the model's card.
"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray

from sayso.annotators.neural_attributions import attributions
from sayso.core.annotations import Attribution
from sayso.encoder.encoding import Decoder, Encoding
from sayso.encoder.session import Encoder
from training.reader.corpora import rows
from training.reader.evaluate import SHARED, as_row

SETS = {"sayso": "gold/newswire-dev.jsonl", "polnear": "attribution/polnear-dev.jsonl"}
LOOSE = -3.0
"""Strength above which a candidate is looked at: about one in twenty."""
STEPS = np.arange(-2.0, 2.01, 0.25)
BINS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)


def judged(
    encodings: dict[str, Encoding], gold: dict[str, dict[str, Any]]
) -> tuple[list[Attribution], NDArray[np.bool_]]:
    """Every attribution that is read, and whether it is right: source and content as the gold has them."""
    import attribution
    from common import Tokens, pair_up

    found: list[Attribution] = []
    right: list[bool] = []
    for name, encoding in encodings.items():
        text = gold[name]["text"]
        read = attributions(encoding, text)
        tokens = Tokens(text)
        wanted = attribution.as_tokens(gold[name], tokens)
        got = attribution.as_tokens(as_row(name, text, read), tokens)
        hits = {p for _, p in pair_up(wanted, got, attribution.relation_match)}
        found += read
        right += [number in hits for number in range(len(read))]
    return found, np.array(right)


def fitted(strengths: NDArray[np.float64], right: NDArray[np.bool_]) -> tuple[float, float]:
    """Slope and offset of the logistic curve that fits best, by Newton's method with a weak prior on slope 1."""
    design = np.stack([strengths, np.ones_like(strengths)], axis=1)
    weights, prior = np.array([1.0, 0.0]), np.array([1.0, 0.0])
    for _ in range(50):
        p = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (p - right) + (weights - prior)
        hessian = (design * (p * (1 - p))[:, None]).T @ design + np.eye(2)
        weights = weights - np.linalg.solve(hessian, gradient)
    return round(float(weights[0]), 4), round(float(weights[1]), 4)


def with_decoder(encoding: Encoding, decoder: Decoder) -> Encoding:
    """The same encoding, decoded otherwise."""
    return Encoding(tokens=encoding.tokens, parts=encoding.parts, decoder=decoder)


def main() -> None:
    """Fits, prints and keeps."""
    sys.path.insert(0, str(SHARED / "eval"))
    folder = Path(sys.argv[1])
    thresholds: dict[str, list[float]] = {}
    curves: dict[str, list[float]] = {}
    for guide, path in SETS.items():
        encoder = Encoder(folder, guide=guide)
        gold = {row["id"]: row for row in rows(SHARED / "data" / path)}
        plain = {name: encoder.encode(row["text"]) for name, row in gold.items()}
        total = sum(len(row["attributions"]) for row in gold.values())

        def f1(cue: float, bare: float, plain: dict[str, Encoding] = plain) -> float:
            decoder = Decoder(transitions=encoder.decoder.transitions, thresholds=(cue, bare))
            _, right = judged({n: with_decoder(e, decoder) for n, e in plain.items()}, gold)
            return 200 * right.sum() / (len(right) + total)

        cue = max(STEPS, key=lambda step: (f1(step, 0.0), -abs(step)))
        bare = max(STEPS, key=lambda step: (f1(cue, step), -abs(step)))
        thresholds[guide] = [float(cue), float(bare)]
        loose = Decoder(transitions=encoder.decoder.transitions, thresholds=(min(cue, 0.0), min(bare, 0.0)))
        found, right = judged({n: with_decoder(e, loose) for n, e in plain.items()}, gold)
        scores = np.clip(np.array([a.score for a in found], dtype=np.float64), 1e-4, 1 - 1e-4)
        strengths = np.log(scores / (1 - scores))
        curves[guide] = list(fitted(strengths, right))
        print(
            f"{guide}: thresholds {thresholds[guide]}, relation F1 {f1(cue, bare):.1f} (at 0: {f1(0.0, 0.0):.1f})"
        )
        p = 1 / (1 + np.exp(-(curves[guide][0] * strengths + curves[guide][1])))
        for low, high in zip(BINS, BINS[1:], strict=False):
            inside = (p > low) & (p <= high)
            if inside.any():
                print(
                    f"  score {low:.2f}-{high:.2f}: {inside.sum():5d}, said {p[inside].mean():.2f}, right {right[inside].mean():.2f}"
                )
    model = onnx.load(folder / "model.onnx")
    told = {entry.key: entry.value for entry in model.metadata_props}
    told |= {"thresholds": json.dumps(thresholds), "curves": json.dumps(curves)}
    onnx.helper.set_model_props(model, told)
    onnx.save(model, folder / "model.onnx")


if __name__ == "__main__":
    main()
