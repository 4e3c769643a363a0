"""Fits the models that relate statements and writes their weights.

    python -m training.relations [CORPORA]

It builds on the pair model in the package (``python -m training.matcher``) and says how well all together do
on the claims that no part has seen. CORPORA is the folder of the corpora, ../shared/data unless named.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

import sayso
from sayso.encoder.matcher import load_matcher
from sayso.relating.features import SAYS, found_in, relation_features
from sayso.relating.likeness import Values, Weights, likeness_features, log_odds
from sayso.relating.relater import BARE, CHOICES, REPORTS, RUMOURS, WEIGHTS, Relater, blended, softmax
from sayso.relating.words import RARITIES, rarities
from training.relations.blending import fit_blend
from training.relations.examples import HELD_OUT, Example, claims, emergent, judged_dev, own, same_event
from training.relations.fitting import common, fit, matrix
from training.relations.rarities import count

RESOURCES = Path(sayso.__file__).parent / "resources"
PRIOR, WORD_PRIOR, SAME_PRIOR = 2.0, 10.0, 10.0
CLAIMS = 12
"""A word that answers fewer claims than this tells of their topic, not of the answer: with 5, recall of
disputes at precision 90 was 25 instead of 59."""
PRECISION = 0.9
"""Disputes of rumours are told at the least chance that has this precision on held-out claims."""
UPDATES = 0.6
REPORTED_DISPUTES = 0.6
"""Eight of 156 pairs of reports dispute each other: too few to fit this."""
INVENTED = 0.3
"""How much an invented pair counts beside a found one where the blend is fitted."""
LEAST_WEIGHT = 0.005

Row = tuple[Example, Values]


def main() -> None:
    """Count rarities, fit likeness and the relations, blend them with the pair model, and write it all."""
    corpora = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("../shared/data")
    (RESOURCES / RARITIES).write_text(count(corpora / "newswire" / "train.jsonl"), "utf-8")
    rarities.cache_clear()
    events = list(same_event(corpora / "relations"))
    same = fit_same([each for each in events if each.fold != HELD_OUT])
    stances = [(each, features(each, same)) for each in emergent(corpora / "relations")]
    judged = [(each, features(each, same)) for each in claims(corpora / "relations")]
    relations = fit_relations([row for row in stances if row[0].fold != HELD_OUT], judged)
    unseen = [row for row in stances if row[0].fold == HELD_OUT]
    invented = [(each, features(each, same)) for each in own() if each.fold == HELD_OUT]
    dev = [(each, features(each, same)) for each in judged_dev(corpora / "relations")]
    blends = fit_blends([*unseen, *dev], invented, relations)
    least: dict[str, Weights] = {
        RUMOURS: {"disputes": least_of(unseen, relations, blends[RUMOURS]), "updates": UPDATES},
        REPORTS: {"disputes": REPORTED_DISPUTES, "updates": UPDATES},
    }
    event = fit_event([each for each in events if each.fold == HELD_OUT], same)
    relater = Relater(
        same=same, relations=relations, event=event, blends=blends, least=least, matcher=load_matcher()
    )
    say_how_well(unseen, relater, "rumours of the held-out fold")
    say_how_well(dev, relater, "pairs of the dev set")
    for half in (0, 1):
        others = [row for row in unseen if half_of(row[0]) != half]
        other = fit_blends([*others, *dev], invented, relations)
        bounds = least | {RUMOURS: {"disputes": least_of(others, relations, other[RUMOURS])}}
        crossed = replace(relater, blends=other, least=bounds)
        mine = [row for row in unseen if half_of(row[0]) == half]
        say_how_well(mine, crossed, f"half {half} of that fold, blended by the other half")
    (RESOURCES / WEIGHTS).write_text(toml(relater), "utf-8")


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


def fit_blends(
    found: Sequence[Row], invented: Sequence[Row], relations: Mapping[str, Weights]
) -> dict[str, Weights]:
    """How the signs and the pair model count, for rumours and for reports."""
    blends = {}
    for form, bare in ((RUMOURS, 1.0), (REPORTS, 0.0)):
        rows = [(row, 1.0) for row in found if row[1][BARE] == bare]
        rows += [(row, INVENTED) for row in invented if row[1][BARE] == bare]
        blends[form] = fit_blend(
            np.array([_scores(values, relations) for (_, values), _ in rows]),
            np.array([_matched(each) for (each, _), _ in rows]),
            [each.label for (each, _), _ in rows],
            np.array([amount for _, amount in rows]),
        )
    return blends


def fit_event(examples: Sequence[Example], same: Weights) -> Weights:
    """How likeness and the pair model count in telling whether two statements are of one event."""
    matcher = load_matcher()
    rows: list[Values] = [
        {
            "always": 1.0,
            "features": log_odds(likeness_features(each.a, each.b), same),
            "matcher": matcher.match(each.a.text, each.b.text).event,
        }
        for each in examples
    ]
    right = np.array([[each.label == "same", each.label != "same"] for each in examples], float)
    names = ["always", "features", "matcher"]
    weights = fit(matrix(rows, names), right, np.ones(len(rows)), np.ones(len(names)))
    return dict(zip(names, (weights[:, 0] - weights[:, 1]).tolist(), strict=True))


def least_of(stances: Sequence[Row], relations: Mapping[str, Weights], blend: Weights) -> float:
    """The lowest chance from which on disputes are precise enough on held-out claims."""
    matcher = load_matcher()
    scored = []
    for each, values in stances:
        scores = blended(_scores(values, relations), matcher.match(each.a.text, each.b.text), blend)
        scored.append((softmax(scores)[CHOICES.index("disputes")], each.label))
    least, hits = 1.0, 0
    for number, (chance, label) in enumerate(sorted(scored, reverse=True), start=1):
        hits += label == "disputes"
        if hits / number >= PRECISION:
            least = chance
    return least


def half_of(example: Example) -> int:
    """Which half of a fold all pairs of one claim are in."""
    return len(example.a.text) % 2


def say_how_well(rows: Sequence[Row], relater: Relater, name: str) -> None:
    """How well the relater does on the pairs, rules and all."""
    told = [
        (relater.judge(each.a, each.b).relation.replace("repeats", "supports"), each.label)
        for each, _ in rows
    ]
    right = sum(relation == label for relation, label in told)
    print(f"{name}: {right / len(told):.1%} of {len(told)} right")
    for choice in CHOICES:
        said, wanted = (sum(pair[side] == choice for pair in told) for side in (0, 1))
        hits = told.count((choice, choice))
        print(f"  {choice}: {hits} of {said} said are right, of {wanted} there are")


def _scores(row: Values, relations: Mapping[str, Weights]) -> list[float]:
    return [log_odds(row, relations[choice]) for choice in CHOICES]


def _matched(example: Example) -> list[float]:
    """What the pair model says, in the order of ``CHOICES``."""
    match = load_matcher().match(example.a.text, example.b.text)
    alone = {"features": 0.0, "matcher": 1.0} | dict.fromkeys(CHOICES, 0.0)
    return blended([0.0] * len(CHOICES), match, alone)


def toml(relater: Relater) -> str:
    """The weights as the file that Sayso reads; those near 0 are left out."""
    lines = [
        "# What speaks for each relation between two statements; written by: python -m training.relations"
    ]
    tables = {"same": relater.same, "event": relater.event}
    tables |= {f"least.{name}": found for name, found in relater.least.items()}
    tables |= {f"blends.{name}": found for name, found in relater.blends.items()}
    tables |= {f"relations.{name}": found for name, found in relater.relations.items()}
    for name, table in tables.items():
        lines += ["", f"[{name}]"]
        lines += [
            f"{_key(feature)} = {weight:.3f}"
            for feature, weight in table.items()
            if abs(weight) >= LEAST_WEIGHT or name.startswith("blends.")
        ]
    return "\n".join(lines) + "\n"


def _key(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


if __name__ == "__main__":
    main()
