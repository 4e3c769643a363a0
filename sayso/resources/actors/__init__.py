"""What names and nouns tell of an actor: its country and its sector. Sources: ``NOTICE.md``."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Literal

from sayso.resources.actors.spelling import POSSESSIVE, WORD, folded_word, name_key, plain

Kind = Literal["country", "capital", "place", "people", "body"]
Force = Literal["over", "head", "plain", "last", "soft"]

FORCES: Mapping[str, Force] = {
    "over": "over",
    "head": "head",
    "plain": "plain",
    "last": "last",
    "soft": "soft",
}
"""How strongly a noun decides, as ``roles.tsv`` writes it."""
ACRONYM = 7
"""Letters of the longest short form that is told by its capitals."""
LEADING = frozenset({"leader", "leadership", "delegation", "side", "spokesman", "spokeswoman"})
"""Nouns that mean the government when they stand right after a country."""
SHORTEST_MISSPELT = 8
"""Letters of a word from which on one wrong letter leaves no doubt of what is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a name stands for.

    Attributes:
        country: ISO 3166 alpha-3; None for what belongs to no country.
        sector: PLOVER code; None for a country, a region or a people.
    """

    kind: Kind
    country: str | None
    sector: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What a noun says of whom it describes.

    Attributes:
        sector: PLOVER code; None where the noun leaves it open.
        force: when it decides; see ``roles.tsv``.
        leads: whether it means the government right after a country: "the Libyan leader".
    """

    sector: str | None
    force: Force
    leads: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A person in a role.

    Attributes:
        since: first year of it, four digits; empty where unknown.
        until: last year of it; empty where unknown or still running.
    """

    country: str | None
    sector: str
    since: str
    until: str

    def holds(self, year: str) -> bool:
        """Whether the role is held in ``year``."""
        return (not self.since or self.since <= year) and (not self.until or year <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorTables:
    """All tables, by key.

    Attributes:
        names: ``phrase_key`` to what the name stands for.
        acronyms: short forms as they are written, which only stand in capitals.
        roles: ``phrase_key`` of nouns in both numbers.
        leaders: ``name_key`` of a person's full names to the roles held.
        leader_starts: first words of those names, folded far.
        surnames: plain last names that only one family of leaders bears.
        misspelt: long countries and last names with a letter left out to what is meant.
        longest: first word of a key to the words of the longest key that begins with it.
    """

    names: Mapping[str, Known]
    acronyms: Mapping[str, Known]
    roles: Mapping[str, Role]
    leaders: Mapping[str, tuple[Term, ...]]
    leader_starts: frozenset[str]
    surnames: Mapping[str, tuple[Term, ...]]
    misspelt: Mapping[str, str]
    longest: Mapping[str, int]

    def corrected(self, word: str) -> str | None:
        """The long country or last name that ``word`` differs from in one letter; None for none."""
        if len(word) < SHORTEST_MISSPELT:
            return None
        found = {meant for form in one_letter_less(word) if (meant := self.misspelt.get(form))}
        return next((meant for meant in sorted(found) if meant[0] == word[0]), None)


def one_letter_less(word: str) -> Iterator[str]:
    """``word``, then ``word`` without each of its letters."""
    yield word
    yield from (word[:at] + word[at + 1 :] for at in range(len(word)))


def phrase_key(name: str) -> str:
    """The words of ``name`` as names and nouns are looked up: plain, without a leading "the"."""
    if name.isalpha() and name.isascii():
        return name.lower()
    words = WORD.findall(plain(POSSESSIVE.sub("", name) if name.count("'") + name.count("’") else name))
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def rows(table: str) -> Iterator[list[str]]:
    """The rows of the packaged table ``table.tsv``."""
    for line in files(__package__).joinpath(f"{table}.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def load_actors() -> ActorTables:
    """All tables, read once."""
    names: dict[str, Known] = {}
    acronyms: dict[str, Known] = {}
    for name, known in _names():
        if is_acronym(name):
            acronyms.setdefault(name.replace(".", ""), known)
        else:
            names.setdefault(phrase_key(name), known)
    roles = dict(_roles())
    leaders, starts, surnames = _leaders(names)
    longest: dict[str, int] = {}
    for key in (*names, *roles):
        first, _, rest = key.partition(" ")
        longest[first] = max(longest.get(first, 1), rest.count(" ") + 2 if rest else 1)
    return ActorTables(
        names=names,
        acronyms=acronyms,
        roles=roles,
        leaders=leaders,
        leader_starts=starts,
        surnames=surnames,
        misspelt=_misspelt([key for key, known in names.items() if known.kind == "country"], surnames),
        longest=longest,
    )


def is_acronym(name: str) -> bool:
    """Whether ``name`` is a short form that means something else in small letters: US, WHO, ICE."""
    letters = name.replace(".", "")
    return letters.isalnum() and letters.isupper() and len(letters) <= ACRONYM


def _names() -> Iterator[tuple[str, Known]]:
    for code, names, adjectives, capitals in rows("countries"):
        country, capital = Known(kind="country", country=code), Known(kind="capital", country=code)
        yield from ((name, country) for name in _parts(names, adjectives))
        yield from ((adjective + "s", country) for adjective in _parts(adjectives))
        yield from ((name, capital) for name in _parts(capitals))
    for code, sector, names in rows("bodies"):
        body = Known(
            kind="body", country=None if code == "-" else code, sector=None if sector == "-" else sector
        )
        yield from ((name, body) for name in _parts(names))
    for code, names in rows("places"):
        place = Known(kind="place", country=code)
        yield from ((name, place) for name in _parts(names))
    for code, names in rows("peoples"):
        people = Known(kind="people", country=code)
        yield from ((form, people) for name in _parts(names) for form in (name, name + "s"))


def _roles() -> Iterator[tuple[str, Role]]:
    """Nouns with their plurals; of a noun that stands in two rows the later row decides."""
    for sector, force, nouns in rows("roles"):
        role = Role(sector=None if sector == "-" else sector, force=FORCES[force])
        leading = replace(role, leads=True)
        for noun in _parts(nouns):
            key = phrase_key(noun)
            means = leading if key in LEADING else role
            yield plural(key), means
            yield key, means


def plural(noun: str) -> str:
    """The regular plural of an English noun."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")


def _leaders(
    others: Mapping[str, Known],
) -> tuple[dict[str, tuple[Term, ...]], frozenset[str], dict[str, tuple[Term, ...]]]:
    """Full names, their first words and the last names that tell who is meant and name none of ``others``."""
    full: dict[str, list[Term]] = {}
    last: dict[str, list[Term]] = {}
    starts: set[str] = set()
    for country, sector, since, until, cell in rows("leaders"):
        term = Term(country=None if country == "-" else country, sector=sector, since=since, until=until)
        names = list(_parts(cell))
        for key in dict.fromkeys(map(name_key, names)):
            full.setdefault(key, []).append(term)
        keys = list(map(phrase_key, names))
        starts.update(folded_word(key.partition(" ")[0], far=True) for key in keys)
        for surname in dict.fromkeys(key.rpartition(" ")[2] for key in keys):
            last.setdefault(surname, []).append(term)
    taken = {word for (words,) in rows("surnames") for word in words.split()}
    surnames = {
        name: tuple(terms)
        for name, terms in last.items()
        if name not in taken
        and name not in others
        and len({term.country for term in terms if term.country}) == 1
    }
    return {key: tuple(terms) for key, terms in full.items()}, frozenset(starts), surnames


def _misspelt(countries: Iterable[str], surnames: Iterable[str]) -> dict[str, str]:
    """Forms that lack a letter; one of two words is the shorter's: of "Austria", not of "Austrian"."""
    words = [word for word in (*countries, *surnames) if " " not in word and len(word) >= SHORTEST_MISSPELT]
    forms: dict[str, str] = {}
    for word in sorted(words, key=len):
        for form in one_letter_less(word):
            forms.setdefault(form, word)
    return forms


def _parts(*cells: str) -> Iterator[str]:
    for cell in cells:
        yield from filter(None, cell.split("|"))
