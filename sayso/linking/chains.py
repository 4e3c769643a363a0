"""On whose word: the speaker of each attribution and the chain back to its origin.

Speakers are told within one report, by name, title and recency; where the words do not tell, the
speaker stays unresolved rather than guessed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.core.annotations import (
    Attribution,
    Chain,
    Entity,
    EntityKind,
    Layers,
    Link,
    Mention,
    SourceKind,
)
from sayso.core.document import Document
from sayso.core.spans import Span, hull
from sayso.linking.names import Named, cluster, inside
from sayso.linking.sources import (
    CITING,
    PLURAL,
    SINGULAR_PERSON,
    SPEECH,
    THING,
    SourcePhrase,
    kinds_of_nouns,
    read_source,
)
from sayso.resources.lexicons import load_cues, load_lexicon
from sayso.resources.words import RELATIVES

TITLE_REACH = 60
"""Characters before a name in which its titles stand ("Interior Minister and government spokesman")."""
WHO_REACH = 40
"""Characters between "who" and the end of the name it stands for."""
CONTINUES_WITHIN = 400
"""Characters between the end of one attribution and a quotation without a source that goes on with it."""
LONGEST_OUTLET = 80
"""Characters after a cue within which the name of the outlet that was told ends."""
LONGEST_DEFINITE = 4
"""Words of a description that points back ("the health ministry official"); longer ones are new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """A link whose entity is not numbered yet."""

    span: Span
    entity: Named
    kind: SourceKind
    named: bool


class Chains:
    """Names the speaker of every attribution and orders the steps from the page to the origin."""

    name = "chains"
    version = "1"
    requires = frozenset({"mentions", "attributions"})
    assigns = frozenset({"entities", "chains"})

    def annotate(self, document: Document, layers: Layers) -> Layers:
        """Entities in the order they first appear (``e1``, ``e2`` …); one chain an attribution."""
        linker = _Linker(document.text, layers.mentions or (), layers.attributions or ())
        chains = linker.chains()
        entities = sorted(linker.entities, key=lambda entity: entity.start)
        numbers = {id(entity): f"e{n}" for n, entity in enumerate(entities, start=1)}
        return Layers(
            entities=tuple(_entity(entity, numbers[id(entity)]) for entity in entities),
            chains=tuple(_chain(row.id, chains[row.id], numbers) for row in layers.attributions or ()),
        )


class _Linker:
    """Walks through the attributions of one report and remembers who has spoken."""

    def __init__(self, text: str, mentions: Sequence[Mention], attributions: Sequence[Attribution]) -> None:
        self.text, self.mentions, self.attributions = text, mentions, attributions
        self.entities, self.by_mention = cluster(text, mentions)
        self.spoken: list[tuple[int, tuple[_Step, ...]]] = []
        for mention in mentions:
            if mention.label == "Person":
                titles = text[max(0, mention.span.start - TITLE_REACH) : mention.span.start]
                self.by_mention[mention.id].heads |= _titles(titles)

    def chains(self) -> Mapping[str, tuple[_Step, ...]]:
        """The steps of every attribution, by its id; parents come before what they contain."""
        steps: dict[str, tuple[_Step, ...]] = {}
        cited: set[str] = set()
        for row in sorted(self.attributions, key=lambda a: (a.hull.start, -a.hull.end, a.id)):
            parent = steps.get(row.parent or "", ())
            own = self._own_steps(row, parent)
            if row.parent in cited and (not own or own[0].entity is parent[0].entity):
                own = parent  # "X, citing Y, reported that": what X reports is Y's
            if own and _cites(self.text, row):
                cited.add(row.id)
            steps[row.id] = own if not own or _goes_on(parent, own) else parent + own
            if own and row.parent is None and _speaks(self.text, row):
                self.spoken.append((row.hull.end, own))
        return steps

    def _own_steps(self, row: Attribution, parent: tuple[_Step, ...]) -> tuple[_Step, ...]:
        if not row.source:
            return () if row.cue else self._continued(row)
        phrase = read_source(self.text, _nearest(row), self.mentions)
        parts = phrase.citing or ((_nearest(row), row.content[0]) if _cites(self.text, row) else ())
        if parts:
            steps = (self._steps_of(read_source(self.text, part, self.mentions), parent) for part in parts)
            return tuple(step for part in steps for step in part)
        return self._addressee(row) + self._steps_of(phrase, parent)

    def _continued(self, row: Attribution) -> tuple[_Step, ...]:
        """A quotation without source or cue goes on with the last speaker, if he has only just spoken."""
        if not self.spoken or row.parent:
            return ()
        end, steps = self.spoken[-1]
        return steps if 0 <= row.hull.start - end <= CONTINUES_WITHIN else ()

    def _steps_of(self, phrase: SourcePhrase, parent: tuple[_Step, ...]) -> tuple[_Step, ...]:
        if phrase.form == "pronoun":
            return self._antecedent(phrase, parent)
        if phrase.mention:
            entity = self.by_mention[phrase.mention.id]
            entity.heads |= phrase.heads
            entity.words |= set(phrase.words)
            named = phrase.kind != "group"
            return (_Step(span=phrase.span, entity=entity, kind=phrase.kind, named=named),)
        if steps := self._described(phrase):
            return steps
        entity = Named(
            start=phrase.span.start,
            names=[phrase.span.of(self.text)],
            kind=_entity_kind(phrase.kind),
            heads=set(phrase.heads),
            words=set(phrase.words),
        )
        self.entities.append(entity)
        return (_Step(span=phrase.span, entity=entity, kind=phrase.kind, named=False),)

    def _described(self, phrase: SourcePhrase) -> tuple[_Step, ...]:
        """The earlier speaker or named person that "the minister" or "these sources" means."""
        if (
            phrase.words[0] not in {"the", "this", "that", "these", "those", "both"}
            or len(phrase.words) > LONGEST_DEFINITE
        ):
            return ()
        for _, steps in reversed(self.spoken):
            entity = steps[-1].entity
            if phrase.head in entity.heads and set(phrase.words[1:]) <= entity.words | entity.heads:
                return (*steps[:-1], replace(steps[-1], span=phrase.span))
        if phrase.kind == "person":
            known = [e for e in self.entities if e.kind == "person" and phrase.head in e.heads and e.mentions]
            if len(known) == 1:
                return (_Step(span=phrase.span, entity=known[0], kind="person", named=True),)
        return ()

    def _antecedent(self, phrase: SourcePhrase, parent: tuple[_Step, ...]) -> tuple[_Step, ...]:
        word = phrase.head
        if word in SPEECH:
            return parent
        if word in RELATIVES | {"whom", "that"}:
            near = inside(self.mentions, phrase.span.start - WHO_REACH, phrase.span.start)
            people = [m for m in near if m.label in {"Person", "Organization"}]
            return (self._named_step(phrase.span, people[-1]),) if people else ()
        for _, steps in reversed(self.spoken):
            if _agrees(word, steps[-1].kind):
                return (*steps[:-1], replace(steps[-1], span=phrase.span))
        if word in SINGULAR_PERSON:
            persons = [m for m in inside(self.mentions, 0, phrase.span.start) if m.label == "Person"]
            return (self._named_step(phrase.span, persons[-1]),) if persons else ()
        return ()

    def _named_step(self, span: Span, mention: Mention) -> _Step:
        entity = self.by_mention[mention.id]
        kind: SourceKind = "person" if mention.label == "Person" else "organization"
        return _Step(span=span, entity=entity, kind=kind, named=True)

    def _addressee(self, row: Attribution) -> tuple[_Step, ...]:
        """The outlet that was told: "the minister told AFP that …"."""
        if not row.cue or "told" not in row.cue[-1].of(self.text).lower():
            return ()
        end = row.cue[-1].end
        told = next(iter(inside(self.mentions, end, end + LONGEST_OUTLET)), None)
        if told and told.span.start - end > len(" the "):
            told = None
        if (
            told is None
            or told.label not in {"Organization", "Misc", "Person"}
            or not _is_outlet(told.span.of(self.text))
        ):
            return ()
        return (_Step(span=told.span, entity=self.by_mention[told.id], kind="publication", named=True),)


def _nearest(row: Attribution) -> Span:
    """The source, or of several pieces the one next to the cue; the others are mostly slips of the reader."""
    if not row.cue:
        return hull(row.source)
    cue = hull(row.cue)
    return min(row.source, key=lambda piece: max(piece.start - cue.end, cue.start - piece.end))


def _cites(text: str, row: Attribution) -> bool:
    """Whether the content of ``row`` begins with a source of its own: "X, citing two officials, …"."""
    return bool(row.cue) and row.cue[0].of(text).lower() in CITING and len(row.content) > 1


def _goes_on(parent: tuple[_Step, ...], own: tuple[_Step, ...]) -> bool:
    """Whether ``own`` begins with its parent's chain already: the same speaker within their own words."""
    entities = [step.entity for step in parent]
    return [step.entity for step in own[: len(entities)]] == entities


def _speaks(text: str, row: Attribution) -> bool:
    """Whether the cue reports speech; who only believes or wants something is not the one who "added"."""
    words = [word.lower() for piece in row.cue for word in piece.of(text).split()]
    groups = {verb.group for word in words for verb in load_cues().verbs.get(word, ())}
    return not groups or bool(groups & {"say", "announce", "tell", "ask", "judge", "resume"})


def _titles(before: str) -> set[str]:
    """The lower-case nouns for persons in the words right before a name."""
    words = before.replace(",", " , ").lower().split()
    start = max(
        (i + 1 for i, word in enumerate(words) if word in {",", "."} or word.endswith(".")), default=0
    )
    return {word for word in words[start:] if kinds_of_nouns().get(word) == "person"}


def _agrees(pronoun: str, kind: SourceKind) -> bool:
    if pronoun in SINGULAR_PERSON:
        return kind == "person"
    if pronoun in PLURAL:
        return kind in {"group", "organization", "unknown"}
    return pronoun in THING and kind in {"organization", "document", "publication"}


def _is_outlet(name: str) -> bool:
    return any(word in _outlet_words() for word in name.lower().split()) or name in _OUTLETS


@cache
def _outlet_words() -> frozenset[str]:
    table = load_lexicon("nouns")["kinds"]
    return frozenset(table["publication"].split()) | frozenset(
        "news times post tribune herald gazette radio tv".split()
    )


_OUTLETS = frozenset(
    "AFP AP Reuters Xinhua BBC CNN Bloomberg RFE/RL DW TASS RIA IRNA Anadolu Kyodo Yonhap".split()
)


def _entity_kind(kind: SourceKind) -> EntityKind:
    if kind == "publication":
        return "organization"
    return "other" if kind == "unknown" else kind


def _entity(entity: Named, number: str) -> Entity:
    return Entity(id=number, name=entity.name, kind=entity.kind, mentions=tuple(entity.mentions))


def _chain(attribution: str, steps: tuple[_Step, ...], numbers: Mapping[int, str]) -> Chain:
    if not steps:
        return Chain(attribution=attribution)
    links = tuple(
        Link(span=step.span, entity=numbers[id(step.entity)], kind=step.kind, named=step.named)
        for step in steps
    )
    return Chain(
        attribution=attribution,
        speaker=links[-1].entity,
        kind=links[-1].kind,
        named=links[-1].named,
        links=links,
    )
