"""Our own annotations of whole reports as the scorer of gold wants them: with text, and names for offsets."""

from collections.abc import Iterator, Mapping
from typing import Any

from training.reader.corpora import DATA, annotated, annotations
from training.reader.corpora import rows as rows_of

UNKNOWN = "unknown"
"""What the gold annotation calls a source that the text does not tell; ours leaves it out."""


def annotated_rows(name: str) -> Iterator[dict[str, Any]]:
    """The reports of one of our sets, such as ``rare``.

    Raises:
        ValueError: when the text of one is not the one that was annotated.
    """
    news = {row["id"]: row["text"] for row in rows_of(DATA / "newswire/train.jsonl")}
    for path in annotations(name):
        for row in rows_of(path):
            yield with_names(annotated(row, news.get(row["id"], "")))


def with_names(row: dict[str, Any]) -> dict[str, Any]:
    """``row`` with the words of its text for the spans of speakers and chains."""
    text, by_id = row["text"], {item["id"]: item for item in row["attributions"]}

    def named(item: Mapping[str, Any]) -> dict[str, Any]:
        start, end = item["speaker"] or (0, 0)
        return {**item, "speaker": text[start:end] or UNKNOWN, "chain": chain(item)}

    def chain(item: Mapping[str, Any]) -> list[str]:
        parent = by_id.get(item["parent"])
        first = chain(parent) if parent else []
        own = item["chain"][len(parent["chain"]) if parent else 0 :]
        last = [] if item["speaker"] else [UNKNOWN]
        return first + [text[start:end] for start, end in own] + last

    return {**row, "attributions": [named(item) for item in row["attributions"]]}
