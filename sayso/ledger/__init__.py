"""The ledger: the only SQL in the house. Appends readings, answers queries, re-checks itself."""

from sayso.ledger.filters import Filter
from sayso.ledger.ledger import Ledger, open_ledger
from sayso.ledger.relation_rows import RelatedClaim, RelationRow, StoryRow
from sayso.ledger.rows import (
    ActorRow,
    ClaimRow,
    CopyRow,
    CorrectionRow,
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
    "ActorRow",
    "ClaimRow",
    "CopyRow",
    "CorrectionRow",
    "Counts",
    "FigureRow",
    "Filter",
    "Ledger",
    "Problem",
    "PublisherRow",
    "RelatedClaim",
    "RelationRow",
    "ReportRow",
    "SearchHit",
    "Shown",
    "SkipRow",
    "SourceRow",
    "StoredText",
    "StoryRow",
    "open_ledger",
]
