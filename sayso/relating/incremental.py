"""Relating what a ledger holds, report by report: what was related once is not related again."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.core.hashing import sha256
from sayso.core.provenance import Provenance
from sayso.core.version import __version__
from sayso.encoder.matcher import matcher_digest
from sayso.ledger import Ledger
from sayso.ledger.relations import Surroundings
from sayso.relating.claims import relations_between
from sayso.relating.relater import WEIGHTS
from sayso.relating.stories import NEIGHBOURS, WINDOW
from sayso.relating.told import ToldReport, told_report
from sayso.resources.models import MATCHER

VERSION = "2"
"""Changes whenever the same two reports may get other relations from the same weights."""
KEPT = 128
"""Reports held ready: those of a few days, which the next report is mostly related to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relating:
    """How far relating is.

    Attributes:
        reports: that have been related.
        due: that were to be related when it began.
        relations: that were found.
    """

    reports: int
    due: int
    relations: int


@cache
def relater_provenance() -> Provenance:
    """The software and weights that relate."""
    weights = files("sayso.resources").joinpath(WEIGHTS).read_text("utf-8")
    return Provenance(
        sayso=__version__,
        annotators={"relations": VERSION},
        models={WEIGHTS: f"sha256:{sha256(weights)}", MATCHER: matcher_digest()},
    )


def relate_ledger(ledger: Ledger, *, on_progress: Callable[[Relating], None] | None = None) -> Relating:
    """Relate every report of the ledger that has not been related yet, one transaction a report.

    It may be ended at any moment, killed even: the same call again does only what is missing. What
    is found does not depend on the order in which reports are related.

    Raises:
        LedgerError: when the ledger cannot be written.
    """
    return relate_reports(ledger, ledger.relations.due(relater_provenance()), on_progress=on_progress)


def relate_reports(
    ledger: Ledger, keys: Iterable[str], *, on_progress: Callable[[Relating], None] | None = None
) -> Relating:
    """Relate the reports with these keys to each other and to all that have been related."""
    wanted, ready = list(keys), _Ready(ledger)
    progress = Relating(reports=0, due=len(wanted), relations=0)
    for key in wanted:
        found = _relate(ledger, ready, key)
        progress = Relating(
            reports=progress.reports + 1, due=len(wanted), relations=progress.relations + found
        )
        if on_progress:
            on_progress(progress)
    return progress


class _Ready:
    """Reports of the ledger ready for being related; the last ones used are held."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._held: OrderedDict[str, ToldReport] = OrderedDict()

    def report(self, key: str, reading: str | None = None) -> ToldReport:
        """The report with that key in its current reading, which is ``reading`` where that is known."""
        held = self._held.pop(key, None)
        if held is None or (reading and held.reading != reading):
            held = told_report(self._ledger.reading(key))
        self._held[key] = held
        if len(self._held) > KEPT:
            self._held.popitem(last=False)
        return held


def _relate(ledger: Ledger, ready: _Ready, key: str) -> int:
    """Relate one report; how many relations it has to those before it."""
    relater, reading = relater_provenance(), None
    while True:
        told = ready.report(key, reading)
        around = Surroundings(terms=told.terms, day=told.day, window=WINDOW, least=NEIGHBOURS)
        neighbours = ledger.relations.neighbours(key, relater, around)
        found = [
            relation
            for neighbour in neighbours
            for relation in relations_between(told, ready.report(neighbour.key, neighbour.reading))
        ]
        if ledger.relations.add(
            key, relater, around, reading=told.reading, neighbours=neighbours, found=found
        ):
            return len(found)
        reading = ledger.reading(key).id  # another process added to the ledger meanwhile
