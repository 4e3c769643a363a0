from collections.abc import Iterator
from types import ModuleType

import pytest

from sayso.core.document import Document
from sayso.core.skips import Skip
from sayso.ledger import Ledger
from sayso.runners.local import IngestSummary, ingest

TORN = Skip(path="quays.jsonl", record="line 2", reason="malformed", detail="Not JSON.")


def test_reports_are_read_and_skips_recorded(ledger: Ledger, invented: ModuleType) -> None:
    items = [invented.report(0), TORN, invented.report(1)]
    summary = ingest(items, ledger, invented.make_pipeline)
    assert summary == IngestSummary(read=2, already=0, skipped=1, claims=4 + 8 + 2)
    assert summary.seen == 3
    assert ledger.counts().claims == 14
    assert [row.id for row in ledger.reports()] == ["r0000", "r0001"]
    assert [row.record for row in ledger.skips()] == ["line 2"]


def test_a_second_run_reads_only_what_is_missing(ledger: Ledger, invented: ModuleType) -> None:
    ingest([invented.report(0), TORN], ledger, invented.make_pipeline)
    summary = ingest([invented.report(0), TORN, invented.report(1)], ledger, invented.make_pipeline)
    assert summary == IngestSummary(read=1, already=1, skipped=1, claims=9)
    assert len(list(ledger.skips())) == 1


def test_a_report_that_comes_twice_is_read_once(ledger: Ledger, invented: ModuleType) -> None:
    summary = ingest([invented.report(0)] * 2, ledger, invented.make_pipeline)
    assert (summary.read, summary.already) == (1, 1)


def test_progress_tells_of_every_record(ledger: Ledger, invented: ModuleType) -> None:
    told: list[tuple[int, str]] = []

    def tell(summary: IngestSummary, item: Document | Skip) -> None:
        told.append((summary.seen, item.reason if isinstance(item, Skip) else item.id))

    items = [invented.report(0), TORN, invented.report(1, extra="No ink left. ")]
    ingest(items, ledger, invented.make_pipeline, on_progress=tell)
    assert told == [(1, "r0000"), (2, "malformed"), (3, "failed")]


@pytest.mark.parametrize(
    ("extra", "detail"),
    [
        ("No ink left. ", "failed to read it (ValueError: out of ink)"),
        ("In the fog. ", "a claim in own voice has the span [0, 1000000)"),
    ],
)
def test_a_report_that_breaks_an_annotator_is_a_skip(
    ledger: Ledger, invented: ModuleType, extra: str, detail: str
) -> None:
    items = [invented.report(0), invented.report(1, extra=extra), invented.report(2)]
    for again in (0, 2):
        summary = ingest(items, ledger, invented.make_pipeline)
        assert (summary.read, summary.already, summary.skipped) == (2 - again, again, 1)
    (skip,) = ledger.skips()
    assert (skip.path, skip.record, skip.reason) == ("quays.jsonl", "report r0001", "failed")
    assert detail in skip.detail


def test_items_are_taken_one_at_a_time(ledger: Ledger, invented: ModuleType) -> None:
    def items() -> Iterator[Document]:
        for number in range(3):
            assert ledger.counts().reports == number
            yield invented.report(number)

    assert ingest(items(), ledger, invented.make_pipeline).read == 3


def test_an_interrupt_leaves_what_was_done(ledger: Ledger, invented: ModuleType) -> None:
    def interrupt(summary: IngestSummary, item: Document | Skip) -> None:
        if summary.read == 2:
            raise KeyboardInterrupt

    reports = [invented.report(number) for number in range(4)]
    with pytest.raises(KeyboardInterrupt):
        ingest(reports, ledger, invented.make_pipeline, on_progress=interrupt)
    assert ledger.counts().reports == 2
    assert list(ledger.verify()) == []
    assert ingest(reports, ledger, invented.make_pipeline).read == 2
