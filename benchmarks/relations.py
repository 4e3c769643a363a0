"""Scores what ``sayso relate`` says of pairs of statements that none of its models has learned.

How the models are blended was fitted on the stances and claims judged here (``training.relations``): those
figures tell whether something broke, and flatter a little; only the pairs of ECB+ served nothing else.
"""

import json
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.corpora import path_of, rows, run_scorer, scored
from sayso.core.hashing import sha256
from sayso.views.relating import record, related
from training.matcher.examples import HELD_OUT, fold

SAMPLED, OF = 2, 7
"""Share of the pairs of ECB+ that are judged: some 2,000 of 7,243, so that all relations take seconds."""

Rows = list[dict[str, Any]]


def sampled(identity: str) -> bool:
    """Whether a pair of ECB+ is judged: the same ones always, by hash of its id."""
    return int(sha256(identity), 16) % OF < SAMPLED


def _stances(corpus: str) -> Rows:
    return _pairs("emergent", [row for row in rows(corpus) if fold(row["claim_id"]) == HELD_OUT])


def _claims(corpus: str) -> Rows:
    return list(rows(corpus))


def _events(corpus: str) -> Rows:
    return [pair for pair in _pairs("ecbplus", rows(corpus)) if sampled(pair["id"])]


PAIRS: Mapping[str, Callable[[str], Rows]] = {"stance": _stances, "claims": _claims, "same": _events}
"""The tasks of the scorer that are about pairs, and which pairs of their corpus are judged."""


def score_relations(task: str, corpus: str) -> dict[str, Any]:
    """What ``score.py TASK`` says of the relations of the pairs of ``corpus``."""
    pairs = PAIRS[task](corpus)
    lines = [json.dumps(pair) for pair in pairs]
    judged = related(lines, name=str(path_of(corpus)))
    return scored(task, pairs, (json.dumps(record(row)) for row in judged))


def _pairs(kind: str, found: Iterable[Mapping[str, Any]]) -> Rows:
    """The pairs that the scorers' own ``pairs.py`` makes of rows of a corpus."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "rows.jsonl", Path(folder) / "pairs.jsonl"
        source.write_text("".join(json.dumps(row) + "\n" for row in found), encoding="utf-8")
        run_scorer("pairs.py", kind, str(source), str(target))
        return [json.loads(line) for line in target.read_text("utf-8").splitlines()]
