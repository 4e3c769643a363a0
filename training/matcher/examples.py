"""The pairs that the matcher learns from, each in a fold by what it is about.

Fold ``HELD_OUT`` of what has no dev part of its own is never learned from: it is what the models that build
on the matcher are fitted and measured with.
"""

import hashlib
import itertools
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.encoder.matcher import RELATIONS

OWN = Path(__file__).parents[1] / "pairs"
FOLDS, HELD_OUT = 5, 0
STANCES = {"for": "same", "against": "disputes", "observing": "unrelated"}
SAME_EITHER_WAY = frozenset({"same", "disputes", "unrelated"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements and what is known of them.

    Attributes:
        relation: the number of the second one's relation to the first in ``RELATIONS``, where judged.
        event: whether both tell of one event, where judged.
        turns: whether the same holds of the first beside the second.
    """

    a: str
    b: str
    fold: int
    relation: int | None = None
    event: bool | None = None
    turns: bool = False


def emergent(folder: Path) -> list[Pair]:
    """Claims and headlines; all pairs of one claim are in one fold."""
    return [
        Pair(
            row["claim"],
            row["headline"],
            fold(row["claim_id"]),
            relation=RELATIONS.index(STANCES[row["stance"]]),
        )
        for row in _rows(folder / "emergent.jsonl")
    ]


def judged(path: Path) -> list[Pair]:
    """The project's own pairs from ECB+; they have a dev part of their own, and are in no fold."""
    return [
        _labelled(row["a"]["text"], row["b"]["text"], row["label"], turns=True, fold=-1)
        for row in _rows(path)
    ]


def own() -> list[Pair]:
    """Invented pairs; see ``training/pairs/README.md``. What answers a rumour does not turn."""
    return [
        _labelled(row["a"], row["b"], row["label"], turns=row.get("kind") not in STANCES, fold=fold(row["a"]))
        for path in sorted(OWN.glob("*.jsonl"))
        for row in _rows(path)
    ]


def events(folder: Path) -> list[Pair]:
    """Sentences of different reports on one topic that name events; whether they share one."""
    topics: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in _rows(folder / "ecbplus.train.jsonl"):
        if row["events"]:
            topics[row["topic"]].append(row)
    return [
        Pair(a["text"], b["text"], fold(topic), event=bool(_chains(a) & _chains(b)), turns=True)
        for topic, rows in topics.items()
        for a, b in itertools.combinations(rows, 2)
        if a["doc"] != b["doc"]
    ]


def fold(key: str) -> int:
    """The fold of everything that has ``key``."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % FOLDS


def _labelled(a: str, b: str, label: str, *, turns: bool, fold: int) -> Pair:
    name = "unrelated" if label == "related" else label
    return Pair(a, b, fold, relation=RELATIONS.index(name), turns=turns and name in SAME_EITHER_WAY)


def _chains(row: dict[str, Any]) -> set[str]:
    return {event["chain"] for event in row["events"] if not event["singleton"]}


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8", newline="\n") as lines:
        yield from map(json.loads, lines)
