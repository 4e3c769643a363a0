"""The accuracy gate: scores reading and relating on the dev sets and refuses figures below their floors.

python -m benchmarks.accuracy             print all figures; exit 1 when one is below its floor
python -m benchmarks.accuracy --update    raise the floors to what was measured; never lowers one
"""

import argparse
import sys
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from benchmarks.corpora import SHARED, score, sha256_of
from benchmarks.relations import PAIRS, score_relations
from benchmarks.symbolic import symbolic_pipeline
from sayso.config import load_config
from sayso.pipeline import Pipeline, default_pipeline

ROUNDING = 0.5
"""Points by which the int8 kernels of different processors may differ."""
FLOORS = Path(__file__).parent / "floors.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The least that one figure of one task may be.

    Attributes:
        metric: ``LABEL.KEY`` of the scorer, or ``LABEL`` where that is a figure itself.
        reader: which of ``READERS`` is measured; relations have one only, ``sayso``.
    """

    task: str
    corpus: str
    metric: str
    floor: float
    reader: str = "sayso"

    @property
    def name(self) -> str:
        """How tables call it."""
        return f"{self.reader:8s} {self.corpus}: {self.metric}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A floor and what was measured against it."""

    floor: Floor
    value: float

    @property
    def holds(self) -> bool:
        """Whether the figure is at least its floor, but for what another processor may round otherwise."""
        return self.value >= self.floor.floor - ROUNDING


def load_floors(path: Path = FLOORS) -> tuple[list[Floor], dict[str, str]]:
    """The pinned floors, and the hash of each corpus they were measured on."""
    table = tomllib.loads(path.read_text("utf-8"))
    floors = [
        Floor(
            task=entry["task"],
            corpus=entry["corpus"],
            metric=metric,
            floor=value,
            reader=entry["reader"],
        )
        for entry in table["score"]
        for metric, value in entry["floors"].items()
    ]
    return floors, {entry["corpus"]: entry["sha256"] for entry in table["score"]}


def _by_guide(guide: str) -> Pipeline:
    config = load_config()
    encoder = config.encoder.model_copy(update={"guide": guide})
    return Pipeline.from_config(config.model_copy(update={"encoder": encoder}))


READERS: Mapping[str, Callable[[], Pipeline]] = {
    "sayso": default_pipeline,
    "polnear": cache(partial(_by_guide, "polnear")),
    "symbolic": symbolic_pipeline,
}
"""What is measured: Sayso as it is shipped, the same reading by PolNeAR's guide, and the baseline."""


def measure(floors: list[Floor]) -> list[Measured]:
    """Every figure that has a floor, measured now; each corpus is read once a task and reader."""
    results: dict[tuple[str, str, str], dict[str, Any]] = {}
    for floor in floors:
        key = (floor.task, floor.corpus, floor.reader)
        if key not in results:
            results[key] = _scored(floor)
    return [Measured(floor=f, value=figure(results[f.task, f.corpus, f.reader], f.metric)) for f in floors]


def _scored(floor: Floor) -> dict[str, Any]:
    if floor.task in PAIRS:
        return score_relations(floor.task, floor.corpus)
    return score(floor.task, floor.corpus, READERS[floor.reader]())


def figure(result: dict[str, Any], metric: str) -> float:
    """One figure of a scorer's answer: ``relation.f1``, ``speaker of matched.percent`` or ``accuracy``."""
    label, _, key = metric.partition(".")
    found = result[label]
    return float(found[key] if key else found)


def changed_corpora(hashes: dict[str, str]) -> list[str]:
    """Corpora that are not those the floors were measured on."""
    return [corpus for corpus, pinned in hashes.items() if sha256_of(corpus) != pinned]


def raised(text: str, measured: list[Measured]) -> str:
    """The floors file with each floor raised to what was measured; a lower figure leaves it as it is."""
    entries = text.split("[[score]]")
    for row in measured:
        if row.value <= row.floor.floor:
            continue
        for number, entry in enumerate(entries):
            names = (row.floor.reader, row.floor.task, row.floor.corpus)
            if all(f' = "{name}"' in entry for name in names):
                key = f'"{row.floor.metric}" = '
                entries[number] = entry.replace(f"{key}{row.floor.floor}", f"{key}{row.value}")
    return "[[score]]".join(entries)


def main(arguments: list[str] | None = None) -> int:
    """Run the gate from the command line."""
    parser = argparse.ArgumentParser(description="Accuracy on the dev sets against pinned floors.")
    parser.add_argument("--update", action="store_true", help="raise the floors to what is measured now")
    options = parser.parse_args(arguments)
    if not SHARED.is_dir():
        sys.stdout.write(f"Accuracy is not measured: the corpora are not at {SHARED}; set SAYSO_SHARED.\n")
        return 0
    floors, hashes = load_floors()
    if changed := changed_corpora(hashes):
        sys.stderr.write(f"Not the corpora the floors were measured on: {', '.join(changed)}.\n")
        return 1
    measured = measure(floors)
    for row in measured:
        sys.stdout.write(f"{row.floor.name:72s} {row.value:6.1f}  floor {row.floor.floor:6.1f}")
        sys.stdout.write("\n" if row.holds else "  BELOW\n")
    if options.update:
        FLOORS.write_text(raised(FLOORS.read_text("utf-8"), measured), encoding="utf-8")
    return 0 if all(row.holds for row in measured) else 1


if __name__ == "__main__":
    sys.exit(main())
