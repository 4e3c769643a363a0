"""How the claims of two reports relate: a function of the two reports alone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from sayso.core.claims import Claim
from sayso.core.relations import Relation, RelationKind, Side
from sayso.core.spans import Span, Spans, hull, text_of, without
from sayso.relating.copies import Passage, find_copies
from sayso.relating.likeness import held, of_other_days
from sayso.relating.reasons import Reason, reason_of
from sayso.relating.relater import Judged, load_relater
from sayso.relating.stories import STORY, shared_weight
from sayso.relating.told import LEAST_WORDS, ToldClaim, ToldReport

SURE, PARTLY = 0.75, 0.3
LIKELY, COVERED = 0.45, 0.75
"""Claims are the same from the chance SURE on that both are of one event, the lighter one being held PARTLY
by the other, or LIKELY where it is all but COVERED; in reports of two stories, both SURE and COVERED.
Less is mostly a matter in common: chances were fitted on sentences picked for their events, while most claims
of two whole reports tell of different sides of a story. Of pairs of ECB+ (dev) these find 53 % of those that
people call the same at a precision of 98 %, and 26 % of those on one event at 90 %. Of what they tell of 367
reports of newswire, read one by one, 18 of 20 are right; of all from a chance of 0.4 on, two thirds."""
ONE_EVENT, EVEN = 0.35, 0.5
"""What disputes or updates differs by nature and is told from ONE_EVENT on, in reports of one story where
a claim is all but COVERED: elsewhere, "embezzled 45 crore" and "embezzled 2 crore" were of two men. A cue
within a claim counts where the model, too, finds a dispute with an EVEN chance: "can be denied the right"
denies nothing."""
WHOLLY = 0.9
"""Share of the lighter claim from which two figures that exclude each other are of one thing, though few
words stand beside them: no other words are left that could tell the two apart."""
LONGEST = 40
"""Words of a statement in which a cue ("without", "denied") may be taken to bear on what both state; in a
longer one it mostly bears on something else."""
LEAST_SHARED = 7.0
"""Summed rarity of the stems that two claims share; with less they are not compared: "child labour is a
problem" has 6.4."""
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
    judged = ((a, b, relater.judge(a.statement, b.statement)) for a, b in pair.candidates())
    found = (pair.relation(a, b, judgement) for a, b, judgement in judged)
    return [relation for relation in found if relation]


@dataclass(frozen=True)
class ReportPair:
    """Two reports, the earlier one first."""

    a: ToldReport
    b: ToldReport

    def candidates(self) -> Iterator[tuple[ToldClaim, ToldClaim]]:
        """The claims that share enough to be compared, in the order of the earlier report."""
        holders, least = self.b.holders, PARTLY if self._one_story else COVERED
        for a in self.a.claims:
            shared: dict[int, float] = {}
            for stem, rarity in a.statement.stems.items():
                for number in holders.get(stem, ()):
                    shared[number] = shared.get(number, 0.0) + rarity
            for number in sorted(shared):
                b = self.b.claims[number]
                if shared[number] >= LEAST_SHARED and held(a.statement.senses, b.statement.senses) >= least:
                    yield a, b

    def relation(self, a: ToldClaim, b: ToldClaim, judged: Judged) -> Relation | None:
        """How two of their claims relate; None where nothing was found."""
        denier = _denier(a.claim, b.claim)
        denied = (a.claim.polarity, b.claim.polarity).count("denied")
        kind = _kind(judged, denied=denied) or _by_figures(a, b, judged, denied=denied)
        if kind is None or not self._near_enough(a, b, judged, same=bool(denier) or kind in SAME):
            return None
        if _by_cue(judged, kind, denier) and not _told_by_cue(a, b, judged):
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
            score=round(judged.disputes if judged.relation == "disputes" else judged.same, DIGITS),
            why=reason.why,
            evidence_a=reason.a,
            evidence_b=reason.b,
            denies=reason.denies,
        )

    def _near_enough(self, a: ToldClaim, b: ToldClaim, judged: Judged, *, same: bool) -> bool:
        """Whether the two are surely enough of one event and, to be the ``same``, tell the same of it."""
        share = held(a.statement.senses, b.statement.senses)
        if not same:
            return self._one_story and judged.same >= ONE_EVENT and share >= COVERED
        if len(a.statement.senses.keys() & b.statement.senses.keys()) < LEAST_WORDS:
            return False
        if not self._one_story:
            return judged.same >= SURE and share >= COVERED
        return (judged.same >= SURE and share >= PARTLY) or (judged.same >= LIKELY and share >= COVERED)

    @cached_property
    def _one_story(self) -> bool:
        return shared_weight(self.a.terms, self.b.terms) >= STORY

    def _reason(
        self, a: ToldClaim, b: ToldClaim, judged: Judged, kind: RelationKind, denier: Side | None
    ) -> Reason:
        """Why, with the evidence as spans of the two reports."""
        names = _who(a.claim, self.a), _who(b.claim, self.b)
        other = kind in {"disputes", "updates"} and not denier
        worded = replace(judged, relation=kind if other else "supports")
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


def _by_cue(judged: Judged, kind: RelationKind, denier: Side | None) -> bool:
    """Whether it is words within the statements, and no figures, that make it a dispute."""
    return kind == "disputes" and not denier and not _differing(judged)


def _told_by_cue(a: ToldClaim, b: ToldClaim, judged: Judged) -> bool:
    """Whether such words bear on what both state."""
    longest = max(len(a.statement.words), len(b.statement.words))
    return longest <= LONGEST and judged.chances["disputes"] >= EVEN


def _differing(judged: Judged) -> bool:
    """Whether the figures of the two that count the same exclude each other."""
    agreements = {pairing.agreement for pairing in judged.found.pairings}
    return agreements == {"different"}


def _kind(judged: Judged, *, denied: int) -> RelationKind | None:
    """The relation of two claims of which so many are denied by their sources."""
    if judged.relation == "unrelated" or (judged.relation in SAME and _differing(judged)):
        return None
    if denied == 0:
        return "updates" if judged.relation in SAME and _moved(judged) else judged.relation
    if judged.relation not in SAME:
        return None
    return "disputes" if denied == 1 else "supports"


def _by_figures(a: ToldClaim, b: ToldClaim, judged: Judged, *, denied: int) -> RelationKind | None:
    """The relation of two claims that differ in their figures and in nothing else."""
    if denied or of_other_days(a.statement, b.statement) or not _differing(judged):
        return None
    if held(a.statement.senses, b.statement.senses) < WHOLLY:
        return None
    return "updates" if _moved(judged) else "disputes"


def _moved(judged: Judged) -> bool:
    """Whether a later figure is more than an earlier one that counts the same, and none has stayed."""
    pairings = judged.found.pairings
    agreed = any(pairing.agreement == "equal" for pairing in pairings)
    return not agreed and any(pairing.later_is_more for pairing in pairings)


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
