"""What speaks for each relation between two statements, the second one answering the first.

Every feature has a name that a person can read; a weight in ``relation-weights.toml`` goes with it.
"""

import math
from dataclasses import dataclass
from itertools import pairwise

from sayso.relating.cues import KINDS, Cue, Opposition, cues_of, negated, of_kind, oppositions
from sayso.relating.figures import Pairing, pairings
from sayso.relating.likeness import LIKENESSES, Statement, Values
from sayso.relating.words import is_headline

MEASURED = frozenset(LIKENESSES)
OPENING = 3
"""Words at the start of a headline, where "No," and "Did" decide."""
SAYS = "b says: "


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in two statements that bears on their relation."""

    cues: tuple[tuple[Cue, ...], tuple[Cue, ...]]
    oppositions: tuple[Opposition, ...]
    pairings: tuple[Pairing, ...]
    turned: frozenset[str]


def found_in(a: Statement, b: Statement) -> Found:
    """Cues, opposites and figures of the two, and the words that one negates and the other does not."""
    cues = cues_of(a), cues_of(b)
    no_a, no_b = negated(cues[0]), negated(cues[1])
    shared = a.senses.keys() & b.senses.keys()
    return Found(
        cues=cues,
        oppositions=tuple(oppositions(a, b)),
        pairings=tuple(pairings(a, b)),
        turned=frozenset((no_a ^ no_b) & shared),
    )


def relation_features(a: Statement, b: Statement, alike: Values, same: float, found: Found) -> Values:
    """The features; ``alike`` those of likeness, ``same`` the log odds that the two state the same."""
    values: Values = {"always": 1.0, "same": same / 4, "same, if positive": max(same, 0.0) / 4}
    values |= {name: alike[name] for name in sorted(MEASURED)}
    values |= {name: value for name, value in alike.items() if " of each alone" in name or "shared" in name}
    values |= _cue_features(found, asks=_asks_anew(a, b))
    values |= _figure_features(found)
    values |= _twin_features(alike)
    values |= _form_features(a, b)
    if not values["a is a bare claim"]:
        values |= _likeness_of_reports(values)
    values |= _word_features(b)
    return values


def _cue_features(found: Found, *, asks: bool) -> Values:
    values: Values = {}
    one, other = found.cues
    for kind in KINDS:
        in_a, in_b = of_kind(one, kind), of_kind(other, kind)
        values[f"{kind} in a only"] = float(bool(in_a) and not in_b)
        values[f"{kind} in b only"] = float(bool(in_b) and not in_a)
        values[f"{kind} in both"] = float(bool(in_a and in_b))
    values["opposite outcomes"] = float(bool(found.oppositions))
    values["one negates what the other says"] = float(bool(found.turned))
    values["negated words, logarithm"] = math.log1p(len(found.turned))
    starts = [cue for cue in other if cue.number < OPENING]
    values["b opens with a negation"] = float(bool(of_kind(starts, "negation")))
    values["b opens with doubt"] = float(bool(of_kind(starts, "doubt", "report")))
    return values | _answer_features(one, other, asks=asks)


def _answer_features(one: tuple[Cue, ...], other: tuple[Cue, ...], *, asks: bool) -> Values:
    """How firmly b turns against a: a question, a doubt and a denied refutation do not."""
    new = {kind for kind in KINDS if of_kind(other, kind) and not of_kind(one, kind)}
    refuted, denied, doubted = "refutation" in new, bool({"negation", "denial"} & new), "doubt" in new
    return {
        "b refutes": float(refuted and not denied and not doubted and not asks),
        "b refutes, and denies something": float(refuted and denied and not asks),
        "b refutes, with doubt": float(refuted and doubted),
        "b asks about a refutation": float(refuted and asks),
        "b denies": float(denied and not refuted and not doubted and not asks),
        "b denies, with doubt": float(denied and doubted and not refuted),
        "b asks with a negation": float(denied and asks),
        "b only reports": float("report" in new and not refuted and not denied),
        "b doubts": float(doubted and not refuted and not denied),
    }


def _twin_features(alike: Values) -> Values:
    """Events of one kind that happened to others, elsewhere, or at another time."""
    return {
        f"events alike, other {what}": alike["events held"] * alike[f"{what} of each alone"]
        for what in ("names", "numbers", "dates")
    } | {
        f"events alike, no shared {what}": alike["events held"] * alike[f"no shared {what}"]
        for what in ("names", "numbers", "dates")
    }


def _figure_features(found: Found) -> Values:
    kinds = {pairing.agreement for pairing in found.pairings}
    return {
        "figures equal": float("equal" in kinds),
        "figures compatible": float("compatible" in kinds),
        "figures different": float("different" in kinds),
        "figures different, none equal": float("different" in kinds and "equal" not in kinds),
        "later figure is more": float(any(pairing.later_is_more for pairing in found.pairings)),
    }


def _form_features(a: Statement, b: Statement) -> Values:
    texts = [statement.text.rstrip() for statement in (a, b)]
    stops = [text.endswith((".", "”", "''", '"')) for text in texts]
    titles = [is_headline([s.text[w.span.start : w.span.end] for w in s.words]) for s in (a, b)]
    return {
        "both are sentences": float(all(stops)),
        "neither is a sentence": float(not any(stops)),
        "b is set as a headline": float(titles[1]),
        "a is set as a headline": float(titles[0]),
        "b asks, a does not": float(_asks_anew(a, b)),
        "b ends by asking": float(texts[1].endswith("?") and _asks_anew(a, b)),
        "a is a bare claim": float(not stops[0] and not titles[0]),
        "length of b": math.log(1 + len(b.words)) / 3,
        "b is later": float(bool(a.published and b.published) and (a.published or "") < (b.published or "")),
    }


def _likeness_of_reports(values: Values) -> Values:
    """Likeness once more where ``a`` was not put as a claim to be checked: there it decides more."""
    return {
        f"{name}, of reports": value
        for name, value in values.items()
        if name in MEASURED or name.startswith(("always", "same", "shared", "no shared", "events alike"))
    }


def _asks_anew(a: Statement, b: Statement) -> bool:
    asks = [any(word.low == "?" for word in statement.words) for statement in (a, b)]
    return asks[1] and not asks[0]


def _word_features(b: Statement) -> Values:
    """The words of the answer and their neighbours; only those that training found telling have weights."""
    lows = ["^", *(word.low for word in b.words), "$"]
    values = {f"{SAYS}{low}": 1.0 for low in lows[1:-1]}
    return values | {f"{SAYS}{one} {other}": 1.0 for one, other in pairwise(lows)}
