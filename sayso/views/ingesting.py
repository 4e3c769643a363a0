"""What ``sayso ingest`` does and shows: progress with a rate and an estimate, then a summary."""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import perf_counter

import typer
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from sayso.config import load_config
from sayso.core.document import Document
from sayso.core.errors import InputError
from sayso.core.skips import Skip
from sayso.ledger import open_ledger
from sayso.pipeline import Pipeline
from sayso.readers import Intake, read_sources
from sayso.runners.local import IngestSummary, OnProgress, ingest
from sayso.views.phrases import plural
from sayso.views.reading import limits_of
from sayso.views.relating_ledger import relate_showing
from sayso.views.streams import Talk, talk_of

WORTH_WORKERS = 2_000_000
"""Bytes of input from which more processes pay: one takes a second or two to start."""

LOG_EVERY = 500
"""Records between lines of progress where standard error is no terminal."""


def ingest_reports(
    context: typer.Context,
    names: Sequence[str],
    path: Path,
    workers: int | None,
    config_file: Path | None,
    *,
    strict: bool,
    relate: bool,
) -> None:
    """``sayso ingest``.

    Raises:
        InputError: when there was nothing to read at all.
    """
    talk = talk_of(context)
    config = load_config(config_file)
    intake = read_sources(names, limits=limits_of(config))
    reasons: Counter[str] = Counter()
    started = perf_counter()
    with open_ledger(path) as ledger, _progress(talk, intake, started) as show:
        summary = IngestSummary()

        def on_progress(so_far: IngestSummary, item: Document | Skip) -> None:
            nonlocal summary
            summary = so_far
            if isinstance(item, Skip):
                reasons[item.reason] += 1
            show(so_far, item)

        try:
            ingest(
                intake,
                ledger,
                partial(Pipeline.from_config, config),
                workers=workers or _workers_for(intake),
                on_progress=on_progress,
            )
        except KeyboardInterrupt:
            kept = plural(summary.read + summary.already, "report")
            talk.say(f"{kept} in {path} so far; start the same command again to finish.")
            raise
        seconds = perf_counter() - started
        related = relate_showing(ledger, talk) if relate and summary.seen else None
    if not summary.seen:
        raise InputError(f"Nothing to read in {', '.join(names)}: no file of a known kind, no record.")
    talk.say(summed_up(summary, reasons, path, seconds=seconds))
    if related and related.relations:
        talk.say(f"{plural(related.relations, 'relation')} between claims added: see sayso relations.")
    if strict and summary.skipped:
        raise typer.Exit(1)


def summed_up(summary: IngestSummary, reasons: Counter[str], path: Path, *, seconds: float) -> str:
    """What became of the input, in a few lines."""
    rate = f", {summary.read / seconds:.1f} a second" if summary.read and seconds > 0 else ""
    read = f"{plural(summary.read, 'report')} read into {path} in {seconds:.1f} s{rate}"
    lines = [f"{read}; {plural(summary.claims, 'claim')} added."]
    if summary.already:
        lines.append(f"{summary.already:,} already there.")
    if summary.skipped:
        why = ", ".join(f"{count:,} {reason}" for reason, count in sorted(reasons.items()))
        lines.append(f"{summary.skipped:,} skipped ({why}); to list them: sayso skips --ledger {path}")
    return "\n".join(lines)


def _workers_for(intake: Intake) -> int:
    worth = intake.bytes_total is None or intake.bytes_total >= WORTH_WORKERS
    return (os.cpu_count() or 1) if worth else 1


@contextmanager
def _progress(talk: Talk, intake: Intake, started: float) -> Iterator[OnProgress]:
    """A callback that shows how far the ingest is."""
    if talk.quiet:
        yield lambda _summary, _item: None
    elif talk.console.is_terminal:
        with _bar(talk) as bar:
            yield _bar_mover(bar, intake, started)
    else:
        yield partial(_log, talk, started)


def _bar(talk: Talk) -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeRemainingColumn(),
        console=talk.console,
        transient=True,
    )


def _bar_mover(
    bar: Progress, intake: Intake, started: float
) -> Callable[[IngestSummary, Document | Skip], None]:
    task = bar.add_task("starting", total=intake.bytes_total)

    def move(summary: IngestSummary, _item: Document | Skip) -> None:
        bar.update(task, completed=intake.bytes_done, description=_so_far(summary, started))

    return move


def _log(talk: Talk, started: float, summary: IngestSummary, _item: Document | Skip) -> None:
    if summary.seen % LOG_EVERY == 0:
        talk.say(_so_far(summary, started))


def _so_far(summary: IngestSummary, started: float) -> str:
    rate = summary.seen / max(perf_counter() - started, 1e-9)
    skipped = f", {summary.skipped:,} skipped" if summary.skipped else ""
    return f"{plural(summary.seen, 'report')}{skipped}, {rate:.1f}/s"
