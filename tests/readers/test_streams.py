import gzip
import hashlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.readers.streams import Opened, whole


class Trickle(io.RawIOBase):
    """Gives one byte a time, as a pipe may."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.rest = data

    def read(self, size: int = -1, /) -> bytes:
        one = min(size, 1)
        first, self.rest = self.rest[:one], self.rest[one:]
        return first


def opened(data: bytes) -> Opened:
    return Opened(io.BytesIO(data), lambda _: None)


@given(st.binary())
def test_bytes_that_are_not_compressed_come_as_they_are(data: bytes) -> None:
    if data.startswith(b"\x1f\x8b"):
        return
    stream = opened(data)
    assert stream.head == data[:4096]
    assert stream.read() == data
    assert stream.damage is None


@given(st.lists(st.binary(), min_size=1), st.integers(0, 3))
def test_the_members_of_a_gzip_file_are_joined_and_padding_is_ignored(parts: list[bytes], pad: int) -> None:
    stream = opened((b"\0" * pad).join(map(gzip.compress, parts)) + b"\0" * pad)
    assert stream.read() == b"".join(parts)
    assert stream.damage is None


@given(st.binary(min_size=1), st.data())
def test_truncated_gzip_gives_what_there_is_and_says_so(content: bytes, data: st.DataObject) -> None:
    compressed = gzip.compress(content)
    stream = opened(compressed[: data.draw(st.integers(2, len(compressed) - 1))])
    assert content.startswith(stream.read())
    assert stream.damage is not None
    assert stream.damage.reason == "truncated"


def test_damaged_gzip_gives_what_came_before() -> None:
    first = gzip.compress(b"one\n" * 100)
    broken = bytearray(gzip.compress(b"two\n" * 100))
    broken[-8] ^= 0xFF  # the checksum
    stream = opened(first + bytes(broken))
    assert stream.read().startswith(b"one\n" * 100)
    assert stream.damage is not None
    assert stream.damage.reason == "malformed"


def test_a_damaged_member_is_left_out_and_those_after_it_are_read() -> None:
    middle = bytearray(gzip.compress(b"two\n" * 100))
    middle[12] ^= 0xFF
    stream = opened(gzip.compress(b"one\n") + bytes(middle) + gzip.compress(b"three\n"))
    assert stream.read() == b"one\nthree\n"
    assert stream.damage is not None
    assert "left out" in stream.damage.detail


def test_nothing_is_joined_to_a_member_that_breaks_off() -> None:
    noise = b"".join(hashlib.sha256(bytes([n % 256, n // 256])).digest() for n in range(9_000))
    broken = bytearray(gzip.compress(noise))
    broken[-8] ^= 0xFF
    stream = opened(bytes(broken) + gzip.compress(b"next"))
    assert noise.startswith(stream.read())
    assert stream.damage is not None


def test_bytes_after_the_gzip_data_are_recorded() -> None:
    stream = opened(gzip.compress(b"one") + b"trailing")
    assert stream.read() == b"one"
    assert stream.damage is not None
    assert "after the end" in stream.damage.detail


@pytest.mark.parametrize("data", [b"harbour\nmaster\n", gzip.compress(b"harbour\nmaster\n")])
def test_a_slow_pipe_reads_like_a_file(data: bytes) -> None:
    stream = Opened(Trickle(data), lambda _: None)
    assert stream.head == b"harbour\nmaster\n"
    assert stream.readlines() == [b"harbour\n", b"master\n"]
    assert stream.damage is None


def test_a_failing_disk_ends_the_stream_and_is_recorded() -> None:
    class Failing(io.BytesIO):
        def read1(self, size: int | None = -1, /) -> bytes:
            data = super().read1(size)
            if not data:
                raise OSError(5, "Input/output error")
            return data

    stream = Opened(Failing(b"harbour"), lambda _: None)
    assert stream.read() == b"harbour"
    assert stream.damage is not None
    assert stream.damage.reason == "unreadable"


@given(st.binary())
def test_bytes_are_counted_as_stored(content: bytes) -> None:
    counts: list[int] = []
    compressed = gzip.compress(content)
    assert Opened(io.BytesIO(compressed), counts.append).read() == content
    assert sum(counts) == len(compressed)


@given(st.binary())
def test_anything_after_the_magic_bytes_is_damage_not_an_error(data: bytes) -> None:
    stream = opened(b"\x1f\x8b" + data)
    stream.read()
    assert stream.damage is not None


def test_whole_refuses_more_than_it_may() -> None:
    assert whole(io.BytesIO(b"12345"), 5) == b"12345"
    assert whole(io.BytesIO(b"123456"), 5) is None
