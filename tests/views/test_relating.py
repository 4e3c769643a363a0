import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from sayso.views.cli import app

CLAIM, DENIAL = (
    "The bridge in Vell collapsed on Monday.",
    "Ministry denies that the bridge in Vell collapsed.",
)


def pair(name: str, a: str, b: str, **more: str) -> str:
    return json.dumps({"id": name, "a": {"text": a} | more, "b": {"text": b} | more})


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, ["relate", *map(str, arguments)], prog_name="sayso", input=stdin)


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    file = tmp_path / "pairs.jsonl"
    file.write_text(f"{pair('p1', CLAIM, DENIAL)}\n\n{pair('p2', CLAIM, CLAIM)}\n", "utf-8")
    return file


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_each_pair_gets_a_relation_with_scores_reason_and_evidence(pairs: Path) -> None:
    one, other = rows(run(pairs, "--format", "jsonl"))
    assert (one["id"], one["relation"], one["why"]) == ("p1", "disputes", "b denies it: “denies”")
    assert [DENIAL[start:end] for start, end in one["evidence"]["b"]] == ["denies"]
    assert (other["id"], other["relation"]) == ("p2", "repeats")
    assert all(0 <= score <= 1 for row in (one, other) for score in row["scores"].values())
    assert set(one["scores"]) == {"same", "disputes"}


def test_text_shows_both_wordings_and_the_reason(pairs: Path) -> None:
    shown = run(pairs).stdout.splitlines()
    assert shown[0] == "p1: b disputes a (b denies it: “denies”)"
    assert shown[1:3] == [f"  a: {CLAIM}", f"  b: {DENIAL}"]


def test_the_order_of_pairs_changes_nothing_about_any(pairs: Path) -> None:
    lines = pairs.read_text("utf-8").splitlines()
    backwards = run("-", "--format", "jsonl", stdin="\n".join(lines[::-1]))
    assert rows(backwards)[::-1] == rows(run(pairs, "--format", "jsonl"))


def test_any_process_finds_the_same(pairs: Path) -> None:
    def told(seed: str) -> bytes:
        command = [sys.executable, "-m", "sayso", "relate", str(pairs), "--format", "jsonl"]
        environment = os.environ | {"PYTHONHASHSEED": seed}
        return subprocess.run(command, env=environment, check=True, capture_output=True).stdout  # noqa: S603 - our own command

    assert told("1") == told("2") != b""


def test_relations_are_written_to_a_file(pairs: Path, tmp_path: Path) -> None:
    result = run(pairs, "--format", "jsonl", "--output", tmp_path / "relations.jsonl")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"2 pairs written to {tmp_path / 'relations.jsonl'}.\n"
    assert len((tmp_path / "relations.jsonl").read_text("utf-8").splitlines()) == 2


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "line 2: "),
        ("[]", "The line must be a JSON object"),
        ('{"id": 7}', 'It needs an "id" that is a string'),
        ('{"id": "p2", "a": "words"}', 'Its "a" must be a JSON object'),
        ('{"id": "p2", "a": {"text": " "}}', 'Its "a" needs a "text" with words in it'),
        (pair("p2", CLAIM, DENIAL).replace("}, ", ', "published": 2031}, ', 1), 'The "published" of its "a"'),
    ],
)
def test_a_line_that_is_no_pair_is_named_with_what_to_do(tmp_path: Path, line: str, problem: str) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_text(f"{pair('p1', CLAIM, DENIAL)}\n{line}\n", "utf-8")
    result = run(file, "--format", "jsonl")
    assert result.exit_code == 1
    assert [row["id"] for row in rows(result)] == ["p1"]
    assert f"{file}, line 2: " in result.stderr
    assert problem in result.stderr
    assert 'a line is {"id": …, "a": {"text": …}, "b": {"text": …}}' in result.stderr
    assert "Traceback" not in result.stderr


def test_a_file_that_is_missing_empty_or_no_text_is_an_error(tmp_path: Path) -> None:
    missing = run(tmp_path / "none.jsonl")
    assert (missing.exit_code, "is not there" in missing.stderr) == (3, True)
    empty = tmp_path / "empty.jsonl"
    empty.write_text("\n")
    assert (run(empty).exit_code, "has no pair in it" in run(empty).stderr) == (1, True)
    empty.write_bytes(b"\xff\xfe")
    assert (run(empty).exit_code, "is not UTF-8" in run(empty).stderr) == (1, True)
