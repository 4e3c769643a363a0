"""The real command on real reports: nothing lost, everything verified, killed and finished."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

REPORTS = 737


def sayso(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sayso", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ourselves


def contents(ledger: Path) -> dict[str, list[str]]:
    """The rows of every table that names things by what they are, sorted."""
    with sqlite3.connect(ledger) as file:
        tables = {
            "reports": "SELECT key, id, text FROM reports",
            "readings": "SELECT id, provenance FROM readings",
            "claims": "SELECT id, text, speaker, cue FROM claims",
        }
        return {name: sorted(map(repr, file.execute(query))) for name, query in tables.items()}


def test_all_newswire_reports_are_read_and_verified(shared: Path, tmp_path: Path) -> None:
    ledger = str(tmp_path / "newswire.db")
    done = sayso("ingest", str(shared / "data/newswire/train.jsonl"), "--ledger", ledger)
    assert (done.returncode, f"{REPORTS} reports read" in done.stderr) == (0, True), done.stderr
    assert "skipped" not in done.stderr
    verified = sayso("verify", "--ledger", ledger)
    assert (verified.returncode, verified.stdout) == (0, ""), verified.stderr


def test_a_killed_ingest_is_finished_by_the_same_command(shared: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "some.jsonl"
    with (shared / "data/newswire/train.jsonl").open(encoding="utf-8") as lines:
        corpus.write_text("".join(islice(lines, 60)), "utf-8")
    killed, whole = tmp_path / "killed.db", tmp_path / "whole.db"
    kills = 0
    for seconds in (1.5, 2.0, 2.5):
        process = subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-m", "sayso", "ingest", str(corpus), "--ledger", str(killed), "--workers", "2"],
            start_new_session=True,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(seconds)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            kills += 1
        process.wait()
    assert kills
    assert sayso("ingest", str(corpus), "--ledger", str(killed)).returncode == 0
    assert sayso("ingest", str(corpus), "--ledger", str(whole)).returncode == 0
    assert contents(killed) == contents(whole)
    assert sayso("verify", "--ledger", str(killed)).returncode == 0
