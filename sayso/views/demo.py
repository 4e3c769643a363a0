"""``sayso demo``: the packaged reports in a ledger, and what it tells."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import typer
from rich.console import Console
from rich.text import Text

from sayso.core.reading import Reading
from sayso.ledger import Filter, Ledger, open_ledger
from sayso.ledger.rows import ClaimRow, SourceRow
from sayso.pipeline import default_pipeline
from sayso.relating.incremental import relate_ledger
from sayso.resources.demo import demo_documents
from sayso.views.consoles import text_console, trimmed
from sayso.views.demo_relations import show_relations
from sayso.views.phrases import plural
from sayso.views.report import print_report
from sayso.views.streams import talk_of
from sayso.views.tables import write_table

ROWS = 8
"""Rows of each table: enough to see what a listing is, too few to scroll past."""


def show_demo(context: typer.Context, path: Path | None) -> None:
    """Read the demo reports into a ledger, show one of them, and what the ledger lists."""
    with _home(path) as file, open_ledger(file) as ledger:
        readings = []
        for document in demo_documents():
            reading = default_pipeline().read(document)
            ledger.append(reading)
            readings.append(reading)
        relate_ledger(ledger)
        talk_of(context).say(f"{plural(len(readings), 'invented report')} read into {path or 'a ledger'}.")
        console = text_console(sys.stdout)
        with trimmed(console):
            print_report(console, _worth_showing(readings))
        _show_ledger(ledger, console)
        show_relations(ledger, readings, console)
        _suggest(console, path)


@contextmanager
def _home(path: Path | None) -> Iterator[Path]:
    if path:
        yield path
        return
    with TemporaryDirectory(prefix="sayso-demo-") as folder:
        yield Path(folder, "demo.db")


def _worth_showing(readings: list[Reading]) -> Reading:
    """The report with most claims that come through somebody else; among equals, with most claims."""

    def interest(reading: Reading) -> tuple[int, int]:
        attributed = [claim for claim in reading.claims() if claim.voice == "attributed"]
        return sum(len(claim.chain) > 1 for claim in attributed), len(attributed)

    return max(readings, key=interest)


def _show_ledger(ledger: Ledger, console: Console) -> None:
    counts = ledger.counts()
    _head(console, "On the word of sources without a name")
    write_table(ledger.claims(Filter(named=False, voice="attributed", limit=ROWS)), ClaimRow, sys.stdout)
    _head(console, "Denied")
    write_table(ledger.claims(Filter(denied=True, limit=ROWS)), ClaimRow, sys.stdout)
    _head(console, "Who is quoted most")
    write_table(ledger.sources(Filter(limit=ROWS)), SourceRow, sys.stdout)
    _head(console, "In all")
    console.print(
        Text(
            f"{plural(counts.reports, 'report')} by {plural(counts.publishers, 'publisher')}: "
            f"{plural(counts.attributed, 'claim')} on somebody else’s word, {counts.own:,} in the "
            f"publishers’ own voice, {plural(counts.figures, 'figure')}; "
            f"{plural(counts.named_sources, 'named source')}, {counts.anonymous_sources:,} anonymous."
        )
    )


def _head(console: Console, words: str) -> None:
    console.print(Text(f"\n{words}\n", style="bold"))


def _suggest(console: Console, path: Path | None) -> None:
    _head(console, "Next")
    if path is None:
        console.print(Text("  sayso demo --ledger demo.db                keep this ledger, then:"))
    ledger = path or Path("demo.db")
    for command, what in (
        (f"sayso claims --ledger {ledger}", "every claim, with filters: sayso claims --help"),
        (f"sayso show ID --ledger {ledger}", "one row in its context"),
        (f"sayso disputes --ledger {ledger}", "all who say otherwise, or what is told differently"),
        (f"sayso origins ID --ledger {ledger}", "on whose word a claim stands, over all reports"),
        ("sayso read YOUR-REPORT.txt", "a report of your own"),
    ):
        console.print(Text(f"  {command:<42} {what}"))
