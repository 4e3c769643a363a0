"""How many copied passages ``find_copies`` finds among many reports, how many it invents, and at what cost.

    python -m benchmarks.copies [REPORTS ...] [--draws N]       default: 1000 10000, one draw

Reports are made by putting sentences of newswire/train and polnear-train together anew. They share many
sentences, but none of more than 20 words and no two in the same order: whatever is found beyond the passages
planted from the older half of the reports into the newer one is wrong. Prints found of planted by kind of
copy, wrong folds, seconds of processor and memory. Same numbers every time, but for those last two.
"""

import argparse
import random
import re
import resource
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import process_time

from benchmarks.corpora import rows
from sayso.core.spans import Span
from sayso.relating.copies import Copy, find_copies

CORPORA = ("newswire/train", "attribution/polnear-train")
SENTENCE_WORDS = range(8, 21)
ALIKE = 6
"""Sentences that share so many words in a row are like each other."""

SENTENCES = 30
"""Sentences of a report: some 430 words, about what the reports of the corpora have."""

SHARING = 18
"""How many reports hold the same sentence, however many reports there are: far more than in the news."""

PLANTED = 10
"""One in so many reports holds a planted passage."""

KINDS: Mapping[str, tuple[range, int]] = {
    "30 words": (range(30, 31), 0),
    "30 words, 1 edited": (range(30, 31), 1),
    "30 words, 2 edited": (range(30, 31), 2),
    "30 words, 3 edited": (range(30, 31), 3),
    "31 to 60 words": (range(31, 61), 0),
    "31 to 60 words, 3 edited": (range(31, 61), 3),
    "61 to 200 words, 9 edited": (range(61, 201), 9),
    "a whole report": (range(10_000, 10_001), 0),
    "a whole report, 20 edited": (range(10_000, 10_001), 20),
}
"""How many words a planted passage has, and how many of them are replaced, left out or added."""

OUTER = 3
"""Words at either end of a passage that are not edited: to edit those is to copy a shorter passage."""

Report = tuple[str, str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A passage of the report ``origin`` that now stands in another one, at ``span``."""

    origin: str
    span: Span
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was found of what was planted, and the pairs of reports between which nothing was."""

    planted: Counter[str]
    found: Counter[str]
    wrong: tuple[Copy, ...]


def corpus_sentences() -> list[str]:
    """The sentences of the corpora that are short enough to be no copy, and not like one before."""
    sentences: list[str] = []
    seen: set[tuple[str, ...]] = set()
    for corpus in CORPORA:
        for row in rows(corpus):
            for sentence in re.split(r"(?<=[.!?])\s+", row["text"]):
                words = re.findall(r"\w+", sentence.casefold())
                runs = {tuple(words[n : n + ALIKE]) for n in range(len(words) - ALIKE + 1)}
                if len(words) in SENTENCE_WORDS and runs.isdisjoint(seen):
                    sentences.append(sentence)
                    seen |= runs
    return sentences


def made_reports(
    sentences: Sequence[str], count: int, draw: int = 0
) -> tuple[list[Report], dict[str, Planted]]:
    """``count`` reports in no order, and the planted passages by the key of the report that holds them."""
    chance = random.Random(count + draw)  # noqa: S311 - repeatable on purpose
    pool = chance.sample(sentences, min(len(sentences), count * SENTENCES // SHARING))
    texts = list(_recombined(pool, count, chance))
    planted: dict[str, Planted] = {}
    holders = chance.sample(range(count // 2, count), count // PLANTED)
    for number, holder in enumerate(holders):
        kind = list(KINDS)[number % len(KINDS)]
        donor = chance.randrange(count // 2)
        passage = _passage(" ".join(texts[donor]), kind, chance, sentences)
        before = texts[holder][: chance.randrange(SENTENCES)]
        start = sum(len(sentence) + 1 for sentence in before)
        texts[holder] = [*before, passage, *texts[holder][len(before) :]]
        planted[_key(holder)] = Planted(origin=_key(donor), span=Span(start, start + len(passage)), kind=kind)
    reports: list[Report] = [(_key(n), " ".join(text), _date(n, count)) for n, text in enumerate(texts)]
    chance.shuffle(reports)
    return reports, planted


def outcome_of(copies: Sequence[Copy], planted: Mapping[str, Planted]) -> Outcome:
    """``copies`` against what was planted: found is what covers at least half of a passage."""
    found: Counter[str] = Counter()
    wrong: list[Copy] = []
    for copy in copies:
        passage = planted.get(copy.later)
        if passage is None or passage.origin != copy.earlier:
            wrong.append(copy)
        elif sum(_shared(part.later, passage.span) for part in copy.passages) * 2 >= _length(passage.span):
            found[passage.kind] += 1
    return Outcome(
        planted=Counter(passage.kind for passage in planted.values()), found=found, wrong=tuple(wrong)
    )


def _recombined(sentences: Sequence[str], count: int, chance: random.Random) -> Iterator[list[str]]:
    followed: set[tuple[int, int]] = set()
    for _ in range(count):
        chosen = [chance.randrange(len(sentences))]
        while len(chosen) < SENTENCES:
            pair = (chosen[-1], chance.randrange(len(sentences)))
            if pair not in followed:
                followed.add(pair)
                chosen.append(pair[1])
        yield [sentences[n] for n in chosen]


def _passage(text: str, kind: str, chance: random.Random, sentences: Sequence[str]) -> str:
    lengths, edits = KINDS[kind]
    words = [word for word in text.split() if any(map(str.isalnum, word))]
    length = min(chance.choice(lengths), len(words))
    start = chance.randrange(len(words) - length + 1)
    passage = words[start : start + length]
    for place in sorted(chance.sample(range(OUTER, length - OUTER), edits), reverse=True):
        other = chance.choice(chance.choice(sentences).split())
        passage[place : place + 1] = chance.choice(([other], [], [other, passage[place]]))
    return " ".join(passage)


def _key(number: int) -> str:
    return f"r{number * 7919 % 1_000_003:07}"


def _date(number: int, count: int) -> str:
    day = number * 300 // count
    return f"2031-{1 + day // 28:02}-{1 + day % 28:02}T{number * 1000 // count % 24:02}:{number % 60:02}"


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _length(span: Span) -> int:
    return span.end - span.start


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("reports", nargs="*", type=int, default=[1000, 10_000])
    parser.add_argument("--draws", type=int, default=1, help="how many times to make and plant anew")
    arguments = parser.parse_args()
    sentences = corpus_sentences()
    for count in arguments.reports:
        for draw in range(arguments.draws):
            sys.stdout.write(_measured(sentences, count, draw))
            sys.stdout.flush()
    return 0


def _measured(sentences: Sequence[str], count: int, draw: int) -> str:
    reports, planted = made_reports(sentences, count, draw)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = process_time()
    copies = list(find_copies(reports))
    seconds = process_time() - started
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    outcome = outcome_of(copies, planted)
    kinds = [f"  {kind:26s} {outcome.found[kind]:5,} of {outcome.planted[kind]:5,}\n" for kind in KINDS]
    return (
        f"{count:,} reports of {sum(len(text.split()) for _, text, _ in reports):,} words, draw {draw}: "
        f"{seconds:.1f} s of processor ({1000 * seconds / count:.2f} ms a report), {grown:.0f} MiB more\n"
        f"  found {outcome.found.total():,} of {outcome.planted.total():,} planted; "
        f"{len(outcome.wrong)} wrong folds ({len(outcome.wrong) / count:.2%} of reports)\n" + "".join(kinds)
    )


if __name__ == "__main__":
    sys.exit(main())
