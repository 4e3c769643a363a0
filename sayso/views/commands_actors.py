"""The commands about who is who. What runs is imported when it runs, so that help is fast."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.views.options import DEFAULT_LEDGER, LedgerFile, OutputFile, RowFormat, Rows, takes_filter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.ledger import ActorRow, Ledger
    from sayso.ledger.filters import Filter

By = Annotated[
    str, typer.Option("--by", metavar="NAME", envvar="SAYSO_BY", help="Who decides; kept with it.")
]
Note = Annotated[str, typer.Option("--note", metavar="WORDS", help="Why; kept with it.")]
InReport = Annotated[
    str, typer.Option("--report", metavar="ID", help="Only as the name stands in that report.")
]
Everyone = Annotated[
    bool, typer.Option("--everyone", help="All who are called so, be they one actor or several.")
]
Actor = Annotated[str, typer.Argument(metavar="ACTOR", help="A name in any spelling, or an actor's id.")]


@takes_filter
def actors(
    context: typer.Context,
    filter: "Filter",
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="Part of any name of theirs, in any case.", show_default=False),
    ] = None,
    format: Rows = RowFormat.TABLE,
    ledger: LedgerFile = DEFAULT_LEDGER,
) -> None:
    """List who speaks across reports: country, sector, names, number of claims.

    Joined are: a full name in all its spellings ("al-Sudani", "El Sudani"); the last name of a leader in
    the role that the report gives; a body with the short form that reports tell ("World Health Organization
    (WHO)"). A last name alone stays within its report, and a body within its country. What is wrong or
    missing, `sayso correct` puts right. Of sources without a name, only bodies of a known country ("the
    government") are listed; people and groups are with --anonymous.

    For example:

    $ sayso actors varnholt
    $ sayso actors --country MOL --sector GOV --format csv
    """
    from sayso.ledger import ActorRow
    from sayso.views.listing import list_rows

    def named(opened: "Ledger", chosen: "Filter") -> "Iterator[ActorRow]":
        return opened.actors(name, chosen)

    list_rows(context, ledger, named, ActorRow, filter=filter, format=format)


def join(
    context: typer.Context,
    shown: Annotated[str, typer.Argument(metavar="ACTOR", help="The name to show, or an actor's id.")],
    others: Annotated[list[str], typer.Argument(metavar="OTHER", help="More names of it, or ids.")],
    *,
    report: InReport = "",
    everyone: Everyone = False,
    by: By = "",
    note: Note = "",
    ledger: LedgerFile = DEFAULT_LEDGER,
) -> None:
    """Say that names are those of one actor; the first is the one to show.

    With --report, the others are only as they stand in that report.

    For example:

    $ sayso correct join "Ilse Varnholt" "Minister Varnholt" --note "the only one in office"
    $ sayso correct join "Ilse Varnholt" Varnholt --report saltmere-3
    """
    from sayso.views.actors import join_actors

    join_actors(context, ledger, shown, others, report=report, everyone=everyone, who=by, note=note)


def part(
    context: typer.Context,
    name: Actor,
    other: Annotated[
        str | None, typer.Argument(metavar="[OTHER]", help="The name to keep apart.", show_default=False)
    ] = None,
    *,
    report: InReport = "",
    by: By = "",
    note: Note = "",
    ledger: LedgerFile = DEFAULT_LEDGER,
) -> None:
    """Say that two names are not those of one actor; or that in one report a name is somebody else's.

    For example:

    $ sayso correct part "Harbour Board" HB
    $ sayso correct part "Jon Reed" --report saltmere-3 --note "the fisherman, not the mayor"
    """
    from sayso.views.actors import part_actors

    part_actors(context, ledger, name, other, report=report, who=by, note=note)


def country(
    context: typer.Context,
    actor: Actor,
    code: Annotated[str, typer.Argument(metavar="CODE", help="ISO 3166 alpha-3; none for none.")],
    *,
    report: InReport = "",
    everyone: Everyone = False,
    by: By = "",
    note: Note = "",
    ledger: LedgerFile = DEFAULT_LEDGER,
) -> None:
    """Set the country where an actor belongs.

    For example:

    $ sayso correct country "Harbour Board" NLD
    $ sayso correct country "the government" none --report saltmere-3
    """
    from sayso.views.actors import set_code

    set_code(context, ledger, "country", actor, code, report=report, everyone=everyone, who=by, note=note)


def sector(
    context: typer.Context,
    actor: Actor,
    code: Annotated[str, typer.Argument(metavar="CODE", help="PLOVER code, such as GOV; none for none.")],
    *,
    report: InReport = "",
    everyone: Everyone = False,
    by: By = "",
    note: Note = "",
    ledger: LedgerFile = DEFAULT_LEDGER,
) -> None:
    """Set the sector for which an actor acts.

    For example:

    $ sayso correct sector "Harbour Board" BUS --by rk
    """
    from sayso.views.actors import set_code

    set_code(context, ledger, "sector", actor, code, report=report, everyone=everyone, who=by, note=note)


def list_(
    context: typer.Context,
    *,
    format: Rows = RowFormat.TABLE,
    ledger: LedgerFile = DEFAULT_LEDGER,
) -> None:
    """List the corrections that stand.

    For example:

    $ sayso correct list
    """
    from sayso.views.actors import list_corrections

    list_corrections(context, ledger, format)


def undo(
    context: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="Of the correction; its first characters do.")],
    *,
    by: By = "",
    note: Note = "",
    ledger: LedgerFile = DEFAULT_LEDGER,
) -> None:
    """Take a correction back. What was decided, and that it was taken back, stays in the ledger.

    For example:

    $ sayso correct undo 5f0c21ab9d --note "two different boards after all"
    """
    from sayso.views.actors import undo_correction

    undo_correction(context, ledger, id, who=by, note=note)


def export(
    context: typer.Context,
    *,
    ledger: LedgerFile = DEFAULT_LEDGER,
    output: OutputFile = None,
) -> None:
    """Write all corrections, one JSON object a line, with those superseded and taken back.

    For example:

    $ sayso correct export --output corrections.jsonl
    """
    from sayso.views.actors import export_corrections

    export_corrections(context, ledger, output)


def load(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `sayso correct export` wrote.")],
    *,
    ledger: LedgerFile = DEFAULT_LEDGER,
) -> None:
    """Take in corrections that were exported; those that are there already change nothing.

    For example:

    $ sayso correct load corrections.jsonl --ledger new.db
    """
    from sayso.views.actors import load_corrections

    load_corrections(context, ledger, file)


COMMANDS = (actors,)
CORRECTIONS = (join, part, country, sector, list_, undo, export, load)
