"""The pairs that the models learn from, and the shares that are held out."""

import hashlib
import itertools
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sayso.relating.likeness import Statement
from sayso.relating.statements import statement_of

FOLDS = 5
STANCES = {"for": "supports", "against": "disputes", "observing": "unrelated"}
CLAIMS = {
    "same": "supports",
    "updates": "updates",
    "disputes": "disputes",
    "related": "unrelated",
    "unrelated": "unrelated",
}


@dataclass(frozen=True, slots=True)
class Example:
    """Two statements, what they are to each other, and the fold that they belong to."""

    a: Statement
    b: Statement
    label: str
    fold: int


def emergent(folder: Path) -> Iterator[Example]:
    """Claims and headlines; all pairs of one claim are in one fold."""
    for row in _rows(folder / "emergent.jsonl"):
        yield Example(
            _statement(row["claim"]),
            _statement(row["headline"]),
            STANCES[row["stance"]],
            fold(row["claim_id"]),
        )


def claims(folder: Path) -> Iterator[Example]:
    """The project's own training pairs, each in both orders but for updates; one topic is in one fold."""
    for row in _rows(folder / "pairs-train.jsonl"):
        a, b, label = _statement(row["a"]["text"]), _statement(row["b"]["text"]), CLAIMS[row["label"]]
        number = fold(row["id"].partition("_")[0])
        yield Example(a, b, label, number)
        yield Example(b, a, label, number)


def same_event(folder: Path) -> Iterator[Example]:
    """Sentences of different reports on one topic that name events; the same if they share one."""
    topics: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in _rows(folder / "ecbplus.train.jsonl"):
        if row["events"]:
            topics[row["topic"]].append(row)
    for topic, rows in topics.items():
        for a, b in itertools.combinations(rows, 2):
            if a["doc"] != b["doc"]:
                label = "same" if _chains(a) & _chains(b) else "other"
                yield Example(_statement(a["text"]), _statement(b["text"]), label, fold(topic))


def fold(key: str) -> int:
    """The fold of everything that has ``key``."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % FOLDS


def _chains(row: dict[str, Any]) -> set[str]:
    return {event["chain"] for event in row["events"] if not event["singleton"]}


def _rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


@cache
def _statement(text: str) -> Statement:
    return statement_of(text)
