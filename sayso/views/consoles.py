"""Rich consoles and tables that show the words of a report as they are."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from rich import box
from rich.console import Console
from rich.table import Table

READABLE = 100
"""Columns that lines of text are wrapped to at most; longer lines are tiring to read."""

TRAILING_SPACE = re.compile(r" +$", re.MULTILINE)


def console_for(stream: TextIO, *, width: int | None = None) -> Console:
    """A console on which words of a report are only words: no markup, no emoji, no highlighting."""
    return Console(file=stream, width=width, markup=False, emoji=False, highlight=False)


def text_console(stream: TextIO) -> Console:
    """A console for running text: as wide as the terminal, or as ``$COLUMNS``, up to ``READABLE``."""
    console = console_for(stream)
    known = console.is_terminal or os.environ.get("COLUMNS", "").isdecimal()
    console.width = min(console.width, READABLE) if known else READABLE
    return console


@contextmanager
def trimmed(console: Console) -> Iterator[None]:
    """Whatever is printed comes out without white space at the ends of its lines."""
    with console.capture() as capture:
        yield
    console.file.write(TRAILING_SPACE.sub("", capture.get()))


def bare_table(*, leading: int = 1) -> Table:
    """A table with a line under its heads, none around it, and ``leading`` blank lines between rows."""
    return Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        expand=True,
        header_style="bold",
        leading=leading,
    )
