"""Where reports tell the short form of a name: "World Health Organization (WHO)"."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from sayso.core.annotations import Mention
from sayso.core.spans import Span
from sayso.resources.actors.aliases import abbreviates

BRACKET = re.compile(r"(?:['’]s?)?\s?\((?:the |or |also known as )?[\"“]?")
"""What stands between a name and its short form."""
LEAST, MOST = 3, 10
"""Letters of a short form: shorter ones stand for too much."""


def told(text: str, mentions: Iterable[Mention]) -> Iterator[tuple[Mention, Mention, Span]]:
    """The name, its short form, and where ``text`` tells them together, in order."""
    named = sorted((m for m in mentions if m.label == "Organization"), key=lambda m: m.span)
    for before, after in pairwise(named):
        if not BRACKET.fullmatch(text[before.span.end : after.span.start]):
            continue
        if not text.startswith(")", after.span.end):
            continue
        name, short = sorted((before, after), key=lambda m: -len(m.span.of(text)))
        if is_short_form(short.span.of(text), name.span.of(text)):
            yield name, short, Span(before.span.start, after.span.end + 1)


def is_short_form(short: str, name: str) -> bool:
    """Whether ``short``, mostly in capitals, may stand for the several words of ``name``."""
    letters = [letter for letter in short if letter.isalnum()]
    capitals = sum(letter.isupper() for letter in letters)
    return (
        LEAST <= len(letters) <= MOST
        and 2 * capitals >= len(letters)
        and " " not in short
        and " " in name
        and abbreviates(short, name)
    )
