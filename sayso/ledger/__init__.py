"""The ledger: the only SQL in the house. Appends readings, answers queries, re-checks itself."""

from sayso.ledger.filters import Filter
from sayso.ledger.ledger import Ledger, open_ledger
from sayso.ledger.rows import (
    ClaimRow,
    CopyRow,
    Counts,
    FigureRow,
    Problem,
    PublisherRow,
    ReportRow,
    SearchHit,
    Shown,
    SkipRow,
    SourceRow,
    StoredText,
)

__all__ = [
    "ClaimRow",
    "CopyRow",
    "Counts",
    "FigureRow",
    "Filter",
    "Ledger",
    "Problem",
    "PublisherRow",
    "ReportRow",
    "SearchHit",
    "Shown",
    "SkipRow",
    "SourceRow",
    "StoredText",
    "open_ledger",
]
