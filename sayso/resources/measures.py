"""Nouns and units after a number: who is counted, what is measured, which word is a plural."""

import re

from sayso.resources.lexicons import load_lexicon


def _any_of(words: str) -> str:
    found = sorted(words.split(), key=lambda w: (-len(w), w))
    return "|".join(re.escape(word.replace("_", " ")) for word in found)


_TABLE = load_lexicon("measures")
_NOUNS = {name: frozenset(words.split()) for name, words in _TABLE["nouns"].items()}
ATTRIBUTIVE = _NOUNS["attributive"]
"""Plurals that rather stand before what is counted: "two sports clubs"."""
NO_NOUNS = _NOUNS["none"]
"""Adverbs, particles and the like that end a noun phrase."""
PEOPLE_VERBS = frozenset(_TABLE["people"]["verbs"].split())
"""What is done to people and by them: a bare number beside it counts people."""
_PEOPLE = frozenset(_TABLE["people"]["nouns"].split()) | frozenset(
    load_lexicon("nouns")["kinds"]["person"].split()
)
_ENDINGS = tuple(_TABLE["people"]["endings"].split())
_PEOPLES = tuple(_TABLE["people"]["peoples"].split())
_THINGS = tuple(_TABLE["people"]["things"].split())
LABELS = {name: _any_of(words) for name, words in _TABLE["labels"].items()}
"""Alternatives of a regular expression: nouns that a number tells apart rather than counts."""
_UNITS = {word.replace("_", " "): unit for unit, words in _TABLE["units"].items() for word in words.split()}
_UNIT = re.compile(
    rf"[\s-]?({_any_of(' '.join(_TABLE['units'].values()))})(?![\w²³/])",
    re.IGNORECASE,
)
_ALIKE = {word: unit for unit, words in _TABLE["alike"].items() for word in words.split()}
_SHORT_UNITS = frozenset(word for word in _UNITS if len(word) <= 2)  # noqa: PLR2004 - "m", "kg", "hr"


def unit_after(text: str, start: int, stop: int) -> tuple[str, int] | None:
    """The unit of measure that begins at ``start`` and where its words end: "km2" for " square kilometres".

    A short one keeps its case, so that "5 M" and "3 G" are none.
    """
    match = _UNIT.match(text, start, stop)
    word = match[1] if match else ""
    unit = _UNITS.get(word.lower())
    odd_case = word.lower() in _SHORT_UNITS and word != word.lower() and word not in _TABLE["units"]
    return None if match is None or unit is None or odd_case else (unit, match.end())


def is_people(noun: str) -> bool:
    """Whether a noun means human beings: by the lexicon, as a demonym ("Israelis") or by its ending."""
    word = noun.lower()
    known = word in _PEOPLE or singular(word) in _PEOPLE or word.rpartition("-")[2] in _PEOPLE
    likely = word.endswith(_ENDINGS) or (noun[:1].isupper() and word.endswith(_PEOPLES))
    return known or (likely and not word.endswith(_THINGS))


def unit_of(head: str) -> str:
    """The unit that a counted noun is: people, what it is told in with others like it, or the noun itself."""
    return "people" if is_people(head) else _ALIKE.get(head.lower(), head.lower())


def is_plural(noun: str) -> bool:
    """Whether a lower-case word has the form of a plural noun."""
    if noun in _NOUNS["plurals"] or noun.rpartition("-")[2] in _NOUNS["plurals"]:
        return True
    return (
        len(noun) > len("gas")
        and noun.endswith("s")
        and not noun.endswith(("ss", "us", "is", "'s", "’s"))
        and noun not in _NOUNS["singulars"]
    ) or noun in {"mps", "tvs", "ngos", "pcs"}


def singular(noun: str) -> str:
    """The regular singular of a lower-case noun; what is none comes back as it is."""
    if noun.endswith("ies") and len(noun) > len("flies"):
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    return noun.removesuffix("s") if not noun.endswith("ss") else noun


def plural(noun: str) -> str:
    """The regular plural of a lower-case noun; a plural comes back as it is."""
    if is_plural(noun):
        return noun
    if noun.endswith(("s", "x", "sh", "ch")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        return noun[:-1] + "ies"
    return {"man": "men", "woman": "women", "child": "children", "person": "people"}.get(noun, noun + "s")
