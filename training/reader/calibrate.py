"""How often a reading is right, measured and kept: python -m training.reader.calibrate FOLDER.

For each guide, on its development sets: the least strengths of an anchor, with and without a cue, that give
the best relation F-measure, and the logistic curve from strength to being right. For own voice and loaded
wording: thresholds likewise, on what is held out of their corpora, and the curve of loaded wording. The model
file keeps them, with the reliability of the curves, which the card tells.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray

from sayso.annotators.attributions import attributions
from sayso.annotators.loaded import loaded
from sayso.annotators.own_voice import own_voice
from sayso.annotators.sentences import sentences
from sayso.encoder.encoding import Decoder, Encoding
from sayso.encoder.session import Encoder
from training.reader.corpora import DATA, annotated, annotations, held_out, rows
from training.reader.evaluate import as_row
from training.reader.scoring import loaded_f1, own_voice_f1, right

SETS = {"sayso": "gold/newswire-dev", "polnear": "attribution/polnear-dev"}
ANCHORS = np.arange(0.0, 2.01, 0.25).tolist()
"""Thresholds that are tried for anchors: one that is less likely than not is none."""
WORDS = np.arange(-2.0, 2.01, 0.25).tolist()
"""Thresholds that are tried for loaded words."""
BETA = 1.2
"""How much more recall counts than precision: what is missed cannot be mended later, and scores tell what to
trust."""
CLAUSES = np.arange(-6.0, 2.01, 0.5).tolist()
"""Thresholds that are tried for own voice."""
BINS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
LEAST = 1e-4

Gold = dict[str, dict[str, Any]]
Encodings = dict[str, Encoding]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Reliability = list[dict[str, float]]


def encoded(encoder: Encoder, gold: Gold) -> Encodings:
    """Every text of ``gold``, encoded."""
    return {name: encoder.encode(row["text"]) for name, row in gold.items()}


def decoded(encoding: Encoding, **changes: Any) -> Encoding:
    """The same encoding with another decoder."""
    return Encoding(
        tokens=encoding.tokens, parts=encoding.parts, decoder=replace(encoding.decoder, **changes)
    )


def judged(encodings: Encodings, gold: Gold, *, cue: float, bare: float) -> tuple[Floats, Flags]:
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


def mean_relation(sets: Sequence[tuple[Encodings, Gold]], *, cue: float, bare: float) -> float:
    """The mean of the relation F-measure of each set."""
    return sum(relation(encodings, gold, cue=cue, bare=bare) for encodings, gold in sets) / len(sets)


def relation(encodings: Encodings, gold: Gold, *, cue: float, bare: float) -> float:
    """Relation F-measure above the thresholds, by ``BETA``."""
    _, hits = judged(encodings, gold, cue=cue, bare=bare)
    wanted = sum(len(row["attributions"]) for row in gold.values())
    return float(100 * (1 + BETA**2) * hits.sum() / (len(hits) + BETA**2 * wanted))


def curve(strengths: Floats, hits: Flags) -> Floats:
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


def reliability(name: str, weights: Floats, strengths: Floats, hits: Flags) -> Reliability:
    """What the curve says of those in each bin of chances, and what was so; printed too."""
    chances = 1 / (1 + np.exp(-weights[0] * strengths - weights[1]))
    table = []
    for low, high in pairwise(BINS):
        inside = (chances > low) & (chances <= high)
        if inside.any():
            said, was = round(float(chances[inside].mean()), 3), round(float(hits[inside].mean()), 3)
            table.append({"from": low, "to": high, "count": int(inside.sum()), "said": said, "right": was})
            print(f"  {name} {low:.2f} to {high:.2f}: {inside.sum():5d}, said {said:.2f}, right {was:.2f}")
    return table


def fitted(name: str, sets: Sequence[tuple[Encodings, Gold]]) -> tuple[list[float], list[float], Reliability]:
    """Thresholds, curve and its reliability for one guide; prints what they give."""
    pairs = product(ANCHORS, ANCHORS)
    cue, bare = max(pairs, key=lambda pair: mean_relation(sets, cue=pair[0], bare=pair[1]))
    print(f"  {name}: thresholds {cue} with a cue, {bare} without")
    judgements = [judged(encodings, gold, cue=cue, bare=bare) for encodings, gold in sets]
    strengths, hits = (np.concatenate(parts) for parts in zip(*judgements, strict=True))
    weights = curve(strengths, hits)
    return [cue, bare], _rounded(weights), reliability(name, weights, strengths, hits)


def our_reports() -> Gold:
    """The reports that we annotated in full and that no reader learned from."""
    news = {row["id"]: row["text"] for row in rows(DATA / "newswire/train.jsonl")}
    return {row["id"]: annotated(row, news[row["id"]]) for path in annotations("rare") for row in rows(path)}


def own_voice_threshold(encoder: Encoder) -> float:
    """For the best mean of the token F1 on newswire gold dev and on our own reports."""
    dev = {row["id"]: row for row in rows(DATA / "gold/newswire-dev.jsonl")}
    sets = []
    for gold in (dev, our_reports()):
        encodings = encoded(encoder, gold).items()
        read = {n: (e, sentences(e), attributions(e, gold[n]["text"])) for n, e in encodings}
        sets.append((gold, read))

    def measure(step: float) -> float:
        figures = []
        for gold, read in sets:
            got = {n: own_voice(decoded(e, own_voice=step), split, a) for n, (e, split, a) in read.items()}
            figures.append(own_voice_f1(gold, got))
        return sum(figures) / len(figures)

    best: float = max(CLAUSES, key=measure)
    return best


def loaded_threshold(encoder: Encoder) -> tuple[float, list[float], Reliability]:
    """For the best mean of the F1 on what is held out of BABE and of PTC; with the curve and its reliability.

    A run of words is right when readers marked one of its words.
    """
    gold, read = [], []
    for corpus in ("framing/babe", "framing/ptc"):
        found = {row["id"]: row for row in rows(DATA / f"{corpus}.jsonl") if held_out(row["id"])}
        gold.append(found)
        read.append(encoded(encoder, found))

    def spans(encodings: Encodings, step: float) -> dict[str, list[tuple[int, int]]]:
        plain = {"loaded": step, "loaded_curve": (1.0, 0.0)}
        return {n: [row.span for row in loaded(decoded(e, **plain))] for n, e in encodings.items()}

    def measure(step: float) -> float:
        parts = [loaded_f1(g, spans(e, step)) for g, e in zip(gold, read, strict=True)]
        return sum(parts) / len(parts)

    best = max(WORDS, key=measure)
    strengths: list[float] = []
    hits: list[bool] = []
    for found, encodings in zip(gold, read, strict=True):
        for name, encoding in encodings.items():
            marked = [item["span"] for item in found[name]["loaded"]]
            for row in loaded(decoded(encoding, loaded=best, loaded_curve=(1.0, 0.0))):
                chance = min(max(row.score, LEAST), 1 - LEAST)
                strengths.append(float(np.log(chance / (1 - chance))))
                hits.append(any(start < row.span.end and row.span.start < end for start, end in marked))
    weights = curve(np.array(strengths), np.array(hits))
    return best, _rounded(weights), reliability("loaded", weights, np.array(strengths), np.array(hits))


def _rounded(weights: Floats) -> list[float]:
    return [round(float(weight), 4) for weight in weights]


def main(folder: Path) -> None:
    """Fits and keeps."""
    thresholds: dict[str, float | Sequence[float]] = {}
    curves: dict[str, list[float]] = {}
    tables: dict[str, Reliability] = {}
    for guide, corpus in SETS.items():
        print(f"{guide}: {corpus}")
        dev = {row["id"]: row for row in rows(DATA / f"{corpus}.jsonl")}
        encoder = Encoder(folder, guide=guide)
        sets = [
            (encoded(encoder, gold), gold) for gold in ([dev, our_reports()] if guide == "sayso" else [dev])
        ]
        thresholds[guide], curves[guide], tables[guide] = fitted(guide, sets)
    keep(folder, thresholds=thresholds, curves=curves, reliability=tables)
    encoder = Encoder(folder)
    thresholds["own_voice"] = own_voice_threshold(encoder)
    thresholds["loaded"], curves["loaded"], tables["loaded"] = loaded_threshold(encoder)
    keep(folder, thresholds=thresholds, curves=curves, reliability=tables)


def keep(folder: Path, **values: Any) -> None:
    """Writes ``values`` into the metadata of the model file."""
    model = onnx.load(folder / "model.onnx")
    told = {entry.key: entry.value for entry in model.metadata_props}
    told |= {name: json.dumps(value) for name, value in values.items()}
    onnx.helper.set_model_props(model, told)
    onnx.save(model, folder / "model.onnx")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
