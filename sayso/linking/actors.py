"""Who acts: the country and the sector that a name or a description stands for.

``code`` looks at words alone and needs no report; ``actors_reports`` gives it what a report says around
the names.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from sayso.core.annotations import EntityKind
from sayso.linking.actors_phrases import Found, Word, found_in, words_of
from sayso.linking.actors_reading import country_of, sector_of
from sayso.resources.actors import Known, Role

DOMESTIC = frozenset("AGR COP CRM CVL EDU ELI GOV JUD LAB LEG MED MIL OPP PTY REB REL SPY UAF".split())
"""Sectors of those who are of the report's own country where no other is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """What an actor is in event data.

    Attributes:
        country: ISO 3166 alpha-3; None where the words do not tell, and for what belongs to no country.
        sector: PLOVER sector code; None where the words do not tell, and for a country as such.
    """

    country: str | None = None
    sector: str | None = None


def code(
    name: str,
    *,
    kind: EntityKind | None = None,
    context: Iterable[str] = (),
    published: str | None = None,
    home: str | None = None,
) -> Actor:
    """The actor that ``name`` stands for.

    Args:
        name: a name or a description: "the White House", "Iraqi Prime Minister Mohammed Shia al-Sudani".
        kind: what it names. A place is no more than the place, except for the seat of a government.
        context: words that stand with the name and describe it, the nearest first: titles, appositions.
            What the name itself tells goes before.
        published: ISO 8601 date by which terms of office are told; without one a leader is in office.
        home: country of those whom no word gives a country, such as "the police".
    """
    country, sector, bound = None, None, False
    for position, words in enumerate(chain((name,), context)):
        actor, international = _read(words, None if position else kind, published)
        country, sector, bound = country or actor.country, sector or actor.sector, bound or international
        if sector and (country or bound):
            break
    if country is None and not bound and sector in DOMESTIC:
        country = home
    return Actor(country=country, sector=sector)


def _read(phrase: str, kind: EntityKind | None, published: str | None) -> tuple[Actor, bool]:
    """What the words of one phrase tell, and whether they name a body that is of no country."""
    words = words_of(phrase)
    found = found_in(words)
    if kind == "person":
        found = _described([one for one in found if not _is_surname(one, words)])
    alone = len(found) == 1 and found[0].last - found[0].first + 1 == len(words)
    sector = sector_of(found, kind=kind, published=published, alone=alone)
    if sector is None and kind in {None, "organization"} and found and words[-1].written[0].isupper():
        sector = _ending(found[-1], len(words))
    actor = Actor(country=country_of(found, published=published), sector=sector)
    return actor, any(isinstance(one.means, Known) and one.means.country is None for one in found)


def _ending(last: Found, length: int) -> str | None:
    """The sector that the last word of an organisation's name tells: "Harbour Times"."""
    tells = isinstance(last.means, Role) and last.means.force == "last" and last.last == length - 1
    return last.means.sector if tells and isinstance(last.means, Role) else None


def _is_surname(found: Found, words: Sequence[Word]) -> bool:
    """Whether a noun is no role but the end of a personal name: "Judge" in "Aaron Judge"."""
    before = words[found.first - 1] if found.first else None
    ends = found.last == len(words) - 1 and words[found.last].written[0].isupper()
    return isinstance(found.means, Role) and ends and before is not None and before.written[0].isupper()


def _described(found: list[Found]) -> list[Found]:
    """Without names that no role stands beside: "Chad Reed" is no Chadian, "Chad's envoy Reed" is one."""
    roles = [one.first for one in found if isinstance(one.means, Role)]
    return [
        one
        for one in found
        if not isinstance(one.means, Known) or (roles and (one.first < roles[-1] or one.first > roles[0]))
    ]
