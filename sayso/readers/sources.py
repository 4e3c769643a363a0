"""What the user named, as sources of bytes: files, directories, globs and standard input."""

import difflib
import glob
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sayso.core.errors import InputError, MissingInputError
from sayso.core.skips import Skip
from sayso.readers.formats import SUFFIXES, format_of

STDIN = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    r"""Something to read.

    Attributes:
        name: the path as the user named it, ``-`` for standard input; bytes of a file name that are
            not UTF-8 are written as ``\xNN``.
        file: where it is; None for standard input.
        size: in bytes, as stored; None where nobody knows before the end (a pipe).
    """

    name: str
    file: Path | None
    size: int | None

    def open(self, stdin: BinaryIO | None = None) -> AbstractContextManager[BinaryIO]:
        """The raw bytes; ``stdin`` stands in for the standard input of the process.

        Raises:
            OSError: when the file cannot be opened.
        """
        if self.file is None:
            return nullcontext(stdin or sys.stdin.buffer)
        return self.file.open("rb", buffering=0)


_Item = tuple[Path | None, Source | Skip]


def sources(names: Sequence[str]) -> list[Source | Skip]:
    """What ``names`` name: in their order, each one's files sorted, none twice.

    A directory gives the files below it whose suffix is known, a skip for each other file, and nothing
    for hidden files and folders; links to folders are not followed. A name with ``*``, ``?`` or ``[``
    that is no file itself is a glob, in which ``**`` stands for any folders; what it matches counts as
    named by the user, so suffixes do not matter there.

    Raises:
        InputError: when a name is neither there nor matches anything.
    """
    found: dict[str, Source | Skip] = {}
    for file, item in (pair for name in names for pair in _named(name)):
        key = os.path.realpath(file) if file else STDIN
        if key not in found or isinstance(found[key], Skip):
            found[key] = item
    return list(found.values())


def _named(name: str) -> Iterator[_Item]:
    if not name:
        raise InputError("A name is empty; name a file, a folder, a glob, or - for standard input.")
    if name == STDIN:
        yield None, Source(name=STDIN, file=None, size=None)
    elif Path(name).is_dir():
        yield from _below(Path(name))
    elif os.path.lexists(name):
        yield Path(name), _source(Path(name))
    elif glob.has_magic(name):
        yield from _matching(name)
    else:
        raise MissingInputError(f"{_shown(name)}: no such file or folder.{_nearest(name)}")


def _matching(pattern: str) -> Iterator[_Item]:
    found = glob.glob(pattern, recursive=True)  # noqa: PTH207 - pathlib's starts in one folder only
    matches = sorted(map(Path, found))
    if "**" in pattern:  # the files in the folders that it matches are matches of their own
        matches = [match for match in matches if not match.is_dir()]
    if not matches:
        raise MissingInputError(f"{_shown(pattern)}: no file matches. Check the folder and the spelling.")
    for match in matches:
        if match.is_dir():
            yield from _below(match)
        else:
            yield match, _source(match)


def _below(folder: Path) -> Iterator[_Item]:
    unreadable: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(_visible(folders))
        for file in sorted(_visible(files)):
            yield Path(root, file), _known(Path(root, file))
    for error in unreadable:
        yield (
            Path(error.filename),
            Skip(
                path=_shown(str(error.filename)),
                reason="unreadable",
                detail=f"The folder cannot be opened ({error.strerror}).",
            ),
        )


def _visible(names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if not name.startswith("."))


def _known(file: Path) -> Source | Skip:
    if format_of(file.name) is None or not file.is_file():
        return Skip(
            path=_shown(str(file)),
            reason="unsupported",
            detail=f"Of no kind that is read from a folder ({' '.join(SUFFIXES)}, or those with .gz); "
            f"name the file itself to have its content looked at.",
        )
    return _source(file)


def _source(file: Path) -> Source:
    try:
        status = file.stat()
    except OSError:
        return Source(name=_shown(str(file)), file=file, size=0)  # opening it says what is wrong
    size = status.st_size if stat.S_ISREG(status.st_mode) else None
    return Source(name=_shown(str(file)), file=file, size=size)


def _shown(path: str) -> str:
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _nearest(name: str) -> str:
    path = Path(name)
    folder = next(parent for parent in (*path.parents, Path()) if parent.is_dir() or parent == Path())
    missing = path.relative_to(folder).parts[0]
    try:
        there = sorted(item.name for item in folder.iterdir())
    except OSError:
        return ""
    near = difflib.get_close_matches(missing, there, n=1)
    if near:
        return f" Did you mean {_shown(str(folder / near[0]))}?"
    where = "This folder" if folder == Path() else _shown(str(folder))
    return f" {where} has no {missing}."
