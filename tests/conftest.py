"""Fixtures and settings that all tests share."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# A shared machine is slow at times: a test fails for what it finds, never for how long it took.
settings.register_profile("sayso", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("sayso")

SHARED = Path(os.environ.get("SAYSO_SHARED", Path(__file__).parents[2] / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora and scorers; tests that need it are skipped where it is not."""
    if not SHARED.is_dir():
        pytest.skip(f"needs the corpora ({SHARED} is not there; set SAYSO_SHARED)")
    return SHARED


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares text with a file of ``golden/`` beside the test; SAYSO_UPDATE_GOLDEN=1 writes it anew."""
    folder = request.path.parent / "golden"

    def compare(name: str, text: str) -> None:
        file = folder / name
        if os.environ.get("SAYSO_UPDATE_GOLDEN"):
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf-8")
        assert text == file.read_text("utf-8"), f"differs from {file}; SAYSO_UPDATE_GOLDEN=1 updates it"

    return compare
