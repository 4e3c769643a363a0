"""Currencies: the signs before an amount and the words after it."""

import re
import unicodedata

from sayso.resources.lexicons import load_lexicon
from sayso.resources.words import AUXILIARIES, COORDINATORS, PREPOSITIONS, SUBORDINATORS

_TABLE = load_lexicon("measures")
_SIGNS: dict[str, str] = {
    sign: code for code, signs in _TABLE["currency_signs"].items() for sign in signs.split()
}
_SIGNS |= {code: code for code in _TABLE["currencies"]}
_WORDS: dict[str, str] = {
    word.replace("_", " "): code for code, words in _TABLE["currencies"].items() for word in words.split()
}
_LETTERS: dict[str, str] = {letter: code for code, letter in _TABLE["currency_letters"].items()}
_HOMOGRAPHS = frozenset(_TABLE["currency_homographs"]["words"].split())


def _any_of(words: frozenset[str] | set[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_CHARACTERS = "".join(sorted({c for sign in _SIGNS for c in sign if unicodedata.category(c) == "Sc"}))
_ABBREVIATIONS = _any_of({sign for sign in _SIGNS if not set(sign) & set(_CHARACTERS)})
SIGN = rf"(?:(?:\b[A-Za-z]{{1,3}})?[{_CHARACTERS}]|(?<!\w)(?:{_ABBREVIATIONS})\.?)"
"""Pattern of what stands before an amount, case-sensitive: "$", "US$", "Rs.", "ZAR"."""
LETTER = rf"(?<!\w)[{''.join(sorted(_LETTERS))}]"
"""Pattern of a letter that stands for a currency before what is plainly an amount: "N200 billion"."""
PLAIN_WORD = f"(?:{_any_of(_WORDS.keys() - _HOMOGRAPHS)})"
"""Pattern of a word after an amount that names a currency and nothing else."""
_BEFORE = re.compile(rf"({SIGN})\s?[-−]?$")
_LETTER_BEFORE = re.compile(rf"({LETTER})$")
_SIGN_AFTER = re.compile(rf"^\s?([{_CHARACTERS}])(?!\s?\d)")
_WORD_AFTER = re.compile(
    rf"^[\s-](?P<of>of\s)?(?:(?P<plain>{PLAIN_WORD})|(?P<homograph>{_any_of(_HOMOGRAPHS)}))\b", re.IGNORECASE
)
_NEXT_WORD = re.compile(r"\s([a-z]+)")
_NO_NOUNS = AUXILIARIES | COORDINATORS | PREPOSITIONS | SUBORDINATORS | {"to", "each", "more", "less"}


def currency_before(before: str, *, large: bool = False) -> str | None:
    """ISO code of the sign or code that ``before`` ends with; None for none and for an unknown one.

    A single letter counts only before an amount that is ``large``, that is written with a magnitude or
    separators: "N200 billion", but not "P2" or "K9".
    """
    if match := _BEFORE.search(before):
        return _SIGNS.get(match[1]) or _SIGNS.get(match[1].rstrip("."))
    letter = _LETTER_BEFORE.search(before) if large else None
    return _LETTERS[letter[1]] if letter else None


def currency_after(after: str, *, large: bool) -> str | None:
    """ISO code of the sign or word that ``after`` starts with.

    A homograph counts only after an amount that is ``large``, that is written with a magnitude, and
    before no noun: "3 million won", but not "two won medals" or "2 million real estate deals".
    """
    if sign := _SIGN_AFTER.match(after):
        return _SIGNS[sign[1]]
    match = _WORD_AFTER.match(after)
    if not match:
        return None
    if match["plain"]:
        return _WORDS.get(match["plain"].lower())
    following = _NEXT_WORD.match(after, match.end())
    modifies = following is not None and following[1] not in _NO_NOUNS
    return _WORDS.get(match["homograph"].lower()) if large and not modifies else None
