"""Development figures of a model: python -m training.reader.evaluate FOLDER [MODEL.onnx [OUT]].

Reads each development set by the guide it was annotated by; OUT gets the readings for shared/eval/score.py.
Of corpora that have no development part it is the fifth that training holds out.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

from sayso.annotators.attributions import attributions
from sayso.annotators.loaded import loaded
from sayso.annotators.mentions import mentions
from sayso.annotators.own_voice import own_voice
from sayso.annotators.sentences import sentences
from sayso.core.annotations import Attribution
from sayso.encoder.session import Encoder
from sayso.encoder.toponyms import toponyms
from training.reader.corpora import DATA, SHARED_OUT, held_out, rows
from training.reader.scoring import figures

SETS = {
    "gold": ("gold/newswire-dev", "sayso"),
    "attribution": ("attribution/polnear-dev", "polnear"),
    "mentions": ("newswire/dev", "sayso"),
    "sentences": ("gum/gum-dev", "sayso"),
    "places": ("geo/dev", "sayso"),
    "loaded words": ("framing/babe", "sayso"),
    "loaded spans": ("framing/ptc", "sayso"),
}


def development(corpus: str) -> dict[str, dict[str, Any]]:
    """The rows to develop on, by id."""
    found = rows(DATA / f"{corpus}.jsonl")
    return {row["id"]: row for row in found if corpus not in SHARED_OUT or held_out(row["id"])}


def as_row(name: str, text: str, found: tuple[Attribution, ...]) -> dict[str, Any]:
    """Attributions in the public format."""
    keys = ("id", "source", "cue", "content", "quote", "parent", "score")
    return {"id": name, "text": text, "attributions": [{key: getattr(a, key) for key in keys} for a in found]}


def predicted(row: dict[str, Any], encoder: Encoder) -> dict[str, Any]:
    """What the model reads in one text, in the public format."""
    encoding = encoder.encode(row["text"])
    split, attributed = sentences(encoding), attributions(encoding, row["text"])
    return as_row(row["id"], row["text"], attributed) | {
        "sentences": split,
        "mentions": [{"span": m.span, "label": m.label} for m in mentions(encoding)],
        "places": [{"span": span} for span in toponyms(encoding)],
        "own_voice": own_voice(encoding, split, attributed),
        "loaded": [{"span": row.span} for row in loaded(encoding)],
    }


def main(folder: Path, model: str = "model.onnx", out: str = "") -> None:
    """Prints the figures."""
    for task, (corpus, guide) in SETS.items():
        encoder = Encoder(folder, model=model, guide=guide)
        wanted = development(corpus)
        started = time.perf_counter()
        got = {name: predicted(row, encoder) for name, row in wanted.items()}
        pace = sum(len(row["text"].split()) for row in wanted.values()) / (time.perf_counter() - started)
        print(f"{task}: {corpus} by the guide {guide}, {pace:.0f} words/s")
        for name, value in figures(task, wanted, got).items():
            print(f"  {name:20s} {value}")
        if out:
            lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in got.values())
            Path(out, f"{task}.jsonl").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
