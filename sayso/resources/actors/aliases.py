"""What a name identifies by itself across reports: as much as is safe, and no more.

The full name of a person is one actor everywhere; a surname alone, or a first name, is one only within
its report, unless it is that of a leader of the table in the role that the report gives. Every other name
is one actor of one country: there is a Foreign Ministry in each.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.core.annotations import SourceKind
from sayso.core.hashing import content_id
from sayso.core.judgements import ANY, NONE
from sayso.resources.actors import Term, is_acronym, load_actors, phrase_key, rows
from sayso.resources.actors.spelling import HONOURS, NOBILIARY, WORD, name_key, plain

FORMER = "ELI"
"""The sector of those who held an office."""
OF_A_STATE = frozenset("COP GOV JUD LEG MIL SPY".split())
"""Sectors whose bodies each country has one of its own of: "the Foreign Ministry"."""
BETWEEN_TITLES = frozenset(
    "prime vice deputy foreign interior defence defense finance of the and for".split()
)
"""Words of titles that are no titles alone."""
BRITISH = {
    "organisation": "organization",
    "organisations": "organizations",
    "programme": "program",
    "labour": "labor",
    "centre": "center",
    "defence": "defense",
    "authorisation": "authorization",
    "harbour": "harbor",
}
"""Words of names of bodies that have two spellings."""


@dataclass(frozen=True, slots=True)
class Alias:
    """A name in all its spellings, with what else it takes to tell one actor from another.

    Attributes:
        key: the name as it is compared.
        country: ISO 3166 alpha-3, or ``NONE``; ``ANY`` where the name alone identifies.
        report: id of the report within which it identifies; ``ANY`` for all.
    """

    key: str
    country: str = ANY
    report: str = ANY

    @property
    def id(self) -> str:
        """Hash of all of it."""
        return content_id("actor", self.key, self.country, self.report)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is said to say something in one report, as far as that identifies somebody.

    Attributes:
        name: the fullest name in the report.
        named: whether that is a proper name.
        country: ISO 3166 alpha-3; None where the report does not tell.
        sector: PLOVER code, likewise.
        published: ISO 8601 date of the report.
        report: id of the report.
    """

    name: str
    kind: SourceKind
    named: bool
    country: str | None
    sector: str | None
    published: str | None
    report: str


@dataclass(frozen=True, slots=True)
class Leader:
    """A person of the table of leaders, with the names and the roles of all its rows."""

    name: str
    keys: frozenset[str]
    terms: tuple[Term, ...]


def alias_of(speaker: Speaker) -> Alias:
    """The alias of ``speaker``."""
    if speaker.named and speaker.kind in {"person", "organization", "unknown"}:
        if leader := leader_of(speaker):
            return Alias(alias_key(leader.name))
        if speaker.kind == "person":
            key, full = _person(speaker.name)
            return Alias(key) if full else Alias(key, ANY, speaker.report)
        if speaker.kind == "organization":
            return _body(speaker)
    return Alias(alias_key(speaker.name), speaker.country or NONE)


def _body(speaker: Speaker) -> Alias:
    """The alias of a named body; one of a state that no report names is one only within its report."""
    tables, name = load_actors(), speaker.name
    known = tables.names.get(phrase_key(name)) or tables.acronyms.get(name.replace(".", ""))
    if known and known.kind == "country" and known.country and known.country == speaker.country:
        return Alias(alias_key(_country_names()[known.country]), known.country)
    if speaker.country is None and known is None:
        words = WORD.findall(plain(speaker.name))
        common = all(word in tables.roles or word == "the" for word in words)
        if common or speaker.sector in OF_A_STATE:
            return Alias(alias_key(speaker.name), NONE, speaker.report)
    return Alias(alias_key(speaker.name), speaker.country or NONE)


@cache
def _country_names() -> Mapping[str, str]:
    return {code: names.partition("|")[0] for code, names, *_ in rows("countries")}


@lru_cache(maxsize=2**16)
def alias_key(name: str) -> str:
    """A key that is equal for all spellings of a name, with or without "the"."""
    words = [BRITISH.get(word, word) for word in WORD.findall(plain(name))]
    key = name_key(" ".join(words[1:] if len(words) > 1 and words[0] == "the" else words))
    return key or name.casefold()


@lru_cache(maxsize=2**16)
def keys_of(name: str) -> tuple[str, ...]:
    """The keys under which people may mean ``name``: all of it, then without the title before it."""
    return tuple(dict.fromkeys((alias_key(name), _person(name)[0])))


def leader_of(speaker: Speaker) -> Leader | None:
    """The leader of the table whom ``speaker`` names in the role that the report gives."""
    key = _person(speaker.name)[0] if speaker.kind == "person" else alias_key(speaker.name)
    bearers = _leaders().get(key, ())
    year = (speaker.published or "")[:4]
    if year:
        holding = [one for one in bearers if any(_same_role(t, speaker) and t.holds(year) for t in one.terms)]
        if len(holding) == 1:
            return holding[0]
    known = bearers[0] if len(bearers) == 1 else None
    if known and speaker.sector == FORMER:
        return known if any(term.country == speaker.country for term in known.terms) else None
    return known if known and any(_same_role(term, speaker) for term in known.terms) else None


def _same_role(term: Term, speaker: Speaker) -> bool:
    return (term.country, term.sector) == (speaker.country, speaker.sector)


@lru_cache(maxsize=2**16)
def _person(name: str) -> tuple[str, bool]:
    """The key of a personal name without its title, and whether it is a full one."""
    words = WORD.findall(plain(name))
    words = words[_end_of_title(words) :]
    telling = [word for word in words if len(word) > 1 and word not in NOBILIARY]
    return alias_key(" ".join(words)) or alias_key(name), len(telling) > 1


def _end_of_title(words: Sequence[str]) -> int:
    """How many words at the start are a title: those up to the last that is one by itself."""
    tables, end = load_actors(), 0
    for at, word in enumerate(words[:-1]):
        if word in tables.roles or word in HONOURS:
            end = at + 1
        elif word not in BETWEEN_TITLES and word not in tables.names:
            break
    return end


@cache
def _leaders() -> Mapping[str, Sequence[Leader]]:
    """Leaders by the keys of their full names and of their telling last names."""
    surnames = load_actors().surnames
    found: dict[str, list[Leader]] = {}
    for leader in _persons():
        last = {key.rpartition(" ")[2] for key in map(phrase_key, leader.keys)}
        for key in sorted(
            {alias_key(n) for n in leader.keys} | {alias_key(n) for n in last if n in surnames}
        ):
            found.setdefault(key, []).append(leader)
    return found


def _persons() -> Iterable[Leader]:
    """The rows of the table, those with a name in common as one person."""
    people: list[Leader] = []
    by_name: dict[str, int] = {}
    for country, sector, since, until, cell in rows("leaders"):
        term = Term(country=None if country == NONE else country, sector=sector, since=since, until=until)
        names = cell.split("|")
        at = next((by_name[name] for name in names if name in by_name), len(people))
        if at == len(people):
            people.append(Leader(names[0], frozenset(names), (term,)))
        else:
            known = people[at]
            people[at] = Leader(known.name, known.keys | set(names), (*known.terms, term))
        by_name |= dict.fromkeys(names, at)
    return people


@cache
def known_acronyms() -> Mapping[str, tuple[str, str]]:
    """Short forms of bodies of the table to the full name whose initials they are, and its country."""
    told: dict[str, set[tuple[str, str]]] = {}
    for country, _, cell in rows("bodies"):
        names = cell.split("|")
        for short in filter(is_acronym, names):
            full = [name for name in names if name != short and abbreviates(short, name, whole=True)]
            if full:
                told.setdefault(alias_key(short), set()).add((full[0], country))
    return {short: next(iter(full)) for short, full in told.items() if len(full) == 1}


def abbreviates(short: str, name: str, *, whole: bool = False) -> bool:
    """Whether the letters of ``short`` stand in ``name`` in their order, the first as an initial.

    Args:
        short: the short form.
        name: the name that it may stand for.
        whole: whether the letters must be the initials of all words in capitals.
    """
    letters = [letter for letter in plain(short) if letter.isalnum()]
    words = name.replace("-", " ").split()
    if whole:
        return letters == [word[0].lower() for word in words if word[0].isupper()] and len(words) > 1
    starts = [at for at, word in enumerate(words) if letters and plain(word)[:1] == letters[0]]
    return any(_in_order(letters, plain(" ".join(words[at:]))) for at in starts)


def _in_order(letters: Iterable[str], text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)
