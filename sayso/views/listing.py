"""What the commands that look into a ledger do."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

import typer

from sayso.core.errors import ConfigError, VerificationError
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.filters import Filter
from sayso.ledger.rows import ClaimRow, SearchHit, SkipRow
from sayso.views.consoles import console_for, text_console, trimmed
from sayso.views.context import print_shown, shown_record
from sayso.views.exports import write_csv, write_json, write_jsonl, write_readings, write_rows
from sayso.views.options import ExportFormat, RowFormat
from sayso.views.phrases import one_line, plural
from sayso.views.streams import Talk, output_to, talk_of
from sayso.views.tables import write_table

Row = TypeVar("Row")

SCREENFUL = 50
"""Rows that a table on a terminal shows unless --limit says otherwise."""


def list_rows(
    context: typer.Context,
    path: Path,
    rows_of: Callable[[Ledger, Filter], Iterator[Row]],
    row_type: type[Row],
    *,
    filter: Filter,
    format: RowFormat,
) -> None:
    """``sayso reports``, ``claims``, ``figures``, ``sources``, ``publishers`` and ``copies``."""
    with open_ledger(path, read_only=True) as ledger:
        list_made(lambda chosen: rows_of(ledger, chosen), row_type, filter, format, talk_of(context))


def list_skips(context: typer.Context, path: Path, format: RowFormat) -> None:
    """``sayso skips``."""
    with open_ledger(path, read_only=True) as ledger:
        list_made(lambda _: ledger.skips(), SkipRow, Filter(), format, talk_of(context))


def search_ledger(
    context: typer.Context,
    path: Path,
    words: Sequence[str],
    filter: Filter,
    format: RowFormat,
) -> None:
    """``sayso search``."""
    query = " ".join(words)
    if not any(map(str.isalnum, query)):
        raise ConfigError(f"There is no word in {query!r} to search for.")
    with open_ledger(path, read_only=True) as ledger:
        list_made(lambda chosen: ledger.search(query, chosen), SearchHit, filter, format, talk_of(context))


def show_row(context: typer.Context, path: Path, id: str, format: RowFormat) -> None:  # noqa: ARG001 - called like the others
    """``sayso show``."""
    with open_ledger(path, read_only=True) as ledger:
        shown = ledger.show(id)
    if format is RowFormat.TABLE:
        console = text_console(sys.stdout)
        with trimmed(console):
            print_shown(console, shown)
    elif format is RowFormat.CSV:
        write_csv([shown.row], type(shown.row), sys.stdout)
    elif format is RowFormat.JSON:
        write_json([shown_record(shown)], sys.stdout)
    else:
        write_jsonl([shown_record(shown)], sys.stdout)


def export_ledger(
    context: typer.Context,
    path: Path,
    filter: Filter,
    format: ExportFormat,
    output: Path | None,
) -> None:
    """``sayso export``."""
    row_format = RowFormat(format.value)
    with open_ledger(path, read_only=True) as ledger, output_to(output) as stream:
        if row_format is RowFormat.CSV:
            write_rows(ledger.claims(filter), ClaimRow, row_format, stream)
        else:
            write_readings(ledger.readings(filter), row_format, stream)
    if output:
        talk_of(context).say(f"Written to {output}.")


def verify_ledger(context: typer.Context, path: Path) -> None:
    """``sayso verify``.

    Raises:
        VerificationError: when something does not hold, after listing it.
    """
    found = 0
    with open_ledger(path, read_only=True) as ledger:
        counts = ledger.counts()
        for problem in ledger.verify():
            found += 1
            sys.stdout.write(f"{problem.table} {problem.id}: {one_line(problem.what)}\n")
    if found:
        raise VerificationError(
            f"{path}: {plural(found, 'thing')} did not hold, listed on standard output; "
            "ingest those reports again into a new ledger."
        )
    talk_of(context).say(
        f"{path} holds: {plural(counts.reports, 'report')}, {plural(counts.claims, 'claim')}, "
        f"{plural(counts.figures, 'figure')}; every hash, id and offset re-checked."
    )


def list_made(
    rows_of: Callable[[Filter], Iterator[Row]],
    row_type: type[Row],
    filter: Filter,
    format: RowFormat,
    talk: Talk,
) -> None:
    """Write the rows that ``rows_of`` gives; a table on a terminal stops after a screenful and says so."""
    if format is not RowFormat.TABLE:
        write_rows(rows_of(filter), row_type, format, sys.stdout)
        return
    cut = filter.limit is None and console_for(sys.stdout).is_terminal
    rows = rows_of(replace(filter, limit=SCREENFUL + 1) if cut else filter)
    first = list(islice(rows, SCREENFUL + 1))
    if not first:
        talk.say("Nothing in the ledger matches.")
        return
    write_table(first[:SCREENFUL] if cut else chain(first, rows), row_type, sys.stdout)
    if cut and len(first) > SCREENFUL:
        talk.say(f"\nThe first {SCREENFUL} are shown; --limit N shows more, --offset N those after.")
