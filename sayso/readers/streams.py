"""Binary streams that count what was read of them and undo gzip without ever raising for damage."""

import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from sayso.core.skips import SkipReason

GZIP_MAGIC = b"\x1f\x8b"
_MEMBER = GZIP_MAGIC + b"\x08"  # compressed with deflate, as all are
CHUNK = 1 << 16
HEAD = 4096
"""Bytes that show what a stream holds where its name does not."""


@dataclass(frozen=True, slots=True)
class Damage:
    """Why a stream ended before its data did."""

    reason: SkipReason
    detail: str


class _Readable(Protocol):
    def read(self, size: int = ..., /) -> bytes: ...


class _Raw(io.RawIOBase):
    """What the raw streams below share: they say what the next bytes are, and can be looked into."""

    def __init__(self) -> None:
        super().__init__()
        self._ahead = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # `Buffer` is Python 3.12's
        data, self._ahead = self._ahead[: len(buffer)], self._ahead[len(buffer) :]
        data = data or self._next(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def ahead(self, size: int) -> bytes:
        """The next ``size`` bytes (fewer at the end), left in the stream."""
        while len(self._ahead) < size and (data := self._next(size)):
            self._ahead += data
        return self._ahead[:size]

    def _next(self, size: int) -> bytes:
        raise NotImplementedError


class Counted(_Raw):
    """A stream that tells ``count`` how many bytes were read of it; it ends where reading fails.

    Attributes:
        damage: why it ended early, if it did.
    """

    def __init__(self, inner: _Readable, count: Callable[[int], None]) -> None:
        super().__init__()
        # A pipe gives what it has; read() would wait until it has all that was asked for.
        self._read: Callable[[int], bytes | None] = getattr(inner, "read1", inner.read)
        self.count = count
        self.damage: Damage | None = None

    def _next(self, size: int) -> bytes:
        try:
            data = self._read(size) or b""
        except OSError as error:
            self.damage = Damage("unreadable", f"Reading stopped: {error.strerror or error}.")
            return b""
        self.count(len(data))
        return data


class Gunzipped(_Raw):
    """The members of a gzip stream, one after another.

    A damaged member that has given nothing yet is left out, as of a web archive, whose every record is a
    member. Damage further in ends the stream: what followed would be joined to a torn end.

    Attributes:
        damage: what was left out, or why it ended early, if so.
    """

    def __init__(self, inner: _Readable) -> None:
        super().__init__()
        self.inner = inner
        self.damage: Damage | None = None
        self._pending = b""
        self._ended = False
        self._start()

    def _start(self) -> None:
        self._member = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        self._gave = False

    def _next(self, size: int) -> bytes:
        while not self._ended:
            if self._member.eof and not self._next_member():
                break
            compressed = self._pending or self.inner.read(CHUNK)
            if not compressed:
                self._end("truncated", "The gzip data end too early: the file is incomplete.")
                break
            try:
                data = self._member.decompress(compressed, size)
            except zlib.error as error:
                self._pass_over_damage(compressed, str(error))
                continue
            self._pending = self._member.unused_data or self._member.unconsumed_tail
            if data:
                self._gave = True
                return data
        return b""

    def _next_member(self) -> bool:
        # Zero bytes between or after members are padding (tape blocks), as gzip itself has it.
        while not (pending := self._pending.lstrip(b"\0")):
            self._pending = self.inner.read(CHUNK)
            if not self._pending:
                self._ended = True
                return False
        if len(pending) < len(GZIP_MAGIC):
            pending += self.inner.read(CHUNK)
        self._pending = pending
        if not pending.startswith(GZIP_MAGIC):
            self._end("malformed", "Bytes after the end of the gzip data were not read.")
            return False
        self._start()
        return True

    def _pass_over_damage(self, compressed: bytes, error: str) -> None:
        if self._gave:
            self._end("malformed", f"The gzip data are damaged ({error}); nothing after was read.")
            return
        while (at := compressed.find(_MEMBER, 1)) < 0:
            more = self.inner.read(CHUNK)
            if not more:
                self._end("malformed", f"The gzip data are damaged ({error}); nothing after was read.")
                return
            compressed = compressed[-len(_MEMBER) :] + more
        self._record("malformed", f"Some of the gzip data are damaged ({error}) and were left out.")
        self._pending = compressed[at:]
        self._start()

    def _record(self, reason: SkipReason, detail: str) -> None:
        self.damage = self.damage or Damage(reason, detail)

    def _end(self, reason: SkipReason, detail: str) -> None:
        self._record(reason, detail)
        self._ended = True


class Opened(io.BufferedReader):
    """A buffered stream of a source's data, decompressed where gzip's magic bytes open it.

    It never raises for damaged data: it ends, and ``damage`` says why.

    Attributes:
        head: its first bytes, to recognise what it holds.
    """

    def __init__(self, inner: _Readable, count: Callable[[int], None]) -> None:
        counted = Counted(inner, count)
        raw: Counted | Gunzipped = counted
        if counted.ahead(len(GZIP_MAGIC)) == GZIP_MAGIC:
            raw = Gunzipped(counted)
        self.head = raw.ahead(HEAD)
        self._damageable = (counted, raw)
        super().__init__(raw, CHUNK)

    @property
    def damage(self) -> Damage | None:
        """Why the stream ended before its data did, once it has."""
        return next((layer.damage for layer in self._damageable if layer.damage), None)


def whole(stream: BinaryIO, max_bytes: int) -> bytes | None:
    """All bytes of ``stream``, or None when there are more than ``max_bytes``."""
    data = stream.read(max_bytes + 1)
    return None if len(data) > max_bytes else data
