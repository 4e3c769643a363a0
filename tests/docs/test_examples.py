"""What the documents show is what the program prints."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
SHOWN = re.compile(r"<!-- output of: sayso ([^\n]+) -->\n```text\n(.*?)```", re.DOTALL)
WIDTH = "100"


def pages() -> list[Path]:
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def sayso(arguments: str) -> str:
    done = subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, "-m", "sayso", *arguments.split()],
        cwd=ROOT,
        env={"COLUMNS": WIDTH, "NO_COLOR": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    return unscored("".join(line.rstrip() + "\n" for line in done.stdout.splitlines()))


def unscored(text: str) -> str:
    """``text`` without scores and their names: the last digit differs from processor to processor."""
    text = re.sub(r"· [01]\.\d\d", "· score", text)
    return re.sub(r"\((very likely|likely|possibly)\b", "(band", text)


def test_the_readme_shows_real_output() -> None:
    examples = SHOWN.findall(README)
    assert examples
    for arguments, shown in examples:
        printed = sayso(arguments)
        assert all(part in printed for part in unscored(shown).split("…\n"))


def test_the_python_in_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})  # noqa: S102 - our own example


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
