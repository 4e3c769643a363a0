"""Referents: everybody and everything in a report that a source may stand for."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field

from sayso.core.annotations import EntityKind, MentionLabel, SourceKind
from sayso.core.spans import Span


@dataclass(slots=True, eq=False)
class Referent:
    """A person, body, document or group of the report, named or only described.

    Attributes:
        kind: what it is.
        label: how its first name was labelled; None while it is only described.
        names: its wordings, in the order in which they were found.
        spans: where the report mentions it, sorted.
        mentions: ids of the mentions that name it.
        heads: lower-case nouns that say what it is ("minister", "spokesman").
        words: lower-case words around its names and in its descriptions.
        acronyms: initials of its titles ("pm").
        genders: how often it is referred to as "he" and as "she".
        named_after: whether its description tells who it is: "the Norwegian army".
        source_kind: what it is as a source, where only descriptions tell.
    """

    kind: EntityKind
    label: MentionLabel | None = None
    names: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    mentions: list[str] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    acronyms: set[str] = field(default_factory=set)
    genders: Counter[str] = field(default_factory=Counter)
    named_after: bool = False
    source_kind: SourceKind = "unknown"

    @property
    def name(self) -> str:
        """The fullest wording, the first of those that are equally long."""
        return max(self.names, key=len)

    @property
    def start(self) -> int:
        """Where it is first mentioned."""
        return self.spans[0].start

    @property
    def is_named(self) -> bool:
        """Whether a proper name stands for it anywhere in the report."""
        return bool(self.mentions)

    def last_before(self, offset: int) -> Span | None:
        """Its nearest mention that ends at or before ``offset``."""
        after = bisect_right(self.spans, offset, key=lambda span: span.end)
        return self.spans[after - 1] if after else None

    def mentioned(self, span: Span) -> None:
        """Remember one more mention."""
        if span not in self.spans:
            self.spans.insert(bisect_right(self.spans, span), span)
