"""People's judgements: who is meant, and the rows that keep what was decided."""

from collections import Counter
from dataclasses import replace

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.sqlite import insert

from sayso.core.errors import InputError, NotFoundError
from sayso.core.judgements import ANY, NONE, Called, Judgement, check
from sayso.ledger.identities import Identities
from sayso.ledger.rows import CorrectionRow
from sayso.ledger.schema import CURRENT_CLAIMS, JUDGEMENTS
from sayso.ledger.shredding import judgement_row
from sayso.ledger.speaking import actor, identities_of, judgements, speaker_of
from sayso.ledger.standing import in_force, subject, unreplaced
from sayso.resources.actors.aliases import Alias, Speaker, alias_key, keys_of

LISTED = 8
"""How many actors a message lists."""
SHORTEST_PREFIX = 4

Speakers = Counter[Speaker]


def add(connection: Connection, judgement: Judgement) -> Judgement | None:
    """Add what somebody decided, in place of what was decided of the same before; None when it stands.

    Raises:
        InputError: when it is no judgement, or joins whom others keep apart.
    """
    check(judgement)
    before = [one for one in unreplaced(judgements(connection)) if subject(one) == subject(judgement)]
    if [(one.answer, one.about) for one in before] == [(judgement.answer, judgement.about)]:
        return None
    if judgement.answer is None and not before:
        raise NotFoundError("Nothing was decided of that.")
    added = replace(judgement, replaces=tuple(sorted(one.id for one in before)))
    append(connection, added)
    if any(one.id == added.id for one in identities_of(connection).refused):
        names = " and ".join(called.words for called in added.about)
        raise InputError(
            f"{names} are kept apart by another correction: find it with `sayso correct list`, and take "
            "it back first."
        )
    return added


def take_back(connection: Connection, id_: str, *, who: str, note: str) -> Judgement:
    """Add that a judgement no longer holds.

    Raises:
        NotFoundError: when there is none with that id, or when it does not stand.
    """
    judgement = found(connection, id_)
    if judgement.id not in {one.id for one in in_force(judgements(connection))}:
        raise NotFoundError(f"The correction {judgement.id} no longer stands; nothing to take back.")
    back = replace(judgement, answer=None, who=who, note=note)
    added = add(connection, back)
    return added or back


def append(connection: Connection, judgement: Judgement) -> bool:
    """Add the row of a judgement as it is; False when it is already in."""
    result = connection.execute(insert(JUDGEMENTS).on_conflict_do_nothing(), judgement_row(judgement))
    return result.rowcount > 0


def found(connection: Connection, id_: str) -> Judgement:
    """The judgement with that id, or whose id begins so.

    Raises:
        NotFoundError: when there is none, or more than one.
    """
    every = [one for one in judgements(connection) if one.id.startswith(id_)]
    if len(every) != 1 or len(id_) < SHORTEST_PREFIX:
        what = f"{len(every)} corrections have" if len(every) > 1 else "No correction has"
        raise NotFoundError(f"{what} an id that begins with {id_!r}; list them with `sayso correct list`.")
    return every[0]


def meant(connection: Connection, name: str, *, report: str = ANY, everyone: bool = False) -> Called:
    """Whom a name, or the id of an actor, means.

    Args:
        connection: of the ledger.
        name: in any spelling; or the first characters of an id, at least 4.
        report: only in the report with that id.
        everyone: whoever is called so, be they one or several.

    Raises:
        NotFoundError: when nobody is called so, or more than one actor.
    """
    identities = identities_of(connection)
    speakers = _speakers(connection, func.goes_by(CURRENT_CLAIMS.c.speaker, alias_key(name)) == 1)
    if report != ANY:
        speakers = Speakers({one: count for one, count in speakers.items() if one.report == report})
    if not speakers:
        by_id = _by_id(connection, identities, name) if report == ANY else []
        if len(by_id) != 1:
            where = f" in the report {report!r}" if report else ""
            raise NotFoundError(f"Nobody is called {name!r}{where}; list who there is with `sayso actors`.")
        return by_id[0]
    actors: Counter[Alias] = Counter()
    for speaker, claims in speakers.items():
        actors[identities.of(speaker).alias] += claims
    if len(actors) > 1 and not everyone and report == ANY:
        raise NotFoundError(_ambiguous(name, actors))
    return Called(name=name, report=report)


def main_name(connection: Connection, called: Called) -> Called:
    """``called`` by the name that is shown for the actor, where that is another one."""
    if (called.country, called.report) != (ANY, ANY):
        return called
    identities = identities_of(connection)
    speakers = _speakers(connection, func.goes_by(CURRENT_CLAIMS.c.speaker, alias_key(called.name)) == 1)
    shown = {(one.alias, one.name) for one in map(identities.of, speakers)}
    [*actors] = shown
    if len(actors) == 1 and actors[0][1] and actors[0][0].key not in keys_of(called.name):
        return replace(called, name=actors[0][1], country=actors[0][0].country)
    return called


def _by_id(connection: Connection, identities: Identities, id_: str) -> list[Called]:
    """Those whose actor has an id that begins so."""
    if len(id_) < SHORTEST_PREFIX or not id_.isalnum():
        return []
    speakers = _speakers(connection, func.instr(actor(CURRENT_CLAIMS), id_) == 1)
    by_alias: dict[Alias, Counter[str]] = {}
    for speaker, claims in speakers.items():
        identity = identities.of(speaker)
        by_alias.setdefault(identity.alias, Counter())[identity.name or speaker.name] += claims
    return [
        Called(name=_name_of(alias, names), country=alias.country, report=alias.report)
        for alias, names in by_alias.items()
    ]


def _name_of(alias: Alias, names: Counter[str]) -> str:
    ranked = sorted(names, key=lambda name: (-names[name], name))
    return next((name for name in ranked if alias_key(name) == alias.key), alias.key)


def _speakers(connection: Connection, condition: object) -> Speakers:
    c = CURRENT_CLAIMS.c
    columns = (
        c.speaker,
        c.source_kind,
        c.named,
        c.speaker_country,
        c.speaker_sector,
        c.published_at,
        c.report,
    )
    query = (
        select(*columns, func.count().label("claims"))
        .where(c.speaker.is_not(None), condition)  # type: ignore[arg-type] # any condition of SQL
        .group_by(*columns)
    )
    return Speakers({speaker_of(row): row.claims for row in connection.execute(query)})


def _ambiguous(name: str, actors: Counter[Alias]) -> str:
    lines = [
        f"{alias.id[:10]} ({_whereabouts(alias)}{claims} claim{'s' if claims > 1 else ''})"
        for alias, claims in sorted(actors.items(), key=lambda item: (-item[1], item[0].id))
    ]
    more = f", and {len(lines) - LISTED} more" if len(lines) > LISTED else ""
    return (
        f"{len(actors)} actors are called {name!r}: {', '.join(lines[:LISTED])}{more}. Give the id of one, "
        "or --everyone for all who are called so."
    )


def _whereabouts(alias: Alias) -> str:
    country = {ANY: "", NONE: "no country, "}.get(alias.country, f"{alias.country}, ")
    return country + (f"only in {alias.report}, " if alias.report else "")


def correction_row(judgement: Judgement) -> CorrectionRow:
    """A judgement that stands, as a row to list."""
    return CorrectionRow(
        id=judgement.id,
        question=judgement.question,
        about=tuple(called.words for called in judgement.about),
        answer=judgement.answer or NONE,
        who=judgement.who,
        note=judgement.note,
    )
