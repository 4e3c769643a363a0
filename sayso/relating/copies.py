"""Copies: passages that a report shares with an earlier one, word for word or nearly so.

Nothing here depends on the order in which reports arrive: the earliest is the one published first, and of
those published together the one with the lowest key. See ``sayso.relating.shingles`` for how candidates are
found; here they are grown to whole passages and folded under the earliest report that holds them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from sayso.core.spans import Span
from sayso.relating.shingles import Report, Seed, SharedShingles, WordedReport, in_order

SHORTEST = 26
"""Words of a passage, in the text where it is longer: what is left to see of a copy of 30 words when those
that an editor changed are the outermost ones."""

LEAST_EQUAL = 0.75
"""The least share of a passage's words that are equal: an editor changes fewer, another author far more."""

WIDEST_GAP = 5
"""The most words in a row that may differ within a passage, or stand in one text only."""

DROP = 8
"""A passage ends where, from there on, so many more words differ than are equal."""

SINGLE = ((1, 1), (0, 1), (1, 0))
WIDER = sorted(
    ((ours, theirs) for ours in range(WIDEST_GAP + 1) for theirs in range(WIDEST_GAP + 1)),
    key=lambda gap: (max(gap), sum(gap), gap),
)[1 + len(SINGLE) :]
GAPS = (*((gap, 1 + max(gap)) for gap in (*SINGLE, *WIDER)), *((gap, 1) for gap in SINGLE))
"""How many words to leave out of either text, and how many equal ones must follow: more than were left out,
since a few may be equal by chance; or just one after one, as where the last word but one was changed."""

Words = Sequence[int]


class Run(NamedTuple):
    """Equal words: the number of the first in the later text and in the earlier one, and how many."""

    later: int
    earlier: int
    length: int


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
    later: WordedReport, pairs: Iterable[tuple[WordedReport, list[Seed]]], covered: bytearray
) -> Iterator[Copy]:
    """The copies in one report outside the words ``covered``; the earliest report comes first."""
    words = later.words.tolist()
    for earlier, seeds in pairs:
        found = sorted(_passages(words, earlier.words.tolist(), seeds, covered))
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


def _passages(later: Words, earlier: Words, seeds: Iterable[Seed], covered: bytearray) -> Iterator[list[Run]]:
    """Passages grown from ``seeds``, outside the words ``covered`` so far, which they then cover."""
    backwards = later[::-1], earlier[::-1]
    tried: list[Run] = []
    for seed in seeds:
        if any(_holds(run, seed) for run in tried):
            continue
        after = _grown(later, earlier, *seed)
        before = _grown(*backwards, len(later) - seed.later, len(earlier) - seed.earlier)
        tried = _joined([_mirrored(run, len(later), len(earlier)) for run in reversed(before)] + after)
        for runs in _outside(tried, covered):
            if _counts(runs):
                start, end = runs[0].later, runs[-1].later + runs[-1].length
                covered[start:end] = b"\1" * (end - start)
                yield runs


def _holds(run: Run, seed: Seed) -> bool:
    return 0 <= seed.later - run.later < run.length and seed.later - run.later == seed.earlier - run.earlier


def _counts(runs: Sequence[Run]) -> bool:
    """Whether ``runs`` are long enough and dense enough for a passage."""
    first, last = runs[0], runs[-1]
    longer = last.length + max(last.later - first.later, last.earlier - first.earlier)
    return longer >= SHORTEST and sum(run.length for run in runs) >= LEAST_EQUAL * longer


def _grown(ours: Words, theirs: Words, i: int, j: int) -> list[Run]:
    """The runs of a passage that begins at word ``i`` of ``ours`` and word ``j`` of ``theirs``."""
    runs: list[Run] = []
    score = best = kept = 0
    while score > best - DROP:
        length = _equal(ours, theirs, i, j)
        if length:
            runs.append(Run(i, j, length))
        score += length
        if score > best:
            best, kept = score, len(runs)
        gap = _gap(ours, theirs, i + length, j + length)
        if gap is None:
            break
        i, j, score = i + length + gap[0], j + length + gap[1], score - max(gap)
    return runs[:kept]


def _equal(ours: Words, theirs: Words, i: int, j: int) -> int:
    most = min(len(ours) - i, len(theirs) - j)
    length = 0
    while length < most and ours[i + length] == theirs[j + length]:
        length += 1
    return length


def _gap(ours: Words, theirs: Words, i: int, j: int) -> tuple[int, int] | None:
    """The fewest words to leave out before words are equal again."""
    for gap, wanted in GAPS:
        found = ours[i + gap[0] : i + gap[0] + wanted]
        if len(found) == wanted and found == theirs[j + gap[1] : j + gap[1] + wanted]:
            return gap
    return None


def _mirrored(run: Run, ours: int, theirs: int) -> Run:
    """A run of the texts read backwards, of so many words, as it stands in the texts read forwards."""
    return Run(ours - run.later - run.length, theirs - run.earlier - run.length, run.length)


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


def _outside(runs: Iterable[Run], covered: bytearray) -> list[list[Run]]:
    """What of ``runs`` lies outside the covered words: passages, none of which has covered words within."""
    passages: list[list[Run]] = []
    for run in runs:
        for piece in _pieces(run, covered):
            last = passages[-1][-1] if passages else None
            if last and not any(covered[last.later + last.length : piece.later]):
                passages[-1].append(piece)
            else:
                passages.append([piece])
    return passages


def _pieces(run: Run, covered: bytearray) -> Iterator[Run]:
    end = run.later + run.length
    start = covered.find(0, run.later, end)
    while start >= 0:
        stop = covered.find(1, start, end)
        stop = end if stop < 0 else stop
        yield Run(start, run.earlier + start - run.later, stop - start)
        start = covered.find(0, stop, end)
