"""Fits the models that relate statements and writes their weights.

    python -m training.relations [CORPORA]

It says first how well such models do on the claims that they did not see. CORPORA is the folder of the
corpora, ../shared/data unless named.
"""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

import sayso
from sayso.relating.features import SAYS, found_in, relation_features
from sayso.relating.likeness import Values, Weights, likeness_features, log_odds
from sayso.relating.relater import CHOICES, WEIGHTS, Relater
from sayso.relating.words import RARITIES, rarities
from training.relations.examples import FOLDS, Example, claims, emergent, same_event
from training.relations.fitting import Floats, common, fit, matrix
from training.relations.rarities import count

RESOURCES = Path(sayso.__file__).parent / "resources"
HELD_OUT = 0
"""The fold of claims that no packaged weight has seen, to measure them by."""
PRIOR, WORD_PRIOR, SAME_PRIOR = 2.0, 10.0, 10.0
CLAIMS = 12
"""A word that answers fewer claims than this tells of their topic, not of the answer: with 5, recall of
disputes at precision 90 was 25 instead of 59."""
PRECISION = 0.9
"""Disputes are told at the least chance that has this precision on held-out claims."""
UPDATES = 0.6
"""Eight training pairs update each other: too few to fit this."""
LEAST_WEIGHT = 0.005

Row = tuple[Example, Values]


def main() -> None:
    """Count rarities, fit likeness, cross-validate the relations, fit them, and write it all."""
    corpora = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("../shared/data")
    (RESOURCES / RARITIES).write_text(count(corpora / "newswire" / "train.jsonl"), "utf-8")
    rarities.cache_clear()
    same = fit_same(list(same_event(corpora / "relations")))
    stances = [(each, features(each, same)) for each in emergent(corpora / "relations")]
    own = [(each, features(each, same)) for each in claims(corpora / "relations")]
    folds = [fit_relations([row for row in stances if row[0].fold != fold], own) for fold in range(FOLDS)]
    least = {"disputes": least_of(stances, folds), "updates": UPDATES}
    relaters = [Relater(same=same, relations=weights, least=least) for weights in folds]
    say_how_well(stances, relaters, "cross-validated")
    say_how_well([row for row in stances if row[0].fold == HELD_OUT], relaters, "the packaged weights")
    (RESOURCES / WEIGHTS).write_text(toml(same, folds[HELD_OUT], least), "utf-8")


def fit_same(examples: Sequence[Example]) -> Weights:
    """Weights of the features of likeness."""
    rows = [likeness_features(each.a, each.b) for each in examples]
    names = sorted({name for row in rows for name in row})
    right = np.array([[each.label == "same", each.label != "same"] for each in examples], float)
    table = matrix(rows, names)
    weights = fit(table, right, np.ones(len(rows)), np.full(len(names), SAME_PRIOR))
    return dict(zip(names, (weights[:, 0] - weights[:, 1]).tolist(), strict=True))


def features(example: Example, same: Weights) -> Values:
    """The features of a pair, as the product computes them."""
    alike = likeness_features(example.a, example.b)
    found = found_in(example.a, example.b)
    return relation_features(example.a, example.b, alike, log_odds(alike, same), found)


def fit_relations(stances: Sequence[Row], own: Sequence[Row]) -> dict[str, Weights]:
    """Weights of each relation."""
    names = common([row for _, row in stances], [each.a.text for each, _ in stances], least=CLAIMS)
    both = [*stances, *own]
    right = np.array([[choice == each.label for choice in CHOICES] for each, _ in both], float)
    prior = np.array([WORD_PRIOR if name.startswith(SAYS) else PRIOR for name in names])
    weights = fit(matrix([row for _, row in both], names), right, np.ones(len(both)), prior)
    return {
        choice: dict(zip(names, weights[:, number].tolist(), strict=True))
        for number, choice in enumerate(CHOICES)
    }


def least_of(stances: Sequence[Row], folds: Sequence[dict[str, Weights]]) -> float:
    """The lowest chance from which on the model's disputes are precise enough on held-out claims."""
    scored = [(_chances(row, folds[each.fold])["disputes"], each.label) for each, row in stances]
    least, hits = 1.0, 0
    for number, (chance, label) in enumerate(sorted(scored, reverse=True), start=1):
        hits += label == "disputes"
        if hits / number >= PRECISION:
            least = chance
    return least


def say_how_well(stances: Sequence[Row], relaters: Sequence[Relater], name: str) -> None:
    """How well the relater of each fold does on the claims of that fold, rules and all."""
    told = [
        (relaters[each.fold].judge(each.a, each.b).relation.replace("repeats", "supports"), each.label)
        for each, _ in stances
    ]
    right = sum(relation.replace("updates", "unrelated") == label for relation, label in told)
    said, wanted = (sum(pair[side] == "disputes" for pair in told) for side in (0, 1))
    hits = told.count(("disputes", "disputes"))
    print(
        f"{name}: {right / len(told):.1%} of {len(told)} right; "
        f"disputes: precision {hits / said:.1%}, recall {hits / wanted:.1%}"
    )


def _chances(row: Values, weights: Mapping[str, Weights]) -> dict[str, float]:
    scores = np.array([log_odds(row, weights[choice]) for choice in CHOICES])
    powers: Floats = np.exp(scores - scores.max())
    return dict(zip(CHOICES, (powers / powers.sum()).tolist(), strict=True))


def toml(same: Weights, relations: Mapping[str, Weights], least: Weights) -> str:
    """The weights as the file that Sayso reads; those near 0 are left out."""
    lines = [
        "# What speaks for each relation between two statements; written by: python -m training.relations"
    ]
    tables = {"least": least, "same": same} | {
        f"relations.{name}": found for name, found in relations.items()
    }
    for name, table in tables.items():
        lines += ["", f"[{name}]"]
        lines += [
            f"{_key(feature)} = {weight:.3f}"
            for feature, weight in table.items()
            if abs(weight) >= LEAST_WEIGHT
        ]
    return "\n".join(lines) + "\n"


def _key(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


if __name__ == "__main__":
    main()
