"""Ingest REPORTS into LEDGER, a report for each line that comes in; killed by test_kill.py.

The credit ends before the reports do, so that whoever kills this process kills it midway, however
slow the machine.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.core.annotations import Layers
from sayso.core.document import Document
from sayso.core.skips import Skip
from sayso.ledger import open_ledger
from sayso.pipeline import Pipeline
from sayso.runners.local import IngestSummary, ingest

if TYPE_CHECKING:
    from tests.runners.invented import SaidThat, read_reports
else:
    from invented import SaidThat, read_reports  # a script finds the modules that lie beside it


class OnCredit(SaidThat):
    def annotate(self, document: Document, layers: Layers) -> Layers:
        sys.stdin.readline()
        return super().annotate(document, layers)


def tell(summary: IngestSummary, item: Document | Skip) -> None:
    sys.stdout.write(f"{summary.read}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    ledger_path, reports = map(Path, sys.argv[1:])
    sys.stdout.write("opening\n")
    sys.stdout.flush()
    with open_ledger(ledger_path) as ledger:
        ingest(read_reports(reports), ledger, lambda: Pipeline((OnCredit(),)), on_progress=tell)
    sys.stdout.write("done\n")
