"""What a reader makes of one record, before the gate and without the path, which readers need not know."""

from dataclasses import dataclass

from sayso.core.document import Document
from sayso.core.skips import SkipReason
from sayso.readers.limits import Limits


@dataclass(frozen=True, slots=True)
class Found:
    """A document, and where in the source it was (``line 12``); None for the whole of it."""

    document: Document
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A record that gave no document, why, and where in the source it was."""

    reason: SkipReason
    detail: str
    record: str | None = None


Outcome = Found | Refused


def too_large(limits: Limits, *, record: str | None = None, advice: str = "") -> Refused:
    """The refusal of a record that is larger than is parsed."""
    return Refused("oversized", f"More than {limits.max_bytes:,} bytes (readers.max_bytes).{advice}", record)
