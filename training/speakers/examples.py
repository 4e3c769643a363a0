"""Examples to learn from: every source that may have an antecedent, its candidates, and which are right."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sayso.core.annotations import Attribution, Layers
from sayso.core.document import Document
from sayso.core.spans import Span, as_spans
from sayso.linking.antecedents import Antecedents, Place, class_of
from sayso.linking.chains import Linker
from sayso.linking.referents import Referent
from sayso.linking.sources import SourcePhrase

_SMALL = frozenset("the a an of and s in for mr mrs ms dr some its his her their".split())

ALIKE = 0.5
"""Dice of their characters from which two spans are one mention."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """One source phrase: the features of each option, and the numbers of those that are right."""

    report: str
    kind: str
    options: tuple[tuple[str, ...], ...]
    right: tuple[int, ...]


class Gold(Protocol):
    """Knows who is meant in one report."""

    def right(self, phrase: SourcePhrase, row: str, options: Sequence[Referent | None]) -> list[int] | None:
        """Numbers of the options that ``phrase``, of attribution ``row``, means; None where nobody knows."""


class Names:
    """The gold of attributions, which names the speaker and the chain of each."""

    def __init__(self, row: Row) -> None:
        self.items: dict[str, Row] = {item["id"]: item for item in row["attributions"]}

    def right(self, phrase: SourcePhrase, row: str, options: Sequence[Referent | None]) -> list[int]:
        """Those of the right name; where the gold is named, named ones before mere descriptions."""
        item = self.items[row]
        whole = any(tuple(span) == tuple(phrase.span) for span in item["source"])
        wanted = [item["speaker"]] if whole else item["chain"]
        fitting = [
            number
            for number, option in enumerate(options)
            if option and any(same_name(name, option.name) for name in wanted)
        ]
        named = [number for number in fitting if (option := options[number]) and option.is_named]
        return (named if item["named"] else []) or fitting or [len(options) - 1]


class Mentions:
    """The gold of coreference, which tells all mentions of each entity."""

    def __init__(self, row: Row) -> None:
        self.entities = [[Span(*span) for span in entity["mentions"]] for entity in row["entities"]]

    def right(self, phrase: SourcePhrase, row: str, options: Sequence[Referent | None]) -> list[int] | None:  # noqa: ARG002 - the protocol's signature
        """Those with a mention that is one of the same entity's."""
        same = max(
            self.entities, key=lambda spans: max(_dice(span, phrase.span) for span in spans), default=[]
        )
        if max((_dice(span, phrase.span) for span in same), default=0.0) < ALIKE:
            return None
        earlier = [span for span in same if not span.overlaps(phrase.span)]
        fitting = [
            number
            for number, option in enumerate(options[:-1])
            if option and any(_dice(one, two) >= ALIKE for one in earlier for two in option.spans)
        ]
        return fitting or [len(options) - 1]


class Teacher(Antecedents):
    """Always chooses a right candidate, and notes what there was to choose from."""

    def __init__(self, learner: Antecedents, gold: Gold, report: str) -> None:
        super().__init__(
            learner.text, learner.referents, learner.sentences, learner.contents, learner.weights
        )
        self.gold, self.report = gold, report
        self.examples: list[Example] = []

    def find(self, phrase: SourcePhrase, own: Referent | None, place: Place) -> Referent | None:
        """A right candidate; ``own`` where none is."""
        candidates = self.candidates(phrase, place, own)
        options = [*candidates, own]
        right = self.gold.right(phrase, place.row.id, options)
        if right is None:
            return own
        features = tuple(tuple(names) for names in self.features(phrase, candidates, place, own))
        self.examples.append(Example(self.report, class_of(phrase), features, tuple(right)))
        return options[right[0]]


def examples(report: str, gold: Gold, document: Document, layers: Layers) -> list[Example]:
    """Those of one report."""
    linker = Linker(document, layers)
    teacher = Teacher(linker.speakers.antecedents, gold, report)
    linker.speakers.antecedents = teacher
    linker.paths()
    return teacher.examples


def _dice(one: Span, two: Span) -> float:
    shared = max(0, min(one.end, two.end) - max(one.start, two.start))
    return 2 * shared / (one.end - one.start + two.end - two.start)


def layers_with_gold(row: Row, layers: Layers) -> Layers:
    """The layers that a reader made, with the attributions of the gold in place of its own."""
    return Layers(
        sentences=layers.sentences, mentions=layers.mentions, attributions=tuple(_attributions(row))
    )


def _attributions(row: Row) -> Iterator[Attribution]:
    for item in row["attributions"]:
        yield Attribution(
            id=item["id"],
            source=as_spans(item["source"]),
            cue=as_spans(item["cue"]),
            content=as_spans(item["content"]),
            quote=item["quote"],
            parent=item["parent"],
        )


def same_name(one: str, two: str) -> bool:
    """Whether two names share half of the words of the shorter one, as the scorer has it."""
    a, b = ({w for w in re.findall(r"\w+", name.lower()) if w not in _SMALL} for name in (one, two))
    return bool(a and b) and len(a & b) >= max(1, (min(len(a), len(b)) + 1) // 2)
