"""The commands that look into a ledger. What runs is imported when it runs, so that help is fast."""

from typing import TYPE_CHECKING, Annotated

import typer

from sayso.views.options import (
    DEFAULT_LEDGER,
    ExportFormat,
    LedgerFile,
    OutputFile,
    RowFormat,
    Rows,
    takes_filter,
)

if TYPE_CHECKING:
    from sayso.ledger.filters import Filter


@takes_filter
def reports(
    context: typer.Context,
    filter: "Filter",
    format: Rows = RowFormat.TABLE,
    ledger: LedgerFile = DEFAULT_LEDGER,
) -> None:
    """List the reports, with how much was found in each.

    Conditions on claims keep the reports that have such a claim.

    For example:

    $ sayso reports --publisher lantern
    $ sayso reports --anonymous --since 2031-04 --format csv
    """
    from sayso.ledger import Ledger, ReportRow
    from sayso.views.listing import list_rows

    list_rows(context, ledger, Ledger.reports, ReportRow, filter=filter, format=format)


@takes_filter
def claims(
    context: typer.Context,
    filter: "Filter",
    format: Rows = RowFormat.TABLE,
    ledger: LedgerFile = DEFAULT_LEDGER,
) -> None:
    """List the claims: who says what, on whose word.

    For example:

    $ sayso claims --source varnholt --denied
    $ sayso claims --act demand --since 2031-04
    $ sayso claims --anonymous --text harbour --format jsonl
    """
    from sayso.ledger import ClaimRow, Ledger
    from sayso.views.listing import list_rows

    list_rows(context, ledger, Ledger.claims, ClaimRow, filter=filter, format=format)


@takes_filter
def figures(
    context: typer.Context,
    filter: "Filter",
    format: Rows = RowFormat.TABLE,
    ledger: LedgerFile = DEFAULT_LEDGER,
) -> None:
    """List the numbers: how many, of what, and whose figure it is.

    Conditions on claims are about the claim that a figure stands in; --text also looks at its sentence.

    For example:

    $ sayso figures --source police --text wounded
    $ sayso figures --since 2031-04-10 --until 2031-04-12 --format csv
    """
    from sayso.ledger import FigureRow, Ledger
    from sayso.views.listing import list_rows

    list_rows(context, ledger, Ledger.figures, FigureRow, filter=filter, format=format)


@takes_filter
def sources(
    context: typer.Context,
    filter: "Filter",
    format: Rows = RowFormat.TABLE,
    ledger: LedgerFile = DEFAULT_LEDGER,
) -> None:
    """List the sources with what they say, those with most claims first.

    For each source, numbers of claims: by act, by kind of source, named or anonymous, denied, and resting
    on a chain of more than one step; shares are of its claims. Names are joined as `sayso actors` lists
    them. A source without a name ("officials") is a row for all whom reports of one country call so, which
    does not make them the same people.

    For example:

    $ sayso sources --anonymous
    $ sayso sources --publisher lantern --limit 10
    """
    from sayso.ledger import Ledger, SourceRow
    from sayso.views.listing import list_rows

    list_rows(context, ledger, Ledger.sources, SourceRow, filter=filter, format=format)


@takes_filter
def publishers(
    context: typer.Context,
    filter: "Filter",
    format: Rows = RowFormat.TABLE,
    ledger: LedgerFile = DEFAULT_LEDGER,
) -> None:
    """List the publishers by name, with what their reports hold.

    For each publisher, its reports and its claims on somebody's word, in its own voice, denied, by act and
    by kind of source, resting on anonymous sources and on chains of more than one step, and wording in its
    own voice that is possibly loaded. These are counts and shares of what a program found, which may be
    wrong: no score or rank of an outlet, and none can be made of them.

    Conditions on claims choose the claims that are counted; reports and loaded wording are then those of
    the reports that have such a claim.

    For example:

    $ sayso publishers
    $ sayso publishers --since 2031-04 --format csv
    """
    from sayso.ledger import Ledger, PublisherRow
    from sayso.views.listing import list_rows

    list_rows(context, ledger, Ledger.publishers, PublisherRow, filter=filter, format=format)


def skips(
    context: typer.Context,
    *,
    format: Rows = RowFormat.TABLE,
    ledger: LedgerFile = DEFAULT_LEDGER,
) -> None:
    """List the input that gave no report, and why.

    For example:

    $ sayso skips --format csv
    """
    from sayso.views.listing import list_skips

    list_skips(context, ledger, format)


@takes_filter
def search(
    context: typer.Context,
    filter: "Filter",
    words: Annotated[list[str], typer.Argument(help="All of them must be there, in any case.")],
    format: Rows = RowFormat.TABLE,
    ledger: LedgerFile = DEFAULT_LEDGER,
) -> None:
    """Search claims and reports for words, best matches first.

    Words in double quotation marks are a phrase (quote them once more for the shell). With conditions
    on claims, only claims are searched.

    For example:

    $ sayso search harbour wall
    $ sayso search '"give way"' --anonymous
    """
    from sayso.views.listing import search_ledger

    search_ledger(context, ledger, words, filter, format)


def show(
    context: typer.Context,
    *,
    id: Annotated[
        str, typer.Argument(metavar="ID", help="Of a report, claim or figure; its first characters do.")
    ],
    format: Rows = RowFormat.TABLE,
    ledger: LedgerFile = DEFAULT_LEDGER,
) -> None:
    """Show one row in its context: the sentences around it, its chain, and what read it.

    For example:

    $ sayso show 5f0c21ab9d
    $ sayso show 5f0c21ab9d --format json
    """
    from sayso.views.listing import show_row

    show_row(context, ledger, id, format)


@takes_filter
def export(
    context: typer.Context,
    filter: "Filter",
    format: Annotated[
        ExportFormat,
        typer.Option("--format", "-f", help="Whole reports as JSON, or their claims as CSV."),
    ] = ExportFormat.JSONL,
    ledger: LedgerFile = DEFAULT_LEDGER,
    output: OutputFile = None,
) -> None:
    """Write reports with everything that was read in them, one JSON object a line.

    Conditions on claims keep the reports that have such a claim; as CSV, they keep the claims.
    The format is described by: sayso schema

    For example:

    $ sayso export --output all.jsonl
    $ sayso export --since 2031-04 --format csv > claims.csv
    """
    from sayso.views.listing import export_ledger

    export_ledger(context, ledger, filter, format, output)


def verify(context: typer.Context, *, ledger: LedgerFile = DEFAULT_LEDGER) -> None:
    """Re-check every hash, id and offset of a ledger; exit code 5 when one does not hold.

    What does not hold is listed on standard output, one line each.

    For example:

    $ sayso verify --ledger sayso.db
    """
    from sayso.views.listing import verify_ledger

    verify_ledger(context, ledger)


COMMANDS = (reports, claims, figures, sources, publishers, skips, search, show, export, verify)
