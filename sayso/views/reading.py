"""What the commands that read reports do."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import typer

from sayso.config import Config, load_config
from sayso.core.document import Document
from sayso.core.errors import InputError
from sayso.core.reading import Reading
from sayso.core.skips import Skip
from sayso.ledger.rows import ClaimRow
from sayso.pipeline import Pipeline
from sayso.readers import Limits, read_sources
from sayso.resources.schema import schema_text
from sayso.runners.outcomes import outcome_of
from sayso.views.consoles import text_console, trimmed
from sayso.views.exports import claim_rows, write_readings
from sayso.views.options import ReadFormat, RowFormat
from sayso.views.page import page
from sayso.views.phrases import plural
from sayso.views.report import print_report
from sayso.views.streams import Talk, output_to, talk_of
from sayso.views.tables import write_table

STDIN = "-"


@dataclass(slots=True)
class Tally:
    """What became of the input so far."""

    read: int = 0
    skipped: int = 0


def read_reports(
    context: typer.Context,
    names: Sequence[str] | None,
    format: ReadFormat,
    output: Path | None,
    config_file: Path | None,
    *,
    strict: bool,
) -> None:
    """``sayso read``.

    Raises:
        InputError: when nothing at all could be read.
    """
    talk, tally = talk_of(context), Tally()
    config = load_config(config_file)
    items = read_sources(_named(names), limits=limits_of(config))
    readings = _readings(items, Pipeline.from_config(config), talk, tally)
    with output_to(output) as stream:
        WRITERS[format](readings, stream)
    if not tally.read:
        raise InputError(f"No report was read ({plural(tally.skipped, 'record')} skipped).")
    if output:
        talk.say(f"{plural(tally.read, 'report')} written to {output}.")
    if strict and tally.skipped:
        raise typer.Exit(1)


def limits_of(config: Config) -> Limits:
    """What the readers are told to keep to."""
    settings = config.readers
    return Limits(
        languages=settings.languages, max_characters=settings.max_characters, max_bytes=settings.max_bytes
    )


def print_schema() -> None:
    """``sayso schema``."""
    sys.stdout.write(schema_text())


def _named(names: Sequence[str] | None) -> Sequence[str]:
    if names:
        return names
    if sys.stdin.isatty():
        raise typer.BadParameter("Name files or folders to read, or - for standard input.")
    return [STDIN]


def _readings(
    items: Iterable[Document | Skip], pipeline: Pipeline, talk: Talk, tally: Tally
) -> Iterator[Reading]:
    for item in items:
        outcome = outcome_of(item, pipeline)
        if isinstance(outcome, Reading):
            tally.read += 1
            yield outcome
        elif isinstance(outcome, Skip):
            tally.skipped += 1
            talk.skip(outcome)


def _write_text(readings: Iterable[Reading], stream: TextIO) -> None:
    console = text_console(stream)
    for number, reading in enumerate(readings):
        with trimmed(console):
            if number:
                console.print()
            print_report(console, reading)


def _write_table(readings: Iterable[Reading], stream: TextIO) -> None:
    write_table(claim_rows(readings), ClaimRow, stream)


def _write_records(format: RowFormat) -> Callable[[Iterable[Reading], TextIO], None]:
    def write(readings: Iterable[Reading], stream: TextIO) -> None:
        write_readings(readings, format, stream)

    return write


def _write_page(readings: Iterable[Reading], stream: TextIO) -> None:
    if read := list(readings):
        stream.write(page(read))


WRITERS: Mapping[ReadFormat, Callable[[Iterable[Reading], TextIO], None]] = {
    ReadFormat.TEXT: _write_text,
    ReadFormat.TABLE: _write_table,
    ReadFormat.JSONL: _write_records(RowFormat.JSONL),
    ReadFormat.JSON: _write_records(RowFormat.JSON),
    ReadFormat.CSV: _write_records(RowFormat.CSV),
    ReadFormat.HTML: _write_page,
}
