"""An ingest that is killed at any moment loses nothing, and started again does only what is missing."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

from sayso.ledger import open_ledger
from sayso.runners.local import ingest

SCRIPT = Path(__file__).with_name("ingest_on_credit.py")
KILLS = 20
MOST = 8
"""Reports that a run may finish before it is killed; its credit is a little more."""

SPARE = 3
REPORTS = KILLS * (MOST + SPARE) + 10


def started(ledger: Path, reports: Path, *, credit: int) -> subprocess.Popen[str]:
    process = subprocess.Popen(  # noqa: S603 - our own script
        [sys.executable, str(SCRIPT), str(ledger), str(reports)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    process.stdin.write("\n" * credit)
    process.stdin.flush()
    return process


def killed_run(ledger: Path, reports: Path, chance: random.Random) -> None:
    """One run, killed at a random moment: while it opens the ledger, or while it writes."""
    wanted = chance.randint(0, MOST)
    with started(ledger, reports, credit=wanted + SPARE) as process:
        assert process.stdout
        until = "opening" if wanted == 0 else str(wanted)
        for line in process.stdout:
            if line.strip() == until:
                break
        time.sleep(chance.uniform(0, 0.01))
        assert process.poll() is None
        process.kill()
        assert "done" not in process.stdout.read()
    assert process.returncode == -signal.SIGKILL


def dump(path: Path) -> str:
    """All rows of all tables of a ledger, sorted; the full-text index is left to ``verify``."""
    connection = sqlite3.connect(path)
    tables = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT LIKE 'sqlite_%' ORDER BY name"
    ).fetchall()
    lines = [
        f"{table} {row!r}"
        for (table,) in tables
        for row in sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)  # noqa: S608 - its own names
    ]
    connection.close()
    return "\n".join(lines)


def test_twenty_kills_leave_the_same_ledger_as_none(tmp_path: Path, invented: ModuleType) -> None:
    reports, killed, whole = (tmp_path / name for name in ("reports.jsonl", "killed.db", "whole.db"))
    invented.write_reports(reports, REPORTS)
    chance = random.Random(20310301)  # noqa: S311 - moments, not secrets
    for _ in range(KILLS):
        killed_run(killed, reports, chance)
    with open_ledger(killed) as ledger:
        assert list(ledger.verify()) == []
        before = ledger.counts().reports
        rest = ingest(invented.read_reports(reports), ledger, invented.make_pipeline)
        assert list(ledger.verify()) == []
    with open_ledger(whole) as ledger:
        once = ingest(invented.read_reports(reports), ledger, invented.make_pipeline)
    assert once.read == REPORTS - 2
    assert once.skipped == 2
    assert rest.already == before > KILLS
    assert rest.read == once.read - before > 0
    assert dump(killed) == dump(whole)
