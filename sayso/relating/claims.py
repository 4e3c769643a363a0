"""How the claims of two reports relate: a function of the two reports alone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from sayso.core.claims import Claim
from sayso.core.relations import Relation, RelationKind, Side
from sayso.core.spans import Span, Spans, hull, text_of, without
from sayso.relating.copies import Passage, find_copies
from sayso.relating.likeness import held
from sayso.relating.reasons import Reason, reason_of
from sayso.relating.relater import Judged, load_relater
from sayso.relating.told import ToldClaim, ToldReport

SURE = 0.8
LIKELY = 0.65
COVERED = 0.75
"""Claims are the same from the chance SURE on that both are of one event, or LIKELY where the lighter one is
all but COVERED by the other. Less is mostly a matter in common: chances were fitted on sentences picked for
their events, while most claims of two whole reports tell of different sides of a story. Chosen by reading the
231 pairs compared in 155 reports of newswire (train)."""
ONE_EVENT = 0.5
"""Likewise for what disputes or updates: what is said of the event differs by its nature."""
LONGEST = 40
"""Words of a statement in which a cue ("without", "denied") may be taken to bear on what both state; in a
longer one it mostly bears on something else."""
LEAST_SHARED = 6.0
LEAST_HELD = 0.2
"""Summed rarity of the stems that two claims share, and the share of the lighter one's: with less of either
they are not compared."""
WITHIN = 0.8
"""The part of a claim that must lie in a copied passage for the claim to be copied."""
LEAST_OWN_WORDS = 12
"""Words of a passage outside direct quotations: a speech that two papers quote was copied by neither."""
DIGITS = 4
"""Of a score; the rest would differ from one machine to another."""

SAME: frozenset[str] = frozenset({"repeats", "supports"})


def relations_between(one: ToldReport, other: ToldReport) -> list[Relation]:
    """The relations between the claims of two reports, whichever of them is given first."""
    pair = ReportPair(*sorted((one, other), key=lambda report: report.order))
    relater = load_relater()
    judged = ((a, b, relater.judge(a.statement, b.statement)) for a, b in candidates(pair.a, pair.b))
    found = (pair.relation(a, b, judgement) for a, b, judgement in judged)
    return [relation for relation in found if relation]


def candidates(earlier: ToldReport, later: ToldReport) -> Iterator[tuple[ToldClaim, ToldClaim]]:
    """The claims of two reports that share enough to be compared, in the order of the earlier one."""
    holders = later.holders
    for a in earlier.claims:
        shared: dict[int, float] = {}
        for stem, rarity in a.statement.stems.items():
            for number in holders.get(stem, ()):
                shared[number] = shared.get(number, 0.0) + rarity
        for number in sorted(shared):
            b = later.claims[number]
            if shared[number] >= LEAST_SHARED and held(a.statement.stems, b.statement.stems) >= LEAST_HELD:
                yield a, b


@dataclass(frozen=True)
class ReportPair:
    """Two reports, the earlier one first."""

    a: ToldReport
    b: ToldReport

    def relation(self, a: ToldClaim, b: ToldClaim, judged: Judged) -> Relation | None:
        """How two of their claims relate; None where nothing was found."""
        denier = _denier(a.claim, b.claim)
        kind = _kind(judged, denied=(a.claim.polarity, b.claim.polarity).count("denied"))
        if kind is None or not _near_enough(a, b, judged, same=bool(denier) or kind in SAME):
            return None
        if _by_cue(judged, kind, denier) and max(len(a.statement.words), len(b.statement.words)) > LONGEST:
            return None
        same_origin = a.origin.key == b.origin.key or self._copied(a.claim, b.claim)
        if kind in SAME:
            kind = "repeats" if same_origin else "supports"
        reason = self._reason(a, b, judged, kind, denier)
        return Relation(
            a=a.claim.id,
            b=b.claim.id,
            relation=kind,
            same_origin=same_origin,
            score=round(judged.same if denier or kind != "disputes" else judged.disputes, DIGITS),
            why=reason.why,
            evidence_a=reason.a,
            evidence_b=reason.b,
            denies=reason.denies,
        )

    def _reason(
        self, a: ToldClaim, b: ToldClaim, judged: Judged, kind: RelationKind, denier: Side | None
    ) -> Reason:
        """Why, with the evidence as spans of the two reports."""
        names = _who(a.claim, self.a), _who(b.claim, self.b)
        worded = (
            judged if kind in {"disputes", "updates"} and not denier else replace(judged, relation="supports")
        )
        told = reason_of(a.statement, b.statement, worded, names=names)
        reason = Reason(why=told.why, a=a.in_report(told.a), b=b.in_report(told.b), denies=told.denies)
        if denier:
            return _denial(a.claim, b.claim, denier, names, reason)
        if kind == "repeats":
            return replace(reason, why=_one_word(a, b))
        return reason

    def _copied(self, a: Claim, b: Claim) -> bool:
        """Whether both stand in one passage that the later report has from the earlier one."""
        return any(
            _stands_in(a.content, passage.earlier) and _stands_in(b.content, passage.later)
            for passage in self._passages
        )

    @cached_property
    def _passages(self) -> tuple[Passage, ...]:
        """Copied passages that are more than what both quote."""
        texts = [
            (told.document.key, told.document.text, told.document.published_at) for told in (self.a, self.b)
        ]
        copies = list(find_copies(texts))
        return tuple(passage for copy in copies for passage in copy.passages if self._written(passage))

    def _written(self, passage: Passage) -> bool:
        own = without(passage.later, self.b.direct)
        return len(text_of(self.b.document.text, own, gap=" ").split()) >= LEAST_OWN_WORDS


def _near_enough(a: ToldClaim, b: ToldClaim, judged: Judged, *, same: bool) -> bool:
    """Whether the two are surely enough of one event and, to be the ``same``, tell the same of it."""
    if not same:
        return judged.same >= ONE_EVENT
    covered = held(a.statement.senses, b.statement.senses) >= COVERED
    return judged.same >= (LIKELY if covered else SURE)


def _by_cue(judged: Judged, kind: RelationKind, denier: Side | None) -> bool:
    """Whether it is words within the statements, and no figures, that make it a dispute."""
    return kind == "disputes" and not denier and not _differing(judged)


def _differing(judged: Judged) -> bool:
    """Whether the figures of the two that count the same exclude each other."""
    agreements = {pairing.agreement for pairing in judged.found.pairings}
    return agreements == {"different"}


def _kind(judged: Judged, *, denied: int) -> RelationKind | None:
    """The relation of two claims of which so many are denied by their sources."""
    if judged.relation == "unrelated" or (judged.relation in SAME and _differing(judged)):
        return None
    if denied == 0:
        return judged.relation
    if judged.relation not in SAME:
        return None
    return "disputes" if denied == 1 else "supports"


def _denier(a: Claim, b: Claim) -> Side | None:
    """Whose source alone denies what is said."""
    if a.polarity == b.polarity:
        return None
    return "a" if a.polarity == "denied" else "b"


def _denial(a: Claim, b: Claim, denier: Side, names: tuple[str, str], shared: Reason) -> Reason:
    """The reason where one source denies what the other states, with the words that do."""
    who, cues = (names[0], a.factuality_cues) if denier == "a" else (names[1], b.factuality_cues)
    if denier == "a":
        return replace(shared, why=f"{who} denies it", a=cues or shared.a, denies=denier)
    return replace(shared, why=f"{who} denies it", b=cues or shared.b, denies=denier)


def _who(claim: Claim, report: ToldReport) -> str:
    """Whose words a claim is, on one line."""
    own = report.document.publisher or "the publisher"
    return " ".join((claim.speaker or claim.source_text or own).split())


def _one_word(a: ToldClaim, b: ToldClaim) -> str:
    if a.origin.key != b.origin.key:
        return "the words are copied"
    if a.origin.anonymous or b.origin.anonymous:
        return f"both rest on one source without a name, told by {a.origin.name}"
    return f"both have it from {a.origin.name}"


def _stands_in(content: Spans, passage: Span) -> bool:
    whole = hull(content)
    common = min(whole.end, passage.end) - max(whole.start, passage.start)
    return common >= WITHIN * (whole.end - whole.start)
