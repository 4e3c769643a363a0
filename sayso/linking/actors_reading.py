"""The country and the sector that the parts of a phrase make together."""

from collections.abc import Sequence

from sayso.core.annotations import EntityKind
from sayso.linking.actors_phrases import Found
from sayso.resources.actors import Force, Known, Role, Term

INTERNATIONAL = frozenset({"IGO", "NGO"})
"""Sectors of bodies whose own people are of the body's sector, whatever they are called."""
STAFF = frozenset({"GOV", "LEG", "NGO", "SOC"})
"""What the people and parts of an international body are called: its envoys, its assembly."""
APPOSED = frozenset({"SOC", "PTY"})
"""Sectors of nouns that only say again what a named body is: "the Hirak movement"."""
HONOUR = "REL"
"""The sector of titles that say less than the office of a leader: "Ayatollah"."""
FORMER = "ELI"
"""The sector of those who held an office."""


def country_of(found: Sequence[Found], *, published: str | None) -> str | None:
    """The first country named as the actor's own; one beside the actor only where there is no other."""
    beyond = next((one for one in found if one.core and _is_international(one)), None)
    ranked = [
        (_distance(one), country)
        for one in found
        if not one.against and (country := _country(one, published)) and not _is_elsewhere(one, beyond)
    ]
    return min(ranked, key=lambda pair: pair[0])[1] if ranked else None


def _is_international(found: Found) -> bool:
    body = (
        isinstance(found.means, Known) and found.means.country is None and found.means.sector in INTERNATIONAL
    )
    return body and not (found.towards or found.against or found.beside)


def _is_elsewhere(found: Found, beyond: Found | None) -> bool:
    """Whether a country is only where an international body works, or where its head comes from."""
    return (
        beyond is not None
        and found.first > beyond.first
        and (not found.core or isinstance(found.means, tuple))
    )


def _country(found: Found, published: str | None) -> str | None:
    if isinstance(found.means, Known):
        return found.means.country
    return None if isinstance(found.means, Role) else _term(found.means, published)[0].country


def _distance(found: Found) -> int:
    """How far a country stands from the actor, 0 for nearest."""
    people = isinstance(found.means, Known) and found.means.kind == "people"
    return 8 * found.towards + 4 * found.beside + 2 * (not found.core) + people


def sector_of(
    found: Sequence[Found], *, kind: EntityKind | None, published: str | None, alone: bool
) -> str | None:
    """The sector of the head of the phrase, or of what the head leaves it to.

    Args:
        found: the parts of the phrase.
        kind: what the phrase names.
        published: ISO 8601 date by which terms of office are told.
        alone: whether the phrase is one name and nothing else.
    """
    own = [one for one in found if not (one.against or one.beside)]
    core = [one for one in own if one.core]
    if over := _last(core, "over"):
        return _former(core, published) if over.sector == FORMER else over.sector
    if head := _head(core, published):
        return head
    if plain := _last(core, "plain"):
        return plain.sector
    rest = [one for one in own if not one.core and not one.towards]
    if _leaves_open(core) and (sector := _rest(rest, published)):
        return sector
    return _soft(core) or (_soft(rest) if not core else None) or (_metonym(own, kind) if alone else None)


def _former(core: Sequence[Found], published: str | None) -> str | None:
    """Who held an office is no longer of its sector; who was a rebel or a soldier is still called one."""
    sector = _head(core, published)
    return FORMER if sector in {"GOV", "LEG", None} else sector


def _head(found: Sequence[Found], published: str | None) -> str | None:
    """The sector of the last noun, body or leader that decides by itself."""
    deciding = [one for one in found if _decides(one)]
    if not deciding:
        return None
    last = deciding[-1].means
    body = next((one.means for one in deciding if isinstance(one.means, Known)), None)
    sector = _titled(found, published) if isinstance(last, tuple) else last.sector
    if body and body.sector in INTERNATIONAL and sector in STAFF | INTERNATIONAL:
        first = next(one for one in found if isinstance(one.means, Known))
        return "GOV" if sector == "GOV" and first.means is not body else body.sector
    if body and isinstance(last, Role) and sector in APPOSED:
        return body.sector
    return sector


def _decides(found: Found) -> bool:
    if isinstance(found.means, Role):
        return found.means.force == "head"
    return isinstance(found.means, tuple) or found.means.sector is not None


def _titled(found: Sequence[Found], published: str | None) -> str | None:
    """The sector of a leader: of the title that stands with the name, else of the office held."""
    title = next(
        (one.means for one in reversed(found) if isinstance(one.means, Role) and one.means.sector), None
    )
    if title and title.force in {"head", "soft"} and title.sector != HONOUR:
        return title.sector
    leader = next(one.means for one in reversed(found) if isinstance(one.means, tuple))
    term, holds = _term(leader, published)
    if holds:
        return term.sector
    return FORMER if term.until and published and term.until < published[:4] else None


def _term(terms: Sequence[Term], published: str | None) -> tuple[Term, bool]:
    """The role held when the report was published, and whether one was held.

    Without a date it is the last public office, since that is what a name alone stands for.
    """
    if not published:
        offices = [term for term in terms if term.sector in {"GOV", "IGO"}]
        return (offices or terms)[-1], True
    year = published[:4]
    if held := [term for term in terms if term.holds(year)]:
        return held[-1], True
    over = [term for term in terms if term.until and term.until < year]
    return (over or terms)[-1], False


def _last(found: Sequence[Found], force: Force) -> Role | None:
    roles = [one.means for one in found if isinstance(one.means, Role) and one.means.force == force]
    return roles[-1] if roles else None


def _leaves_open(core: Sequence[Found]) -> bool:
    """Whether the core leaves the sector to what follows, as "leaders of" does; a bare country does not."""
    named = any(isinstance(one.means, Known) and one.means.kind != "people" for one in core)
    return not named or any(isinstance(one.means, Role) for one in core)


def _rest(rest: Sequence[Found], published: str | None) -> str | None:
    if over := _last(rest, "over"):
        return over.sector
    if first := [one for one in rest if _decides(one)][:1]:
        return _head(first, published)
    plain = _last(rest, "plain")
    return plain.sector if plain else None


def _soft(found: Sequence[Found]) -> str | None:
    """GOV of "officials", and of the "leader" right after a country: "the Libyan leader"."""
    for before, one in zip((None, *found), found, strict=False):
        if isinstance(one.means, Role) and one.means.force == "soft":
            if one.means.sector:
                return one.means.sector
            if one.means.leads and before and before.last + 1 == one.first and _country(before, None):
                return "GOV"
    return None


def _metonym(found: Sequence[Found], kind: EntityKind | None) -> str | None:
    """GOV of a capital that stands for who governs there."""
    means = found[0].means if found else None
    capital = isinstance(means, Known) and means.kind == "capital"
    return "GOV" if capital and kind in {None, "organization"} else None
