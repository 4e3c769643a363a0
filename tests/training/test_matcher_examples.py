import json
from pathlib import Path

from sayso.encoder.matcher import RELATIONS
from training.matcher.examples import FOLDS, STANCES, emergent, events, fold, own


def test_pairs_of_one_claim_stay_in_one_fold(tmp_path: Path) -> None:
    lines = [
        {"claim_id": f"c{n % 3}", "claim": f"Claim {n % 3}", "headline": f"Headline {n}", "stance": "for"}
        for n in range(9)
    ]
    (tmp_path / "emergent.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    pairs = emergent(tmp_path)
    assert [pair.fold for pair in pairs] == [fold(f"c{n % 3}") for n in range(9)]
    assert {pair.relation for pair in pairs} == {RELATIONS.index("same")}
    assert {fold(str(n)) for n in range(100)} == set(range(FOLDS))


def test_our_own_pairs_are_whole() -> None:
    pairs = own()
    assert len(pairs) > 2500
    assert {pair.relation for pair in pairs} == set(range(len(RELATIONS)))
    assert all(pair.a.strip() and pair.b.strip() and pair.a != pair.b for pair in pairs)
    assert len({(pair.a, pair.b) for pair in pairs}) == len(pairs)
    updates = RELATIONS.index("updates")
    assert not any(pair.turns for pair in pairs if pair.relation == updates)


def test_stances_are_relations() -> None:
    assert set(STANCES.values()) <= set(RELATIONS)


def test_sentences_that_share_an_event_are_the_same(tmp_path: Path) -> None:
    def row(doc: str, chain: str, *, alone: bool = False) -> dict[str, object]:
        event = {"chain": chain, "singleton": alone}
        return {"doc": doc, "topic": "1", "text": f"{doc} tells of {chain}.", "events": [event]}

    rows = [row("d1", "fire"), row("d2", "fire"), row("d2", "flood"), row("d3", "fire", alone=True)]
    (tmp_path / "ecbplus.train.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    told = {(pair.a, pair.b): pair.event for pair in events(tmp_path)}
    assert told["d1 tells of fire.", "d2 tells of fire."] is True
    assert told["d1 tells of fire.", "d2 tells of flood."] is False
    assert told["d1 tells of fire.", "d3 tells of fire."] is False
    assert ("d2 tells of fire.", "d2 tells of flood.") not in told
