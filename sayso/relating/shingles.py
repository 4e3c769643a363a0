"""Where two reports may share a passage: runs of words that stand in both, found without comparing pairs.

Every few words a report leaves a fingerprint (winnowing: Schleimer, Wilkerson and Aiken, 2003), and equal
fingerprints are joined by one sort. A fingerprint is joined only to the earliest places that have it, so
the work grows with the number of reports, not with the number of their pairs.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.core.spans import Span

SHINGLE = 5
WINDOW = 3
"""Any 7 words in a row (SHINGLE + WINDOW - 1) that two reports share are seen in both: that many are left
in a row, somewhere, of 30 words of which any three were edited."""

LONG_SHINGLE = 24
LONG_WINDOW = 7
"""Likewise any 30 words in a row, so that a passage that nobody edited is joined to the earliest report that
has just these words, however common each of its phrases is."""

EARLIEST = 100
"""How many places of a shingle later ones are joined to: a passage put together from phrases that many
reports hold, and edited where it was put together, is known by none of its shingles alone. On more days
than that it is standing text anyway."""

LEAST_SCORE = 24
"""The score of a passage is its equal words, in the same order, less those edited: replaced, left out or
added. A copy of 30 words of which any three were edited has at least this one."""

STANDING_DAYS = 100
"""What stands in reports of more days than this is the paper's standing text (who it is, how to reach it),
not copied news: a wire report is carried by many papers, but within days. Each report without a date
counts as a day."""

LEAST_STANDING = 15
"""Words of standing text in a row; fewer are a common phrase within a passage."""

REACH = 33
"""How many words to either side of a shingle are looked at: 30, and three that were added."""

DRIFT = 5
"""How many words more or fewer than the other a text may have within that reach."""

BLOCK = 1_000_000
CHUNK = 20_000
"""Shingles joined together, and aligned together: bounds the memory that this takes to some 100 MB."""

WORD = re.compile(r"\w+(?:[-‑'’.,:/&@]+\w+)*")
"""What an editor changes as one: "mid-June", "Ostrel's" and "1,200" are a word each."""

WITHIN = re.compile(r"\W+")
BASE = np.uint64(0x9E3779B97F4A7C15)
"""An odd number without pattern: multiplying by it keeps every bit of a 64-bit hash in play."""

Ints = NDArray[np.int32]
Hashes = NDArray[np.uint64]
Report = tuple[str, str, str | None]
"""Key, text and date of publication."""


class Seed(NamedTuple):
    """A shingle that two reports share: the number of its first word in each of them."""

    later: int
    earlier: int


@dataclass(frozen=True, slots=True)
class WordedReport:
    """The words of a report as numbers, equal where they are but for case and signs, and where they stand."""

    key: str
    published: str | None
    words: Ints
    starts: Ints
    ends: Ints
    fingerprints: Hashes
    places: Ints

    def span(self, first: int, last: int) -> Span:
        """The characters from word number ``first`` to just before word number ``last``."""
        return Span(int(self.starts[first]), int(self.ends[last - 1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """All fingerprints, in the order of the words that they begin with; equal ones make up a group.

    Attributes:
        places: of the fingerprint's first word among the words of all reports.
        joined: how many places of its group it is joined to, all of them in earlier reports.
        first: where in ``grouped`` its group begins.
        grouped: the places once more, group by group, each in order.
        standing: of each place, whether it begins standing text.
    """

    places: Ints
    joined: Ints
    first: Ints
    grouped: Ints
    standing: NDArray[np.bool_]


class Vocabulary:
    """Numbers for words, as they come; and hashes, which depend on the word alone."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._hashes: list[int] = []

    def number(self, word: str) -> int:
        """The number of ``word``."""
        known = self._numbers.setdefault(word, len(self._numbers))
        if known == len(self._hashes):
            digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
            self._hashes.append(int.from_bytes(digest))
        return known

    def hashes(self, numbers: Sequence[int]) -> Hashes:
        """The hashes of the words with those numbers."""
        return np.fromiter((self._hashes[n] for n in numbers), np.uint64, len(numbers))


def in_order(reports: Iterable[Report]) -> list[WordedReport]:
    """The reports in words, the earliest first; those without a date last: nothing says they are early."""
    vocabulary = Vocabulary()
    worded = [_worded(vocabulary, *report) for report in reports]
    return sorted(worded, key=lambda report: (report.published is None, report.published or "", report.key))


class SharedShingles:
    """What reports, in their order, share with each other.

    Attributes:
        reports: as given; elsewhere a report is its number among them.
    """

    def __init__(self, reports: Sequence[WordedReport]) -> None:
        self.reports = reports
        self._offsets = np.cumsum([0, *(len(report.words) for report in reports)])
        self._held = _held(reports, self._offsets)
        self._standing = np.zeros(self._offsets[-1], bool)
        for n in range(SHINGLE):
            self._standing[self._held.places[self._held.standing] + n] = True

    def pairs(self) -> Iterator[tuple[int, int, list[Seed]]]:
        """Pairs of reports that may share a passage: the later, the earlier, and seeds of passages.

        Pairs come by the later report, then the earlier one; seeds in the order of the later text.
        """
        words = np.concatenate([report.words for report in self.reports])
        for later, earlier in _joined(self._held, self._offsets):
            yield from self._by_pair(*_alike(words, *_thinned(later, earlier, self._offsets)))

    def _by_pair(self, later: NDArray[Any], earlier: NDArray[Any]) -> Iterator[tuple[int, int, list[Seed]]]:
        offsets = self._offsets
        later_report, earlier_report = _report_of(later, offsets), _report_of(earlier, offsets)
        order = np.lexsort((earlier, later, earlier_report, later_report))
        pairs = np.stack([later_report, earlier_report], axis=1)[order]
        places = np.stack([later - offsets[later_report], earlier - offsets[earlier_report]], axis=1)[order]
        borders = np.flatnonzero((pairs[1:] != pairs[:-1]).any(axis=1)) + 1
        for start, end in zip([0, *borders], [*borders, len(pairs)], strict=True):
            if start < end:
                seeds = [Seed(*place) for place in places[start:end].tolist()]
                yield int(pairs[start, 0]), int(pairs[start, 1]), seeds

    def standing(self, number: int) -> bytearray:
        """For each word of the report, 1 where it is standing text, else 0."""
        within = self._standing[self._offsets[number] : self._offsets[number + 1]]
        edges = np.flatnonzero(np.diff(within, prepend=False, append=False))
        marks = bytearray(len(within))
        for start, end in edges.reshape(-1, 2).tolist():
            if end - start >= LEAST_STANDING:
                marks[start:end] = b"\1" * (end - start)
        return marks


def _worded(vocabulary: Vocabulary, key: str, text: str, published: str | None) -> WordedReport:
    found = [(match.group(), *match.span()) for match in WORD.finditer(text)]
    numbers = [vocabulary.number(WITHIN.sub("", word.casefold())) for word, _, _ in found]
    fingerprints, places = _fingerprints(vocabulary.hashes(numbers))
    return WordedReport(
        key=key,
        published=published,
        words=np.array(numbers, np.int32),
        starts=np.array([start for _, start, _ in found], np.int32),
        ends=np.array([end for _, _, end in found], np.int32),
        fingerprints=fingerprints,
        places=places,
    )


def _fingerprints(hashes: Hashes) -> tuple[Hashes, Ints]:
    """The shingles to keep of both lengths, and where they begin."""
    kept, places = [], []
    for length, window in ((SHINGLE, WINDOW), (LONG_SHINGLE, LONG_WINDOW)):
        shingles = _shingles(hashes, length)
        places.append(_winnowed(shingles, window))
        kept.append(shingles[places[-1]])
    return np.concatenate(kept), np.concatenate(places, dtype=np.int32)


def _shingles(hashes: Hashes, length: int) -> Hashes:
    """A hash for every ``length`` words in a row."""
    count = max(0, len(hashes) - length + 1)
    mixed = np.zeros(count, np.uint64)
    for n in range(length):
        mixed = (mixed ^ hashes[n : n + count]) * BASE
        mixed ^= mixed >> np.uint64(29)
    return mixed


def _winnowed(shingles: Hashes, window: int) -> NDArray[np.intp]:
    """The places of those to keep: in any ``window`` of them the least, the last one of equals."""
    if len(shingles) < window:
        return np.arange(len(shingles))
    windows = np.lib.stride_tricks.sliding_window_view(shingles, window)
    least = window - 1 - windows[:, ::-1].argmin(axis=1)
    return np.unique(least + np.arange(len(least)))


def _held(reports: Sequence[WordedReport], offsets: NDArray[Any]) -> Held:
    fingerprints = np.concatenate([report.fingerprints for report in reports])
    starts = offsets[:-1].astype(np.int32)
    places = np.concatenate(
        [report.places + start for report, start in zip(reports, starts, strict=True)], dtype=np.int32
    )
    by_place = np.argsort(places, kind="stable")
    fingerprints, places = fingerprints[by_place], places[by_place]
    order = np.argsort(fingerprints, kind="stable")
    fresh, holder = _changes(fingerprints[order]), _report_of(places[order], offsets)
    group = np.cumsum(fresh) - 1
    first = np.flatnonzero(fresh)[group]
    days = np.bincount(group, weights=fresh | _changes(_days(reports)[holder]))
    of_report = fresh | _changes(holder)
    before = np.flatnonzero(of_report)[np.cumsum(of_report) - 1] - first
    standing = (days > STANDING_DAYS)[group]
    back = np.argsort(order)
    return Held(
        places=places,
        joined=np.where(standing, 0, np.minimum(before, EARLIEST))[back].astype(np.int32),
        first=first[back].astype(np.int32),
        grouped=places[order],
        standing=standing[back],
    )


def _joined(held: Held, offsets: NDArray[Any]) -> Iterator[tuple[NDArray[Any], NDArray[Any]]]:
    """Places of equal fingerprints: in a report, and in an earlier one; whole reports at a time."""
    borders = np.searchsorted(held.places, offsets)
    total = np.append(0, np.cumsum(held.joined, dtype=np.int64))
    blocks = np.flatnonzero(_changes(total[borders] // BLOCK))
    for start, end in pairwise([*borders[blocks].tolist(), len(held.places)]):
        joined = held.joined[start:end]
        nth = np.arange(joined.sum()) - np.repeat(np.cumsum(joined) - joined, joined)
        earlier = held.grouped[np.repeat(held.first[start:end], joined) + nth]
        yield np.repeat(held.places[start:end], joined), earlier


def _changes(values: NDArray[Any]) -> NDArray[np.bool_]:
    """Where a value differs from the one before it; the first does."""
    return np.append(True, values[1:] != values[:-1])[: len(values)]


def _days(reports: Sequence[WordedReport]) -> NDArray[Any]:
    """A number for the day of each report; reports in order, so those of one day stand together."""
    days = [report.published and report.published[: len("2031-04-17")] for report in reports]
    fresh = [n == 0 or day is None or day != days[n - 1] for n, day in enumerate(days)]
    return np.cumsum(fresh)


def _report_of(places: NDArray[Any], offsets: NDArray[Any]) -> NDArray[np.int32]:
    return (np.searchsorted(offsets, places, side="right") - 1).astype(np.int32)


def _thinned(
    later: NDArray[Any], earlier: NDArray[Any], offsets: NDArray[Any]
) -> tuple[NDArray[Any], NDArray[Any]]:
    """One seed for each run of them: the first of those that follow each other in both texts."""
    order = np.lexsort((later, later - earlier))
    later, earlier = later[order], earlier[order]
    step = np.diff(later)
    follows = (step == np.diff(earlier)) & (step >= 0) & (step <= WINDOW)
    for places in (later, earlier):
        follows &= np.diff(_report_of(places, offsets)) == 0
    kept = np.append(True, ~follows)[: len(later)]
    return later[kept], earlier[kept]


def _alike(words: Ints, later: NDArray[Any], earlier: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """The seeds around which words are equal enough: all that are within a passage, and few others."""
    margin = REACH + DRIFT
    padded = np.concatenate([np.full(margin, -1), words, np.full(margin, -2)]).astype(np.int32)
    backwards = padded[::-1].copy()
    kept = np.zeros(len(later), bool)
    for start in range(0, len(later), CHUNK):
        ours, theirs = (
            places[start : start + CHUNK].astype(np.int64) + margin for places in (later, earlier)
        )
        score = _best_scores(padded, ours, theirs)
        score += _best_scores(backwards, len(padded) - ours, len(padded) - theirs)
        kept[start : start + CHUNK] = score >= LEAST_SCORE
    return later[kept], earlier[kept]


def _best_scores(words: Ints, ours: NDArray[Any], theirs: NDArray[Any]) -> NDArray[np.int8]:
    """The best score of a passage that begins at each two places, within reach.

    Read word by word of ours, keeping the best score for each number of words that theirs is ahead.
    """
    ahead = np.arange(2 * DRIFT + 1, dtype=np.int8)[:, None]
    our_words = _rows(words, ours, REACH)
    their_words = _rows(words, theirs - DRIFT, REACH + 2 * DRIFT)
    scores = np.where(ahead < DRIFT, -2 * REACH, DRIFT - ahead).astype(np.int8) + np.zeros(len(ours), np.int8)
    best = np.zeros(len(ours), np.int8)
    for n in range(REACH):
        equal = our_words[n] == their_words[n : n + len(ahead)]
        following = scores + np.where(equal, np.int8(1), np.int8(-1))
        np.maximum(following[:-1], scores[1:] - np.int8(1), out=following[:-1])
        scores = np.maximum.accumulate(following + ahead, axis=0) - ahead
        np.maximum(best, scores.max(axis=0), out=best)
    return best


def _rows(words: Ints, places: NDArray[Any], length: int) -> Ints:
    """The first words from each place, then the second ones, and so on."""
    found = np.lib.stride_tricks.sliding_window_view(words, length)[places]
    return np.ascontiguousarray(found.T)
