"""Anonymity as data: how many sources the words say there are, and why the report does not name them."""

import re
from collections.abc import Sequence

from sayso.core.spans import Span, hull, trimmed
from sayso.linking.nouns import kinds_of_nouns
from sayso.resources.words import PREPOSITIONS, RELATIVES, words_in

DOZEN = 12
NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split(),
        start=1,
    )
} | {"both": 2, "couple": 2, "pair": 2, "duo": 2, "trio": 3, "quartet": 4, "dozen": DOZEN}
SINGLE = frozenset("a an another one".split())
DEFINITE = frozenset("the this that his her its their our".split())
BEFORE_NUMBER = (
    SINGLE | DEFINITE | frozenset("these those all other same further remaining first last".split())
)
NOT_SOURCES = frozenset("percent per % million billion thousand hundred".split())
"""What a number before them does not count sources with: "20 percent of residents"."""
UNCOUNTED = frozenset(
    "group number handful majority minority series string team crowd panel host range lot few variety third "
    "quarter half set section amount bit".split()
)
"""Nouns after "a" that stand for nobody knows how many."""
AFTER_PHRASE = (
    RELATIVES | PREPOSITIONS | frozenset("whom whose that speaking requesting asking , ( — –".split())
)
YEARS = range(1900, 2100)
LONGEST = 4
"""Digits of a number that may count sources."""

HINT = re.compile(r"anonym|named?\b|names\b|identi|quoted|cited|authori[sz]ed", re.IGNORECASE)
"""Stands in every reason; most sentences lack it, and are done with at once."""
_NAMED = r"""(?:
    be(?:ing)?\s(?:\w+ly\s)?(?:named|identified|quoted|cited)(?:\sby\sname)?
  | (?:remain|stay|be|keep)\sanonymous
  | (?:give|disclose|reveal|share)\s(?:his|her|their|its)\s(?:\w+\s)?(?:names?|identity)
)"""
UNNAMED = re.compile(
    rf"""\b(?:
    on\s(?:the\s|a\s|strict\s)*condition\sof\s(?:\w+\s)?anonymity
  | on\s(?:the\s)?condition\s(?:that\s)?(?:he|she|they|it)\s(?:(?:would|will|should)\s)?not\s{_NAMED}
  | (?:who\s(?:\w+\s)?)?(?:not\s|n[’']t\s)?
    (?:ask|request|declin|refus|wish|want|prefer|insist|choos|chose|agree|opt)\w*\s(?:not\s)?(?:to|on)\s(?:not\s)?{_NAMED}
  | who\s(?:did|does|do|would)(?:\snot|n[’']t)\s(?:want|wish|like|agree)\sto\s{_NAMED}
  | (?:who\s(?:\w+\s)?)?(?:request|ask|demand|insist|seek|sought|grant)\w*\s(?:for\s|on\s)?anonymity
  | (?:who\s)?(?:speaking|spoke|talking|talked)\sanonymously
  | not\sto\sbe\s(?:named|identified|quoted)(?:\sby\sname)?
  | whose\s(?:names?|identit(?:y|ies))\s(?:\w+\s){{1,3}}(?:withheld|changed)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""The words that say a source would not be named."""
FORBIDDEN = re.compile(
    r"""\b(?:(?:who|because|as|since)\s)?(?:(?:he|she|they)\s)?
    (?:(?:is|are|was|were)(?:\s+not\s+|n[’']t\s+|\s+un)|being\s+un|not\s+)authori[sz]ed\sto\s
    (?:speak|talk|comment|discuss|brief|disclose|reveal|give|make|release|share)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Says at once that a source is not named and why: "who was not authorized to speak publicly"."""
WHY = re.compile(
    r"""[,\s]*(?P<why>(?:
    because | as | since | given | for\s(?:fear|security|safety|reasons|personal|legal|professional)
  | fearing | due\sto | owing\sto | citing | in\sorder\sto | so\s(?:as|that) | to\s(?-i:[a-z]+)
    )\b)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What opens a reason right after the words that say a source would not be named."""
END = re.compile(
    r"""[,;:“”"—–()] | \.(?=\s+(?-i:[A-Z]))
  | \s(?:said|says|told|added|stated|confirmed|claimed|explained|noted)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Where the clause of a reason ends at the latest."""


def count_of(text: str, span: Span) -> int | None:
    """How many sources the words of ``span`` say there are; None where they do not tell exactly.

    "Three officials" are three, "a senior official" is one, "an aide and two diplomats" are three;
    "officials", "several sources", "at least two aides" and "a report" do not tell.
    """
    lower = words_in(text, span).lower
    counts = [_count(part) for part in _coordinated(lower)]
    if not counts or None in counts:
        return None
    return sum(count for count in counts if count is not None)


def reason_of(text: str, source: Span, sentence: Span) -> Span | None:
    """Why the report does not name ``source``, as worded in it or in the ``sentence`` around it.

    The clause of the reason ("because he was not authorised to speak to the press"); where none is
    given, the words that say the source would not be named ("on condition of anonymity"). Of several,
    those within the source, else the next after it, else the last before it.
    """
    around = hull((source, sentence))
    if not HINT.search(text, *around):
        return None
    found = [match.span() for match in UNNAMED.finditer(text, *around)]
    if found:
        unnamed = _nearest([Span(*span) for span in found], source)
        return _reason_after(text, unnamed, source, around.end) or unnamed
    forbidden = [Span(*match.span()) for match in FORBIDDEN.finditer(text, *around)]
    return _clause(text, _nearest(forbidden, source).start, around.end) if forbidden else None


def _coordinated(lower: Sequence[str]) -> list[Sequence[str]]:
    """The parts of "an aide and two diplomats"; one where what follows "and" counts nobody."""
    for number, word in enumerate(lower[:-1]):
        if word == "and" and _starts_count(lower[number + 1]):
            return [lower[:number], *_coordinated(lower[number + 1 :])]
    return [lower] if lower else []


def _starts_count(word: str) -> bool:
    return (
        word in SINGLE or word in NUMBERS or word.isdecimal() or word in {"several", "some", "many", "other"}
    )


def _count(lower: Sequence[str]) -> int | None:
    """How many one noun phrase says there are."""
    if lower[:1] == ("both",) and "and" in lower:
        return None
    start = next(
        (n for n, word in enumerate(lower) if word not in BEFORE_NUMBER or word == "one"), len(lower)
    )
    if number := _number(lower[start:]):
        return number
    phrase = _core(lower)
    if not phrase or phrase[-1] in UNCOUNTED or "and" in phrase or not NOT_SOURCES.isdisjoint(lower):
        return None
    kind = kinds_of_nouns().get(phrase[-1])
    if phrase[0] in SINGLE:
        return None if kind in {"document", "publication"} else 1
    return 1 if kind == "person" else None


def _number(lower: Sequence[str]) -> int | None:
    if not lower or (len(lower) > 1 and lower[1] in NOT_SOURCES):
        return None
    if lower[1:2] == ("dozen",) and lower[0] in NUMBERS:
        return NUMBERS[lower[0]] * DOZEN
    if lower[0].isdecimal() and len(lower[0]) <= LONGEST:
        return int(lower[0]) if int(lower[0]) not in YEARS else None
    return NUMBERS.get(lower[0])


def _core(lower: Sequence[str]) -> Sequence[str]:
    """The words before a relative clause, a preposition or a comma; the last is mostly the head noun."""
    return lower[: next((n for n, word in enumerate(lower) if n and word in AFTER_PHRASE), len(lower))]


def _nearest(found: Sequence[Span], source: Span) -> Span:
    within = [span for span in found if source.contains(span)]
    after = [span for span in found if span.start >= source.end]
    return (within or after or found[-1:])[0]


def _reason_after(text: str, unnamed: Span, source: Span, limit: int) -> Span | None:
    why = WHY.match(text, unnamed.end, limit)
    if why is None:
        return None
    start = why.start("why")
    return _clause(text, start, source.end if source.start <= start < source.end else limit)


def _clause(text: str, start: int, limit: int) -> Span:
    end = END.search(text, start, limit)
    return trimmed(text, Span(start, end.start() if end else limit), strip=" .\n")
