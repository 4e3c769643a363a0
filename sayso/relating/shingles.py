"""Where two reports may share a passage: runs of words that stand in both, found without comparing pairs.

Every few words a report leaves a fingerprint (winnowing: Schleimer, Wilkerson and Aiken, 2003), and equal
fingerprints are joined by one sort. A report is joined only to the earliest few that hold a fingerprint,
so the work grows with the number of reports, not with the number of their pairs.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.core.spans import Span

SHINGLE = 5
WINDOW = 3
"""Any 7 words in a row (SHINGLE + WINDOW - 1) that two reports share are seen in both: that many are left
in a row, somewhere, of 30 words of which any three were changed."""

EARLIEST = 8
"""How many holders of a shingle later ones are joined to: more than one, since common phrases have an older
holder that has nothing to do with the passage."""

STANDING_DAYS = 100
"""What stands in reports of more days than this is the paper's standing text (who it is, how to reach it),
not copied news: a wire report is carried by many papers, but within days. Each report without a date
counts as a day."""

LEAST_STANDING = 15
"""Words of standing text in a row; fewer are a common phrase within a passage."""

REACH = 25
LEAST_ALIKE = 20
"""Seeds with fewer equal words than LEAST_ALIKE in the REACH words to either side cannot be in a passage
that counts; two passages on different matters have about 9, five of them the seed."""

DRIFT = 4
"""How many words more or fewer than the other a text may have between the seed and an equal word."""

CHUNK = 20_000
"""Seeds looked at together: bounds the memory that this takes to some 100 MB."""

WORD = re.compile(r"\w+")
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
    """The words of a report as numbers, equal where they are equal but for case, and where they stand."""

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
    """All fingerprints, equal ones together as a group, in the order of the reports.

    Attributes:
        places: of the shingle's first word among the words of all reports.
        group: the number of the group.
        fresh: whether no report before it in the group is the same.
        rank: how many reports of the group are earlier.
        standing: of each group, whether it is of standing text.
    """

    places: Ints
    group: Ints
    fresh: NDArray[np.bool_]
    rank: Ints
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
            self._standing[self._held.places[self._held.standing[self._held.group]] + n] = True

    def pairs(self) -> Iterator[tuple[int, int, list[Seed]]]:
        """Pairs of reports that may share a passage: the later, the earlier, and seeds of passages.

        Pairs come by the later report, then the earlier one; seeds in the order of the later text.
        """
        words, offsets = np.concatenate([report.words for report in self.reports]), self._offsets
        later, earlier = _alike(words, *_thinned(*_joined(self._held), offsets))
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
    numbers = [vocabulary.number(word.casefold()) for word, _, _ in found]
    places = _winnowed(_shingles(vocabulary.hashes(numbers)))
    return WordedReport(
        key=key,
        published=published,
        words=np.array(numbers, np.int32),
        starts=np.array([start for _, start, _ in found], np.int32),
        ends=np.array([end for _, _, end in found], np.int32),
        fingerprints=_shingles(vocabulary.hashes(numbers))[places],
        places=places.astype(np.int32),
    )


def _shingles(hashes: Hashes) -> Hashes:
    """A hash for every SHINGLE words in a row."""
    count = max(0, len(hashes) - SHINGLE + 1)
    mixed = np.zeros(count, np.uint64)
    for n in range(SHINGLE):
        mixed = (mixed ^ hashes[n : n + count]) * BASE
        mixed ^= mixed >> np.uint64(29)
    return mixed


def _winnowed(shingles: Hashes) -> NDArray[np.intp]:
    """The places of those to keep: in any WINDOW of them the least, the last one of equals."""
    if len(shingles) < WINDOW:
        return np.arange(len(shingles))
    windows = np.lib.stride_tricks.sliding_window_view(shingles, WINDOW)
    least = WINDOW - 1 - windows[:, ::-1].argmin(axis=1)
    return np.unique(least + np.arange(len(least)))


def _held(reports: Sequence[WordedReport], offsets: NDArray[Any]) -> Held:
    fingerprints = np.concatenate([report.fingerprints for report in reports])
    starts = offsets[:-1].astype(np.int32)
    places = np.concatenate(
        [report.places + start for report, start in zip(reports, starts, strict=True)], dtype=np.int32
    )
    order = np.argsort(fingerprints, kind="stable")
    fingerprints, places = fingerprints[order], places[order]
    first = _changes(fingerprints)
    holder = _report_of(places, offsets)
    fresh = first | _changes(holder)
    group = np.cumsum(first, dtype=np.int32) - 1
    days = np.bincount(group, weights=first | _changes(_days(reports)[holder]))
    rank = np.cumsum(fresh, dtype=np.int32)
    rank -= rank[first][group]
    return Held(places=places, group=group, fresh=fresh, rank=rank, standing=days > STANDING_DAYS)


def _joined(held: Held) -> tuple[NDArray[Any], NDArray[Any]]:
    """Places of equal fingerprints: in a report, and in one of the earliest that hold it."""
    later, earlier = [], []
    for n in range(EARLIEST):
        nth = np.zeros(len(held.standing), np.int32)
        of_nth = held.fresh & (held.rank == n)
        nth[held.group[of_nth]] = held.places[of_nth]
        joined = (held.rank > n) & ~held.standing[held.group]
        later.append(held.places[joined])
        earlier.append(nth[held.group[joined]])
    return np.concatenate(later), np.concatenate(earlier)


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
    """The seeds around which enough words are equal for a passage."""
    window = np.arange(-REACH, REACH + 1)
    padded = np.concatenate([np.full(REACH + DRIFT, -1), words, np.full(REACH + DRIFT, -2)]).astype(np.int32)
    kept = np.zeros(len(later), bool)
    for start in range(0, len(later), CHUNK):
        chunk = slice(start, start + CHUNK)
        ours = padded[later[chunk, None] + window + REACH + DRIFT]
        alike = np.zeros(len(ours), np.int32)
        for drift in range(-DRIFT, DRIFT + 1):
            theirs = padded[earlier[chunk, None] + window + drift + REACH + DRIFT]
            alike += (ours == theirs).sum(axis=1, dtype=np.int32)
        kept[chunk] = alike >= LEAST_ALIKE
    return later[kept], earlier[kept]
