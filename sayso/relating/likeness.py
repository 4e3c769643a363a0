"""How alike two statements are: in words, kinds of events, names, numbers and times.

What two texts have in common weighs by its rarity: a shared village tells more than a shared “said”.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from sayso.core.annotations import Figure, Timex
from sayso.relating.words import Word, words_of

Weights = Mapping[str, float]
"""Names of features and what each adds to the log odds."""
Values = dict[str, float]

GRAM = 4
"""Characters of the n-grams that catch names spelled in two ways."""
STEPS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75, 0.9)
"""Likeness is told to the model as the steps that it reaches, so that it may rise unevenly."""
VAGUE = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})


@dataclass(frozen=True)
class Statement:
    """One text to be compared with another.

    Attributes:
        published: ISO 8601 date of its report.
        figures: the figures that were read in it.
        times: likewise the expressions of time.
    """

    text: str
    published: str | None = None
    source: str | None = None
    figures: tuple[Figure, ...] = ()
    times: tuple[Timex, ...] = ()

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words in order."""
        return words_of(self.text)

    @cached_property
    def stems(self) -> Mapping[str, float]:
        """The stems that tell something, with their rarity."""
        return {word.stem: word.rarity for word in self.words if word.telling and not word.number}

    @cached_property
    def senses(self) -> Mapping[str, float]:
        """The same by family."""
        return {word.sense: word.rarity for word in self.words if word.telling and not word.number}

    @cached_property
    def events(self) -> Mapping[str, float]:
        """The same without names."""
        return {w.sense: w.rarity for w in self.words if w.telling and not w.number and not w.name}

    @cached_property
    def names(self) -> Mapping[str, float]:
        """The words of its names."""
        return {word.stem: word.rarity for word in self.words if word.name and not word.number}

    @cached_property
    def numbers(self) -> Mapping[str, float]:
        """What it writes in digits."""
        return {word.low: 1.0 for word in self.words if word.number}

    @cached_property
    def grams(self) -> Mapping[str, float]:
        """The character n-grams of its telling words, those of rare words weighing more."""
        grams: dict[str, float] = {}
        for word in self.words:
            if word.telling:
                padded = f" {word.low} "
                for start in range(max(len(padded) - GRAM + 1, 1)):
                    gram = padded[start : start + GRAM]
                    grams[gram] = max(grams.get(gram, 0.0), word.rarity)
        return grams

    @cached_property
    def pairs(self) -> Mapping[str, float]:
        """Neighbours among its telling words."""
        telling = [word for word in self.words if word.telling]
        return {f"{one.sense} {other.sense}": one.rarity + other.rarity for one, other in pairwise(telling)}

    @cached_property
    def dates(self) -> frozenset[str]:
        """The days, months and years that it tells."""
        return frozenset(t.value for t in self.times if t.type in {"DATE", "TIME"} and t.value not in VAGUE)


def of_other_days(a: Statement, b: Statement) -> bool:
    """Whether both tell their days, and none in common."""
    return bool(a.dates and b.dates and not a.dates & b.dates)


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The cosine of the angle between two bags; 0 where one is empty."""
    product = sum(weight * b[key] for key, weight in a.items() if key in b)
    size = math.sqrt(sum(w * w for w in a.values()) * sum(w * w for w in b.values()))
    return product / size if size else 0.0


def held(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The share of the smaller bag's weight that the other has too."""
    total = min(_weight(a, a), _weight(b, b))
    return _common(a, b) / total if total else 0.0


LIKENESSES: Mapping[str, Callable[[Statement, Statement], float]] = {
    "words": lambda a, b: cosine(a.stems, b.stems),
    "words held": lambda a, b: held(a.stems, b.stems),
    "kinds": lambda a, b: cosine(a.senses, b.senses),
    "kinds held": lambda a, b: held(a.senses, b.senses),
    "events": lambda a, b: cosine(a.events, b.events),
    "events held": lambda a, b: held(a.events, b.events),
    "names": lambda a, b: cosine(a.names, b.names),
    "names held": lambda a, b: held(a.names, b.names),
    "letters": lambda a, b: cosine(a.grams, b.grams),
    "neighbours": lambda a, b: cosine(a.pairs, b.pairs),
}


def likeness_features(a: Statement, b: Statement) -> Values:
    """What speaks for and against the two stating the same; equal whichever comes first."""
    values: Values = {"always": 1.0}
    for name, measure in LIKENESSES.items():
        value = measure(a, b)
        values[name] = value
        values |= {f"{name} ≥ {step}": 1.0 for step in STEPS if value >= step}
    values |= _shared("names", a.names, b.names)
    values |= _shared("numbers", a.numbers, b.numbers)
    values |= _shared("dates", dict.fromkeys(a.dates, 1.0), dict.fromkeys(b.dates, 1.0))
    values |= _shared("events", a.events, b.events)
    short, long = sorted((len(a.words), len(b.words)))
    values["length"] = math.log(1 + short) / 3
    values["lengths differ"] = math.log((1 + long) / (1 + short))
    values["both ask"] = float(_asks(a) and _asks(b))
    values["event and name"] = values["events"] * values["names"]
    values["event and letters"] = values["events"] * values["letters"]
    return values


def _shared(what: str, a: Mapping[str, float], b: Mapping[str, float]) -> Values:
    common = a.keys() & b.keys()
    rest = min(_weight(a, a.keys() - common), _weight(b, b.keys() - common))
    return {
        f"shared {what}": math.log1p(_common(a, b)),
        f"{what} of each alone": math.log1p(rest),
        f"no shared {what}": float(bool(a and b and not common)),
        f"{what} in one only": float(bool(a) != bool(b)),
        f"{what} in neither": float(not a and not b),
    }


def _weight(bag: Mapping[str, float], keys: Iterable[str]) -> float:
    return sum(bag[key] for key in sorted(keys))


def _common(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The weight of what both have; one family may be told in a rarer word here than there."""
    return sum(min(a[key], b[key]) for key in sorted(a.keys() & b.keys()))


def _asks(statement: Statement) -> bool:
    return any(word.low == "?" for word in statement.words)


def log_odds(values: Values, weights: Weights) -> float:
    """The sum of the weights of the features that are there."""
    return sum(value * weights.get(name, 0.0) for name, value in values.items())


def chance(odds: float) -> float:
    """Log odds as a chance."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
