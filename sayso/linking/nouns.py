"""What a noun says of a source: one person, several, a body, a document, an outlet."""

from collections.abc import Mapping
from functools import cache

from sayso.core.annotations import SourceKind
from sayso.resources.lexicons import load_lexicon


@cache
def kinds_of_nouns() -> Mapping[str, SourceKind]:
    """Head nouns in both numbers, lower case, to their kind of source; several of them are a group."""
    table: Mapping[SourceKind, str] = load_lexicon("nouns")["kinds"]
    kinds: dict[str, SourceKind] = {}
    for kind in ("organization", "document", "publication", "person"):
        for noun in table[kind].split():
            kinds[plural(noun)] = "group" if kind in {"organization", "person"} else kind
            kinds[noun] = kind
    kinds |= dict.fromkeys(table["group"].split(), "group")
    return kinds


def plural(noun: str) -> str:
    """The regular plural of an English noun."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")
