"""Names within one report: which mentions name the same person, organisation or place."""

import re
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
        names: its wordings in the report, in text order.
        kind: what it is.
        mentions: ids of the mentions that name it.
        heads: lower-case nouns that said what it is ("minister", "spokesman").
        words: lower-case words of all its wordings as a source.
    """

    names: list[str]
    kind: EntityKind
    mentions: list[str] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The fullest wording, the first of those that are equally long."""
        return max(self.names, key=len)


def cluster(text: str, mentions: Iterable[Mention]) -> tuple[list[Named], dict[str, Named]]:
    """Entities in order of first mention, and the entity of each mention id."""
    entities: list[Named] = []
    by_mention: dict[str, Named] = {}
    for mention in mentions:
        kind = KIND_OF_LABEL.get(mention.label)
        if kind is None:
            continue
        name = " ".join(mention.span.of(text).split())
        entity = next((e for e in entities if _same(e, name, kind)), None)
        if entity is None:
            entity = Named(names=[], kind=kind)
            entities.append(entity)
        entity.names.append(name)
        entity.mentions.append(mention.id)
        by_mention[mention.id] = entity
    return entities, by_mention


def _same(entity: Named, name: str, kind: EntityKind) -> bool:
    if entity.kind != kind:
        return False
    if name in entity.names:
        return True
    if kind == "person":
        return any(_same_person(known, name) for known in entity.names)
    return kind == "organization" and any(
        is_acronym(a, b) for k in entity.names for a, b in ((k, name), (name, k))
    )


def _same_person(known: str, name: str) -> bool:
    """Whether one name is the end of the other: "Reed", "Ann Reed"; "al-Sudani", "Mohammad al-Sudani"."""
    a, b = known.lower().split(), name.lower().split()
    shorter, longer = sorted((a, b), key=len)
    return longer[-len(shorter) :] == shorter


def is_acronym(short: str, long: str) -> bool:
    """Whether ``short`` is the initials of ``long``: "EU" of "European Union"."""
    if not short.isupper() or " " in short or " " not in long:
        return False
    initials = [word[0] for word in re.split(r"[\s-]", long) if word and word.lower() not in SMALL_WORDS]
    return short == "".join(initials).upper()


def inside(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """The mentions that lie within ``[start, end)``, in text order."""
    return [m for m in mentions if start <= m.span.start and m.span.end <= end]
