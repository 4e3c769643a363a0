"""Fixtures and settings that all tests share."""

import os
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
