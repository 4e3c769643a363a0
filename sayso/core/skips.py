"""The record of input that gave no document: nothing is lost silently."""

from dataclasses import dataclass
from typing import Literal

SkipReason = Literal[
    "empty",
    "binary",
    "malformed",
    "truncated",
    "oversized",
    "language",
    "unreadable",
    "no-text",
    "unsupported",
    "failed",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """A record that gave no document, and why.

    Attributes:
        path: the source, as the user named it.
        record: where in the source, such as ``line 12`` or ``record 3``; None for the whole of it.
        detail: what was wrong and what to do about it, in a sentence.
    """

    path: str
    reason: SkipReason
    detail: str
    record: str | None = None
