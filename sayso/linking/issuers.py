"""Whose document it is: "the ministry's statement", "a report by the bank", "Harbour Board data"."""

from collections.abc import Sequence
from functools import cache

from sayso.core.annotations import Mention
from sayso.core.spans import Span
from sayso.linking.names import inside
from sayso.linking.nouns import kinds_of_nouns
from sayso.linking.sources import SourcePhrase
from sayso.resources.lexicons import load_lexicon
from sayso.resources.words import DETERMINERS, PREPOSITIONS, words_in

_BY = frozenset("by from of".split())
_NO_BODY = frozenset(
    {"people", "others", "all", "many", "some", "figures", "members", "public", "press", "media"}
)


@cache
def works() -> frozenset[str]:
    """Documents that are works of their own; all others are just their issuer's voice."""
    return frozenset(load_lexicon("nouns")["documents"]["works"].split())


def issuer_of(text: str, phrase: SourcePhrase, mentions: Sequence[Mention]) -> Span | None:
    """The words of a document's description that say who issued it."""
    return _owner(text, phrase, mentions) or _maker(text, phrase, mentions)


def _owner(text: str, phrase: SourcePhrase, mentions: Sequence[Mention]) -> Span | None:
    """What stands before the head: "the ministry's …", "police …", "UN …"."""
    words = words_in(text, phrase.core)
    last = len(words) - 1
    named = [
        m
        for m in inside(mentions, phrase.core.start, phrase.core.end)
        if m.span.end < words.spans[last].start
    ]
    named = [m for m in named if m.label in {"Organization", "Person"}]
    if named:
        return named[-1].span
    for index in range(last - 1, -1, -1):
        word = words.lower[index].removesuffix("'s")
        kind = kinds_of_nouns().get(word)
        if kind in {"organization", "group", "person"} and word not in _NO_BODY:
            first = 0 if words.lower[index].endswith("'s") or words.lower[index + 1] == "'" else index
            end = words.spans[index].end
            return Span(words.spans[first].start, end - len("'s") * words.lower[index].endswith("'s"))
    return None


def _maker(text: str, phrase: SourcePhrase, mentions: Sequence[Mention]) -> Span | None:
    """What stands behind the head and "by" or "from"; "of" makes only whom a name makes."""
    words = words_in(text, Span(phrase.core.end, phrase.span.end))
    for index, word in enumerate(words.lower[:-1]):
        if word not in _BY:
            continue
        first = index + 1
        last = first
        while (
            last + 1 < len(words)
            and words.is_word(last + 1)
            and words.lower[last + 1] not in PREPOSITIONS - {"of", "for"}
        ):
            last += 1
        span = words.span(first, last)
        named = [m for m in inside(mentions, span.start, phrase.span.end) if m.span.start <= span.end]
        named = [m for m in named if m.label in {"Organization", "Person"}]
        head = words.lower[last]
        if named and named[0].span.end < words.spans[last].start and kinds_of_nouns().get(head) == "document":
            continue  # "section 12 of the Harbour Board law"
        if named and (word != "of" or named[0].span.start <= words.spans[first].end + 1):
            return Span(named[0].span.start, named[0].span.end)
        if word != "of" and kinds_of_nouns().get(head) in {"organization", "group", "person"}:
            return span
    return None


def is_definite(phrase: SourcePhrase) -> bool:
    """Whether a description points at something known: "the statement", not "a statement"."""
    return phrase.words[0] in DETERMINERS - {"a", "an", "some", "any", "another", "no", "every", "each"}
