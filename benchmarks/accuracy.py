"""The accuracy gate: scores the reader on the dev sets and refuses figures below their floors.

python -m benchmarks.accuracy             print all figures; exit 1 when one is below its floor
python -m benchmarks.accuracy --update    raise the floors to what was measured; never lowers one
"""

import argparse
import sys
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.corpora import SHARED, score, sha256_of
from sayso.config import load_config
from sayso.encoder.layout import GUIDES
from sayso.pipeline import Pipeline

FLOORS = Path(__file__).parent / "floors.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The least that one figure of one task may be: ``metric`` is ``LABEL.KEY`` of the scorer.

    ``guide`` is whose annotation guide the corpus follows, and so the reader.
    """

    task: str
    corpus: str
    metric: str
    floor: float
    guide: str = GUIDES[0]

    @property
    def name(self) -> str:
        """How tables call it."""
        return f"{self.task} {self.corpus}: {self.metric}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A floor and what was measured against it."""

    floor: Floor
    value: float

    @property
    def holds(self) -> bool:
        """Whether the figure is at least its floor."""
        return self.value >= self.floor.floor


def load_floors(path: Path = FLOORS) -> tuple[list[Floor], dict[str, str]]:
    """The pinned floors, and the hash of each corpus they were measured on."""
    table = tomllib.loads(path.read_text("utf-8"))
    floors = [
        Floor(
            task=entry["task"],
            corpus=entry["corpus"],
            metric=metric,
            floor=value,
            guide=entry.get("guide", GUIDES[0]),
        )
        for entry in table["score"]
        for metric, value in entry["floors"].items()
    ]
    return floors, {entry["corpus"]: entry["sha256"] for entry in table["score"]}


@cache
def pipeline_by(guide: str) -> Pipeline:
    """The default pipeline, reading by ``guide``."""
    config = load_config()
    encoder = config.encoder.model_copy(update={"guide": guide})
    return Pipeline.from_config(config.model_copy(update={"encoder": encoder}))


def measure(floors: list[Floor]) -> list[Measured]:
    """Every figure that has a floor, measured now; each corpus is read once a task."""
    results: dict[tuple[str, str], dict[str, Any]] = {}
    for floor in floors:
        key = (floor.task, floor.corpus)
        if key not in results:
            results[key] = score(*key, pipeline_by(floor.guide))
    return [Measured(floor=f, value=figure(results[f.task, f.corpus], f.metric)) for f in floors]


def figure(result: dict[str, Any], metric: str) -> float:
    """One figure of a scorer's answer: ``relation.f1`` or ``speaker of matched.percent``."""
    label, _, key = metric.rpartition(".")
    return float(result[label][key])


def changed_corpora(hashes: dict[str, str]) -> list[str]:
    """Corpora that are not those the floors were measured on."""
    return [corpus for corpus, pinned in hashes.items() if sha256_of(corpus) != pinned]


def raised(text: str, measured: list[Measured]) -> str:
    """The floors file with each floor raised to what was measured; a lower figure leaves it as it is."""
    entries = text.split("[[score]]")
    for row in measured:
        if not row.holds:
            continue
        for number, entry in enumerate(entries):
            if f'task = "{row.floor.task}"' in entry and f'corpus = "{row.floor.corpus}"' in entry:
                key = f'"{row.floor.metric}" = '
                entries[number] = entry.replace(f"{key}{row.floor.floor}", f"{key}{row.value}")
    return "[[score]]".join(entries)


def main(arguments: list[str] | None = None) -> int:
    """Run the gate from the command line."""
    parser = argparse.ArgumentParser(description="Accuracy on the dev sets against pinned floors.")
    parser.add_argument("--update", action="store_true", help="raise the floors to what is measured now")
    options = parser.parse_args(arguments)
    if not SHARED.is_dir():
        sys.stderr.write(f"The corpora are not at {SHARED}; set SAYSO_SHARED.\n")
        return 1
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
