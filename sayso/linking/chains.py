"""On whose word: the speaker of each attribution and the chain back to its origin.

Speakers are told within one report. Where the text names no source ("reportedly", "is accused of") the chain
ends at an entity called ``unknown``; where it has one and the words do not tell whom they mean, the speaker
stays None: unresolved rather than guessed.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace

from sayso.core.annotations import UNKNOWN, Attribution, Chain, Entity, Layers, Link, Mention
from sayso.core.document import Document
from sayso.core.spans import Span, Spans, hull
from sayso.linking.actors_reports import with_actors
from sayso.linking.anonymity import count_of, reason_of
from sayso.linking.issuers import is_definite, issuer_of, works
from sayso.linking.outlets import outlet_told
from sayso.linking.referents import Referent
from sayso.linking.sources import CITING, SourcePhrase, read_source
from sayso.linking.speakers import Speakers, Step
from sayso.resources.lexicons import load_cues

CONTINUES_WITHIN = 400
"""Characters between the end of one attribution and a quotation without a source that goes on with it."""
CITED_BETWEEN = re.compile(r",?\s+(?:citing|quoting)\s+([^.;\n]{1,120}?),?\s+")
HUMAN = frozenset({"person", "group", "unknown"})
"""Kinds of sources that can be anonymous; a document or an institution without a name is just that."""

Path = tuple[Step, ...]


class Chains:
    """Names the speaker of every attribution and orders the steps from the page to the origin."""

    name = "chains"
    version = "2"
    requires = frozenset({"sentences", "mentions", "attributions"})
    assigns = frozenset({"entities", "chains"})

    def annotate(self, document: Document, layers: Layers) -> Layers:
        """Entities in the order they first appear (``e1``, ``e2`` …); one chain an attribution."""
        linker = Linker(document, layers)
        paths = linker.paths()
        used = dict.fromkeys(
            [*linker.speakers.named, *(step.referent for path in paths.values() for step in path)]
        )
        numbers = {
            referent: f"e{n}" for n, referent in enumerate(sorted(used, key=lambda r: r.start), start=1)
        }
        entities = tuple(_entity(referent, number) for referent, number in numbers.items())
        chains = tuple(linker.chain(row.id, paths[row.id], numbers) for row in linker.attributions)
        speakers = {link.entity for chain in chains for link in chain.links}
        return Layers(
            entities=with_actors(document, linker.mentions, entities, speakers=speakers), chains=chains
        )


class Linker:
    """Walks through the attributions of one report and remembers who has spoken, and through whom."""

    def __init__(self, document: Document, layers: Layers) -> None:
        self.text, self.publisher = document.text, document.publisher
        self.mentions = layers.mentions or ()
        self.attributions = layers.attributions or ()
        self.sentences = layers.sentences or ()
        self.speakers = Speakers(self.text, self.mentions, self.attributions, self.sentences)
        self.before: dict[str, tuple[int, Path]] = {}
        self.through: dict[Referent, Path] = {}
        self.issued: dict[Referent, Step] = {}
        self.told: dict[Spans, Mention] = {}
        for row in self.attributions:
            if row.source and (
                outlet := outlet_told(self.text, row, self._sentence(row), self.mentions, self.publisher)
            ):
                self.told.setdefault(row.source, outlet)

    def paths(self) -> Mapping[str, Path]:
        """The steps of every attribution, by its id; parents come before what they contain."""
        paths: dict[str, Path] = {}
        cited: set[str] = set()
        for row in sorted(self.attributions, key=lambda a: (a.hull.start, -a.hull.end, a.id)):
            parent = paths.get(row.parent or "", ())
            own = self._own_path(row, parent)
            if row.parent in cited and (not row.source or not own or own[0].referent is parent[0].referent):
                own = parent  # "X, citing Y, reported that": what X reports is Y's
            if own and _cites(self.text, row):
                cited.add(row.id)
            path = _joined(parent, own)
            if not row.parent:
                path = self._carried(row, path)
            paths[row.id] = path
            self._remember(row, path)
        return paths

    def chain(self, attribution: str, path: Path, numbers: Mapping[Referent, str]) -> Chain:
        """A path as a chain of numbered entities."""
        speaking = next((step for step in reversed(path) if not step.issues), None)
        if speaking is None:
            return Chain(attribution=attribution)
        return Chain(
            attribution=attribution,
            speaker=numbers[speaking.referent],
            kind=speaking.kind,
            named=speaking.named,
            links=tuple(self._link(step, numbers[step.referent]) for step in path),
        )

    def _link(self, step: Step, entity: str) -> Link:
        link = Link(span=step.span, entity=entity, kind=step.kind, named=step.named)
        if step.named or step.kind not in HUMAN or step.referent.names == [UNKNOWN]:
            return link
        reason = reason_of(self.text, step.span, self._sentence_at(step.span.start))
        return replace(link, count=count_of(self.text, step.span), reason=reason)

    def _own_path(self, row: Attribution, parent: Path) -> Path:
        if not row.source:
            return self._unknown(row) if row.cue else self._continued(row, parent)
        phrase = read_source(self.text, _nearest(row), self.mentions)
        parts = phrase.citing or self._cited_between(row)
        if not parts and _cites(self.text, row):
            parts = (_nearest(row), row.content[0])
        if parts:
            paths = (
                self._path_of(read_source(self.text, part, self.mentions), row, parent) for part in parts
            )
            return tuple(step for path in paths for step in path)
        return self._path_of(phrase, row, parent)

    def _cited_between(self, row: Attribution) -> Spans:
        """Source and cited source of "X, citing Y, reported", where Y is neither source nor content."""
        source = _nearest(row)
        if not row.cue or row.cue[0].start < source.end:
            return ()
        aside = CITED_BETWEEN.fullmatch(self.text, source.end, row.cue[0].start)
        return (source, Span(*aside.span(1))) if aside else ()

    def _path_of(self, phrase: SourcePhrase, row: Attribution, parent: Path) -> Path:
        if self.speakers.is_self(phrase):
            return parent or self._continued(row, parent)
        if phrase.kind == "document" and phrase.form == "description":
            return self._document(phrase, row, parent)
        step = self.speakers.step(phrase, row, _speaker(parent))
        return (step,) if step else ()

    def _unknown(self, row: Attribution) -> Path:
        """The text says that somebody said it, and not who: the cue stands for the source."""
        nobody = Referent(kind="other", names=[UNKNOWN], spans=[row.cue[0]])
        return (Step(span=row.cue[0], referent=nobody, kind="unknown", named=False),)

    def _continued(self, row: Attribution, parent: Path) -> Path:
        """Words without source or cue go on with the last speaker, if he has only just spoken."""
        end, path = self.before.get(row.parent or "", (0, ()))
        return path if path and -1 <= row.hull.start - end <= CONTINUES_WITHIN else parent

    def _document(self, phrase: SourcePhrase, row: Attribution, parent: Path) -> Path:
        """A statement is its issuer's voice; a work of its own is a step, and its issuer one behind it."""
        issuer = issuer_of(self.text, phrase, self.mentions)
        if phrase.head in works():
            step = self.speakers.step(phrase, row, _speaker(parent))
            return self._work(step, issuer, row) if step else ()
        if issuer:
            step = self.speakers.step(read_source(self.text, issuer, self.mentions), row, None)
        elif is_definite(phrase) and self.speakers.last:
            return self._voice_again(phrase)
        else:
            step = self.speakers.step(phrase, row, _speaker(parent))
        return (replace(step, kind="document", span=phrase.span),) if step else ()

    def _voice_again(self, phrase: SourcePhrase) -> Path:
        """A mere "the statement" is that of the last speaker."""
        issuer = self.speakers.last[0]
        step = self.speakers.step_to(phrase.span, issuer, "document")
        return (*self.through.get(issuer, ()), replace(step, kind="document"))

    def _work(self, step: Step, issuer: Span | None, row: Attribution) -> Path:
        behind = self.issued.get(step.referent)
        if issuer and step.referent.label is None and behind is None:
            behind = self.speakers.step(read_source(self.text, issuer, self.mentions), row, None)
        if behind is None or behind.referent is step.referent:
            return (step,)
        self.issued[step.referent] = behind
        return (replace(step, named=behind.named), replace(behind, issues=True))

    def _carried(self, row: Attribution, path: Path) -> Path:
        """The same with the outlet that was told before it, or that was when this speaker spoke before."""
        speaker = _speaker(path)
        if speaker is None or len(path) > 1:
            return path
        told = self.told.get(row.source)
        if told and self.speakers.by_mention.get(told.id) not in {None, speaker}:
            outlet = self.speakers.by_mention[told.id]
            return (Step(span=told.span, referent=outlet, kind="publication", named=True), *path)
        return self.through.get(speaker, ()) + path

    def _remember(self, row: Attribution, path: Path) -> None:
        speaker = _speaker(path)
        if speaker is None or speaker.names == [UNKNOWN]:
            return
        self.before[row.parent or ""] = (row.hull.end, path)
        if row.parent:
            return
        self.speakers.antecedents.spoken[speaker] = self.speakers.antecedents.spoken.get(speaker, 0) + 1
        if len(path) > 1 and not path[-1].issues:
            self.through[speaker] = path[:-1]
        if _speaks(self.text, row):
            self.speakers.spoke(speaker)

    def _sentence(self, row: Attribution) -> Span:
        """The sentence of the cue or, without one, of the content."""
        return self._sentence_at(hull(row.cue or row.content).start)

    def _sentence_at(self, at: int) -> Span:
        number = bisect_right(self.sentences, at, key=lambda span: span.start)
        return self.sentences[number - 1] if number else Span(0, len(self.text))


def _nearest(row: Attribution) -> Span:
    """The source, or of several pieces the one next to the cue; the others are mostly slips of the reader."""
    if not row.cue:
        return hull(row.source)
    cue = hull(row.cue)
    return min(row.source, key=lambda piece: max(piece.start - cue.end, cue.start - piece.end))


def _cites(text: str, row: Attribution) -> bool:
    """Whether the content of ``row`` begins with a source of its own: "X, citing two officials, …"."""
    return bool(row.cue) and row.cue[0].of(text).lower() in CITING and len(row.content) > 1


def _joined(parent: Path, own: Path) -> Path:
    """The parent's steps, then the own ones; the same speaker within their own words adds none.

    Whoever issued a document and speaks of it himself stands before it already.
    """
    if not own or not parent:
        return own
    if [step.referent for step in own[: len(parent)]] == [step.referent for step in parent]:
        return own
    if own[-1].referent is parent[-1].referent:
        return (*parent, *own[:-1]) if own[-1].issues else (*parent[:-1], own[-1])
    return parent + own


def _speaker(path: Path) -> Referent | None:
    """Whose words they are: the last step that is no mere issuer of a document."""
    return next((step.referent for step in reversed(path) if not step.issues), None)


def _speaks(text: str, row: Attribution) -> bool:
    """Whether the cue reports speech; who only believes or wants something is not the one who "added"."""
    words = [word.lower() for piece in row.cue for word in piece.of(text).split()]
    groups = {verb.group for word in words for verb in load_cues().verbs.get(word, ())}
    return not groups or bool(groups & {"say", "announce", "tell", "ask", "judge", "resume"})


def _entity(referent: Referent, number: str) -> Entity:
    return Entity(id=number, name=referent.name, kind=referent.kind, mentions=tuple(referent.mentions))
