"""Trains the weights by which antecedents are chosen.

    python -m training.speakers.train        with the corpora in ../shared or ``$SAYSO_SHARED``

Learns from ``gold/newswire-train``, whose attributions it takes as given, and from the coreference of
``gum/gum-train``, where the reader finds the attributions; names and sentences are the reader's in both.
Writes ``sayso/resources/antecedents.toml`` and prints how often the choice is right on reports that it did
not learn from: five folds by the hash of the report's id.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from sayso.core.document import Document
from sayso.core.hashing import sha256
from sayso.linking.ranking import chances
from sayso.pipeline import read
from sayso.resources import antecedents
from training.reader.corpora import DATA, rows
from training.speakers.examples import Example, Mentions, Names, examples, layers_with_gold
from training.speakers.fitting import Weights, fit

FOLDS = 5
PRIOR = 5.0
"""How strongly weights are drawn to 0; of 0.3, 1, 2, 3, 5 and 10 the best over the folds."""
THRESHOLD = 0.35
"""Over the folds a choice that is held for less likely is wrong two times in three."""
TARGET = Path(antecedents.__file__).with_suffix(".toml")
HEAD = """# What speaks for a candidate to be whom a source means, by the class of the source: he and she,
# they, it, a description of a person, a group, a body, document or outlet (thing), something else (other).
# Made by `python -m training.speakers.train` from gold/newswire-train (ours) and gum/gum-train (CC BY 4.0).
# A candidate's chance grows by the factor e for each point; what is not listed counts nothing.
"""


def gold_examples() -> Iterator[Example]:
    """Those of our own gold."""
    for row in rows(DATA / "gold/newswire-train.jsonl"):
        document = Document.of(row["text"], id=row["id"])
        layers = layers_with_gold(row, read(document).layers)
        yield from examples(row["id"], Names(row), document, layers)


def gum_examples() -> Iterator[Example]:
    """Those of GUM."""
    for row in rows(DATA / "gum/gum-train.jsonl"):
        document = Document.of(row["text"], id=row["id"])
        yield from examples(row["id"], Mentions(row), document, read(document).layers)


def cross_validated(
    gold: Sequence[Example], more: Sequence[Example]
) -> Iterator[tuple[Example, float, bool]]:
    """Each example of the gold with the chance of what is chosen, and whether it is right."""
    for fold in range(FOLDS):
        weights = fit([*(e for e in gold if _fold(e) != fold), *more], prior=PRIOR)
        for example in gold:
            if _fold(example) == fold:
                likely = chances(example.options, weights[example.kind])
                best = max(range(len(likely)), key=likely.__getitem__)
                yield example, likely[best], best in example.right


def _fold(example: Example) -> int:
    return int(sha256(example.report), 16) % FOLDS


def as_toml(weights: Weights) -> str:
    """The file of the weights, the strongest of each class first."""
    lines = [HEAD, f"threshold = {THRESHOLD}"]
    for kind, table in sorted(weights.items()):
        lines.append(f"\n[weights.{kind}]")
        lines += [
            f'"{name}" = {w}' for name, w in sorted(table.items(), key=lambda item: (-abs(item[1]), item[0]))
        ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Trains, tells and writes."""
    gold, gum = list(gold_examples()), list(gum_examples())
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for example, chance, is_right in cross_validated(gold, gum):
        for name in (example.kind, "all", f"chance {min(9, int(10 * chance)) / 10}"):
            total[name] += 1
            right[name] += is_right
    for name in sorted(total):
        sys.stdout.write(f"{name:12s} {right[name]:5d} of {total[name]:5d} right\n")
    TARGET.write_text(as_toml(fit([*gold, *gum], prior=PRIOR)), encoding="utf-8")


if __name__ == "__main__":
    main()
