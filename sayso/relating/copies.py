"""Copies: passages that a report shares with an earlier one, word for word or nearly so.

Nothing here depends on the order in which reports arrive: the earliest is the one published first, and of
those published together the one with the lowest key. See ``sayso.relating.shingles`` for how candidates are
found; here they are grown to whole passages and folded under the earliest report that holds them.

What is guaranteed. Let a report hold a passage of 30 words or more of an earlier one, any three of
which, but the outer three at either end, may have been replaced, left out or added; none of it is standing
text. Then it is told of the earliest report that holds it, or words of it of one earlier still, if

- nobody edited 30 words of it in a row: however many reports hold its phrases; or
- of each phrase of five words that was left in it, at most ``EARLIEST`` places come before the passage's own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple

from sayso.core.spans import Span
from sayso.relating.shingles import LEAST_SCORE, Report, Seed, SharedShingles, WordedReport, in_order

SHORTEST = 28
"""Words of a passage, in the text where it is longer: a sentence of 20 words that two reports share, and a
few more equal by chance, have fewer; a copy of 30 has them though its first and last word were edited."""

LEAST_FREE = SHORTEST // 2
"""The score of what is left of a passage to tell where the rest is told of an earlier report already."""

DROP = 8
"""A passage ends where, from there on, so many more words were edited than are equal. More than six: three
edits may make a passage look that much worse than the words by chance equal elsewhere, never worse."""

Words = Sequence[int]
State = tuple[int, "Edit | None"]
"""The score of a passage so far, and its last edit."""


class Run(NamedTuple):
    """Equal words: the number of the first in the later text and in the earlier one, and how many."""

    later: int
    earlier: int
    length: int


class Edit(NamedTuple):
    """A word of either text or of both that is not equal: its place in ours, and where equal words may go on.

    A list linked backwards, since passages that are tried together have most of it in common.
    """

    previous: "Edit | None"
    ours: int
    our_next: int
    their_next: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage that two reports share.

    Attributes:
        later: its characters in the later report, half-open code points of that text.
        earlier: its characters in the earlier report, likewise.
        words: how many of its words are equal, in the same order.
    """

    later: Span
    earlier: Span
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """What a report shares with an earlier one, and with none that is earlier still.

    Attributes:
        later: key of the report that repeats the words.
        earlier: key of the earliest report that holds them.
        passages: in the order of the later text; they do not overlap there.
        words: how many words of the later report are copied.
        share: ``words`` of all words of the later report.
    """

    later: str
    earlier: str
    passages: tuple[Passage, ...]
    words: int
    share: float


def find_copies(reports: Iterable[Report]) -> Iterator[Copy]:
    """The copies among ``reports`` (key, text, date of publication), in the order of the later report.

    A passage that several earlier reports hold is told of the earliest of them only. Case, punctuation and
    white space make no difference to whether words are equal. Standing text, which comes back on more than
    a hundred days, is no copy.

    Args:
        reports: in any order; keys differ; dates as ISO 8601, as precise as they are known.
    """
    ordered = in_order(reports)
    if not ordered:
        return
    shared = SharedShingles(ordered)
    for number, pairs in groupby(shared.pairs(), key=lambda pair: pair[0]):
        found = [(ordered[earlier], seeds) for _, earlier, seeds in pairs]
        yield from _copies(ordered[number], found, shared.standing(number))


def _copies(
    later: WordedReport, pairs: Iterable[tuple[WordedReport, list[Seed]]], standing: bytearray
) -> Iterator[Copy]:
    """The copies in one report outside its ``standing`` text; the earliest report comes first."""
    words, covered = later.words.tolist(), bytearray(standing)
    for earlier, seeds in pairs:
        found = sorted(_passages(words, earlier.words.tolist(), seeds, standing, covered))
        if found:
            passages = tuple(_passage(later, earlier, runs) for runs in found)
            copied = sum(passage.words for passage in passages)
            yield Copy(
                later=later.key,
                earlier=earlier.key,
                passages=passages,
                words=copied,
                share=copied / len(words),
            )


def _passage(later: WordedReport, earlier: WordedReport, runs: Sequence[Run]) -> Passage:
    first, last = runs[0], runs[-1]
    return Passage(
        later=later.span(first.later, last.later + last.length),
        earlier=earlier.span(first.earlier, last.earlier + last.length),
        words=sum(run.length for run in runs),
    )


def _passages(
    later: Words, earlier: Words, seeds: Iterable[Seed], standing: bytearray, covered: bytearray
) -> Iterator[list[Run]]:
    """Passages grown from ``seeds``, outside the words ``covered`` so far, which they then cover."""
    tried: list[Run] = []
    for seed in seeds:
        place, end = seed.later, seed.later + _equal(later, earlier, *seed)
        while (place := covered.find(0, place, end)) >= 0:
            free = _free(covered, place)
            begin = Seed(place, seed.earlier + place - seed.later)
            if not any(_holds(run, begin) for run in tried):
                tried = _around(later, earlier, begin, free)
                if _counts(tried) or (
                    _score(tried) >= LEAST_FREE
                    and _counts(_around(later, earlier, begin, _free(standing, place)))
                ):
                    first, last = tried[0].later, tried[-1].later + tried[-1].length
                    covered[first:last] = b"\1" * (last - first)
                    yield tried
            place = free.stop


def _free(covered: bytearray, place: int) -> slice:
    """The words around ``place`` of which none is covered."""
    end = covered.find(1, place)
    return slice(covered.rfind(1, 0, place) + 1, len(covered) if end < 0 else end)


def _holds(run: Run, seed: Seed) -> bool:
    return 0 <= seed.later - run.later < run.length and seed.later - run.later == seed.earlier - run.earlier


def _counts(runs: Sequence[Run]) -> bool:
    """Whether ``runs`` are long enough and alike enough for a passage."""
    first, last = runs[0], runs[-1]
    longer = last.length + max(last.later - first.later, last.earlier - first.earlier)
    return longer >= SHORTEST and _score(runs) >= LEAST_SCORE


def _score(runs: Sequence[Run]) -> int:
    """Equal words less edited ones."""
    edited = (
        max(after.later - run.later, after.earlier - run.earlier) - run.length
        for run, after in pairwise(runs)
    )
    return sum(run.length for run in runs) - sum(edited)


def _around(later: Words, earlier: Words, seed: Seed, free: slice) -> list[Run]:
    """The best passage through ``seed`` within the ``free`` words of the later text."""
    before = _grown(later[free.start : seed.later][::-1], earlier[: seed.earlier][::-1])
    after = _grown(later[seed.later : free.stop], earlier[seed.earlier :])
    backwards = [
        Run(seed.later - run.later - run.length, seed.earlier - run.earlier - run.length, run.length)
        for run in reversed(before)
    ]
    forwards = [Run(seed.later + run.later, seed.earlier + run.earlier, run.length) for run in after]
    return _joined(backwards + forwards)


def _grown(ours: Words, theirs: Words) -> list[Run]:
    """The runs of the passage with the best score that begins where both texts do, the longest of several.

    Read word by word of ours, keeping the best way to have come to each place of theirs.
    """
    place = _equal(ours, theirs, 0, 0)
    edits: Edit | None = None
    best = our_end = place
    states: dict[int, State] = {place: (place, None)}
    while states and place < len(ours):
        _leave_out(states, place, theirs, best - DROP)
        states = _after_word(states, place, ours[place], theirs, best - DROP)
        place += 1
        for score, edit in states.values():
            if score >= best:
                best, edits, our_end = score, edit, place
    return _runs(edits, our_end)


def _equal(ours: Words, theirs: Words, i: int, j: int) -> int:
    most = min(len(ours) - i, len(theirs) - j)
    length = 0
    while length < most and ours[i + length] == theirs[j + length]:
        length += 1
    return length


def _leave_out(states: dict[int, State], place: int, theirs: Words, least: int) -> None:
    """Add the states after words of theirs that have no equal; none with a score down to ``least``."""
    for their_place in range(min(states), min(max(states) + DROP, len(theirs))):
        if their_place not in states:
            continue
        score, edit = states[their_place]
        after = Edit(edit, place, place, their_place + 1)
        _offer(states, their_place + 1, score - 1, after, least)


def _after_word(
    states: Mapping[int, State], place: int, word: int, theirs: Words, least: int
) -> dict[int, State]:
    """The states after one more word of ours, by the place of theirs; none with a score down to ``least``."""
    found: dict[int, State] = {}
    for their_place, (score, edit) in states.items():
        following = their_place + 1
        if their_place < len(theirs) and word == theirs[their_place]:
            _offer(found, following, score + 1, edit, least)
        elif their_place < len(theirs):
            replaced = Edit(edit, place, place + 1, following)
            _offer(found, following, score - 1, replaced, least)
        added = Edit(edit, place, place + 1, their_place)
        _offer(found, their_place, score - 1, added, least)
    return found


def _offer(states: dict[int, State], their_place: int, score: int, edit: Edit | None, least: int) -> None:
    if score > least and (their_place not in states or score > states[their_place][0]):
        states[their_place] = score, edit


def _runs(edit: Edit | None, our_end: int) -> list[Run]:
    """The equal words between the edits."""
    runs: list[Run] = []
    while edit:
        runs.append(Run(edit.our_next, edit.their_next, our_end - edit.our_next))
        our_end, edit = edit.ours, edit.previous
    runs.append(Run(0, 0, our_end))
    return [run for run in reversed(runs) if run.length]


def _joined(runs: Iterable[Run]) -> list[Run]:
    """The same words, with runs that touch in both texts as one."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and (last.later + last.length, last.earlier + last.length) == run[:2]:
            joined[-1] = Run(last.later, last.earlier, last.length + run.length)
        else:
            joined.append(run)
    return joined
