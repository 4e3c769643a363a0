"""Where the corpora and scorers lie, and one way to read a corpus and score it."""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sayso.core.document import Document
from sayso.core.records import to_json
from sayso.pipeline import Pipeline
from training.reader.corpora import SHARED_OUT, held_out

SHARED = Path(os.environ.get("SAYSO_SHARED", Path(__file__).parents[2] / "shared"))


def documents(corpus: str) -> Iterator[Document]:
    """The reports of ``data/CORPUS.jsonl`` with the metadata a reader may use."""
    for row in rows(corpus):
        yield Document.of(
            row["text"],
            id=row["id"],
            url=row.get("url"),
            publisher=row.get("publisher"),
            title=row.get("title"),
            published_at=row.get("published"),
        )


def rows(corpus: str) -> Iterator[dict[str, Any]]:
    """The raw rows of ``data/CORPUS.jsonl`` that no reader learns from."""
    with path_of(corpus).open(encoding="utf-8", newline="\n") as lines:
        for row in map(json.loads, lines):
            if corpus not in SHARED_OUT or held_out(row["id"]):
                yield row


def path_of(corpus: str) -> Path:
    """The file of a corpus such as ``gold/newswire-dev``."""
    return SHARED / "data" / f"{corpus}.jsonl"


def sha256_of(corpus: str) -> str:
    """The hash that a floor is pinned beside: another corpus, another floor."""
    return hashlib.sha256(path_of(corpus).read_bytes()).hexdigest()


def score(task: str, corpus: str, pipeline: Pipeline) -> dict[str, Any]:
    """What ``score.py TASK`` says of ``pipeline`` on ``corpus``: the public format in, figures out."""
    with tempfile.TemporaryDirectory() as folder:
        predicted, wanted = Path(folder) / "predicted.jsonl", Path(folder) / "wanted.jsonl"
        wanted.write_text("".join(json.dumps(row) + "\n" for row in rows(corpus)), encoding="utf-8")
        lines = (to_json(reading) + "\n" for reading in pipeline.read_many(documents(corpus)))
        predicted.write_text("".join(lines), encoding="utf-8")
        command = [
            sys.executable,
            str(SHARED / "eval/score.py"),
            task,
            str(wanted),
            str(predicted),
            "--json",
        ]
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own scorer
    result: dict[str, Any] = json.loads(done.stdout)
    return result
