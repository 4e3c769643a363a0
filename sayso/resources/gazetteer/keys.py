"""Names of places as they are looked up: one form for all spellings that differ in nothing that matters."""

import re
import unicodedata
from hashlib import blake2b

SPELLED = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe",
        "þ": "th", "ə": "a", "ŋ": "ng", "&": " and ",
        "-": " ", "‐": " ", "‑": " ", "–": " ", "—": " ", "/": " ", ",": " ",
    }
)  # fmt: skip
SILENT = re.compile(r"[\u0300-\u036f.'’‘`ʻʼʾʿ\"“”()]")
"""Accents and marks that come and go between spellings of one name."""
SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
"""Words that are written out here and shortened there."""
ARTICLES = frozenset({"al", "el", "ad", "ar", "as", "at", "az", "an", "ash"})
"""The Arabic article and what it becomes before some consonants."""

WRITTEN_OUT = {"co": "county", "twp": "township", "prov": "province", "is": "islands"}
DIRECTIONS = frozenset(
    "north south east west northern southern eastern western northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern central upper lower greater inner outer downtown "
    "old mid".split()
)
GENERIC = frozenset(
    "city town village township twp county co province governorate state region district municipality "
    "parish borough area valley university college airport port harbor harbour station camp base river "
    "lake bay".split()
)
"""Words for what a place is, which may be left out to find what it is named after or lies at."""
ROADS = frozenset(
    "street st road rd avenue ave highway hwy drive dr lane ln boulevard blvd court ct way".split()
)
"""A road named after a place is elsewhere."""
OF_TWO = 2


def key_of(name: str) -> str:
    """``name`` in lower case without accents, marks, hyphens and a leading "the"; may be empty."""
    spelled = unicodedata.normalize("NFKD", name.casefold()).casefold().translate(SPELLED)
    words = SILENT.sub("", spelled).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(SHORT.get(word, word) for word in words)


def looser_keys(key: str) -> list[str]:
    """Keys to try when ``key`` finds nothing, the best first.

    The Arabic article is left out or put before, words for directions and kinds are left out.
    """
    words = key.split()
    if not words or words[-1] in ROADS:
        return []
    first, rest = words[0], words[1:]
    if first in ARTICLES and rest:
        found = [" ".join(rest), *(f"{article} {' '.join(rest)}" for article in sorted(ARTICLES - {first}))]
    else:
        found = [f"al {key}"]
    if words[-1] in WRITTEN_OUT:
        found.append(" ".join([*words[:-1], WRITTEN_OUT[words[-1]]]))
    if first in DIRECTIONS:
        found.append(" ".join(rest))
    if len(words) > 1 and words[-1] in GENERIC:
        found.append(" ".join(words[:-1]))
    if len(words) > OF_TWO and words[1] == "of" and first in GENERIC:
        found.append(" ".join(words[2:]))
    return [other for other in found if other]


def beginnings(key: str) -> list[str]:
    """The words that ``key`` begins with, the longest first: a name may begin with a place's."""
    words = key.split()
    if not words or words[-1] in ROADS:
        return []
    return [" ".join(words[:count]) for count in range(len(words) - 1, 0, -1)]


def hash_of(key: str) -> int:
    """The 64 bits by which the gazetteer finds a key: two of a million names collide once in 10⁷ tries."""
    return int.from_bytes(blake2b(key.encode("utf-8", "replace"), digest_size=8).digest(), "little")
