"""What a source is by its words alone: pronoun, name or description, and of which kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.core.annotations import Mention, SourceKind
from sayso.core.spans import Span, Spans
from sayso.linking.names import inside
from sayso.linking.nouns import kinds_of_nouns
from sayso.linking.outlets import is_outlet
from sayso.resources.words import DETERMINERS, PREPOSITIONS, RELATIVES, Words, words_in

Form = Literal["pronoun", "name", "description"]
SINGULAR_PERSON = frozenset("he she him her his".split())
PLURAL = frozenset("they them their both these those".split())
THING = frozenset("it its".split())
SPEECH = frozenset("i me my we us our myself ourselves".split())
TITLE_PREPOSITIONS = frozenset({"of", "for", "on", "to"})
REPORTS = frozenset({"report", "reports"})
QUANTIFIERS = frozenset("some many several few most all others one another".split())
"""Alone they mean people of whom no more is told."""
# A lone determiner is a misprint for a pronoun, or the reader's slip: it names nobody.
PRONOUNS = (
    (DETERMINERS - QUANTIFIERS) | SINGULAR_PERSON | PLURAL | THING | SPEECH | RELATIVES | {"whom", "that"}
)
PARTICIPLES = frozenset("seen held made written given known shown drawn sent taken run".split())
CITING = frozenset({"citing", "quoting"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePhrase:
    """A source, taken apart.

    Attributes:
        span: all of it.
        form: how it refers.
        head: its head noun or pronoun in lower case.
        kind: what its head says it is.
        mention: the name that identifies it, if any.
        heads: the nouns that say what the source is: its head, its titles, the heads of its appositions.
        words: all its words in lower case.
        core: it without what follows its head.
        citing: the parts before and after "citing", where it stands in the source.
    """

    span: Span
    form: Form
    head: str
    kind: SourceKind
    mention: Mention | None
    heads: frozenset[str]
    words: tuple[str, ...]
    core: Span
    citing: Spans = ()


def read_source(text: str, span: Span, mentions: Sequence[Mention]) -> SourcePhrase:
    """The source at ``span``, whose names are among ``mentions``."""
    words = words_in(text, span)
    citing = _citing(words)
    core_end = _core_end(words)
    lower = words.lower[: core_end + 1] if len(words) else ()
    head = lower[-1].removesuffix("'s").removeprefix("ex-") if lower else ""
    if len(lower) == 1 and head in PRONOUNS:
        return SourcePhrase(
            span=span,
            form="pronoun",
            head=head,
            kind="unknown",
            mention=None,
            heads=frozenset(),
            words=words.lower,
            core=span,
            citing=citing,
        )
    core = Span(span.start, words.spans[core_end].end) if len(words) else span
    joined = _joined(words, core, mentions)
    kind = joined or _kind_of_head(head, lower)
    mention = None if joined else _identifying(words, core, span, mentions, kind)
    return SourcePhrase(
        span=span,
        form="name" if mention else "description",
        head=head,
        kind="publication" if mention and is_outlet(text, mention) else _kind(mention, kind),
        mention=mention,
        heads=_heads(words, core_end),
        words=words.lower,
        core=core,
        citing=citing,
    )


def _kind_of_head(head: str, words: Sequence[str]) -> SourceKind | None:
    if head in QUANTIFIERS:
        return "group"
    if head in REPORTS and {"media", "press", "news"} & set(words[:-1]):
        return "publication"
    return kinds_of_nouns().get(head)


def _joined(words: Words, core: Span, mentions: Sequence[Mention]) -> SourceKind | None:
    """What "Ann Reed and Tom Moss" or "Norway and Peru" are together; None where no "and" joins names."""
    named = [m for m in inside(mentions, core.start, core.end) if m.label not in {"Date", "Money", "NORP"}]
    for index, word in enumerate(words.lower):
        if word != "and" or words.spans[index].end > core.end:
            continue
        before = [m for m in named if m.span.end <= words.spans[index].start]
        behind = [m for m in named if m.span.start >= words.spans[index].end]
        if (
            before
            and behind
            and before[-1].label == behind[0].label
            and words.index_at(before[-1].span.end) == index
        ):
            return "group" if before[-1].label == "Person" else "organization"
    return None


def _core_end(words: Words) -> int:
    """Last word before the first comma, bracket, relative clause or preposition with its participle."""
    for index in range(1, len(words)):
        if words.lower[index - 1] in kinds_of_nouns() and _is_participle(words, index):
            return index - 1
        if words.lower[index] in PREPOSITIONS | RELATIVES | {"whose"} or words.text[index] in ",(":
            participle = words.lower[index - 1] in PARTICIPLES or words.is_finite(index - 1)
            return index - 2 if participle and index > 1 else index - 1
    last = len(words) - 1
    while last > 0 and not words.is_word(last):
        last -= 1
    return last


def _is_participle(words: Words, index: int) -> bool:
    """Whether what a noun does or what was done to it follows: "officer asking", "report released"."""
    word = words.text[index]
    return word.islower() and word.endswith(("ing", "ed")) and word not in kinds_of_nouns()


def _heads(words: Words, core_end: int) -> frozenset[str]:
    heads = {words.lower[core_end]} if len(words) else set()
    for index, word in enumerate(words.lower):
        ends = (
            index + 1 == len(words) or words.lower[index + 1] in PREPOSITIONS or not words.is_word(index + 1)
        )
        if word in kinds_of_nouns() and (index < core_end or ends):
            heads.add(word)
    return frozenset(heads)


def _citing(words: Words) -> Spans:
    for index, word in enumerate(words.lower[:-1]):
        if word in CITING and index:
            before, after = _stripped(words, 0, index - 1), _stripped(words, index + 1, len(words) - 1)
            return (before, after)
    return ()


def _stripped(words: Words, first: int, last: int) -> Span:
    """The words without punctuation at the end."""
    while last > first and not words.is_word(last):
        last -= 1
    return words.span(first, last)


def _identifying(
    words: Words, core: Span, span: Span, mentions: Sequence[Mention], kind: SourceKind | None
) -> Mention | None:
    """The name of the source itself: in its core, or as its apposition; never a name it only depends on."""
    named = [m for m in inside(mentions, core.start, span.end) if not _is_owner(words, m, span)]
    persons = [] if kind == "group" else [m for m in named if m.label == "Person" and m.span.end <= core.end]
    if persons:
        return persons[-1]
    if kind != "group" and (titled := _titled(words, core, named)):
        return titled
    reaching = [m for m in named if m.span.start < core.end and m.label not in {"Date", "Money"}]
    # "the Lantern newspaper" names the paper, "the Lantern reporter" does not name the reporter
    naming = [
        m
        for m in reaching
        if m.span.end >= core.end - len("’s")
        or (kind == "publication" and m.label not in {"NORP", "Location"})
    ]
    if naming:
        return naming[-1]
    if kind == "group":
        return None
    for mention in named:
        if mention.span.start < core.end:
            continue
        before = words.index_at(mention.span.start) - 1
        apposed = words.lower[before] == ","
        # "a member of the bloc Ann Reed": the name ends the source and nothing governs it
        ends = kind == "person" and mention.span.end == span.end and words.lower[before] not in PREPOSITIONS
        fits = mention.label == ("Person" if kind in {"person", None} else "Organization")
        if fits and (apposed or ends):
            return mention
    return None


def _titled(words: Words, core: Span, named: Sequence[Mention]) -> Mention | None:
    """A person behind a title that has a name in it: "Director of the Lantern Society Ann Reed"."""
    for mention in named:
        if mention.label != "Person" or mention.span.start < core.end:
            continue
        start = words.index_at(mention.span.start)
        strange = (PREPOSITIONS - TITLE_PREPOSITIONS) | RELATIVES | {",", "whose"}
        if any(word in strange or words.is_finite(index) for index, word in enumerate(words.lower[:start])):
            return None
        first = max((i + 1 for i, w in enumerate(words.lower[:start]) if w in PREPOSITIONS), default=0)
        between = any(words.spans[first].start <= m.span.start < mention.span.start for m in named)
        if first < start and (between or not first):
            return mention
    return None


def _is_owner(words: Words, mention: Mention, span: Span) -> bool:
    """Whether the source is what belongs to the one named: "Ann Reed" of "Ann Reed's lawyer"."""
    last = words.index_at(mention.span.end - 1)
    owner = words.lower[last].endswith("'s") or words.lower[last + 1 : last + 3] == ("'", "s")
    return owner and words.spans[last].end < span.end - len("'s")


def _kind(mention: Mention | None, noun: SourceKind | None) -> SourceKind:
    if mention is None:
        return noun or "unknown"
    if mention.label == "Person":
        return "organization" if noun == "organization" else "person"
    if noun in {"publication", "document", "group"}:
        return noun
    if mention.label in {"Misc", "Product"}:
        return noun or "unknown"
    return "group" if mention.label == "NORP" else "organization"
