"""Several processes; each test starts some, so there are few."""

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from sayso.core.document import Document
from sayso.core.skips import Skip
from sayso.ledger import Ledger, open_ledger
from sayso.runners.local import IngestSummary, ingest
from sayso.runners.workers import IN_FLIGHT, Workers

TORN = Skip(path="quays.jsonl", record="line 2", reason="malformed", detail="Not JSON.")


def test_workers_make_the_same_ledger_as_one_process(
    ledger: Ledger, invented: ModuleType, tmp_path: Path
) -> None:
    items = [invented.report(number) for number in range(12)]
    items[5] = invented.report(5, extra="No ink left. ")
    items[7] = TORN
    items[9] = items[8]
    with open_ledger(tmp_path / "alone.db") as alone:
        summary = ingest(items, alone, invented.make_pipeline)
        assert ingest(items, ledger, invented.make_pipeline, workers=2) == summary
        assert list(ledger.readings()) == list(alone.readings())
        assert list(ledger.skips()) == list(alone.skips())
    with ledger._file.away() as connection:
        order = connection.exec_driver_sql("SELECT id FROM reports ORDER BY number").scalars().all()
    assert order == [f"r{number:04}" for number in range(12) if number not in {5, 7, 9}]


def test_a_process_that_dies_costs_one_report(ledger: Ledger, invented: ModuleType) -> None:
    items = [
        invented.report(number, extra="The quay is on fire. " if number in {1, 5} else "")
        for number in range(7)
    ]
    summary = ingest(items, ledger, invented.make_pipeline, workers=2)
    assert (summary.read, summary.skipped) == (5, 2)
    assert [row.record for row in ledger.skips()] == ["report r0001", "report r0005"]
    assert all("the process that read it died" in row.detail for row in ledger.skips())


def test_only_so_many_documents_are_in_flight(invented: ModuleType) -> None:
    taken = 0

    def items() -> Iterator[Document]:
        nonlocal taken
        for number in range(40):
            taken += 1
            yield invented.report(number)

    outcomes = Workers(invented.make_pipeline, 1).outcomes(items())
    for done, _ in enumerate(outcomes):
        assert taken <= done + IN_FLIGHT
    assert taken == 40


def test_an_interrupt_ends_the_workers_and_keeps_what_was_done(ledger: Ledger, invented: ModuleType) -> None:
    def interrupt(summary: IngestSummary, item: Document | Skip) -> None:
        if summary.read == 2:
            raise KeyboardInterrupt

    reports = [invented.report(number) for number in range(9)]
    with pytest.raises(KeyboardInterrupt):
        ingest(reports, ledger, invented.make_pipeline, workers=2, on_progress=interrupt)
    assert ledger.counts().reports == 2
    assert list(ledger.verify()) == []
