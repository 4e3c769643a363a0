"""What a source is by its words alone: pronoun, name or description, and of which kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.core.annotations import Mention, SourceKind
from sayso.core.spans import Span, Spans
from sayso.linking.names import inside
from sayso.resources.lexicons import load_lexicon
from sayso.resources.words import DETERMINERS, PREPOSITIONS, RELATIVES, Words, words_in

Form = Literal["pronoun", "name", "description"]
SINGULAR_PERSON = frozenset("he she him her his".split())
PLURAL = frozenset("they them their both all others these those".split())
THING = frozenset("it its".split())
SPEECH = frozenset("i me my we us our myself ourselves".split())
# A lone determiner is a misprint for a pronoun, or the reader's slip: it names nobody.
PRONOUNS = DETERMINERS | SINGULAR_PERSON | PLURAL | THING | SPEECH | RELATIVES | {"whom", "that"}
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
        citing: the parts before and after "citing", where it stands in the source.
    """

    span: Span
    form: Form
    head: str
    kind: SourceKind
    mention: Mention | None
    heads: frozenset[str]
    words: tuple[str, ...]
    citing: Spans = ()


@cache
def kinds_of_nouns() -> Mapping[str, SourceKind]:
    """Head nouns in both numbers, lower case, to their kind of source; several people are a group."""
    table = load_lexicon("nouns")["kinds"]
    kinds: dict[str, SourceKind] = {}
    for kind in ("organization", "document", "publication"):
        for noun in table[kind].split():
            kinds[noun] = kinds[plural(noun)] = kind
    for noun in table["person"].split():
        kinds[noun], kinds[plural(noun)] = "person", "group"
    kinds |= dict.fromkeys(table["group"].split(), "group")
    return kinds


def plural(noun: str) -> str:
    """The regular plural of an English noun."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")


def read_source(text: str, span: Span, mentions: Sequence[Mention]) -> SourcePhrase:
    """The source at ``span``, whose names are among ``mentions``."""
    words = words_in(text, span)
    citing = _citing(words)
    core_end = _core_end(words)
    lower = words.lower[: core_end + 1] if len(words) else ()
    head = lower[-1].removesuffix("'s") if lower else ""
    if len(lower) == 1 and head in PRONOUNS:
        return SourcePhrase(
            span=span,
            form="pronoun",
            head=head,
            kind="unknown",
            mention=None,
            heads=frozenset(),
            words=words.lower,
            citing=citing,
        )
    core = Span(span.start, words.spans[core_end].end) if len(words) else span
    kind = kinds_of_nouns().get(head)
    mention = _identifying(words, core, span, mentions, kind)
    return SourcePhrase(
        span=span,
        form="name" if mention else "description",
        head=head,
        kind=_kind(mention, kind),
        mention=mention,
        heads=_heads(words, core_end),
        words=words.lower,
        citing=citing,
    )


def _core_end(words: Words) -> int:
    """Last word before the first comma, bracket, relative clause or preposition with its participle."""
    for index in range(1, len(words)):
        if words.lower[index] in PREPOSITIONS | RELATIVES | {"whose"} or words.text[index] in ",(":
            participle = words.lower[index - 1] in PARTICIPLES or words.is_finite(index - 1)
            return index - 2 if participle and index > 1 else index - 1
    return len(words) - 1


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
    named = inside(mentions, core.start, core.end)
    persons = [] if kind == "group" else [m for m in named if m.label == "Person"]
    if persons:
        return persons[-1]
    reaching = [m for m in inside(mentions, core.start, span.end) if m.span.start < core.end]
    reaching = [m for m in reaching if m.label not in {"Date", "Money"}]
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
    for mention in inside(mentions, core.end, span.end):
        before = words.index_at(mention.span.start) - 1
        apposed = words.lower[before] == ","
        # "a member of the bloc Ann Reed": the name ends the source and nothing governs it
        ends = kind == "person" and mention.span.end == span.end and words.lower[before] not in PREPOSITIONS
        fits = mention.label == ("Person" if kind in {"person", None} else "Organization")
        if fits and (apposed or ends):
            return mention
    return None


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
