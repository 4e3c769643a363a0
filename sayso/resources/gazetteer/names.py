"""Which of the many names that GeoNames lists an English report may use."""

import unicodedata
from collections.abc import Iterable

from sayso.resources.gazetteer.keys import OF_TWO, key_of
from sayso.resources.gazetteer.roles import Role

LONGEST_CODE = 4
"""Capitals alone up to this length are codes of airports or countries in some language: "SAM", "CHI"."""
SHORTEST = 3
"""Letters of another name, at least."""
GENERIC = frozenset(
    "county parish borough district province governorate state region department prefecture municipality "
    "oblast division canton".split()
)


def other_names(names: Iterable[str]) -> list[tuple[str, Role]]:
    """Names in Latin letters as they are written in running text; no codes, no romanisations of sounds."""
    return [(name, Role.ALIAS) for name in names if _usable(name)]


def short_names(name: str) -> list[tuple[str, Role]]:
    """What the report says for "Vell County" beside other counties: "Vell"."""
    words = name.split()
    if len(words) > 1 and words[-1].lower() in GENERIC:
        return [(" ".join(words[:-1]), Role.SHORT)]
    if len(words) > OF_TWO and words[1] == "of" and words[0].lower() in GENERIC:
        return [(" ".join(words[2:]), Role.SHORT)]
    return []


def _usable(name: str) -> bool:
    if not name[:1].isupper() and name[:1] not in "'’‘`":
        return False
    if name.isupper() and len(name) <= LONGEST_CODE:
        return False
    latin = all("LATIN" in unicodedata.name(letter, "") for letter in name if letter.isalpha())
    return latin and len(key_of(name)) >= SHORTEST
