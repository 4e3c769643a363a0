"""The command as a process of its own: exit codes, pipes, signals, colour, start-up."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import sayso

SAYSO = [sys.executable, "-c", "from sayso.views.cli import main; main()"]
HEAVY = (
    "sqlalchemy",
    "pydantic",
    "trafilatura",
    "nupunkt",
    "sayso.ledger",
    "sayso.readers",
    "sayso.pipeline",
)


def run(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - our own command
        [*SAYSO, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
        timeout=120,
    )


def test_version_and_help() -> None:
    assert run("--version").stdout.decode() == f"sayso {sayso.__version__}\n"
    assert run("--help").returncode == 0
    assert b"ingest" in run("-h").stdout


def test_help_waits_for_nothing_heavy() -> None:
    code = f"import sys, sayso.views.cli; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)  # noqa: S603
    assert done.stdout.strip() == b"[]"


def test_errors_are_one_line_and_an_exit_code(tmp_path: Path) -> None:
    done = run("claims", "--ledger", tmp_path / "no.db")
    assert done.returncode == 3
    assert done.stderr.startswith(b"sayso: ")
    assert done.stderr.count(b"\n") == 1
    assert done.stdout == b""


def test_debug_shows_where(tmp_path: Path) -> None:
    assert b"Traceback" in run("claims", "--ledger", tmp_path / "no.db", "--debug").stderr


def test_a_damaged_ledger_is_exit_code_5(ledger_file: Path) -> None:
    content = ledger_file.read_bytes()
    assert content.count(b"docks had been sold") > 1
    ledger_file.write_bytes(content.replace(b"the docks had been sold.", b"the docks had been SOLD."))
    done = run("verify", "--ledger", ledger_file)
    assert done.returncode == 5
    assert done.stdout.count(b"\n") >= 1
    assert b"did not hold" in done.stderr


def test_a_ledger_with_pages_overwritten_is_exit_code_5_and_no_traceback(ledger_file: Path) -> None:
    content = bytearray(ledger_file.read_bytes())
    content[4096 : len(content) // 2] = b"\xff" * (len(content) // 2 - 4096)
    ledger_file.write_bytes(content)
    done = run("verify", "--ledger", ledger_file)
    assert done.returncode == 5
    assert b"it is damaged; restore a copy" in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_a_reader_that_leaves_early_is_no_error(ledger_file: Path) -> None:
    for command in (["claims", "--format", "jsonl"], ["export"], ["reports"]):
        process = subprocess.Popen(  # noqa: S603
            [*SAYSO, *command, "--ledger", str(ledger_file)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        with process.stderr as errors:
            assert errors.read() == b""
        assert process.wait(60) == 0


def test_an_interrupt_is_one_word() -> None:
    process = subprocess.Popen(  # noqa: S603
        [*SAYSO, "read", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin is not None
    # More than a pipe holds: once it is written, the process is at work, and waits for the end.
    process.stdin.write(b"The ferry is late. " * 100_000)
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    code = process.wait(60)
    output, errors = process.communicate(timeout=60)
    assert (code, output, errors) == (130, b"", b"sayso: stopped.\n")


@pytest.mark.parametrize("variable", [{"NO_COLOR": "1", "FORCE_COLOR": "1"}, {}])
def test_no_colour_where_none_is_wanted(variable: dict[str, str]) -> None:
    done = run("read", "-", stdin=b"The ferry is late, the pilot said.\n", **variable)
    assert b"[The ferry is late]" in done.stdout.replace(b"\x1b[0m", b"")
    assert b"\x1b[3" not in done.stdout.replace(b"\x1b[3m", b"")


def test_colour_where_it_is_asked_for() -> None:
    done = run("read", "-", stdin=b"The ferry is late, the pilot said.\n", FORCE_COLOR="1", TERM="xterm")
    assert b"\x1b[32m" in done.stdout
