"""The command that lists copies. What runs is imported when it runs, so that help is fast."""

from typing import TYPE_CHECKING

import typer

from sayso.views.options import DEFAULT_LEDGER, LedgerFile, RowFormat, Rows, takes_filter

if TYPE_CHECKING:
    from sayso.ledger.filters import Filter


@takes_filter
def copies(
    context: typer.Context,
    filter: "Filter",
    format: Rows = RowFormat.TABLE,
    ledger: LedgerFile = DEFAULT_LEDGER,
) -> None:
    """List the passages that reports share with earlier ones, word for word or nearly so.

    A passage has about 30 words or more, of which a few may have been changed. It is told of the earliest
    report in the ledger that holds it, by the date of publication; reports without a date count as latest.
    That the words were there before says nothing about who wrote them. Captures of one address are no
    copies of each other. Conditions choose the later reports.

    For example:

    $ sayso copies
    $ sayso copies --publisher lantern --since 2031-04 --format jsonl
    """
    from sayso.ledger import CopyRow
    from sayso.views.copies import copy_rows
    from sayso.views.listing import list_rows

    list_rows(context, ledger, copy_rows, CopyRow, filter=filter, format=format)


COMMANDS = (copies,)
