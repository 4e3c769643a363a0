"""What a source is by its words alone: pronoun, name or description, and of which kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.core.annotations import Mention, SourceKind
from sayso.core.spans import Span, Spans
from sayso.linking.anonymity import UNCOUNTED
from sayso.linking.joined import joined_sources
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
PREFIXES = frozenset("ex then co vice sub".split())
NUMBERING = frozenset("no nos number".split()) | frozenset("i ii iii iv v vi vii viii ix x xi xii".split())
"""What may follow a noun that is told by its number: "Law No. 10", "Article VIII"."""
PARTS = UNCOUNTED | frozenset(
    "part parts segment segments chorus rest bulk dozens scores hundreds thousands bunch percent cent".split()
)
"""Nouns that are of the kind of what follows their "of"."""
APPROXIMATING = frozenset(
    "about almost another around at fewer further just least less more most nearly only other over roughly "
    "some than the up to".split()
)
"""Words before a number that alone means people: "another 45 per cent"."""
POINTING = frozenset("the this that its his her their our".split())
GENERIC = frozenset({"government", "police", "state"})
"""Bodies that every country has: "the police" does not tell which."""
EXEMPLIFYING = frozenset("like such including led headed comprised comprising consisting namely".split())
DASHES = frozenset("–—-")
LONGEST_BRACKET = 4
"""Words of a short form in brackets, with the closing one."""
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
        named: whether it tells who it is, though no single name stands for it.
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
    named: bool = False


def read_source(text: str, span: Span, mentions: Sequence[Mention]) -> SourcePhrase:
    """The source at ``span``, whose names are among ``mentions``."""
    words = words_in(text, span)
    within = inside(mentions, span.start, span.end)
    core_end = _core_end(words, within)
    lower = words.lower[: core_end + 1] if len(words) else ()
    head = _head(lower)
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
            citing=_citing(words),
        )
    core = Span(span.start, words.spans[core_end].end) if len(words) else span
    joined = joined_sources(words, within)
    kind = joined.kind if joined else _kind_of_head(head, words, core_end)
    mention = None if joined else _identifying(words, core, span, within, kind)
    return SourcePhrase(
        span=span,
        form="name" if mention else "description",
        head=head,
        kind=_kind(text, mention, kind, core),
        mention=mention,
        heads=_heads(words, core_end),
        words=words.lower,
        core=core,
        citing=_citing(words),
        named=joined.named if joined else _is_told(words, core_end, within, kind),
    )


def _head(lower: Sequence[str]) -> str:
    """The noun that says what the source is: "minister" of "the ex-minister", "section" of "section 30"."""
    numbered = [word for word in lower if (word.isalpha() and word not in NUMBERING) or "-" in word]
    last = (lower[-1] if lower else "").replace("%", "percent")
    if numbered and numbered[-1] in kinds_of_nouns() and (last in NUMBERING or not last[:1].isalpha()):
        last = numbered[-1]
    last = last.removesuffix("'s").removesuffix("-in-law")
    first, _, rest = last.partition("-")
    return rest if first in PREFIXES and rest else last


def _kind_of_head(head: str, words: Words, core_end: int) -> SourceKind | None:
    lower = words.lower
    if head in REPORTS and {"media", "press", "news"} & set(lower[:core_end]):
        return "publication"
    if head == "reports" and core_end < 2 and not set(lower) & {"by", "from", "of", "the", "these"}:  # noqa: PLR2004 - "some reports"
        return "publication"
    of = _kind_behind_of(words, core_end)
    if head == "one":
        return "person" if of in {None, "person", "group"} else of
    if of and head in PARTS | {"group", "section"} and (of == "group" or head in PARTS):
        return of
    if head in QUANTIFIERS or (head[:1].isdigit() and APPROXIMATING.issuperset(lower[:core_end])):
        return "group"
    return kinds_of_nouns().get(head)


def _kind_behind_of(words: Words, core_end: int) -> SourceKind | None:
    """What follows "of": "group" for "a number of residents", "document" for "part of the letter"."""
    if words.lower[core_end + 1 : core_end + 2] != ("of",):
        return None
    last = core_end + 1
    while words.is_word(last + 1) and words.lower[last + 1] not in PREPOSITIONS | RELATIVES:
        last += 1
    return kinds_of_nouns().get(words.lower[last].removesuffix("'s"))


def _is_told(words: Words, core_end: int, mentions: Sequence[Mention], kind: SourceKind | None) -> bool:
    """Whether the words of a description tell by a proper name who it is, though it has none itself.

    A body is told by any name ("the Norwegian army"), and where it is spoken of as the only one ("the
    ministry"); a document by a name in it; a group by who is in it ("officials led by Ann Reed").
    """
    telling = [m for m in mentions if m.label not in {"Date", "Money"}]
    if kind == "organization":
        owned = any(word.endswith("'s") for word in words.lower[:core_end])
        return bool(telling) or owned or (words.lower[0] in POINTING and words.lower[core_end] not in GENERIC)
    starts = [(words.index_at(m.span.start), m) for m in telling if m.label not in {"NORP", "Location"}]
    if kind == "document":
        behind = words.lower[core_end + 1 : core_end + 3]
        named_by = core_end + (2 + (behind[-1] in DETERMINERS) if behind[:1] == ("of",) else 0)
        return any(start <= named_by for start, _ in starts)
    if kind == "group":
        return any(start > core_end and _exemplifies(words, core_end, start) for start, _ in starts)
    return False


def _exemplifies(words: Words, core_end: int, name: int) -> bool:
    """Whether the name at word ``name`` is one of those that the source means."""
    between = words.lower[core_end + 1 : name]
    return bool(between) and (
        between[0] in EXEMPLIFYING or (len(between) == 1 and between[0] in DASHES | {","})
    )


def _core_end(words: Words, mentions: Sequence[Mention]) -> int:
    """Last word before the first comma, dash, relative clause or preposition with its participle."""
    index = 0
    while (index := index + 1) < len(words):
        if words.text[index] == "(" and (closed := _closed(words, index)):
            index = closed  # "the Harbour Board (HB) secretary"
            continue
        if words.lower[index - 1] in kinds_of_nouns() and _is_participle(words, index):
            return index - 1
        if _opens(words, index, mentions):
            participle = words.lower[index - 1] in PARTICIPLES or words.is_finite(index - 1)
            return index - 2 if participle and index > 1 else index - 1
    last = len(words) - 1
    while last > 0 and not words.is_word(last):
        last -= 1
    return last


def _closed(words: Words, opening: int) -> int | None:
    """Number of the bracket that closes one behind which the noun phrase goes on."""
    if ")" not in words.text[opening:]:
        return None
    closed = words.text.index(")", opening)
    goes_on = words.is_word(closed + 1) and words.lower[closed + 1] not in PREPOSITIONS | RELATIVES
    return closed if goes_on and closed - opening <= LONGEST_BRACKET else None


def _opens(words: Words, index: int, mentions: Sequence[Mention]) -> bool:
    """Whether word ``index`` opens what only specifies the source."""
    word, before = words.lower[index], words.lower[index - 1]
    if word in RELATIVES | {"whose", ",", "("}:
        return True
    if word in DASHES:
        return words.spans[index].start > words.spans[index - 1].end  # not that of "27-year-old"
    if word not in PREPOSITIONS or (word, before) in {("than", "more"), ("than", "less"), ("than", "fewer")}:
        return False
    if word == "per" and words.lower[index + 1 : index + 2] == ("cent",):
        return False
    around = next((m for m in mentions if m.span.contains(words.spans[index])), None)
    if around is None:
        return True
    last = words.index_at(around.span.end - 1)
    # "the Bank of Eastmere official" is an official, "the Right to Water Act" an act
    goes_on = words.is_word(last + 1) and words.lower[last + 1] not in PREPOSITIONS | RELATIVES | {
        "and",
        "or",
    }
    return not (goes_on or (before not in kinds_of_nouns() and words.lower[last] in kinds_of_nouns()))


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
        apposed = words.lower[before] in DASHES | {","} or _is_titled_apposition(words, mention, core)
        # "a member of the bloc Ann Reed": the name ends the source and nothing governs it
        ends = kind == "person" and mention.span.end == span.end and words.lower[before] not in PREPOSITIONS
        fits = mention.label == ("Person" if kind in {"person", None} else "Organization")
        if fits and (apposed or (ends and not _is_anothers(words, before + 1))):
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
        if first < start and (between or not first) and not _is_anothers(words, start):
            return mention
    return None


def _is_anothers(words: Words, name: int) -> bool:
    """Whether a name is that of whom the source speaks for: "the spokeswoman for envoy Ann Reed"."""
    first = max((i + 1 for i in range(name) if words.lower[i] in PREPOSITIONS), default=0)
    title = words.lower[first:name]
    return words.lower[first - 1 : first] == ("for",) and any(
        kinds_of_nouns().get(w) == "person" for w in title
    )


def _is_titled_apposition(words: Words, mention: Mention, core: Span) -> bool:
    """Whether an apposition is a title and a name: "her adviser, former judge Ann Reed, 61"."""
    start, behind = words.index_at(mention.span.start), words.index_at(mention.span.end - 1) + 1
    comma = max(
        (i for i in range(start) if words.text[i] == "," and words.spans[i].start >= core.end), default=0
    )
    title = words.lower[comma + 1 : start]
    ends = behind == len(words) or words.text[behind] in ",("
    strange = not PREPOSITIONS.isdisjoint(title) or words.any_finite(comma + 1, start)
    return bool(
        comma
        and title
        and ends
        and not strange
        and any(part in kinds_of_nouns() for word in title for part in word.split("-"))
    )


def _is_owner(words: Words, mention: Mention, span: Span) -> bool:
    """Whether the source is what belongs to the one named: "Ann Reed" of "Ann Reed's lawyer"."""
    last = words.index_at(mention.span.end - 1)
    owner = words.lower[last].endswith("'s") or words.lower[last + 1 : last + 3] == ("'", "s")
    return owner and words.spans[last].end < span.end - len("'s")


def _kind(text: str, mention: Mention | None, noun: SourceKind | None, core: Span) -> SourceKind:
    if mention is None:
        return noun or "unknown"
    if is_outlet(text, mention):
        return "publication"
    if mention.label == "Person":
        return "organization" if noun == "organization" else "person"
    if noun == "group" and mention.label != "NORP" and mention.span.end >= core.end:
        return "organization"  # "Eastmere Armed Forces"
    if noun in {"publication", "document", "group"}:
        return noun
    if mention.label in {"Misc", "Product"}:
        return noun or "unknown"
    return "group" if mention.label == "NORP" else "organization"
