"""The rows about relations that a ledger gives back."""

from dataclasses import dataclass

from sayso.core.annotations import Polarity, SourceKind
from sayso.core.claims import Voice
from sayso.core.relations import RelationKind, Side
from sayso.core.spans import Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedClaim:
    """One of two claims that relate, with what is known of its report.

    Attributes:
        local_id: within the report, such as ``a1``; with the report's id it is the claim's public name.
        report_key: key of the report.
        start: first character of the content.
        end: one past the last character of the content.
    """

    id: str
    report: str
    report_key: str
    local_id: str
    publisher: str | None
    published_at: str | None
    url: str | None
    voice: Voice
    speaker: str | None
    source: str
    source_kind: SourceKind
    named: bool
    chain: tuple[str, ...]
    origin_wording: str | None
    origin_count: int | None
    polarity: Polarity
    text: str
    start: int
    end: int

    @property
    def name(self) -> str:
        """``REPORT#ATTRIBUTION``."""
        return f"{self.report}#{self.local_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRow:
    """How a claim of a later report (``b``) relates to one of an earlier report (``a``).

    Attributes:
        same_origin: whether both rest on one origin.
        score: how sure Sayso is of the relation.
        denies: which of the two denies in so many words what the other states, if one does.
        evidence_a: the words of ``a`` that carry it, in its report.
        evidence_b: the words of ``b``, likewise.
    """

    id: str
    a: RelatedClaim
    b: RelatedClaim
    relation: RelationKind
    same_origin: bool
    score: float
    why: str
    denies: Side | None
    evidence_a: Spans
    evidence_b: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """Reports that are about one story.

    Attributes:
        id: of its first report.
        reports: how many there are; captures of one URL are one.
        publishers: how many publishers they are from.
        first: date of the first report; None where none has a date.
        last: date of the last report.
        claims: claims of all reports, own voice among them; of several captures, those of the last.
        title: of the first report, or else its URL or path.
        report_ids: the ids of the reports by date, all captures among them.
    """

    id: str
    reports: int
    publishers: int
    first: str | None
    last: str | None
    claims: int
    title: str | None
    report_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A report that may be on the same story as another.

    Attributes:
        key: of the report.
        reading: id of its current reading.
        weight: of the terms that the two share.
    """

    key: str
    reading: str
    weight: int
