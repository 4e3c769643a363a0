"""``sayso origins``: on whose word a claim stands in the end, over all reports that carry it."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.text import Text

from sayso.core.errors import ConfigError
from sayso.ledger import ClaimRow, Ledger
from sayso.relating.counting import Carried, Independent, carried
from sayso.views.consoles import text_console, trimmed
from sayso.views.exports import write_csv, write_json, write_jsonl
from sayso.views.options import RowFormat
from sayso.views.phrases import one_line, plural
from sayso.views.relating_ledger import related_ledger
from sayso.views.relations import claim_record, print_claim, print_relation, record
from sayso.views.streams import talk_of


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginLine:
    """A claim and its origin as one line of CSV."""

    origin: int
    name: str
    anonymous: bool
    claim: str
    report: str
    publisher: str | None
    published_at: str | None
    speaker: str | None
    text: str


def show_origins(context: typer.Context, path: Path, id: str, format: RowFormat) -> None:
    """``sayso origins``.

    Raises:
        NotFoundError: when nothing has the id.
        ConfigError: when it is the id of something else than a claim.
    """
    with related_ledger(path, talk_of(context)) as ledger:
        found = carried(ledger, claim_id(ledger, id))
    if format is RowFormat.TABLE:
        console = text_console(sys.stdout)
        with trimmed(console):
            print_carried(console, found)
    elif format is RowFormat.CSV:
        write_csv(_lines(found), OriginLine, sys.stdout)
    elif format is RowFormat.JSON:
        write_json([carried_record(found)], sys.stdout)
    else:
        write_jsonl([carried_record(found)], sys.stdout)


def claim_id(ledger: Ledger, id: str) -> str:
    """The whole id of the claim whose id begins so.

    Raises:
        NotFoundError: when nothing has the id.
        ConfigError: when it is the id of something else than a claim.
    """
    row = ledger.show(id).row
    if not isinstance(row, ClaimRow):
        raise ConfigError(f"{id!r} is not the id of a claim; list claims with `sayso claims`.")
    return row.id


def summary(found: Carried) -> str:
    """``7 reports, 2 origins, 1 anonymous``."""
    origins = plural(len(found.origins), "origin")
    return f"{plural(found.reports, 'report')}, {origins}, {found.anonymous:,} anonymous"


def print_carried(console: Console, found: Carried) -> None:
    """The count, each origin with its reports, and who disputes or updates it."""
    print_origins(console, found)
    for title, rows in (("Disputed", found.disputes), ("Updated", found.updates)):
        if rows:
            console.print(Text(f"\n{title}\n", style="bold"))
            for row in rows:
                print_relation(console, row)


def print_origins(console: Console, found: Carried) -> None:
    """The count, and each origin with its reports."""
    console.print(Text(summary(found), style="bold"))
    for number, origin in enumerate(found.origins, start=1):
        console.print(Text(f"\nOrigin {number}: {origin_name(origin)} ({plural(origin.reports, 'report')})"))
        for claim in origin.claims:
            print_claim(console, claim)


def origin_name(origin: Independent) -> str:
    """What an origin is called; of a source without a name, who vouches for it."""
    name = one_line(origin.name)
    return f"a source without a name, told by {name}" if origin.anonymous else name


def carried_record(found: Carried) -> dict[str, Any]:
    """The same for JSON."""
    return {
        "claim": claim_record(found.claim),
        "reports": found.reports,
        "origins": [
            {
                "name": origin.name,
                "anonymous": origin.anonymous,
                "reports": origin.reports,
                "claims": [claim_record(claim) for claim in origin.claims],
            }
            for origin in found.origins
        ],
        "anonymous": found.anonymous,
        "disputes": [record(row) for row in found.disputes],
        "updates": [record(row) for row in found.updates],
    }


def _lines(found: Carried) -> list[OriginLine]:
    return [
        OriginLine(
            origin=number,
            name=origin.name,
            anonymous=origin.anonymous,
            claim=claim.id,
            report=claim.report,
            publisher=claim.publisher,
            published_at=claim.published_at,
            speaker=claim.speaker,
            text=claim.text,
        )
        for number, origin in enumerate(found.origins, start=1)
        for claim in origin.claims
    ]
