"""Relating what a ledger holds, with progress for people."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from sayso.ledger import Ledger, open_ledger
from sayso.relating.incremental import Relating, relate_ledger, relater_provenance
from sayso.views.phrases import plural
from sayso.views.streams import Talk

LOG_EVERY = 500
"""Reports between lines of progress where standard error is no terminal."""


@contextmanager
def related_ledger(path: Path, talk: Talk) -> Iterator[Ledger]:
    """The ledger for reading, all its reports related; where it cannot be written, that is said."""
    with open_ledger(path, read_only=True) as ledger:
        due = len(ledger.relations.due(relater_provenance()))
    if due and writable(path):
        with open_ledger(path) as ledger:
            relate_showing(ledger, talk)
    elif due:
        talk.say(f"{plural(due, 'report')} not related yet: {path} cannot be written.")
    with open_ledger(path, read_only=True) as ledger:
        yield ledger


def writable(path: Path) -> bool:
    """Whether this process may write the ledger."""
    return os.access(path, os.W_OK)


def relate_showing(ledger: Ledger, talk: Talk) -> Relating:
    """Relate what is not related yet, and show how far it is."""
    if talk.quiet or not talk.console.is_terminal:
        return relate_ledger(ledger, on_progress=lambda so_far: _log(talk, so_far))
    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=talk.console, transient=True) as bar:
        task = bar.add_task("relating", total=None)
        return relate_ledger(
            ledger, on_progress=lambda so_far: bar.update(task, total=so_far.due, completed=so_far.reports)
        )


def _log(talk: Talk, so_far: Relating) -> None:
    if so_far.reports % LOG_EVERY == 0:
        talk.say(f"{plural(so_far.reports, 'report')} of {so_far.due:,} related")
