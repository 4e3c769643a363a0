"""Outlets between a speaker and the page: who was told, who had the interview, who carried the statement."""

import re
from collections.abc import Sequence
from functools import cache

from sayso.core.annotations import Attribution, Mention
from sayso.core.spans import Span, hull
from sayso.linking.names import inside
from sayso.resources.lexicons import load_lexicon

REACH = 60
"""Characters behind "told" or "interview with" within which the outlet's name begins."""
AROUND = 25
"""Characters before and behind a name within which "newspaper" or "news agency" says that it is an outlet."""
_TO_AN_OUTLET = re.compile(
    r"\b(?:told|tells?|telling|interviews? (?:with|to|on|by)|statements? to|speaking (?:\w+ )?(?:to|with|on)"
    r"|spoke (?:\w+ )?(?:to|with|on)|(?:as )?(?:quoted|cited|carried|reported|stated|said) (?:by|in|to|on)"
    r"|published (?:\w+ )?(?:by|in|on)|according to|talking to|interviewed by|remarks to|comments to)\s",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[.;:!?“”\"\n]|\bthat\b|\bsaid\b|, ")


def outlet_told(
    text: str,
    row: Attribution,
    sentence: Span,
    mentions: Sequence[Mention],
    publisher: str | None,
) -> Mention | None:
    """The other outlet through which the words of ``row`` came: "the minister told Reuters that …"."""
    if not row.cue:
        return None
    cue = hull(row.cue)
    for trigger in _TO_AN_OUTLET.finditer(text, sentence.start, sentence.end):
        within_cue = trigger.end() >= cue.start and trigger.start() <= cue.end
        quoted = any(piece.contains(Span(*trigger.span())) for piece in row.content)
        if not within_cue and (
            quoted or trigger.group().lower().startswith(("told", "tell", "said", "stated"))
        ):
            continue
        end = trigger.end()
        stop = _BREAK.search(text, end, end + REACH)
        for mention in inside(mentions, end - 1, end + REACH + 40):
            if mention.span.start > (stop.start() if stop else end + REACH):
                break
            if any(mention.span.overlaps(piece) for piece in row.source):
                break
            if is_outlet(text, mention):
                return None if _is_publisher(text, mention, publisher) else mention
    return None


def is_outlet(text: str, mention: Mention) -> bool:
    """Whether the name is that of an outlet, by its words or by what stands around it."""
    if mention.label not in {"Organization", "Misc", "Product", "Person", "Location"}:
        return False
    name = mention.span.of(text)
    words = re.findall(r"\w+", name.lower())
    if not _words().isdisjoint(words) or _plain(name) in _names():
        return True
    # "the radio host Ann Reed" and "Mary Sun" are persons, though Harbour Radio may pass for one
    return mention.label != "Person" and (_is_paper(words) or _is_called_outlet(text, mention))


def _is_paper(words: Sequence[str]) -> bool:
    """Whether it is a newspaper's name: "Eastmere Times", "the Times of Eastmere", not "Standard Bank"."""
    first = words[1:] if words[:1] == ["the"] else words
    return bool(first) and (first[-1] in _papers() or (first[0] in _papers() and first[1:2] == ["of"]))


def _plain(name: str) -> str:
    return name.lower().removeprefix("the ").removesuffix("'s").removesuffix("’s")


def _is_called_outlet(text: str, mention: Mention) -> bool:
    """Whether "the newspaper" or "news agency" stands right before or behind the name."""
    before = re.findall(r"[\w-]+", text[max(0, mention.span.start - AROUND) : mention.span.start].lower())
    behind = re.findall(r"[\w-]+", text[mention.span.end : mention.span.end + AROUND].lower())
    near = {*before[-2:], *behind[:2]}
    return not near.isdisjoint(_nouns()) or near >= {"news", "agency"}


def _is_publisher(text: str, mention: Mention, publisher: str | None) -> bool:
    """Whether the outlet is the one that publishes the report, which is no link of its own chains.

    Where the publisher is not known, a newspaper that the report does not introduce ("told the Lantern",
    not "told the Lantern newspaper") is taken to be the reader's own.
    """
    name = _plain(mention.span.of(text))
    if publisher:
        other = _plain(publisher)
        return name == other or name in other or other in name
    return name.split()[-1] in _papers() and name not in _world() and not _is_called_outlet(text, mention)


@cache
def _table() -> dict[str, str]:
    table: dict[str, str] = load_lexicon("nouns")["outlets"]
    return table


@cache
def _nouns() -> frozenset[str]:
    """Words by which a report says that a name is an outlet's."""
    publications = load_lexicon("nouns")["kinds"]["publication"].split()
    return frozenset(publications) - {"press"} | {
        "website",
        "radio",
        "tv",
        "television",
    }  # "press conference"


@cache
def _papers() -> frozenset[str]:
    return frozenset(_table()["papers"].split())


@cache
def _words() -> frozenset[str]:
    return frozenset(_table()["words"].split())


@cache
def _names() -> frozenset[str]:
    return frozenset(name.replace("_", " ") for name in _table()["names"].split())


@cache
def _world() -> frozenset[str]:
    return frozenset(name.replace("_", " ") for name in _table()["world_papers"].split())
