"""Data goes to standard output or a file, talk goes to standard error."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import typer
from rich.console import Console

from sayso.core.errors import SaysoError
from sayso.core.skips import Skip
from sayso.views.consoles import console_for
from sayso.views.phrases import one_line, visible


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What is said on standard error, unless the user asked for quiet; errors are said in any case."""

    quiet: bool = False
    debug: bool = False

    @property
    def console(self) -> Console:
        """Standard error, for progress bars."""
        return console_for(sys.stderr)

    def say(self, message: str) -> None:
        """Tell the user something that is worth knowing."""
        if not self.quiet:
            sys.stderr.write(visible(message) + "\n")

    def error(self, message: str) -> None:
        """Tell the user, on one line, what went wrong."""
        sys.stderr.write(f"sayso: {one_line(message)}\n")

    def skip(self, skip: Skip) -> None:
        """Tell the user that a record gave no document, and why."""
        place = f"{skip.path}, {skip.record}" if skip.record else skip.path
        self.say(f"skipped {one_line(place)} ({skip.reason}): {one_line(skip.detail)}")


def talk_of(context: typer.Context) -> Talk:
    """The talk that the options before the command set up."""
    return context.obj if isinstance(context.obj, Talk) else Talk()


@contextmanager
def output_to(file: Path | None) -> Iterator[TextIO]:
    r"""Where data goes: standard output, or ``file``, which is written anew.

    What UTF-8 cannot hold (half a surrogate pair) is written ``\udXXX``, which JSON reads back.

    Raises:
        SaysoError: when the file cannot be written.
    """
    if file is None or str(file) == "-":
        yield sys.stdout
        return
    try:
        with file.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            yield stream
    except OSError as error:
        raise SaysoError(f"{file}: cannot be written ({error.strerror}).") from error
