"""Ingest on one machine: in this process, or in several beside it."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace

from sayso.core.document import Document
from sayso.core.errors import VerificationError
from sayso.core.provenance import Provenance
from sayso.core.skips import Skip
from sayso.ledger import Ledger
from sayso.pipeline import Pipeline
from sayso.runners.outcomes import Due, Known, Outcome, failed, outcome_of
from sayso.runners.workers import Workers


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestSummary:
    """What became of the input of one run.

    Attributes:
        read: reports that were read and added.
        already: reports that were in the ledger before their turn came.
        skipped: records that gave no reading; the ledger says why of each.
        claims: claims in the reports that were added.
    """

    read: int = 0
    already: int = 0
    skipped: int = 0
    claims: int = 0

    @property
    def seen(self) -> int:
        """Records of the input so far, whatever became of them."""
        return self.read + self.already + self.skipped


OnProgress = Callable[[IngestSummary, Document | Skip], None]
"""Called after each record with the summary so far and the report, or the skip that it became."""


def ingest(
    items: Iterable[Document | Skip],
    ledger: Ledger,
    pipeline_factory: Callable[[], Pipeline],
    *,
    workers: int = 1,
    on_progress: OnProgress | None = None,
) -> IngestSummary:
    """Read what the ledger lacks of ``items`` and add it, one transaction a report, in their order.

    It may be ended at any moment, killed even: the ledger then holds the reports that were done,
    and the same call again does only what is missing. A report that cannot be read becomes a skip
    (reason ``failed``) and is tried again next time.

    Args:
        items: what the readers give.
        ledger: where to; only this process writes to it.
        pipeline_factory: makes the pipeline, once here and once in each worker process; with
            several workers it must be a function of a module (or a ``partial`` of one).
        workers: processes that read; 1 reads in this one.
        on_progress: see ``OnProgress``.

    Raises:
        LedgerError: when the ledger cannot be written (locked, disk full).
    """
    pipeline = pipeline_factory()
    due = _due(items, ledger, pipeline.provenance)
    outcomes = Workers(pipeline_factory, workers).outcomes(due) if workers > 1 else _here(due, pipeline)
    summary = IngestSummary()
    with closing(outcomes):
        for outcome in outcomes:
            summary, item = _settled(summary, outcome, ledger)
            if on_progress:
                on_progress(summary, item)
    return summary


def _due(items: Iterable[Document | Skip], ledger: Ledger, provenance: Provenance) -> Iterator[Due]:
    for item in items:
        if isinstance(item, Document) and ledger.has(item, provenance):
            yield Known(item)
        else:
            yield item


def _here(due: Iterable[Due], pipeline: Pipeline) -> Generator[Outcome, None, None]:
    for item in due:
        yield outcome_of(item, pipeline)


def _settled(
    summary: IngestSummary, outcome: Outcome, ledger: Ledger
) -> tuple[IngestSummary, Document | Skip]:
    if isinstance(outcome, Known):
        return replace(summary, already=summary.already + 1), outcome.document
    if isinstance(outcome, Skip):
        return _skipped(summary, outcome, ledger)
    try:
        added = ledger.append(outcome)
    except VerificationError as error:
        return _skipped(summary, failed(outcome.document, str(error)), ledger)
    if not added:  # the same report twice among those in work
        return replace(summary, already=summary.already + 1), outcome.document
    claims = len(outcome.layers.attributions or ()) + len(outcome.layers.own_voice or ())
    return replace(summary, read=summary.read + 1, claims=summary.claims + claims), outcome.document


def _skipped(summary: IngestSummary, skip: Skip, ledger: Ledger) -> tuple[IngestSummary, Skip]:
    ledger.append_skip(skip)
    return replace(summary, skipped=summary.skipped + 1), skip
