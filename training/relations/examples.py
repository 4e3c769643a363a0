"""The pairs that the models learn from, and the shares that are held out, as the pair model has them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sayso.encoder.matcher import RELATIONS
from sayso.relating.likeness import Statement
from sayso.relating.statements import statement_of
from training.matcher import examples
from training.matcher.examples import HELD_OUT, Pair

__all__ = ["HELD_OUT", "Example", "claims", "emergent", "judged_dev", "own", "same_event"]

CHOSEN = {"same": "supports"}
"""What the relater calls a relation, where it has another name for it."""


@dataclass(frozen=True, slots=True)
class Example:
    """Two statements, what they are to each other, and the fold that they belong to."""

    a: Statement
    b: Statement
    label: str
    fold: int


def emergent(folder: Path) -> Iterator[Example]:
    """Claims and headlines."""
    return map(_example, examples.emergent(folder))


def own() -> Iterator[Example]:
    """Invented pairs."""
    return map(_example, examples.own())


def claims(folder: Path) -> Iterator[Example]:
    """The project's own training pairs, each in both orders."""
    for pair in examples.judged(folder / "pairs-train.jsonl"):
        example = _example(pair)
        yield example
        yield Example(example.b, example.a, example.label, example.fold)


def judged_dev(folder: Path) -> Iterator[Example]:
    """The project's own dev pairs: to tune by."""
    return map(_example, examples.judged(folder / "pairs-dev.jsonl"))


def same_event(folder: Path) -> Iterator[Example]:
    """Sentences of different reports on one topic that name events; the same if they share one."""
    for pair in examples.events(folder):
        yield Example(_statement(pair.a), _statement(pair.b), "same" if pair.event else "other", pair.fold)


def _example(pair: Pair) -> Example:
    name = RELATIONS[pair.relation or 0]
    return Example(_statement(pair.a), _statement(pair.b), CHOSEN.get(name, name), pair.fold)


@cache
def _statement(text: str) -> Statement:
    return statement_of(text)
