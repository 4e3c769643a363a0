"""Bytes to documents: text, web pages, JSON Lines, feeds and web archives, from files or standard input.

>>> from sayso.readers import Limits, read_sources
>>> limits = Limits(languages=("en",), max_characters=2_000_000, max_bytes=32_000_000)
>>> for item in read_sources(["reports/"], limits=limits):
...     print(item.path)
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import BinaryIO

from sayso.core.document import Document
from sayso.core.skips import Skip
from sayso.readers.feeds import read_feed
from sayso.readers.formats import Format, format_within
from sayso.readers.gate import gated
from sayso.readers.html import read_html
from sayso.readers.jsonl import read_json, read_jsonl
from sayso.readers.limits import Limits
from sayso.readers.outcomes import Found, Outcome
from sayso.readers.plaintext import read_plaintext
from sayso.readers.sources import Source, sources
from sayso.readers.streams import Opened
from sayso.readers.warc import read_warc

__all__ = ["Intake", "Limits", "read_sources"]

READERS: Mapping[Format, Callable[[Opened, Limits], Iterator[Outcome]]] = {
    "text": read_plaintext,
    "html": read_html,
    "jsonl": read_jsonl,
    "json": read_json,
    "xml": read_feed,
    "warc": read_warc,
}
"""The reader of each format."""


class Intake(Iterator[Document | Skip]):
    """Documents and skips as they are read, one record at a time; made by ``read_sources``.

    Attributes:
        bytes_done: bytes read so far, as stored (compressed where they are), buffers included.
        bytes_total: bytes of all sources; None where one has no size, such as standard input.
    """

    def __init__(
        self, items: Sequence[Source | Skip], *, limits: Limits, stdin: BinaryIO | None = None
    ) -> None:
        sizes = [item.size for item in items if isinstance(item, Source)]
        self.bytes_done = 0
        self.bytes_total = None if None in sizes else sum(size or 0 for size in sizes)
        self._limits = limits
        self._stdin = stdin
        self._items = self._read(items)

    def __next__(self) -> Document | Skip:
        return next(self._items)

    def _read(self, items: Sequence[Source | Skip]) -> Iterator[Document | Skip]:
        for item in items:
            if isinstance(item, Skip):
                yield item
            else:
                yield from self._read_source(item)

    def _read_source(self, source: Source) -> Iterator[Document | Skip]:
        try:
            opened = source.open(self._stdin)
        except OSError as error:
            yield Skip(
                path=source.name, reason="unreadable", detail=f"It cannot be opened ({error.strerror})."
            )
            return
        with opened as file:
            stream = Opened(file, self._count)
            read = READERS[format_within(source.name, stream.head)]
            empty = True
            for outcome in read(stream, self._limits):
                empty = False
                if isinstance(outcome, Found):
                    yield gated(outcome, self._limits, path=source.name)
                else:
                    yield Skip(
                        path=source.name, reason=outcome.reason, detail=outcome.detail, record=outcome.record
                    )
            if empty and not stream.damage:
                yield Skip(path=source.name, reason="empty", detail="There is no record in it.")
            if stream.damage:
                yield Skip(path=source.name, reason=stream.damage.reason, detail=stream.damage.detail)

    def _count(self, size: int) -> None:
        self.bytes_done += size


def read_sources(names: Sequence[str], *, limits: Limits, stdin: BinaryIO | None = None) -> Intake:
    """Every document in what ``names`` name, and a skip for each record that gives none, in order.

    Nothing is read before it is asked for, and files of gigabytes are never held in memory: JSON Lines
    and web archives are read record by record.

    Args:
        names: files, folders (all below them of a known kind), globs, and ``-`` for standard input.
        limits: what is read of them.
        stdin: stands in for the standard input of the process.

    Raises:
        InputError: when a name is not there, at once and not only when its turn comes.
    """
    return Intake(sources(names), limits=limits, stdin=stdin)
