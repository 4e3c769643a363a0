"""The commands that tell who says otherwise. What runs is imported when it runs, so that help is fast."""

from typing import TYPE_CHECKING, Annotated

import typer

from sayso.core.relations import RelationKind
from sayso.views.options import DEFAULT_LEDGER, LedgerFile, RowFormat, Rows, takes_filter

if TYPE_CHECKING:
    from sayso.ledger.filters import Filter

ReportId = Annotated[str, typer.Argument(metavar="REPORT", help="The report's id or key.")]


@takes_filter
def relations(
    context: typer.Context,
    filter: "Filter",
    *,
    relation: Annotated[RelationKind | None, typer.Option(help="Only relations of that kind.")] = None,
    story: Annotated[
        str | None,
        typer.Option(metavar="REPORT", help="Only between reports of the story of that report (id or key)."),
    ] = None,
    format: Rows = RowFormat.TABLE,
    ledger: LedgerFile = DEFAULT_LEDGER,
) -> None:
    """List how claims of different reports relate, each with a plain reason.

    A later claim repeats an earlier one (from the same origin), supports it (the same on other word),
    disputes it (denied, or both cannot hold) or updates it (a later count). Conditions hold for one of the
    two claims. Reports that have not been related are related first. No verdict is given on who is right.

    For example:

    $ sayso relations --relation updates
    $ sayso relations --source rusk --format jsonl
    $ sayso relations --story courier-1
    """
    from sayso.views.relations import list_relations

    list_relations(context, ledger, filter, relation=relation, story=story, format=format)


@takes_filter
def disputes(
    context: typer.Context,
    filter: "Filter",
    format: Rows = RowFormat.TABLE,
    ledger: LedgerFile = DEFAULT_LEDGER,
) -> None:
    """List who denies what another says, then what reports tell differently.

    Both wordings are shown with their sources and dates. Conditions hold for one of the two claims. Sayso
    does not say who is right.

    For example:

    $ sayso disputes
    $ sayso disputes --text dam --since 2031-04
    """
    from sayso.views.relations import list_disputes

    list_disputes(context, ledger, filter, format)


def origins(
    context: typer.Context,
    *,
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="Id of a claim; its first characters do.")],
    format: Rows = RowFormat.TABLE,
    ledger: LedgerFile = DEFAULT_LEDGER,
) -> None:
    """Count on how many independent origins a claim rests, over all reports that carry it.

    A source without a name counts as the publisher who has it, so that a paper and those who cite it are
    one origin; so are reports that copy each other. Captures of one address are one report.

    For example:

    $ sayso origins 5f0c21ab9d
    """
    from sayso.views.origins import show_origins

    show_origins(context, ledger, claim, format)


def compare(
    context: typer.Context,
    *,
    a: ReportId,
    b: ReportId,
    format: Rows = RowFormat.TABLE,
    ledger: LedgerFile = DEFAULT_LEDGER,
) -> None:
    """Compare two reports, or two captures of one address, claim by claim.

    What changed comes first, then what only one of the two has, then what both have.

    For example:

    $ sayso compare courier-1 courier-2
    """
    from sayso.views.comparing import compare_reports

    compare_reports(context, ledger, a, b, format)


@takes_filter
def stories(
    context: typer.Context,
    filter: "Filter",
    format: Rows = RowFormat.TABLE,
    ledger: LedgerFile = DEFAULT_LEDGER,
) -> None:
    """List the stories that several reports are about, those with most reports first.

    Reports are of one story when they share most of their telling words within two weeks of each other, or
    when others lie between them that do; captures of one address are one report. A story goes by the id of
    its first report. Conditions keep the stories that have such a report.

    For example:

    $ sayso stories
    $ sayso stories --since 2031-04 --format jsonl
    """
    from sayso.views.stories import list_stories

    list_stories(context, ledger, filter, format)


COMMANDS = (relations, disputes, origins, compare, stories)
