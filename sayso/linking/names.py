"""Names within one report: which mentions name the same person, organisation or place."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from sayso.core.annotations import EntityKind, Mention, MentionLabel
from sayso.linking.nouns import kinds_of_nouns
from sayso.linking.referents import Referent

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
SMALL_WORDS = frozenset("of the and for de del la al el in on".split())
TELLING_FROM = 4
"""Letters of a word that may stand for the longer name that it begins."""
MISSPELT_FROM = 6
"""Letters that a surname must have for one that differs in a letter or two to be a misprint of it."""


class Cast:
    """The named referents of one report, found again by name, part of a name or initials."""

    def __init__(self) -> None:
        self.referents: list[Referent] = []
        self._by_key: dict[tuple[EntityKind, str], list[Referent]] = {}

    def referent(self, mention: Mention, name: str, kind: EntityKind) -> Referent:
        """The one that ``mention`` names, a new one where none fits; it remembers the mention."""
        fitting = self._persons(name) if kind == "person" else self._others(name, kind)
        found = fitting[-1] if fitting else Referent(kind=kind, label=mention.label)
        if not fitting:
            self.referents.append(found)
        self.rename(found, name)
        found.mentioned(mention.span)
        found.mentions.append(mention.id)
        return found

    def rename(self, referent: Referent, name: str) -> None:
        """Let ``referent`` go by ``name`` too, before others who do."""
        referent.names.append(name)
        for key in _keys(name, referent.kind):
            known = self._by_key.setdefault((referent.kind, key), [])
            if referent in known:
                known.remove(referent)
            known.append(referent)  # the one named last is the likeliest to be meant

    def _persons(self, name: str) -> list[Referent]:
        words = name.lower().split()
        by_surname = self._by_key.get(("person", words[-1]), [])
        if fitting := [r for r in by_surname if _within(words, r.name.lower().split())]:
            return fitting
        if len(words) == 1:
            partly = self._by_key.get(("person", "part " + words[0]), [])
        else:
            partly = [
                r for word in words for r in self._by_key.get(("person", word), []) if " " not in r.name
            ]
        return partly or [r for r in self.referents if r.kind == "person" and _misspelt(words, r)]

    def _others(self, name: str, kind: EntityKind) -> list[Referent]:
        same = self._by_key.get((kind, _plain(name)), [])
        if same or kind != "organization":
            return same
        if " " not in name:
            return self._by_key.get((kind, "initials " + name.upper()), []) or self._starting(name)
        return [r for i in initials(name) for r in self._by_key.get((kind, i.lower()), [])] or self._starting(
            name
        )

    def _starting(self, name: str) -> list[Referent]:
        """Organisations whose names begin or end with ``name``, or the other way round."""
        words = _plain(name).split()
        known = [r for r in self.referents if r.kind == "organization"]
        return [r for r in known if any(_part_of(words, _plain(other).split()) for other in r.names)]


def cluster(text: str, mentions: Iterable[Mention]) -> tuple[list[Referent], dict[str, Referent]]:
    """Referents in order of first mention, and the referent of each mention id."""
    cast = Cast()
    by_mention: dict[str, Referent] = {}
    short: dict[str, Referent] = {}
    before: Mention | None = None
    for mention in mentions:
        if kind := KIND_OF_LABEL.get(mention.label):
            name = " ".join(mention.span.of(text).split())
            if before and before.id in by_mention and _is_short_form(text, before, mention):
                short[name] = by_mention[before.id]
            if found := short.get(name):
                found.mentioned(mention.span)
                found.mentions.append(mention.id)
                cast.rename(found, name)
                by_mention[mention.id] = found
            else:
                by_mention[mention.id] = cast.referent(mention, name, kind)
        before = mention
    return cast.referents, by_mention


def _is_short_form(text: str, full: Mention, short: Mention) -> bool:
    """Whether ``short`` stands in brackets right behind the name that it shortens."""
    between, name = text[full.span.end : short.span.start], short.span.of(text)
    follows = between in {" (", " (the ", " “", ' "'} and " " not in name
    return follows and (
        full.label == "Organization" or KIND_OF_LABEL[full.label] == KIND_OF_LABEL[short.label]
    )


def _keys(name: str, kind: EntityKind) -> set[str]:
    if kind == "person":
        words = name.lower().split()
        return {words[-1], *("part " + word for word in words[:-1])}
    keys = {_plain(name)}
    if kind == "organization" and " " in name:
        keys |= {"initials " + short for short in initials(name)}
    return keys


def _plain(name: str) -> str:
    return name.lower().removeprefix("the ")


def _within(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether one name is the other less some of its words: "Reed", "Ann Reed", "Ann Mary Reed"."""
    shorter, longer = sorted((words, others), key=len)
    rest = iter(longer)
    return all(word in rest for word in shorter)


def _part_of(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether one name begins or, of several words, ends the other; a mere "ministry" does not tell."""
    shorter, longer = sorted((words, others), key=len)
    size = len(shorter)
    telling = size > 1 or (shorter[0] not in kinds_of_nouns() and len(shorter[0]) >= TELLING_FROM)
    if size == len(longer) or not telling:
        return False
    return longer[:size] == shorter or (size > 1 and longer[-size:] == shorter)


def _misspelt(words: Sequence[str], referent: Referent) -> bool:
    """Whether a name differs from the referent's in the spelling of its surname only."""
    other = referent.name.lower().split()
    return _within(words[:-1], other[:-1]) and _alike(other[-1], words[-1])


def _alike(one: str, two: str) -> bool:
    """Whether two words differ in one letter, or in two that changed places."""
    if min(len(one), len(two)) < MISSPELT_FROM or abs(len(one) - len(two)) > 1 or one[0] != two[0]:
        return False
    start = next(
        (i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two))
    )
    a, b = one[start:], two[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def initials(name: str) -> set[str]:
    """The capitals by which a name of several words may go: "EU" of "European Union"."""
    words = [word for word in re.split(r"[\s-]", name) if word]
    long = "".join(word[0] for word in words if word.lower() not in SMALL_WORDS)
    return {long.upper(), "".join(word[0] for word in words).upper()}


def inside(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """Those of ``mentions``, which are in text order, that lie within ``[start, end)``."""
    first = bisect_left(mentions, start, key=lambda mention: mention.span.start)
    last = bisect_right(mentions, end, key=lambda mention: mention.span.end)
    return list(mentions[first:last])
