"""Where the corpora and scorers lie, and one way to read a corpus and score it.

A corpus is called by its path below ``data`` (``gold/newswire-dev``); ``annotations/NAME`` are our own
annotations of that name, of ``training/annotations``.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.annotated import annotated_rows
from sayso.core.document import Document
from sayso.core.records import to_json
from sayso.pipeline import Pipeline
from training.reader.corpora import SHARED_OUT, annotations, held_out

SHARED = Path(os.environ.get("SAYSO_SHARED", Path(__file__).parents[2] / "shared"))


def documents(corpus: str) -> Iterator[Document]:
    """The reports of ``data/CORPUS.jsonl``, or of our own annotations, with the metadata a reader may use."""
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
    """The raw rows of a corpus that no reader learns from."""
    if name := _annotated_name(corpus):
        yield from annotated_rows(name)
        return
    with path_of(corpus).open(encoding="utf-8", newline="\n") as lines:
        for row in map(json.loads, lines):
            if corpus not in SHARED_OUT or held_out(row["id"]):
                yield row


def path_of(corpus: str) -> Path:
    """The file of a corpus such as ``gold/newswire-dev``."""
    return SHARED / "data" / f"{corpus}.jsonl"


def sha256_of(corpus: str) -> str:
    """The hash that a floor is pinned beside: another corpus, another floor."""
    name = _annotated_name(corpus)
    files = annotations(name) if name else [path_of(corpus)]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def score(task: str, corpus: str, pipeline: Pipeline) -> dict[str, Any]:
    """What ``score.py TASK`` says of ``pipeline`` on ``corpus``: the public format in, figures out."""
    return scored(task, rows(corpus), map(to_json, pipeline.read_many(documents(corpus))))


def scored(task: str, wanted: Iterable[dict[str, Any]], predicted: Iterable[str]) -> dict[str, Any]:
    """What ``score.py TASK`` says of the lines ``predicted`` beside the rows that are wanted."""
    with tempfile.TemporaryDirectory() as folder:
        gold, got = Path(folder) / "wanted.jsonl", Path(folder) / "predicted.jsonl"
        gold.write_text("".join(json.dumps(row) + "\n" for row in wanted), encoding="utf-8")
        got.write_text("".join(line + "\n" for line in predicted), encoding="utf-8")
        result: dict[str, Any] = json.loads(run_scorer("score.py", task, str(gold), str(got), "--json"))
    return result


def run_scorer(script: str, *arguments: str) -> str:
    """What a script of ``eval`` prints."""
    command = [sys.executable, str(SHARED / "eval" / script), *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own scorers
    return done.stdout


def _annotated_name(corpus: str) -> str | None:
    folder, _, name = corpus.partition("/")
    return name if folder == "annotations" else None
