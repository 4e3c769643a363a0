import gzip
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.core.document import Document
from sayso.core.errors import InputError
from sayso.core.skips import Skip
from sayso.readers import Limits, read_sources
from sayso.readers.formats import SUFFIXES

SENTENCE = "The mayor of Vellmar said on Monday that the harbour would be closed until the end of the week."


def piped(data: bytes, limits: Limits) -> list[Document | Skip]:
    return list(read_sources(["-"], limits=limits, stdin=io.BytesIO(data)))


def test_a_folder_of_every_kind_is_read_in_order(tmp_path: Path, limits: Limits) -> None:
    page = f"<html><body><p>{SENTENCE}</p></body></html>"
    lines = "\n".join(json.dumps({"id": id_, "text": SENTENCE}) for id_ in ("x", "y"))
    entry = f"<item><guid>f</guid><description>{SENTENCE}</description></item>"
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(page.encode()))
    (tmp_path / "c.jsonl").write_text(lines + "\n{broken\n")
    (tmp_path / "d.rss").write_text(f"<rss version='2.0'><channel>{entry}</channel></rss>")
    (tmp_path / "e.txt").touch()
    (tmp_path / "f.png").write_bytes(b"\x89PNG")
    items = list(read_sources([str(tmp_path)], limits=limits))
    documents = [item for item in items if isinstance(item, Document)]
    assert [(Path(d.path or "").name, d.text, d.language) for d in documents] == [
        (name, SENTENCE, "en") for name in ("a.txt", "b.html.gz", "c.jsonl", "c.jsonl", "d.rss")
    ]
    skips = [item for item in items if isinstance(item, Skip)]
    assert [(Path(skip.path).name, skip.record, skip.reason) for skip in skips] == [
        ("c.jsonl", "line 3", "malformed"),
        ("e.txt", None, "empty"),
        ("f.png", None, "unsupported"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode(),
        gzip.compress(SENTENCE.encode()),
        f"<!doctype html><title>x</title><p>{SENTENCE}</p>".encode(),
        json.dumps({"text": SENTENCE}).encode(),
        json.dumps({"text": SENTENCE}, indent=1).encode(),
        json.dumps([{"text": SENTENCE}]).encode(),
    ],
)
def test_standard_input_is_recognised_by_its_content(limits: Limits, data: bytes) -> None:
    (found,) = piped(data, limits)
    assert isinstance(found, Document)
    assert (found.text, found.path) == (SENTENCE, "-")


def test_what_truncated_gzip_still_holds_is_read_and_the_rest_recorded(limits: Limits) -> None:
    reports = "".join(json.dumps({"text": f"{SENTENCE} {n}"}) + "\n" for n in range(2_000))
    compressed = gzip.compress(reports.encode())
    *found, last = piped(compressed[: len(compressed) // 2], limits)
    assert found
    assert all(isinstance(item, Document) for item in found)
    assert isinstance(last, Skip)
    assert last.reason == "truncated"


def test_files_without_a_record_are_recorded(tmp_path: Path, limits: Limits) -> None:
    for name in ("a.jsonl", "b.json", "c.warc"):
        (tmp_path / name).write_text("[]" if name == "b.json" else "")
    skips = [item for item in read_sources([str(tmp_path)], limits=limits) if isinstance(item, Skip)]
    assert [skip.reason for skip in skips] == ["empty"] * 3


def test_a_file_that_does_not_open_is_recorded_and_the_rest_go_on(tmp_path: Path, limits: Limits) -> None:
    (tmp_path / "a.txt").symlink_to("nowhere")
    (tmp_path / "b.txt").write_text(SENTENCE)
    first, second = read_sources([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], limits=limits)
    assert isinstance(first, Skip)
    assert (first.reason, first.detail) == ("unreadable", "It cannot be opened (No such file or directory).")
    assert isinstance(second, Document)


def test_a_missing_name_is_an_error_before_anything_is_read(limits: Limits) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_sources(["no-such-report.txt"], limits=limits)


def test_progress_is_counted_in_bytes_as_stored(tmp_path: Path, limits: Limits) -> None:
    lines = "".join(json.dumps({"text": f"{SENTENCE} {n}"}) + "\n" for n in range(3_000))
    (tmp_path / "a.jsonl").write_text(lines)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    intake = read_sources([str(tmp_path)], limits=limits)
    assert (intake.bytes_done, intake.bytes_total) == (0, sum(f.stat().st_size for f in tmp_path.iterdir()))
    next(intake)
    assert 0 < intake.bytes_done < len(lines) / 2
    assert sum(1 for _ in intake) == 5_999
    assert intake.bytes_done == intake.bytes_total
    assert read_sources(["-"], limits=limits, stdin=io.BytesIO()).bytes_total is None


def test_the_same_input_gives_the_same_output(tmp_path: Path, limits: Limits) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"{SENTENCE} {number}")
    assert list(read_sources([str(tmp_path)], limits=limits)) == list(
        read_sources([str(tmp_path)], limits=limits)
    )


@settings(max_examples=40)
@given(data=st.binary())
def test_no_bytes_raise_whatever_they_are_called(
    tmp_path_factory: pytest.TempPathFactory, limits: Limits, data: bytes
) -> None:
    folder = tmp_path_factory.mktemp("any")
    for suffix in SUFFIXES:
        (folder / f"a{suffix}").write_bytes(data)
        (folder / f"b{suffix}.gz").write_bytes(b"\x1f\x8b" + data)
    assert {Path(item.path or "").name for item in read_sources([str(folder)], limits=limits)} == {
        file.name for file in folder.iterdir()
    }
    assert piped(data, limits)


@given(text=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
def test_any_text_that_is_read_is_unchanged(limits: Limits, text: str) -> None:
    (item,) = piped(json.dumps({"text": text}).encode() + b"\n", limits)
    if isinstance(item, Document):
        assert item.text == text
    else:
        assert item.reason in {"empty", "no-text", "language"}


def test_plain_text_does_not_pay_for_what_it_does_not_need() -> None:
    script = """
import io, sys
from sayso.readers import Limits, read_sources
limits = Limits(languages=("en",), max_characters=1000, max_bytes=1000)
list(read_sources(["-"], limits=limits, stdin=io.BytesIO(b"The harbour is shut.")))
heavy = {"trafilatura", "lxml", "fastwarc", "feedparser", "py3langid", "numpy", "charset_normalizer"}
print(sorted(heavy & sys.modules.keys()))
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)  # noqa: S603
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "\n") or (run.returncode, run.stderr) == (
        0,
        "",
    )


def test_the_sample_report_is_read_unchanged(shared: Path, limits: Limits) -> None:
    file = shared / "sample" / "report.txt"
    (item,) = read_sources([str(file)], limits=limits)
    assert isinstance(item, Document)
    assert item.text.encode() == file.read_bytes()
    assert item.language == "en"


def test_all_of_the_newswire_corpus_passes_the_gate(shared: Path, limits: Limits) -> None:
    items = list(read_sources([str(shared / "data" / "newswire" / "train.jsonl")], limits=limits))
    assert [item for item in items if isinstance(item, Skip)] == []
    assert len(items) == 737
