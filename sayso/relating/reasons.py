"""Why two statements relate as they do, in one plain line, with the words that carry it in either."""

from dataclasses import dataclass

from sayso.core.annotations import Figure
from sayso.core.relations import Side
from sayso.core.spans import Span, Spans
from sayso.relating.cues import Cue, Kind, of_kind
from sayso.relating.figures import Agreement, Pairing
from sayso.relating.likeness import Statement
from sayso.relating.relater import Judged

VERBS: tuple[tuple[Kind, str], ...] = (
    ("refutation", "refutes it"),
    ("denial", "denies it"),
    ("negation", "says it is not so"),
)
SHOWN = 5
"""Shared words that a reason shows at most, the rarest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One line, and the spans of either statement that it rests on.

    Attributes:
        denies: which of the two denies or refutes the other in so many words, if one does.
    """

    why: str
    a: Spans = ()
    b: Spans = ()
    denies: Side | None = None


def reason_of(a: Statement, b: Statement, judged: Judged, *, names: tuple[str, str] = ("a", "b")) -> Reason:
    """Why; it tells what the texts say, never who is right.

    Args:
        a: the first statement.
        b: the second.
        judged: how they relate.
        names: what the line calls the two.
    """
    if judged.relation == "disputes":
        return _dispute(a, b, judged, names)
    if judged.relation == "updates":
        return _moved(a, b, judged) or Reason(why="told at different times")
    if judged.relation == "unrelated":
        return _difference(b, judged)
    shared = _shared(a, b)
    if judged.relation == "repeats":
        return Reason(why="nearly the same words, or the same source", a=shared.a, b=shared.b)
    return _figures(a, b, judged, "equal", "figures agree") or shared


def _dispute(a: Statement, b: Statement, judged: Judged, names: tuple[str, str]) -> Reason:
    one, other = judged.found.cues
    for kind, verb in VERBS:
        denies = kind != "negation"
        if cues := _new(other, one, kind):
            why, spans = f"{names[1]} {verb}: “{cues[0].span.of(b.text)}”", tuple(cue.span for cue in cues)
            return Reason(why=why, b=spans, denies="b" if denies else None)
        if cues := _new(one, other, kind):
            why, spans = f"{names[0]} {verb}: “{cues[0].span.of(a.text)}”", tuple(cue.span for cue in cues)
            return Reason(why=why, a=spans, denies="a" if denies else None)
    if figures := _figures(a, b, judged, "different", "figures differ"):
        return figures
    for pair in judged.found.oppositions:
        why = f"outcomes differ: “{pair.a.of(a.text)}” and “{pair.b.of(b.text)}”"
        return Reason(why=why, a=(pair.a,), b=(pair.b,))
    return Reason(why=f"the wording of {names[1]} turns against {names[0]}")


def _difference(b: Statement, judged: Judged) -> Reason:
    """Why nothing was found that they both state."""
    for cue in of_kind(judged.found.cues[1], "doubt"):
        if not of_kind(judged.found.cues[0], "doubt"):
            return Reason(why=f"b leaves it open: “{cue.span.of(b.text)}”", b=(cue.span,))
    if judged.alike["no shared names"]:
        return Reason(why="names differ")
    if judged.alike["no shared events"]:
        return Reason(why="they tell of different things")
    return Reason(why="no main statement in common was found")


def _figures(a: Statement, b: Statement, judged: Judged, agreement: Agreement, words: str) -> Reason | None:
    pair = next((pair for pair in judged.found.pairings if pair.agreement == agreement), None)
    return _pair(a, b, pair, words) if pair else None


def _moved(a: Statement, b: Statement, judged: Judged) -> Reason | None:
    pair = next((pair for pair in judged.found.pairings if pair.later_is_more), None)
    return _pair(a, b, pair, "figures moved") if pair else None


def _pair(a: Statement, b: Statement, pair: Pairing, words: str) -> Reason:
    why = f"{words}: {_amount(a, pair.a)} and {_amount(b, pair.b)}{_unit(pair)}"
    return Reason(why=why, a=(pair.a.span,), b=(pair.b.span,))


def _amount(statement: Statement, figure: Figure) -> str:
    return " ".join(figure.span.of(statement.text).split())


def _unit(pair: Pairing) -> str:
    return f" {pair.a.unit}" if pair.a.unit == "people" else ""


def _shared(a: Statement, b: Statement) -> Reason:
    """The rarest words that both have."""
    common = sorted(a.senses.keys() & b.senses.keys(), key=lambda sense: (-a.senses[sense], sense))[:SHOWN]
    in_a, in_b = _places(a, common), _places(b, common)
    if not in_a:
        return Reason(why="they tell of the same")
    words = ", ".join(f"“{span.of(a.text)}”" for span in in_a)
    return Reason(why=f"both tell of {words}", a=in_a, b=in_b)


def _places(statement: Statement, senses: list[str]) -> Spans:
    first: dict[str, Span] = {}
    for word in statement.words:
        if word.sense in senses:
            first.setdefault(word.sense, word.span)
    return tuple(sorted(first.values()))


def _new(cues: tuple[Cue, ...], others: tuple[Cue, ...], kind: Kind) -> list[Cue]:
    """The cues of a kind that the other statement has none of."""
    return [] if of_kind(others, kind) else of_kind(cues, kind)
