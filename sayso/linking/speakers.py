"""Who speaks: the referent and the kind of each source phrase, with a memory of who has spoken."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.core.annotations import Attribution, Mention, SourceKind
from sayso.core.spans import Span, Spans, merged
from sayso.linking.antecedents import Antecedents, Place
from sayso.linking.descriptions import GENDERED, describe_names, described_referents, entity_kind
from sayso.linking.names import cluster, inside
from sayso.linking.referents import Referent
from sayso.linking.sources import SPEECH, SourcePhrase
from sayso.resources.antecedents import load_antecedents
from sayso.resources.words import RELATIVES, words_in

GOES_ON = re.compile(r"\b(?:add(?:s|ed|ing)?|continu(?:es?|ed|ing)|go(?:es|ing)? on|went on)\b")
WHO_REACH = 40
"""Characters between "who" and the end of the name it stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A link whose entity is not numbered yet.

    Attributes:
        issues: whether it issued the document that is the step before and speaks; it does not speak itself.
    """

    span: Span
    referent: Referent
    kind: SourceKind
    named: bool
    issues: bool = False


class Speakers:
    """Everybody in one report, and who of them is meant where."""

    def __init__(
        self, text: str, mentions: Sequence[Mention], attributions: Sequence[Attribution], sentences: Spans
    ) -> None:
        self.text, self.mentions = text, mentions
        self.named, self.by_mention = cluster(text, mentions)
        words = words_in(text, Span(0, len(text)))
        describe_names(words, mentions, self.by_mention)
        self.described = described_referents(text, words, mentions)
        self.sources: list[Referent] = []
        self.last: list[Referent] = []
        self.antecedents = Antecedents(
            text=text,
            referents=[*self.named, *dict.fromkeys(self.described.values())],
            sentences=sentences,
            contents=merged(piece for row in attributions for piece in row.content),
            weights=load_antecedents(),
        )

    def step(self, phrase: SourcePhrase, row: Attribution, parent: Referent | None) -> Step | None:
        """Whom ``phrase`` means; None where the words do not tell."""
        if phrase.mention:
            return self._named(phrase, self._namesake(phrase.mention))
        if phrase.form == "pronoun" and phrase.head in RELATIVES | {"whom", "that"}:
            return self._before_who(phrase)
        own = None if phrase.form == "pronoun" else self.own(phrase)
        place = Place(
            row=row,
            parent=parent,
            quoted=row.parent is not None and self._quoted(phrase),
            goes_on=any(GOES_ON.search(piece.of(self.text)) for piece in row.cue),
            speakers=self.last,
        )
        referent = self.antecedents.find(phrase, own, place)
        if referent is None:
            return None
        if referent is not own:
            self._learn(referent, phrase)
        return self.step_to(phrase.span, referent, phrase.kind)

    def _namesake(self, mention: Mention) -> Referent:
        """Whom a name means: of several who share a mere surname the one who spoke last."""
        referent, name = self.by_mention[mention.id], mention.span.of(self.text)
        if referent.kind != "person" or " " in name or referent in self.last[:1]:
            return referent
        sharing = (r for r in self.last if r.kind == "person" and r.label and name in r.name.split())
        return next(sharing, referent)

    def _named(self, phrase: SourcePhrase, referent: Referent) -> Step:
        referent.heads |= phrase.heads
        referent.words |= set(phrase.words)
        return Step(span=phrase.span, referent=referent, kind=phrase.kind, named=phrase.kind != "group")

    def own(self, phrase: SourcePhrase) -> Referent:
        """The referent that a description introduces or mentions by the same words again."""
        referent = self.described.get(phrase.core.end)
        if referent is None:
            referent = Referent(kind=entity_kind(phrase.kind))
            self.described[phrase.core.end] = referent
        if phrase.kind != "unknown":
            referent.source_kind = phrase.kind  # more is told by it than by its head: "media reports"
        referent.mentioned(phrase.span)
        referent.named_after |= phrase.named
        referent.names.append(" ".join(phrase.span.of(self.text).split()))
        referent.heads |= {phrase.head} if phrase.kind == "group" else phrase.heads
        referent.words |= set(phrase.words)
        return referent

    def step_to(self, span: Span, referent: Referent, kind: SourceKind) -> Step:
        """A step to a referent that is already known; ``kind`` is what the words there say it is."""
        if referent.label is None:
            if referent.source_kind != "unknown":
                kind = referent.source_kind
            return Step(span=span, referent=referent, kind=kind, named=referent.named_after)
        if referent.label == "Person":
            return Step(span=span, referent=referent, kind="person", named=True)
        if referent.label == "NORP":
            return Step(span=span, referent=referent, kind="group", named=False)
        if referent.label in {"Misc", "Product"} or kind in {"document", "publication"}:
            return Step(span=span, referent=referent, kind=kind, named=True)
        return Step(span=span, referent=referent, kind="organization", named=True)

    def spoke(self, referent: Referent) -> None:
        """Remember that ``referent`` has spoken in the publisher's own sentence."""
        if referent in self.last:
            self.last.remove(referent)
        self.last.insert(0, referent)

    def is_self(self, phrase: SourcePhrase) -> bool:
        """Whether the phrase is "I" or "we": the one who says the quotation around it."""
        return phrase.form == "pronoun" and phrase.head in SPEECH

    def _before_who(self, phrase: SourcePhrase) -> Step | None:
        """Whoever is named or described right before "who"."""
        start = phrase.span.start
        near = [
            m
            for m in inside(self.mentions, start - WHO_REACH, start)
            if m.label in {"Person", "Organization"}
        ]
        described = [(end, r) for end, r in self.described.items() if start - 3 <= end <= start]
        if described and not (near and near[-1].span.end >= start - 3):
            return self.step_to(phrase.span, described[-1][1], "unknown")
        return self.step_to(phrase.span, self.by_mention[near[-1].id], "unknown") if near else None

    def _learn(self, referent: Referent, phrase: SourcePhrase) -> None:
        referent.mentioned(phrase.span)
        if gender := GENDERED.get(phrase.head):
            referent.genders[gender] += 1
        if phrase.form == "description":
            referent.heads |= phrase.heads
            referent.words |= set(phrase.words)

    def _quoted(self, phrase: SourcePhrase) -> bool:
        """Whether quotation marks are open where the phrase stands, in its paragraph."""
        begin = self.text.rfind("\n", 0, phrase.span.start) + 1
        before = self.text[begin : phrase.span.start]
        return (
            before.count("“") + before.count("«") > before.count("”") + before.count("»")
            or before.count('"') % 2 == 1
        )
