from pathlib import Path
from typing import Any

import pytest

from benchmarks import annotated as benchmark
from benchmarks.annotated import annotated_rows, with_names
from benchmarks.corpora import rows, sha256_of
from sayso.core.hashing import sha256
from training.reader.corpora import annotations

TEXT = "The Tarn Herald, citing Ada Quill, said the ferry reportedly sank. Quill said the mayor saw it."


def span(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


HERALD, ADA, MAYOR = span("The Tarn Herald"), span("Ada Quill"), span("the mayor")


def attribution(
    name: str, speaker: list[int] | None, *chain: list[int], parent: str | None = None
) -> dict[str, Any]:
    return {"id": name, "speaker": speaker, "chain": list(chain), "parent": parent}


def named(*items: dict[str, Any]) -> list[tuple[str, list[str]]]:
    row = with_names({"text": TEXT, "attributions": list(items)})
    return [(item["speaker"], item["chain"]) for item in row["attributions"]]


def test_speakers_and_chains_are_words_of_the_text() -> None:
    assert named(attribution("a1", ADA, HERALD, ADA)) == [("Ada Quill", ["The Tarn Herald", "Ada Quill"])]


def test_a_source_that_is_not_told_ends_the_chain_as_unknown() -> None:
    above = attribution("a1", ADA, HERALD, ADA)
    below = attribution("a2", None, HERALD, ADA, parent="a1")
    assert named(above, below)[1] == ("unknown", ["The Tarn Herald", "Ada Quill", "unknown"])


def test_who_is_below_an_unknown_source_comes_after_it() -> None:
    above, below = attribution("a1", None), attribution("a2", MAYOR, MAYOR, parent="a1")
    assert named(above, below) == [("unknown", ["unknown"]), ("the mayor", ["unknown", "the mayor"])]


def test_nothing_else_of_a_row_changes() -> None:
    row = {"id": "r", "text": TEXT, "attributions": [], "figures": [{"span": [0, 3]}], "own_voice": [[0, 3]]}
    assert with_names(row) == row


def test_a_report_that_is_not_there_or_differs_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "newswire").mkdir()
    (tmp_path / "newswire/train.jsonl").write_text("", "utf-8")
    monkeypatch.setattr(benchmark, "DATA", tmp_path)
    with pytest.raises(ValueError, match="not the one that was annotated"):
        next(annotated_rows("rare"))


@pytest.mark.usefixtures("shared")
def test_all_our_reports_are_scored() -> None:
    found = list(rows("annotations/rare"))
    assert len(found) == len({row["id"] for row in found}) == 30
    assert sum(len(row["attributions"]) for row in found) == 518


def test_the_hash_of_our_annotations_is_that_of_all_their_files() -> None:
    text = "".join(path.read_text("utf-8") for path in annotations("rare"))
    assert sha256_of("annotations/rare") == sha256(text)
