"""Descriptions: noun phrases that mean somebody without naming them, and what stands around names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.core.annotations import EntityKind, Mention, SourceKind
from sayso.core.spans import Span
from sayso.linking.nouns import kinds_of_nouns
from sayso.linking.referents import Referent
from sayso.resources.words import COORDINATORS, DETERMINERS, PREPOSITIONS, SUBORDINATORS, Words

LONGEST_TITLE, LONGEST_APPOSITION, LONGEST_DESCRIPTION = 8, 14, 6
"""Words before a name, after its comma, and of a description, that are looked at."""
INDEFINITE = frozenset("a an another some several many few two three four five".split())
GENDERED = dict.fromkeys("he his him himself mr".split(), "he") | dict.fromkeys(
    "she her hers herself mrs ms miss".split(), "she"
)
"""Words that tell what somebody is referred to as."""
_BOUNDS = PREPOSITIONS | COORDINATORS | SUBORDINATORS


@dataclass(frozen=True, slots=True)
class Description:
    """A noun phrase with a head that means people, a body or a document; ``words`` has no determiner."""

    span: Span
    head: str
    kind: SourceKind
    words: tuple[str, ...]
    indefinite: bool


def describe_names(words: Words, mentions: Sequence[Mention], by_mention: Mapping[str, Referent]) -> None:
    """Tell each named referent the titles and appositions that stand around its names."""
    starts = [words.index_at(mention.span.start) for mention in mentions]
    for start, mention in zip(starts, mentions, strict=True):
        referent = by_mention.get(mention.id)
        if referent is None or mention.label in {"Location", "Facility"}:
            continue
        end = words.index_at(mention.span.end - 1) + 1
        title = range(_title_start(words, start), start)
        about = [*title, *_apposition(words, end)]
        if mention.label == "Person" and not title and words.lower[start - 1 : start] == (",",):
            about += range(_title_start(words, start - 1), start - 1)
        if mention.label != "Person":
            about += range(start, end)
        elif title:
            referent.acronyms |= _acronyms(words, title)
            referent.genders.update(GENDERED[w] for i in title if (w := words.lower[i]) in GENDERED)
        lower = {words.lower[index].removesuffix("'s") for index in about}
        referent.words |= lower
        referent.heads |= {word for word in lower if word in kinds_of_nouns()}


def _title_start(words: Words, start: int) -> int:
    first = start
    while first > max(0, start - LONGEST_TITLE) and words.is_word(first - 1):
        word = words.lower[first - 1]
        if word in _BOUNDS - {"of", "for", "and"} or words.is_finite(first - 1):
            break
        first -= 1
    return first


def _apposition(words: Words, end: int) -> Iterator[int]:
    """Numbers of the words of ", the commander of …" or "is the commander of …" behind a name."""
    if end >= len(words) or words.lower[end] not in {",", "is", "was"}:
        return
    copula = words.lower[end] != ","
    if copula and words.lower[end + 1 : end + 2] not in {("a",), ("an",), ("the",)}:
        return
    for index in range(end + 1, min(end + LONGEST_APPOSITION, len(words))):
        if (not words.is_word(index) and words.text[index] not in "’'-") or words.lower[index] in {
            "who",
            "which",
        }:
            return
        if words.is_finite(index):
            return
        yield index


def _acronyms(words: Words, title: range) -> set[str]:
    """Initials of two to four words of a title: "pm" of "prime minister", "oc" of "officer-in-charge"."""
    parts = [part for index in title for part in words.lower[index].split("-")]
    letters = [part[0] for part in parts if part not in {"in", "of", "the"}]
    return {"".join(letters[i : i + size]) for size in (2, 3, 4) for i in range(len(letters) - size + 1)}


def descriptions(words: Words, mentions: Sequence[Mention]) -> Iterator[Description]:
    """Every description of the text in order; titles right before a name are part of the name."""
    kinds = kinds_of_nouns()
    taken = {i for m in mentions if m.label == "Person" for i in _indexes(words, m.span)}
    for index, head in enumerate(words.lower):
        kind = kinds.get(head)
        following = words.lower[index + 1] if index + 1 < len(words) else "."
        if kind is None or index in taken or index + 1 in taken or following in kinds:
            continue
        first = index
        while first > max(0, index - LONGEST_DESCRIPTION) and _belongs(words, first - 1):
            first -= 1
            if words.lower[first] in DETERMINERS:
                break
        found = words.lower[first : index + 1]
        bare = tuple(word for word in found if word not in DETERMINERS | INDEFINITE)
        indefinite = found[0] in INDEFINITE
        yield Description(words.span(first, index), head, kind, bare or (head,), indefinite)


def _indexes(words: Words, span: Span) -> range:
    return range(words.index_at(span.start), words.index_at(span.end - 1) + 1)


def _belongs(words: Words, index: int) -> bool:
    word = words.lower[index]
    acts = word.endswith("ing") and not words.is_word(index - 1)  # ", citing three officials"
    finite = words.is_finite(index) and words.lower[index - 1] not in DETERMINERS  # "a retired judge"
    return words.is_word(index) and word not in _BOUNDS and not finite and not acts


def described_referents(text: str, words: Words, mentions: Sequence[Mention]) -> dict[int, Referent]:
    """A referent for each description, by where its head ends; "the sailors" go on with "two sailors"."""
    latest: dict[tuple[str, ...], Referent] = {}
    by_end: dict[int, Referent] = {}
    for found in descriptions(words, mentions):
        referent = None if found.indefinite else latest.get(found.words)
        if referent is None:
            referent = Referent(kind=entity_kind(found.kind), heads={found.head}, source_kind=found.kind)
            latest[found.words] = referent
        referent.mentioned(found.span)
        referent.names.append(" ".join(found.span.of(text).split()))
        referent.words |= set(found.words)
        by_end[found.span.end] = referent
    return by_end


def entity_kind(kind: SourceKind) -> EntityKind:
    """What a source of that kind is."""
    if kind == "publication":
        return "organization"
    return "other" if kind == "unknown" else kind
