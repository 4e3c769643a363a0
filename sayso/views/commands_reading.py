"""The commands that read reports. What runs is imported when it runs, so that help is fast."""

from pathlib import Path
from typing import Annotated

import typer

from sayso.views.options import (
    DEFAULT_LEDGER,
    ConfigFile,
    LedgerFile,
    OutputFile,
    ReadFormat,
    Strict,
)

Sources = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SOURCES",
        help="Files, folders, quoted globs, or - for standard input.",
        show_default=False,
    ),
]


def read(
    context: typer.Context,
    *,
    sources: Sources = None,
    format: Annotated[
        ReadFormat, typer.Option("--format", "-f", help="How the readings come out.")
    ] = ReadFormat.TEXT,
    output: OutputFile = None,
    config: ConfigFile = None,
    strict: Strict = False,
) -> None:
    """Read reports and show who says what in them, without a ledger.

    text shows each report with source, cue and content marked, then its claims; table and csv give a row
    for each claim; jsonl and json give everything that was read (see: sayso schema); html makes one page
    that needs nothing else.

    For example:

    $ sayso read report.txt
    $ sayso read reports/ --format html --output page.html
    $ cat report.txt | sayso read - --format jsonl
    """
    from sayso.views.reading import read_reports

    read_reports(context, sources, format, output, config, strict=strict)


def ingest(
    context: typer.Context,
    *,
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCES",
            help="Files, folders, quoted globs, or - for standard input.",
            show_default=False,
        ),
    ],
    ledger: LedgerFile = DEFAULT_LEDGER,
    workers: Annotated[
        int | None,
        typer.Option(
            min=1, metavar="N", help="Processes that read at the same time. Default: as many as pay."
        ),
    ] = None,
    config: ConfigFile = None,
    strict: Strict = False,
    relate: Annotated[
        bool,
        typer.Option(
            "--relate/--no-relate", help="Relate the claims of what was added to those of other reports."
        ),
    ] = True,
) -> None:
    """Read many reports into a ledger, which is made where there is none.

    Reports that are in it already are left alone, so an ingest that was broken off is finished by
    starting it again. What gives no report is recorded: see sayso skips.

    For example:

    $ sayso ingest reports/ --ledger harbour.db
    $ sayso ingest 'crawl-*.warc.gz' --workers 4 --strict
    """
    from sayso.views.ingesting import ingest_reports

    ingest_reports(context, sources, ledger, workers, config, strict=strict, relate=relate)


def demo(
    context: typer.Context,
    *,
    ledger: Annotated[
        Path | None,
        typer.Option("--ledger", metavar="PATH", help="Keep the ledger here. Default: it is thrown away."),
    ] = None,
) -> None:
    """Read an invented story, told by several invented publishers, and show what a ledger makes of it.

    For example:

    $ sayso demo
    $ sayso demo --ledger demo.db
    """
    from sayso.views.demo import show_demo

    show_demo(context, ledger)


def schema() -> None:
    """Print the JSON Schema of what read and export write as JSON.

    For example:

    $ sayso schema > sayso-1.schema.json
    """
    from sayso.views.reading import print_schema

    print_schema()


COMMANDS = (read, ingest, demo, schema)
