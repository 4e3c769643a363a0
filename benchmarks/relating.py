"""How long it takes to relate one new report to those that a ledger holds, beside what reading it takes.

    python -m benchmarks.relating [REPORTS ...]       default: 1000 10000

Reports are made from a few of newswire/train by giving every name in them another one, on day after day at
the same number a day; every story is told twice. Prints milliseconds of processor for relating one of the
last reports of each size, how many neighbours a report has, and what it took to read one.
"""

import argparse
import random
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from time import process_time

from benchmarks.corpora import rows
from sayso.config import load_config
from sayso.core.document import Document
from sayso.core.reading import Reading
from sayso.ledger import Ledger, open_ledger
from sayso.pipeline import Pipeline
from sayso.relating.incremental import Relating, relate_ledger
from sayso.relating.stories import NEIGHBOURS
from sayso.relating.words import words_of

CORPUS = "newswire/train"
MODELS = 40
"""Reports that all others are made from."""

EVERY = 15
"""One in so many reports of the corpus is one of them: neighbours in it are of one paper."""

A_DAY = 20
"""Reports of one day, so that those within days of each other stay as many, however many there are."""

TELLERS = ("Saltmere Echo", "Vell Post")
LAST = 200
"""Of so many reports at the end of each size the time is told."""

FIRST_DAY = date(2031, 1, 1)
VOWELS, CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"


def retold(text: str, names: frozenset[str], number: int) -> str:
    """``text`` with other ``names`` of the same length: the same ones for the same number."""
    return re.sub(r"\w+", lambda found: _renamed(found[0], number) if found[0] in names else found[0], text)


def names_of(text: str) -> frozenset[str]:
    """The words of the names in ``text``."""
    return frozenset(text[word.span.start : word.span.end] for word in words_of(text) if word.name)


def made(models: Sequence[Reading]) -> Iterator[Reading]:
    """Readings without end, of one story after another."""
    number = 0
    while True:
        for model in models:
            for teller in TELLERS:
                yield _made(model, number // (len(models) * len(TELLERS)), teller, number)
                number += 1


def _made(model: Reading, story: int, teller: str, number: int) -> Reading:
    names = names_of(model.document.text)
    document = Document.of(
        retold(model.document.text, names, story),
        id=f"r{number}",
        publisher=teller,
        published_at=(FIRST_DAY + timedelta(days=number // A_DAY)).isoformat(),
        published_precision="day",
    )
    entities = [
        replace(entity, name=retold(entity.name, names, story)) for entity in model.layers.entities or ()
    ]
    return replace(model, document=document, layers=replace(model.layers, entities=tuple(entities)))


def _renamed(word: str, number: int) -> str:
    chance = random.Random(f"{number} {word.casefold()}")  # noqa: S311 - repeatable on purpose
    letters = "".join(
        chance.choice(VOWELS if letter in VOWELS else CONSONANTS) if letter.isascii() else letter
        for letter in word.lower()
    )
    return letters.capitalize()


def last_seconds(ledger: Ledger) -> float:
    """Seconds of processor for relating one of the last reports; all are related."""
    ends = [process_time()]

    def note(_so_far: Relating) -> None:
        ends.append(process_time())

    relate_ledger(ledger, on_progress=note)
    last = ends[-LAST - 1 :]
    return (last[-1] - last[0]) / max(len(last) - 1, 1)


def read_models() -> tuple[list[Reading], float]:
    """The reports that others are made from, and seconds of processor for reading one."""
    pipeline = Pipeline.from_config(load_config())
    documents = [Document.of(row["text"]) for row in islice(rows(CORPUS), 0, MODELS * EVERY, EVERY)]
    pipeline.read(documents[0])
    started = process_time()
    models = [pipeline.read(document) for document in documents]
    return models, (process_time() - started) / len(models)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("reports", nargs="*", type=int, default=[1000, 10_000])
    models, reading = read_models()
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "made.db") as ledger:
        coming, size = made(models), 0
        for count in sorted(parser.parse_args().reports):
            for one in islice(coming, count - size):
                ledger.append(one)
            size = count
            relating = last_seconds(ledger)
            neighbours = 2 * len(ledger.relations.near(least=NEIGHBOURS)) / count
            sys.stdout.write(
                f"{count:,} reports: {1000 * relating:.0f} ms to relate one, "
                f"with {neighbours:.1f} neighbours on average; "
                f"{1000 * reading:.0f} ms to read one ({relating / reading:.0%})\n"
            )
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
