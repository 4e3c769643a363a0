"""Reports with known places as what the ranker learns from."""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.core.document import Document
from sayso.core.hashing import sha256
from sayso.core.spans import Span
from sayso.linking.toponym_candidates import Candidates, Toponym, candidates, toponym_at
from sayso.linking.toponym_features import Facts, Floats, facts_of, static_features, vectors
from sayso.linking.toponym_homes import home_of
from sayso.resources.gazetteer import Gazetteer

SHARED = Path(os.environ.get("SAYSO_SHARED", Path(__file__).parents[3] / "shared"))
CORPUS = SHARED / "data" / "geo" / "dev.jsonl"
FOLDS = 5
NEAR = np.cos(161 / 6371)
"""The cosine of 100 miles, within which the field takes a place for the right one."""


@dataclass(frozen=True, slots=True)
class Example:
    """One report, prepared.

    Attributes:
        fold: which share of the corpus it belongs to, by its id.
        right: for each row, whether it is (near) a place that its name stands for.
        amount: for each sense, how many toponyms have it that can be learnt from.
        located: for each sense, whether the corpus tells where it is, be that among the candidates or not.
    """

    fold: int
    rows: Candidates
    facts: Facts
    static: Floats
    right: Floats
    amount: Floats
    located: NDArray[np.bool_]


def fold_of(id: str) -> int:  # noqa: A002 - the field's name in the corpus
    """The share of the corpus that a report belongs to."""
    return int(sha256(id)[:8], 16) % FOLDS


def reports() -> list[dict[str, Any]]:
    """The corpus."""
    return [json.loads(line) for line in CORPUS.read_text("utf-8").split("\n") if line]


def example(gazetteer: Gazetteer, report: dict[str, Any]) -> Example | None:
    """The report with its annotated toponyms; None where none can be learnt from."""
    text, places = report["text"], report["places"]
    toponyms = [toponym_at(text, Span(*place["span"])) for place in places]
    rows = candidates(gazetteer, toponyms)
    if not len(rows):
        return None
    home = home_of(Document.of(text, url=report.get("url")))
    facts = facts_of(gazetteer, rows)
    right, amount, located = _gold(rows, facts, toponyms, places)
    return Example(
        fold=fold_of(report["id"]),
        rows=rows,
        facts=facts,
        static=static_features(gazetteer, rows, facts, home),
        right=right,
        amount=amount,
        located=located,
    )


def _gold(
    rows: Candidates, facts: Facts, toponyms: Sequence[Toponym], places: Sequence[dict[str, Any]]
) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    number = {toponym.sense: n for n, toponym in enumerate(rows.senses)}
    right = np.zeros(len(rows))
    amount = np.zeros(len(rows.senses))
    located = np.zeros(len(rows.senses), dtype=bool)
    for toponym, place in zip(toponyms, places, strict=True):
        sense = number.get(toponym.sense)
        if sense is None or place.get("lat") is None:
            continue
        located[sense] = True
        mine = rows.sense == sense
        near = facts.where[mine] @ vectors([place["lat"]], [place["lon"]])[0] > NEAR
        if near.any():
            right[mine] = np.maximum(right[mine], near)
            amount[sense] += 1
    return right, amount, located
