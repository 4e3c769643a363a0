"""Names within one report: which mentions name the same person, organisation or place."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sayso.core.annotations import EntityKind, Mention, MentionLabel

KIND_OF_LABEL: dict[MentionLabel, EntityKind] = {
    "Person": "person",
    "Organization": "organization",
    "Location": "place",
    "Facility": "place",
    "NORP": "group",
    "Product": "other",
    "Misc": "other",
}
"""Dates and sums of money name nobody."""
SMALL_WORDS = frozenset("of the and for de del la al el".split())


@dataclass(slots=True)
class Named:
    """An entity in the making.

    Attributes:
        start: offset at which it is first named or described.
        names: its wordings in the report, in text order.
        kind: what it is.
        mentions: ids of the mentions that name it.
        heads: lower-case nouns that said what it is ("minister", "spokesman").
        words: lower-case words of all its wordings as a source.
    """

    start: int
    names: list[str]
    kind: EntityKind
    mentions: list[str] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The fullest wording, the first of those that are equally long."""
        return max(self.names, key=len)


class Cast:
    """The named entities of one report, found again by name, surname or initials."""

    def __init__(self) -> None:
        self.entities: list[Named] = []
        self._by_key: dict[tuple[EntityKind, str], list[Named]] = {}

    def entity(self, mention: Mention, name: str, kind: EntityKind) -> Named:
        """The entity that ``mention`` names, a new one where none fits; it remembers the mention."""
        fitting = self._persons(name) if kind == "person" else self._others(name, kind)
        found = fitting[-1] if fitting else Named(start=mention.span.start, names=[], kind=kind)
        if not fitting:
            self.entities.append(found)
        found.names.append(name)
        found.mentions.append(mention.id)
        for key in _keys(name, kind):
            known = self._by_key.setdefault((kind, key), [])
            if found in known:
                known.remove(found)
            known.append(found)  # the one named last is the likeliest to be meant
        return found

    def _persons(self, name: str) -> list[Named]:
        known = self._by_key.get(("person", _surname(name)), [])
        return [entity for entity in known if _compatible(entity.name, name)]

    def _others(self, name: str, kind: EntityKind) -> list[Named]:
        same = self._by_key.get((kind, name.lower()), [])
        if same or kind != "organization":
            return same
        return self._by_key.get((kind, initials(name) if " " in name else name), [])


def cluster(text: str, mentions: Iterable[Mention]) -> tuple[list[Named], dict[str, Named]]:
    """Entities in order of first mention, and the entity of each mention id."""
    cast = Cast()
    by_mention = {
        mention.id: cast.entity(mention, " ".join(mention.span.of(text).split()), kind)
        for mention in mentions
        if (kind := KIND_OF_LABEL.get(mention.label))
    }
    return cast.entities, by_mention


def _keys(name: str, kind: EntityKind) -> set[str]:
    if kind == "person":
        return {_surname(name)}
    keys = {name.lower()}
    if kind == "organization":
        keys.add(initials(name) if " " in name else name)
    return keys


def _surname(name: str) -> str:
    return name.lower().rsplit(" ", 1)[-1]


def _compatible(full: str, name: str) -> bool:
    """Whether one name is the end of the other: "Reed", "Ann Reed"; never "Ann Reed", "Tom Reed"."""
    a, b = full.lower().split(), name.lower().split()
    shorter, longer = sorted((a, b), key=len)
    return longer[-len(shorter) :] == shorter


def initials(name: str) -> str:
    """The capitals by which a name of several words goes: "EU" of "European Union"."""
    words = [word for word in re.split(r"[\s-]", name) if word and word.lower() not in SMALL_WORDS]
    return "".join(word[0] for word in words).upper()


def inside(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """Those of ``mentions``, which are in text order, that lie within ``[start, end)``."""
    first = bisect_left(mentions, start, key=lambda mention: mention.span.start)
    last = bisect_right(mentions, end, key=lambda mention: mention.span.end)
    return list(mentions[first:last])
