"""The models that come with Sayso."""

from importlib.resources import as_file, files
from pathlib import Path

READER, MATCHER = "reader-2026-11-24", "matcher-2026-11-24"
"""Folders of the models that read: reports, and pairs of statements."""


def model_folder(name: str) -> Path:
    """The folder of a packaged model: its files, and the card that says what it was made from."""
    with as_file(files("sayso.resources").joinpath("models", name)) as folder:
        return folder
