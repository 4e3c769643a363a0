"""The actors of one report: its entities with country and sector, by their names and what stands around."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.core.annotations import Entity, Mention
from sayso.core.document import Document
from sayso.linking.actors import Actor, code
from sayso.linking.actors_phrases import DOTTED, Found, Word, found_in, words_of
from sayso.linking.nouns import kinds_of_nouns
from sayso.resources.actors import Known, Role
from sayso.resources.lexicons import load_cues
from sayso.resources.words import DETERMINERS, PREPOSITIONS

CODED = frozenset({"person", "organization", "group", "place"})
"""Kinds of entities that can act."""
REACH = 90
"""Characters around a name in which its titles and appositions stand."""
LOOKED_AT = 3
"""Mentions of an entity whose surroundings are read: who somebody is, reports say early."""
LEAST_SHARE = 0.5
"""Share of all namings of countries that makes a country the report's own."""
LEAST_NAMINGS = 2
SHORTENED = re.compile(r"\b(Gen|Lt|Col|Maj|Brig|Adm|Capt|Sgt|Dr|Mr|Mrs|Ms|Sen|Rep|Gov|St|Rev|Hon|Prof|Jr)\.")
BREAK = re.compile(r"[.;:!?\n\"“”‘()\[\]]")
APPOSED = re.compile(r"\s?[,(]\s?([^,.;:()\n\"“”]{3,})")
VERB = re.compile(r"(?:and|but|who|which|while|as|when|where|with)\b|.*\b(?:said|says|told|added)\b")
"""What follows a comma without describing the name before it."""
CONNECTING = frozenset(
    "of for the and in new senior deputy acting interim then late veteran longtime top s a".split()
)
"""Words that a title may hold besides those that the tables know."""


def with_actors(
    document: Document,
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    *,
    speakers: Container[str] = frozenset(),
) -> tuple[Entity, ...]:
    """``entities`` with the country and sector of those that are actors.

    Args:
        document: the report.
        mentions: its layer of mentions.
        entities: its entities; what they already tell stays.
        speakers: ids of entities that speak. A place that speaks is its government.
    """
    by_id = {mention.id: mention for mention in mentions}

    def actor_of(entity: Entity, home: str | None = None) -> Actor:
        kind = None if entity.kind == "place" and entity.id in speakers else entity.kind
        context = _context(document.text, entity, by_id)
        return code(entity.name, kind=kind, context=context, published=document.published_at, home=home)

    actors = {entity.id: actor_of(entity) for entity in entities if entity.kind in CODED}
    if home := _home(entities, actors):
        homeless = [
            entity for entity in entities if (of := actors.get(entity.id)) and of.sector and not of.country
        ]
        actors |= {entity.id: actor_of(entity, home) for entity in homeless}
    return tuple(_coded(entity, actors.get(entity.id, Actor())) for entity in entities)


def _coded(entity: Entity, actor: Actor) -> Entity:
    return replace(entity, country=entity.country or actor.country, sector=entity.sector or actor.sector)


def _home(entities: Sequence[Entity], actors: Mapping[str, Actor]) -> str | None:
    """The country that most names are of; None where none stands out."""
    named: Counter[str] = Counter()
    for entity in entities:
        if entity.id in actors and (country := actors[entity.id].country):
            named[country] += len(entity.mentions)
    if not named:
        return None
    country, times = min(named.items(), key=lambda item: (-item[1], item[0]))
    return country if times >= max(LEAST_NAMINGS, LEAST_SHARE * named.total()) else None


def _context(text: str, entity: Entity, mentions: Mapping[str, Mention]) -> Iterator[str]:
    if entity.kind not in {"person", "organization"}:
        return
    for mention in entity.mentions[:LOOKED_AT]:
        span = mentions[mention].span
        yield title_before(text, span.start, of_person=entity.kind == "person")
        yield apposition_after(text, span.end)


def title_before(text: str, start: int, *, of_person: bool = True) -> str:
    """The title that ends where a name starts, "Iraqi Interior Minister"; empty for none."""
    window = DOTTED.sub(_undotted, SHORTENED.sub(r"\1", text[max(0, start - REACH) : start]))
    window = BREAK.split(window)[-1]
    if window.rstrip().endswith(","):
        return _apposed(window.rstrip().rstrip(",").rsplit(",", 1)[-1])
    words = words_of(window)
    found = found_in(words)
    first = _first_of_title(words, found)
    if first == len(words) or not _describes(words, found, first, of_person=of_person):
        return ""
    title = words[first + (words[first].key in DETERMINERS) :]
    return "".join(("-" if word.hyphen else " ") + word.written for word in title).strip(" -")


def _first_of_title(words: Sequence[Word], found: Sequence[Found]) -> int:
    known = {at for one in found for at in range(one.first, one.last + 1)}
    first = len(words)
    while first and (first - 1 in known or words[first - 1].key in CONNECTING):
        first -= 1
    return first


def _describes(words: Sequence[Word], found: Sequence[Found], first: int, *, of_person: bool) -> bool:
    """Whether the words describe the name after them: not "the chairman of", nor, of a body, "chairman"."""
    end = next((word.key for word in reversed(words[first:]) if word.key not in DETERMINERS), "")
    if not end or end in PREPOSITIONS or end in {"and", "or"}:
        return False
    country = isinstance(found[-1].means, Known) and found[-1].last == len(words) - 1 if found else False
    thing = kinds_of_nouns().get(end) in {"organization", "publication", "document"}
    return country or thing != of_person


def apposition_after(text: str, end: int) -> str:
    """The description after a name, between commas or in brackets: "a judge"; empty for none."""
    match = APPOSED.match(DOTTED.sub(_undotted, text[end : end + REACH]))
    return _apposed(match[1]) if match else ""


def _apposed(phrase: str) -> str:
    """``phrase`` where it describes somebody: its head is a role, and it is no name of its own."""
    words = words_of(phrase)
    if not words or VERB.match(phrase.strip()):
        return ""
    found = found_in(words)
    first = next((at for at, word in enumerate(words) if word.key not in DETERMINERS), 0)
    common = words[first].written.islower() and words[first].key not in load_cues().verbs
    common = common or any(one.first == first for one in found)
    roles = any(isinstance(one.means, Role) and one.core for one in found)
    return phrase.strip() if common and roles else ""


def _undotted(match: re.Match[str]) -> str:
    return match[0].replace(".", "")
