"""How many independent origins a claim has, over all reports that carry it."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.core.reading import Reading
from sayso.ledger import Ledger, RelatedClaim, RelationRow
from sayso.relating.claims import SAME
from sayso.relating.origins import Origin, origin_of
from sayso.relating.stories import components


@dataclass(frozen=True, slots=True, kw_only=True)
class Independent:
    """One origin with the claims that rest on it.

    Attributes:
        name: who told it; of an anonymous origin, who vouches for it.
        anonymous: whether no name identifies whoever told it.
        claims: by date.
    """

    name: str
    anonymous: bool
    claims: tuple[RelatedClaim, ...]

    @property
    def reports(self) -> int:
        """How many reports carry it; captures of one URL are one."""
        return len({report_of(claim) for claim in self.claims})


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A claim over all reports.

    Attributes:
        origins: those with the earliest claim first.
        disputes: relations of any of its claims to what disputes it.
        updates: likewise to what updates it.
    """

    claim: RelatedClaim
    origins: tuple[Independent, ...]
    disputes: tuple[RelationRow, ...]
    updates: tuple[RelationRow, ...]

    @property
    def reports(self) -> int:
        """How many reports carry the claim."""
        return len({report_of(claim) for origin in self.origins for claim in origin.claims})

    @property
    def anonymous(self) -> int:
        """How many of the origins are anonymous."""
        return sum(origin.anonymous for origin in self.origins)


def report_of(claim: RelatedClaim) -> str:
    """What stands for the report of a claim: its URL, so that its captures are one, or else its key."""
    return claim.url or claim.report_key


def carried(ledger: Ledger, claim: str) -> Carried:
    """The claim with that id over all reports that repeat or support it, or what they repeat or support."""
    claims = {claim: ledger.relations.claim(claim)}
    shared: list[tuple[str, str]] = []
    others: dict[str, RelationRow] = {}
    todo = [claim]
    while todo:
        for row in ledger.relations.of_claim(todo.pop()):
            if row.relation not in SAME:
                others[row.id] = row
                continue
            for one in (row.a, row.b):
                if one.id not in claims:
                    claims[one.id] = one
                    todo.append(one.id)
            if row.same_origin:
                shared.append((row.a.id, row.b.id))
    ordered = sorted(others.values(), key=lambda row: (_order(row.b), _order(row.a)))
    return Carried(
        claim=claims[claim],
        origins=tuple(_independent(ledger, claims, shared)),
        disputes=tuple(row for row in ordered if row.relation == "disputes"),
        updates=tuple(row for row in ordered if row.relation == "updates"),
    )


def _independent(
    ledger: Ledger, claims: dict[str, RelatedClaim], shared: list[tuple[str, str]]
) -> Iterator[Independent]:
    origins = _origins(ledger, claims)
    first: dict[str, str] = {}
    ordered = sorted(claims, key=lambda id_: _order(claims[id_]))
    edges = [*shared, *((id_, first.setdefault(origins[id_].key, id_)) for id_ in ordered)]
    for group in components(ordered, edges):
        yield Independent(
            name=origins[group[0]].name,
            anonymous=any(origins[id_].anonymous for id_ in group),
            claims=tuple(claims[id_] for id_ in group),
        )


def _origins(ledger: Ledger, claims: dict[str, RelatedClaim]) -> dict[str, Origin]:
    found: dict[str, Origin] = {}
    for key in sorted({claim.report_key for claim in claims.values()}):
        reading: Reading = ledger.reading(key)
        found |= {c.id: origin_of(c, reading.document) for c in reading.claims() if c.id in claims}
    return found


def _order(claim: RelatedClaim) -> tuple[bool, str, str, int, str]:
    return (
        claim.published_at is None,
        claim.published_at or "",
        claim.report_key,
        claim.start,
        claim.id,
    )
