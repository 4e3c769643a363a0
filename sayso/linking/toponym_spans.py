"""Where a report's toponyms stand, by the encoder, by its mentions and the gazetteer.

Places are named by themselves and inside other names: "the Vell health ministry", "University of Ostrel".
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

import numpy as np

from sayso.core.annotations import Layers, Mention
from sayso.core.document import Document
from sayso.core.spans import Span, merged, overlapping, trimmed
from sayso.encoder.encoding import encoding_of
from sayso.encoder.toponyms import toponyms
from sayso.resources.gazetteer import Gazetteer
from sayso.resources.gazetteer.keys import DIRECTIONS, GENERIC, key_of
from sayso.resources.gazetteer.kinds import KINDS
from sayso.resources.gazetteer.roles import Role

SpanFinder = Callable[[Document, Layers, Gazetteer], Sequence[Span]]
"""Finds the toponyms of a document, in text order, none overlapping another."""

Known = Literal["sure", "perhaps", "no"]
ITSELF = frozenset({"Location"})
"""Labels of mentions that are toponyms as they stand."""
HOLDS = frozenset({"Organization", "Facility", "NORP", "Misc", "Product"})
"""Labels of mentions that may hold toponyms."""
WORD = re.compile(r"[^\W_][\w.’'‘`-]*\w\.?|\w")
POSSESSIVE = re.compile(r"['’]s?$")
LONGEST = 4
"""Words of a nested toponym, at most."""
LIKELY, SURE = -2.0, 3.0
"""By how much the encoder must prefer a toponym that mentions tell too, and one that they do not (tuned on
the fifth of geo/dev that it did not learn from)."""
MARKS = " ,'’\"“”;:()"
LARGE = 200_000
"""People of a place whose name is its own wherever it stands; smaller ones share theirs with families."""
WIDE = np.array([kind.precision in {"country", "region"} or kind.name == "division" for kind in KINDS])
COUNTIES = (" county", " parish", " province", " governorate")
ORDINARY = (
    DIRECTIONS
    | GENERIC
    | frozenset("la centre center union commerce border lakes gulf highway orient".split())
)
"""Words that are places' names somewhere and mean nothing of the kind inside other names."""
AFTER_NAME = frozenset("police university college county council city state sheriff fire hospital".split())
"""Words that make the name before them a toponym: "Vell police"."""


def agreed_spans(document: Document, layers: Layers, gazetteer: Gazetteer) -> Sequence[Span]:
    """Those that mentions and gazetteer tell and the encoder does not doubt, and what it alone is sure of."""
    encoding, text = encoding_of(layers), document.text
    likely, sure = (
        {part for span in toponyms(encoding, lead=lead) for part in _plain(text, span)}
        for lead in (LIKELY, SURE)
    )
    agreed = {span for span in spans_in_mentions(document, layers, gazetteer) if span in likely}
    taken = merged(agreed)
    return sorted(agreed | {span for span in sure if not overlapping(taken, span)})


def _plain(text: str, span: Span) -> Iterator[Span]:
    """The names in what the encoder took for one, without the marks around them."""
    for part in _parts(text, _bare(text, trimmed(text, span, strip=MARKS))):
        if any(map(str.isalpha, part.of(text))):
            yield part


def spans_in_mentions(document: Document, layers: Layers, gazetteer: Gazetteer) -> Sequence[Span]:
    """The toponyms that are mentions or stand in them."""
    text = document.text
    found = [
        part
        for mention in layers.mentions or ()
        if mention.label in ITSELF
        for part in _parts(text, _bare(text, mention.span))
    ]
    held = [mention for mention in layers.mentions or () if mention.label in HOLDS]
    return sorted({*found, *_nested(text, held, gazetteer)})


def _parts(text: str, span: Span) -> Iterator[Span]:
    """The names of an enumeration that was taken for one: "Ostrel, Vell"."""
    start = span.start
    for piece in span.of(text).split(", "):
        yield _whole(text, Span(start, start + len(piece)))
        start += len(piece) + len(", ")


def _whole(text: str, span: Span) -> Span:
    """The span with the full stop of an abbreviation that was left off: "U.S."."""
    dotted = text[span.end : span.end + 1] == "." and "." in span.of(text)[1:]
    return Span(span.start, span.end + 1) if dotted else span


def _bare(text: str, span: Span) -> Span:
    """The span without an article before it and a possessive after it."""
    words = span.of(text)
    start = span.start + (len("the ") if words.lower().startswith("the ") else 0)
    ending = POSSESSIVE.search(words)
    return (
        Span(start, span.end - len(ending.group()))
        if ending and ending.start() > 0
        else Span(start, span.end)
    )


def _nested(text: str, held: Sequence[Mention], gazetteer: Gazetteer) -> Iterator[Span]:
    """The longest names of places in each mention, from its start on."""
    options = [list(_options(text, mention.span)) for mention in held]
    keys = [key_of(span.of(text)) for spans in options for span in spans]
    known = {
        key: _names_a_place(key, meanings, gazetteer)
        for key, meanings in zip(keys, gazetteer.look_up(keys), strict=True)
    }
    for mention, spans in zip(held, options, strict=True):
        taken = mention.span.start
        for span in spans:
            if span.start >= taken and _fits(text, span, mention, known[key_of(span.of(text))]):
                yield span
                taken = span.end


def _options(text: str, span: Span) -> Iterator[Span]:
    words = [match.span() for match in WORD.finditer(text, span.start, span.end)]
    for first, (start, _) in enumerate(words):
        for last in range(min(first + LONGEST, len(words)) - 1, first - 1, -1):
            option = _whole(text, _bare(text, Span(start, words[last][1])))
            if text[start].isupper() and option.start < option.end:
                yield option


def _fits(text: str, span: Span, mention: Mention, known: Known) -> bool:
    if known in {"no", "sure"}:
        return known == "sure"
    before = text[max(mention.span.start, span.start - len(" of ")) : span.start]
    following = WORD.match(text, min(span.end + 1, len(text)))
    named = before.endswith((" of ", " in ")) or (
        following is not None and following.group().lower() in AFTER_NAME
    )
    return named and mention.label != "NORP"


def _names_a_place(key: str, meanings: tuple[np.ndarray, np.ndarray], gazetteer: Gazetteer) -> Known:
    """How surely a name is a place's, wherever it stands."""
    places, roles = meanings
    if not len(places) or key in ORDINARY:
        return "no"
    wide = WIDE[gazetteer.kind[places]] & (roles <= Role.ALIAS)
    large = (gazetteer.population[places] >= LARGE) & (roles == Role.MAIN)
    sure = key.endswith(COUNTIES) or ((roles == Role.DEMONYM) | wide | large).any()
    return "sure" if sure else "perhaps"
