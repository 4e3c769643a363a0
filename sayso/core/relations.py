"""How a claim of one report relates to a claim of another."""

from dataclasses import dataclass
from typing import Literal

from sayso.core.spans import Spans

RelationKind = Literal["repeats", "supports", "disputes", "updates"]
RELATION_KINDS: tuple[RelationKind, ...] = ("repeats", "supports", "disputes", "updates")
Side = Literal["a", "b"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Two claims of different reports, the earlier one first.

    Attributes:
        a: id of the claim of the earlier report.
        b: id of the claim of the later report, which repeats, supports, disputes or updates ``a``.
        same_origin: whether both rest on one origin, as far as the reports tell.
        score: how sure Sayso is of the relation, in [0, 1].
        why: one plain line; no verdict on who is right.
        evidence_a: the words of ``a`` that carry it, in its report.
        evidence_b: the words of ``b``, likewise.
        denies: which of the two denies in so many words what the other states, if one does.
    """

    a: str
    b: str
    relation: RelationKind
    same_origin: bool
    score: float
    why: str
    evidence_a: Spans = ()
    evidence_b: Spans = ()
    denies: Side | None = None
