"""Sources that "and" joins: "Ann Reed and Tom Moss", "Ann Reed, the mayor, and others", "he and his wife"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.core.annotations import Mention, SourceKind
from sayso.linking.nouns import kinds_of_nouns
from sayso.resources.words import DETERMINERS, PREPOSITIONS, RELATIVES, SUBJECT_PRONOUNS, Words

NAMING = frozenset({"Person", "Organization", "Location", "Facility", "Misc", "Product"})
LONGEST_TITLE = 8
"""Words between "and" and the name that it joins: "and his chief of staff Tom Moss"."""
TITLE_PREPOSITIONS = frozenset({"of", "for"})
_ENDS = PREPOSITIONS | RELATIVES | {"whose", "such"}
"""Words that begin what only tells of a source."""
_HUMAN = frozenset({"person", "group", "organization", "publication"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What several that are joined are together, and whether one of them at least is named."""

    kind: SourceKind
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """What stands on one side of "and".

    Attributes:
        bare: whether it is a name without a title, or a pronoun.
        determined: whether it begins with an article or the like.
    """

    kind: SourceKind
    named: bool
    bare: bool = False
    determined: bool = False


def joined_sources(words: Words, mentions: Sequence[Mention]) -> Joined | None:
    """What the words of a source join; ``mentions`` are those within it. None where they join nobody.

    Persons are a group, bodies and countries an organization. "And" within a title, a name or what only
    tells of the source ("the Minister of Ports and Roads", "leaders of Norway and Peru") joins nobody.
    """
    named = [mention for mention in mentions if mention.label in NAMING]
    for index, word in enumerate(words.lower[:-1]):
        if word not in {"and", "&"} or not index or any(m.span.contains(words.spans[index]) for m in named):
            continue
        left, right = _left(words, named, index), _right(words, named, index)
        if left and right and (joined := _together(left, right)):
            return joined
    return None


def _together(left: _Part, right: _Part) -> Joined | None:
    kinds, named = {left.kind, right.kind}, left.named or right.named
    if not kinds <= _HUMAN or (right.named and not (left.named or right.bare or right.determined)):
        return None  # "the Deputy Youth and Sports Minister Ann Reed" is one
    if "group" in kinds:
        return Joined(kind="group", named=named)
    if left.named and right.named:
        return Joined(kind="group" if "person" in kinds else "organization", named=True)
    # "the chairman and owner" is one, as is "the chairman and owner Ann Reed"
    two = (left.bare or left.determined) and (right.bare or right.determined)
    return Joined(kind="group", named=named) if kinds == {"person"} and two else None


def _left(words: Words, named: Sequence[Mention], index: int) -> _Part | None:
    """The source before "and": a pronoun, a name with or without an apposition, or a description."""
    if index == 1 and words.lower[0] in SUBJECT_PRONOUNS:
        return _Part(kind="person", named=words.lower[0] in {"he", "she"}, bare=True)
    end = index - 1 if words.lower[index - 1] == "," else index
    first = next((i for i in range(1, end) if words.text[i] in ",(" or words.lower[i] in _ENDS), end)
    names = [m for m in named if m.span.end <= words.spans[first - 1].end]
    if names and _behind(words, names[-1]) in {first, end}:
        # "Ann Reed, mayor of Eastmere and Westmere" goes on with the apposition
        goes_on = first < end == index and _behind(words, names[-1]) != end
        if goes_on and not _is_list(words, named, first, end):
            return None
        return _named(names[-1], bare=first == index)
    kind = kinds_of_nouns().get(words.lower[first - 1].removesuffix("'s"))
    return _described(words, 0, kind) if kind and first == index else None


def _right(words: Words, named: Sequence[Mention], index: int) -> _Part | None:
    """The source behind "and"; None for the rest of a longer one: "Norway and Peru officials"."""
    for mention in named:
        start, behind = words.index_at(mention.span.start), _behind(words, mention)
        if not index < start <= index + LONGEST_TITLE:
            continue
        if words.is_word(behind) and words.lower[behind] not in _ENDS:
            if start == index + 1:
                return None
            continue
        if _is_title(words.lower[index + 1 : start], of_person=mention.label == "Person"):
            return replace(
                _described(words, index + 1, _named(mention).kind), named=True, bare=start == index + 1
            )
    last = index + 1
    while words.is_word(last + 1) and words.lower[last + 1] not in _ENDS:
        last += 1
    kind = kinds_of_nouns().get(words.lower[last])
    return _described(words, index + 1, kind) if kind else None


def _is_title(words: Sequence[str], *, of_person: bool) -> bool:
    return _ENDS.isdisjoint(set(words) - (TITLE_PREPOSITIONS if of_person else set())) and "," not in words


def _named(mention: Mention, *, bare: bool = False) -> _Part:
    return _Part(kind="person" if mention.label == "Person" else "organization", named=True, bare=bare)


def _described(words: Words, first: int, kind: SourceKind) -> _Part:
    return _Part(kind=kind, named=False, determined=words.lower[first] in DETERMINERS)


def _is_list(words: Words, named: Sequence[Mention], first: int, end: int) -> bool:
    """Whether a name follows each comma: "Ann Reed, Tom Moss and Jo Hill"."""
    starts = {words.index_at(mention.span.start) for mention in named}
    return all(at + 1 in starts for at in range(first, end) if words.text[at] == ",")


def _behind(words: Words, mention: Mention) -> int:
    """Number of the first word behind a name and its short form in brackets."""
    behind = words.index_at(mention.span.end - 1) + 1
    if behind < len(words) and words.text[behind] == "(" and ")" in words.text[behind:]:
        return words.text.index(")", behind) + 1
    return behind
