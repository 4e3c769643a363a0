"""What ``sayso demo`` shows of how its reports relate: who denies what, on how many origins it rests."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from rich.console import Console
from rich.text import Text

from sayso.core.reading import Reading
from sayso.ledger import Filter, Ledger, RelationRow
from sayso.relating.comparing import compared
from sayso.relating.counting import Carried, carried
from sayso.views.comparing import print_comparison, rows_of
from sayso.views.consoles import trimmed
from sayso.views.origins import print_origins
from sayso.views.phrases import plural
from sayso.views.relations import print_relation

SHOWN = 3
"""Disputes of either kind: enough to see what they look like."""


def show_relations(ledger: Ledger, readings: Sequence[Reading], console: Console) -> None:
    """Disputes, the origins of the denied claim that most reports carry, and what a later capture changed."""
    disputes = list(ledger.relations.rows(Filter(), relation="disputes"))
    with trimmed(console):
        _head(console, "\nWho says otherwise")
        for row in _worth_showing(disputes):
            print_relation(console, row)
        if most := _most_carried(ledger, disputes):
            _head(console, "On whose word the denied claim stands")
            print_origins(console, most)
            denials = {_denial(row) for row in most.disputes if row.denies}
            console.print(Text(f"\nDenied or refuted by {plural(len(denials), 'claim')} of other reports."))
        for earlier, later in _captures(readings):
            _head(console, "\nWhat a later capture of one address changed")
            found = compared(earlier, later)
            print_comparison(console, found, [row for row in rows_of(found) if row.where == "changed"])


def _worth_showing(disputes: Iterable[RelationRow]) -> list[RelationRow]:
    """Each denial once, beside the earliest claim that it denies, and what reports tell differently."""
    denials: dict[str, RelationRow] = {}
    differing = []
    for row in disputes:
        if row.denies:
            denials.setdefault(_denial(row), row)
        else:
            differing.append(row)
    return [*islice(denials.values(), SHOWN), *differing[:SHOWN]]


def _most_carried(ledger: Ledger, disputes: Iterable[RelationRow]) -> Carried | None:
    """The denied claim that most reports carry; None where nothing is denied."""
    denied = {(row.b if row.denies == "a" else row.a).id for row in disputes if row.denies}
    counted = [carried(ledger, claim) for claim in sorted(denied)]
    return max(counted, key=lambda found: found.reports, default=None)


def _denial(row: RelationRow) -> str:
    """The id of the claim by which the other one is denied."""
    return (row.a if row.denies == "a" else row.b).id


def _captures(readings: Sequence[Reading]) -> Iterator[tuple[Reading, Reading]]:
    """Readings of one address, each with the next one."""
    by_url: dict[str | None, list[Reading]] = {}
    for reading in readings:
        by_url.setdefault(reading.document.url, []).append(reading)
    for captures in by_url.values():
        yield from pairwise(captures)


def _head(console: Console, words: str) -> None:
    console.print(Text(f"{words}\n", style="bold"))
