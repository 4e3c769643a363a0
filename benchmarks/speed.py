"""How fast and how large ``sayso ingest`` is, and where its time goes.

    python -m benchmarks.speed [CORPUS]       default: newswire/train, or the demo reports without ../shared

Prints reports/s, words/s and peak memory of the real command in a process of its own; the same work
once more in this process with a clock at every stage; and, as the limit nobody can pass, the time it
takes only to parse the same lines and hash their texts. Machines are noisy: compare the ratios.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from benchmarks.corpora import SHARED, path_of
from sayso.config import load_config
from sayso.core.annotations import Layers
from sayso.core.document import Document
from sayso.core.hashing import sha256
from sayso.core.protocols import Annotator
from sayso.ledger import open_ledger
from sayso.pipeline import Pipeline
from sayso.readers import Limits, read_sources
from sayso.resources.demo import demo_documents

T = TypeVar("T")
MEASURE = """
import resource, sys
from time import perf_counter
from sayso.views.cli import main
started = perf_counter()
corpus, ledger, workers = sys.argv[1:]
sys.argv = ["sayso", "--quiet", "ingest", corpus, "--ledger", ledger, "--workers", workers, "--strict"]
try:
    main()
except SystemExit as stop:
    assert not stop.code, stop.code
usage = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(perf_counter() - started, usage)
"""


class Clock:
    """Seconds spent in each stage, in the order the stages were first entered."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def timed(self, stage: str, work: Callable[[], T]) -> T:
        """What ``work`` gives, its time charged to ``stage``."""
        started = perf_counter()
        result = work()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + perf_counter() - started
        return result

    def iterated(self, stage: str, items: Iterable[T]) -> Iterator[T]:
        """The same items, the time each took to come charged to ``stage``."""
        iterator = iter(items)
        end = object()
        while (item := self.timed(stage, lambda: next(iterator, end))) is not end:
            yield item  # type: ignore[misc]


def run_command(corpus: Path, folder: Path, *, workers: int) -> tuple[float, float]:
    """Seconds of ``sayso ingest`` on ``corpus``, and the peak MiB of the largest of its processes."""
    ledger = folder / f"workers-{workers}.db"
    command = [sys.executable, "-c", MEASURE, str(corpus), str(ledger), str(workers)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - ourselves
    seconds, kibibytes = done.stdout.split()
    return float(seconds), float(kibibytes) / 1024


def run_stages(corpus: Path, folder: Path) -> Clock:
    """The time of every stage of reading ``corpus`` into a ledger, in this process."""
    clock = Clock()
    config = load_config()
    pipeline = Pipeline.from_config(config)

    def watch(annotator: Annotator, step: Callable[[], Layers]) -> Layers:
        return clock.timed(annotator.name, step)

    items = read_sources([str(corpus)], limits=Limits(**config.readers.model_dump()))
    with open_ledger(folder / "stages.db") as ledger:
        for item in clock.iterated("readers", items):
            if isinstance(item, Document):
                reading = pipeline.read(item, watch=watch)
                clock.timed("ledger", lambda reading=reading: ledger.append(reading))  # type: ignore[misc]
    return clock


def parse_only(corpus: Path) -> tuple[int, int, float]:
    """Reports, words, and the seconds to parse and hash them: the least any reader must do."""
    started = perf_counter()
    texts = [json.loads(line)["text"] for line in corpus.read_text("utf-8").splitlines()]
    for text in texts:
        sha256(text)
    seconds = perf_counter() - started
    return len(texts), sum(len(text.split()) for text in texts), seconds


def demo_corpus(folder: Path) -> Path:
    """The demo reports as one JSONL file."""
    path = folder / "demo.jsonl"
    lines = (json.dumps({"id": document.id, "text": document.text}) + "\n" for document in demo_documents())
    path.write_text("".join(lines), encoding="utf-8")
    return path


def main() -> int:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wanted = path_of(sys.argv[1] if len(sys.argv) > 1 else "newswire/train")
        corpus = wanted if SHARED.is_dir() else demo_corpus(folder)
        reports, words, limit = parse_only(corpus)
        sys.stdout.write(f"{corpus.name}: {reports} reports, {words} words\n")
        for workers in (1, 2):
            seconds, peak = run_command(corpus, folder, workers=workers)
            rates = f"{reports / seconds:7.1f} reports/s {words / seconds:9.0f} words/s"
            rates += f"  largest process {peak:5.0f} MiB"
            sys.stdout.write(
                f"ingest, {workers} worker(s)   {rates}  {seconds / limit:6.1f} x parsing alone\n"
            )
        clock = run_stages(corpus, folder)
        total = sum(clock.seconds.values())
        for stage, seconds in clock.seconds.items():
            share = f"{seconds / total:6.1%} {1000 * seconds / reports:7.2f} ms a report"
            sys.stdout.write(f"  {stage:16s} {share}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
