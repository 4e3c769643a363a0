"""What speaks for each candidate: the place itself, the words beside its name, the rest of the report."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.linking.toponym_candidates import Candidates
from sayso.linking.toponym_homes import Home
from sayso.resources.gazetteer import NOWHERE, Gazetteer
from sayso.resources.gazetteer.kinds import KINDS
from sayso.resources.gazetteer.roles import Role

Floats = NDArray[np.float64]

GROUPS = ("country", "division", "county", "district", "city", "region", "water", "point")
"""Kinds of places that the ranking tells apart."""
GROUP_OF_KIND = {
    "country": "country",
    "former country": "country",
    "territory": "country",
    "division": "division",
    "county": "county",
    "district": "district",
    **dict.fromkeys(("capital", "city", "quarter", "settlement"), "city"),
    **dict.fromkeys(("ocean", "sea", "gulf", "strait", "canal", "lake", "river", "water"), "water"),
}
OF_PRECISION = {"region": "region", "point": "point"}
GROUP = np.array(
    [GROUPS.index(GROUP_OF_KIND.get(kind.name) or OF_PRECISION[kind.precision]) for kind in KINDS]
)
CAPITAL = [kind.name for kind in KINDS].index("capital")
COUNTRY, DIVISION, CITY = map(GROUPS.index, ("country", "division", "city"))

STATIC = (
    *(f"is a {group}" for group in GROUPS),
    "is a capital",
    "people of a city",
    "people of an area",
    "fewer people than the largest of its name",
    "is the largest of its name",
    "by an alias",
    "by a short name that no noun beside it bears out",
    "by a demonym",
    "by an abbreviation",
    "is of a curated table",
    "a noun beside it tells its kind",
    "the words after it name what contains it",
    "they name what contains it elsewhere in the report",
    "in the publisher's country",
    "within 100 km of the publisher's home",
    "within 400 km of the publisher's home",
    "the publisher's address has its name",
)
CONTEXT = (
    "share of the other toponyms in its country",
    "share of the other toponyms in its division",
    "its country is named",
    "its division is named",
    "share of the other toponyms within 50 km",
    "share of the other toponyms within 200 km",
    "share of the other toponyms within 800 km",
    "others within 200 km, logarithm",
    "contains other toponyms, logarithm",
    "its country has other toponyms, logarithm",
    "the capital of a country that is named",
)
FEATURES = STATIC + CONTEXT
NEAR = np.cos(np.array([50.0, 200.0, 800.0]) / 6371.0)
NEAR_HOME = np.cos(np.array([100.0, 400.0]) / 6371.0)
EPSILON = 1e-9


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the candidates' places, one row each."""

    group: NDArray[np.intp]
    is_capital: NDArray[np.bool_]
    country: NDArray[np.uint16]
    division: NDArray[np.intp]
    nation: NDArray[np.intp]
    where: Floats
    """Unit vectors to the points on the globe."""


def facts_of(gazetteer: Gazetteer, rows: Candidates) -> Facts:
    """Looks the candidates' places up."""
    chain = rows.chain
    groups = np.where(chain == NOWHERE, -1, GROUP[gazetteer.kind[np.maximum(chain, 0)]])
    return Facts(
        group=groups[:, 0],
        is_capital=gazetteer.kind[rows.place] == CAPITAL,
        country=gazetteer.country[rows.place],
        division=_first(chain, groups == DIVISION),
        nation=_first(chain, groups == COUNTRY),
        where=vectors(gazetteer.lat[rows.place], gazetteer.lon[rows.place]),
    )


def _first(chain: NDArray[np.intp], wanted: NDArray[np.bool_]) -> NDArray[np.intp]:
    at = wanted.argmax(axis=1)
    rows = np.arange(len(chain))
    return np.where(wanted[rows, at], chain[rows, at], NOWHERE)


def vectors(lat: Sequence[float] | NDArray[np.float32], lon: Sequence[float] | NDArray[np.float32]) -> Floats:
    """Unit vectors from the middle of the globe: their product is the cosine of the angle between two."""
    a, b = np.radians(np.asarray(lat, np.float64)), np.radians(np.asarray(lon, np.float64))
    return np.stack([np.cos(a) * np.cos(b), np.cos(a) * np.sin(b), np.sin(a)], axis=1)


def static_features(gazetteer: Gazetteer, rows: Candidates, facts: Facts, home: Home) -> Floats:
    """What does not depend on what the other toponyms mean."""
    people = np.log10(gazetteer.population[rows.place].astype(np.float64) + 1)
    most = np.maximum.reduceat(people, rows.firsts)[rows.sense]
    is_city = facts.group == CITY
    columns = [facts.group == group for group in range(len(GROUPS))]
    columns += [facts.is_capital, people * is_city, people * ~is_city]
    columns += [most - people, (people == most) & (most > 0)]
    columns += [rows.role == Role.ALIAS, (rows.role == Role.SHORT) & (_hints(rows) != facts.group)]
    columns += [rows.role == Role.DEMONYM, rows.role == Role.ABBREVIATION, gazetteer.is_curated(rows.place)]
    columns += _words(rows, facts)
    columns += _home(gazetteer, rows, facts, home)
    return np.stack(columns, axis=1).astype(np.float64)


def _hints(rows: Candidates) -> NDArray[np.intp]:
    """For each row, the group of kinds that a noun beside the name tells; -1 for none."""
    hints = [GROUPS.index(toponym.hint) if toponym.hint else -1 for toponym in rows.senses]
    return np.array(hints, dtype=np.intp)[rows.sense]


def _words(rows: Candidates, facts: Facts) -> list[NDArray[np.bool_]]:
    inside = np.zeros(len(rows), dtype=bool)
    told = np.zeros(len(rows), dtype=bool)
    for number, containers in enumerate(rows.containers):
        if len(containers):
            mine = rows.sense == number
            told[mine] = True
            inside[mine] = np.isin(rows.chain[mine, 1:], containers).any(axis=1)
    elsewhere = np.isin(rows.place, rows.place[inside]) & ~told
    return [_hints(rows) == facts.group, inside, elsewhere]


def _home(gazetteer: Gazetteer, rows: Candidates, facts: Facts, home: Home) -> list[NDArray[np.bool_]]:
    nowhere = np.zeros(len(rows), dtype=bool)
    near = [nowhere, nowhere]
    if home.point:
        cosine = facts.where @ vectors(home.point[:1], home.point[1:])[0]
        near = [(cosine > limit) & (facts.group != COUNTRY) for limit in NEAR_HOME]
    number = gazetteer.countries.index(home.country) if home.country in gazetteer.countries[1:] else -1
    in_address = [bool(home.address) and _in_address(t.key, home.address) for t in rows.senses]
    named = np.array(in_address, dtype=bool)[rows.sense] & (facts.group == CITY)
    return [facts.country == number, *near, named]


def _in_address(key: str, address: str) -> bool:
    shortest = 4
    return len(key) >= shortest and key.replace(" ", "") in address


def context_features(rows: Candidates, facts: Facts, chances: Floats) -> Floats:
    """What the other toponyms say, each by how likely its candidates are; one name speaks once.

    Args:
        rows: the candidates.
        facts: what is known of them.
        chances: the chance of each row, adding up to 1 for each sense.
    """
    voices = _voices(rows)
    others = max(1.0, voices.sum() - 1)
    best = _best(rows, chances)
    weights = voices * chances[best]
    # a toponym does not speak for itself, nor for another sense of the same name
    other = _other_names(rows)
    heard = other * weights
    same_country = facts.country[:, None] == facts.country[best]
    same_country &= (facts.country > 0)[:, None]
    same_division = facts.division[:, None] == facts.division[best]
    same_division &= (facts.division != NOWHERE)[:, None]
    is_country, is_division = facts.group[best] == COUNTRY, facts.group[best] == DIVISION
    small = facts.group[best] != COUNTRY
    cosine = facts.where @ facts.where[best].T
    near = [(heard * small * (cosine > limit)).sum(axis=1) for limit in NEAR]
    # a country is not near what lies somewhere in it
    near = [amount * (facts.group != COUNTRY) for amount in near]
    contains = (heard * (rows.chain[best, 1:][None, :, :] == rows.place[:, None, None]).any(axis=2)).sum(
        axis=1
    )
    in_country = (heard * same_country).sum(axis=1)
    in_division = (heard * same_division * small).sum(axis=1)
    country_named = (heard * same_country * is_country).max(axis=1, initial=0)
    columns = [
        in_country / others,
        in_division / others,
        country_named,
        (heard * same_division * is_division).max(axis=1, initial=0) * (facts.group != DIVISION),
        *(amount / others for amount in near),
        np.log1p(near[1]),
        np.log1p(contains),
        np.log1p(in_country),
        country_named * facts.is_capital,
    ]
    return np.stack(columns, axis=1)


def _best(rows: Candidates, chances: Floats) -> NDArray[np.intp]:
    """The likeliest row of each sense, the first of equals."""
    top = np.maximum.reduceat(chances, rows.firsts)[rows.sense]
    at_top = np.flatnonzero(chances >= top - EPSILON)
    _, firsts = np.unique(rows.sense[at_top], return_index=True)
    return at_top[firsts]


def _names(rows: Candidates) -> NDArray[np.intp]:
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(t.key, len(numbers)) for t in rows.senses], dtype=np.intp)


def _voices(rows: Candidates) -> Floats:
    """How much each sense speaks: the senses of one name share one voice."""
    names = _names(rows)
    voices: Floats = 1.0 / np.bincount(names)[names]
    return voices


def _other_names(rows: Candidates) -> Floats:
    names = _names(rows)
    other: Floats = (names[rows.sense][:, None] != names[None, :]).astype(np.float64)
    return other
