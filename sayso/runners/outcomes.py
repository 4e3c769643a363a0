"""What becomes of a record: a report that cannot be read is a skip, never lost, never the end of the run."""

from dataclasses import dataclass

from sayso.core.document import Document
from sayso.core.reading import Reading
from sayso.core.skips import Skip
from sayso.pipeline import Pipeline


@dataclass(frozen=True, slots=True)
class Known:
    """A document whose reading is in the ledger already."""

    document: Document


Due = Document | Skip | Known
Outcome = Reading | Skip | Known


def outcome_of(item: Due, pipeline: Pipeline) -> Outcome:
    """The reading of a document, or the skip that says how an annotator failed; all else as it is."""
    if not isinstance(item, Document):
        return item
    try:
        return pipeline.read(item)
    except Exception as error:  # noqa: BLE001 - an annotator's bug must not cost the other reports
        return failed(item, f"{type(error).__name__}: {error}")


def failed(document: Document, what: str) -> Skip:
    """The skip for a document that an input gave but Sayso could not read."""
    return Skip(
        path=document.path or document.url or document.id,
        record=f"report {document.id}",
        reason="failed",
        detail=f"Sayso failed to read it ({what}). Please report this bug; the next ingest tries again.",
    )
