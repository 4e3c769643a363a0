"""Dev figures of a model: python -m training.reader.evaluate FOLDER [MODEL.onnx [OUT]].

Reads the development sets by the guide each was annotated by and scores them with shared/eval.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

from sayso.annotators.neural_attributions import attributions
from sayso.annotators.neural_mentions import mentions
from sayso.annotators.neural_sentences import sentences
from sayso.core.annotations import Attribution
from sayso.encoder.session import Encoder
from training.reader.corpora import rows

SHARED = Path("/work/shared")
SETS = {
    "gold": ("gold/newswire-dev.jsonl", "sayso"),
    "attribution": ("attribution/polnear-dev.jsonl", "polnear"),
    "mentions": ("newswire/dev.jsonl", "sayso"),
    "sentences": ("gum/gum-dev.jsonl", "sayso"),
}


def as_row(name: str, text: str, found: tuple[Attribution, ...]) -> dict[str, Any]:
    """Attributions in the public format."""
    keys = ("id", "source", "cue", "content", "quote", "parent", "score")
    return {"id": name, "text": text, "attributions": [{key: getattr(a, key) for key in keys} for a in found]}


def predicted(row: dict[str, Any], encoder: Encoder) -> dict[str, Any]:
    """What the model reads in one text, in the public format."""
    encoding = encoder.encode(row["text"])
    return as_row(row["id"], row["text"], attributions(encoding, row["text"])) | {
        "sentences": sentences(encoding),
        "mentions": [{"span": m.span, "label": m.label} for m in mentions(encoding)],
    }


def nested_found(gold: dict[str, dict[str, Any]], got: dict[str, dict[str, Any]]) -> str:
    """Share of the nested attributions that are found, source and all, and of the top-level ones."""
    import attribution
    from common import Tokens, pair_up

    counts = {True: [0, 0], False: [0, 0]}
    for name, row in gold.items():
        tokens = Tokens(row["text"])
        g, p = attribution.as_tokens(row, tokens), attribution.as_tokens(got[name], tokens)
        hit = {i for i, _ in pair_up(g, p, attribution.relation_match)}
        for number, item in enumerate(row["attributions"]):
            count = counts[item.get("parent") is not None]
            count[0] += number in hit
            count[1] += 1
    return f"nested {counts[True]}, others {counts[False]}"


def main() -> None:
    """Prints the figures."""
    sys.path.insert(0, str(SHARED / "eval"))
    import attribution
    import gold
    import spans

    folder, model = Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "model.onnx"
    for task, (path, guide) in SETS.items():
        encoder = Encoder(folder, model=model, guide=guide)
        wanted = {row["id"]: row for row in rows(SHARED / "data" / path)}
        started = time.perf_counter()
        got = {row["id"]: json.loads(json.dumps(predicted(row, encoder))) for row in wanted.values()}
        pace = sum(len(row["text"].split()) for row in wanted.values()) / (time.perf_counter() - started)
        if len(sys.argv) > 3:
            out = Path(sys.argv[3]) / f"{task}.jsonl"
            out.write_text(
                "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in got.values()), "utf-8"
            )
        print(f"{task}: {pace:.0f} words/s")
        if task == "sentences":
            hits = [
                len(set(map(tuple, wanted[n]["sentences"])) & set(map(tuple, got[n]["sentences"])))
                for n in wanted
            ]
            p = sum(hits) / sum(len(row["sentences"]) for row in got.values())
            r = sum(hits) / sum(len(row["sentences"]) for row in wanted.values())
            print(
                "  exact sentences",
                {"p": round(100 * p, 1), "r": round(100 * r, 1), "f1": round(200 * p * r / (p + r), 1)},
            )
            continue
        scorer = {"gold": gold.score, "attribution": attribution.score, "mentions": spans.mentions}[task]
        for name, figures in scorer(wanted, got).items():
            if task != "gold" or name in (
                "content",
                "relation",
                "triple",
                "quote of matched",
                "nested of matched",
            ):
                print(f"  {name:20s} {figures}")
        if task == "gold":
            print(" ", nested_found(wanted, got))


if __name__ == "__main__":
    main()
