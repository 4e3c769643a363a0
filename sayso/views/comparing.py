"""``sayso compare``: two reports, or two captures of one, claim by claim."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from sayso.core.claims import Claim
from sayso.core.document import Document
from sayso.ledger import open_ledger
from sayso.relating.comparing import Comparison, Matched, compared
from sayso.views.consoles import text_console, trimmed
from sayso.views.exports import write_csv, write_json, write_jsonl
from sayso.views.options import RowFormat
from sayso.views.phrases import dateline, one_line, plural, quoted, title_of, who
from sayso.views.relations import INDENT

Where = Literal["same", "reworded", "changed", "only a", "only b"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """A claim of either report, or one of both.

    Attributes:
        where: in which of the two it stands, and whether it is the same there.
        why: what changed, or by what the two are taken for one claim; None where the words are equal.
    """

    where: Where
    a: str | None
    a_source: str | None
    a_text: str | None
    b: str | None
    b_source: str | None
    b_text: str | None
    why: str | None


def compare_reports(context: typer.Context, path: Path, a: str, b: str, format: RowFormat) -> None:  # noqa: ARG001 - called like the others
    """``sayso compare``.

    Raises:
        NotFoundError: when one of the reports is not in the ledger.
    """
    with open_ledger(path, read_only=True) as ledger:
        found = compared(ledger.reading(a), ledger.reading(b))
    rows = rows_of(found)
    if format is RowFormat.TABLE:
        console = text_console(sys.stdout)
        with trimmed(console):
            print_comparison(console, found, rows)
    elif format is RowFormat.CSV:
        write_csv(rows, ComparedRow, sys.stdout)
    elif format is RowFormat.JSON:
        write_json(map(_record, rows), sys.stdout)
    else:
        write_jsonl(map(_record, rows), sys.stdout)


def rows_of(found: Comparison) -> list[ComparedRow]:
    """What changed, what only one of the two has, and what both have."""
    matched = [_matched(pair) for pair in found.matched]
    only: list[ComparedRow] = [_row("only a", claim, None) for claim in found.only_a]
    only += [_row("only b", None, claim) for claim in found.only_b]
    order: Sequence[Where] = ("changed", "only a", "only b", "reworded", "same")
    return sorted([*matched, *only], key=lambda row: order.index(row.where))


def print_comparison(console: Console, found: Comparison, rows: Sequence[ComparedRow]) -> None:
    """Both reports with the claims under what became of them."""
    for side, document in (("a", found.a.document), ("b", found.b.document)):
        console.print(Text(f"{side}: {title_of(document)}", style="bold"))
        console.print(Padding(Text(dateline(document)), (0, 0, 0, INDENT)))
    if _captures(found.a.document, found.b.document):
        console.print(Text("Two captures of one address: versions of one report."))
    heads: dict[Where, str] = {
        "changed": "Changed",
        "only a": "Only in a",
        "only b": "Only in b",
        "reworded": "In both, in other words",
        "same": "In both, word for word",
    }
    for where, title in heads.items():
        those = [row for row in rows if row.where == where]
        if those:
            console.print(Text(f"\n{title} ({plural(len(those), 'claim')})", style="bold"))
            for row in those:
                _print_row(console, row)


def _print_row(console: Console, row: ComparedRow) -> None:
    if row.a_text is not None:
        side = "a: " if row.b_text is not None and row.where != "same" else ""
        console.print(Padding(Text(f"{side}{row.a_source}: {quoted(row.a_text)}"), (0, 0, 0, INDENT)))
    if row.b_text is not None and row.where != "same":
        side = "b: " if row.a_text is not None else ""
        console.print(Padding(Text(f"{side}{row.b_source}: {quoted(row.b_text)}"), (0, 0, 0, INDENT)))
    if row.why:
        console.print(Padding(Text(one_line(row.why)), (0, 0, 0, 2 * INDENT)))


def _captures(a: Document, b: Document) -> bool:
    return bool(a.url) and a.url == b.url


def _matched(pair: Matched) -> ComparedRow:
    if pair.relation is None:
        return _row("same", pair.a, pair.b)
    where: Where = "changed" if pair.changed else "reworded"
    return _row(where, pair.a, pair.b, pair.relation.why)


def _row(where: Where, a: Claim | None, b: Claim | None, why: str | None = None) -> ComparedRow:
    return ComparedRow(
        where=where,
        a=a.local_id if a else None,
        a_source=_source(a),
        a_text=a.text if a else None,
        b=b.local_id if b else None,
        b_source=_source(b),
        b_text=b.text if b else None,
        why=why,
    )


def _source(claim: Claim | None) -> str | None:
    if claim is None:
        return None
    denies = " denies" if claim.polarity == "denied" else ""
    return "own voice" if claim.voice == "own" else who(claim) + denies


def _record(row: ComparedRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ComparedRow.__dataclass_fields__}
