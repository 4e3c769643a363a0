"""Which of people's judgements count: of each subject the last one."""

from collections.abc import Iterable, Mapping

from sayso.core.judgements import Called, Judgement, Question
from sayso.resources.actors.aliases import Alias, alias_key

Subject = tuple[Question, frozenset[Alias]]


def pattern(called: Called) -> Alias:
    """What is said of everyone who is called so, whatever the spelling."""
    return Alias(alias_key(called.name), called.country, called.report)


def subject(judgement: Judgement) -> Subject:
    """What a judgement is about, in whatever order and spelling."""
    return judgement.question, frozenset(map(pattern, judgement.about))


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Of each subject the judgement that counts, those that take back among them, in the order of ids.

    Where nothing decides between two, because they come from two files, the one that supersedes more
    counts, then the one with the greater id: the order of arrival must not matter.
    """
    every = {judgement.id: judgement for judgement in judgements}
    last: dict[Subject, tuple[int, str]] = {}
    for judgement in unreplaced(every.values()):
        rank = (_depth(judgement, every), judgement.id)
        last[subject(judgement)] = max(rank, last.get(subject(judgement), rank))
    return tuple(every[id_] for id_ in sorted(id_ for _, id_ in last.values()))


def in_force(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Those that count and answer something."""
    return tuple(one for one in standing(judgements) if one.answer is not None)


def unreplaced(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that no other one supersedes."""
    every = list(judgements)
    replaced = {id_ for one in every for id_ in one.replaces}
    return [one for one in every if one.id not in replaced]


def _depth(judgement: Judgement, every: Mapping[str, Judgement]) -> int:
    """How many it supersedes, one after the other; ids are hashes, so that there are no circles."""
    before = {judgement.id}
    ahead = list(judgement.replaces)
    while ahead:
        id_ = ahead.pop()
        if id_ in every and id_ not in before:
            before.add(id_)
            ahead += every[id_].replaces
    return len(before)
