"""The invented pipeline, importable by the tests and by the processes that they start."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from sayso.ledger import Ledger, open_ledger


@pytest.fixture
def invented(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(Path(__file__).parent)
    return import_module("invented")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "sayso.db") as opened:
        yield opened
