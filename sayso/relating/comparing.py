"""What two reports, or two captures of one, have in common and what differs, claim by claim."""

from dataclasses import dataclass

from sayso.core.claims import Claim
from sayso.core.reading import Reading
from sayso.core.relations import Relation
from sayso.relating.claims import SAME, relations_between
from sayso.relating.told import told_report


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """A claim of either report.

    Attributes:
        relation: how they relate; None where both have the same words.
    """

    a: Claim
    b: Claim
    relation: Relation | None

    @property
    def changed(self) -> bool:
        """Whether the two cannot be taken for one claim."""
        return self.relation is not None and self.relation.relation not in SAME


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two reports, claim by claim; each claim stands in one place only.

    Attributes:
        matched: claims of both, in the order of ``a``.
        only_a: what was found in the first report only.
        only_b: what was found in the second only.
    """

    a: Reading
    b: Reading
    matched: tuple[Matched, ...]
    only_a: tuple[Claim, ...]
    only_b: tuple[Claim, ...]


def compared(a: Reading, b: Reading) -> Comparison:
    """Match the claims of two reports: equal words first, then the likeliest relations."""
    ours, theirs = list(a.claims()), list(b.claims())
    pairs: dict[str, tuple[Claim, Relation | None]] = {}
    for claim in ours:
        twin = next((c for c in theirs if _plain(c) == _plain(claim) and not _taken(c, pairs)), None)
        if twin:
            pairs[claim.id] = (twin, None)
    by_id = {claim.id: claim for claim in (*ours, *theirs)}
    here = {claim.id for claim in ours}
    for relation in _likeliest_first(a, b):
        one, other = relation.a, relation.b
        if one not in here:
            one, other = other, one
        if one not in pairs and not _taken(by_id[other], pairs):
            pairs[one] = (by_id[other], relation)
    return Comparison(
        a=a,
        b=b,
        matched=tuple(Matched(a=c, b=pairs[c.id][0], relation=pairs[c.id][1]) for c in ours if c.id in pairs),
        only_a=tuple(claim for claim in ours if claim.id not in pairs),
        only_b=tuple(claim for claim in theirs if not _taken(claim, pairs)),
    )


def _likeliest_first(a: Reading, b: Reading) -> list[Relation]:
    found = relations_between(told_report(a), told_report(b))
    return sorted(found, key=lambda relation: (-relation.score, relation.a, relation.b))


def _plain(claim: Claim) -> tuple[str, str, str, str]:
    words = " ".join(claim.text.casefold().split())
    return claim.voice, claim.polarity, (claim.speaker or claim.source_text).casefold(), words


def _taken(claim: Claim, pairs: dict[str, tuple[Claim, Relation | None]]) -> bool:
    return any(other.id == claim.id for other, _ in pairs.values())
