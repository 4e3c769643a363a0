"""The scorers of ../shared/eval, and what they leave out."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from training.reader.corpora import SHARED

sys.path.insert(0, str(SHARED / "eval"))

import attribution
import gold
import places
import spans
from common import Tally, Tokens, pair_up

Rows = Mapping[str, dict[str, Any]]
Figures = dict[str, Any]

ATTRIBUTION = ("content", "relation", "triple", "exact source", "exact cue", "exact content")
GOLD = ("content", "relation", "triple", "quote of matched", "nested of matched", "own voice")


def figures(task: str, wanted: Rows, got: Rows) -> dict[str, Figures]:
    """The figures of one head on one development set."""
    if task == "sentences":
        return {"exact": sentences(wanted, got)}
    if task == "mentions":
        return {name.strip(): value for name, value in spans.mentions(wanted, got).items()}
    if task == "places":
        return {name: places.score(wanted, got)[name] for name in ("strict", "overlap")}
    if task.startswith("loaded"):
        return dict(spans.loaded(wanted, got))
    kept, score = (GOLD, gold.score) if task == "gold" else (ATTRIBUTION, attribution.score)
    found = {name: value for name, value in score(wanted, got).items() if name in kept}
    return found | (by_depth(wanted, got) if task == "gold" else {})


def right(wanted: dict[str, Any], got: dict[str, Any]) -> list[tuple[int, int]]:
    """Pairs of numbers, wanted and got, of the attributions whose source and content agree."""
    tokens = Tokens(wanted["text"])
    sides = (attribution.as_tokens(row, tokens) for row in (wanted, got))
    return list(pair_up(*sides, attribution.relation_match))


def by_depth(wanted: Rows, got: Rows) -> dict[str, Figures]:
    """The share found, source and all, of the attributions within another and of the others."""
    counts = {"found of nested": [0, 0], "found of top-level": [0, 0]}
    for name, row in wanted.items():
        hits = {number for number, _ in right(row, got[name])}
        for number, item in enumerate(row["attributions"]):
            count = counts["found of top-level" if item["parent"] is None else "found of nested"]
            count[0] += number in hits
            count[1] += 1
    return {name: {"percent": round(100 * hit / of, 1), "of": of} for name, (hit, of) in counts.items()}


def sentences(wanted: Rows, got: Rows) -> Figures:
    """Precision, recall and F1 of sentences with both ends right."""
    sides = [{(n, *span) for n, row in rows.items() for span in row["sentences"]} for rows in (wanted, got)]
    hits = len(sides[0] & sides[1])
    p, r = 100 * hits / len(sides[1]), 100 * hits / len(sides[0])
    return {"p": round(p, 1), "r": round(r, 1), "f1": round(2 * p * r / (p + r), 1)}


def loaded_f1(wanted: Rows, got: Mapping[str, Iterable[Sequence[int]]]) -> float:
    """Partial overlap F1 of loaded spans."""
    rows = {name: {"loaded": [{"span": list(span)} for span in found]} for name, found in got.items()}
    return float(spans.loaded(wanted, rows)["partial overlap"]["f1"])


def own_voice_f1(wanted: Rows, got: Mapping[str, Iterable[Sequence[int]]]) -> float:
    """Token F1 of own voice, as gold.py has it."""
    tally = Tally()
    for name, row in wanted.items():
        tokens = Tokens(row["text"])
        ours, theirs = tokens.of(row["own_voice"]), tokens.of(list(got[name]))
        tally.add(len(ours & theirs), len(theirs), len(ours))
    return float(tally.prf()["f1"])
