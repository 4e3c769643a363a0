"""On whose word a claim stands in the end, and whether two claims stand on one."""

from dataclasses import dataclass

from sayso.core.claims import INSTITUTIONS, Claim
from sayso.core.document import Document
from sayso.resources.actors.spelling import name_key


@dataclass(frozen=True, slots=True)
class Origin:
    """The far end of a claim's chain that can be told from others.

    Attributes:
        key: equal for one origin in all spellings of its name.
        name: for people: who told it, or which publisher it is that has it.
        anonymous: whether it is a person or group whom no name identifies; ``name`` is then the one who
            vouches for them.
    """

    key: str
    name: str
    anonymous: bool = False


def origin_of(claim: Claim, document: Document) -> Origin:
    """The origin of a claim.

    A source without a name is no more than the publisher who has it: two papers' "security source" may be
    two persons, while what a paper's source said and what others have from that paper is from one.
    """
    own = publisher_of(document)
    if claim.voice == "own" or not claim.chain:
        return own
    last = claim.chain[-1]
    named = next((step for step in reversed(claim.chain) if step.link.named), None)
    anonymous = not last.link.named and last.link.kind not in INSTITUTIONS
    told = _called(named.name) if named else own
    return Origin(told.key, told.name, anonymous)


def publisher_of(document: Document) -> Origin:
    """The publisher as an origin; a report of which none is known is one of its own."""
    if document.publisher:
        return _called(document.publisher)
    name = document.url or document.id
    return Origin(f"report {document.url or document.key}", name)


def _called(name: str) -> Origin:
    """The one of that name; "The Lantern" is the Lantern."""
    key = name_key(name).removeprefix("the ")
    return Origin(key or name, name)
