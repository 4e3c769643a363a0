"""Web archives (WARC): the pages and texts that were served with status 200, one document each."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.readers.dates import publication_date
from sayso.readers.guard import ParserFailedError, guarded
from sayso.readers.html import host_of, outcome_of_page
from sayso.readers.limits import Limits
from sayso.readers.outcomes import Outcome, Refused, too_large
from sayso.readers.plaintext import outcome_of_text
from sayso.readers.streams import CHUNK, Opened

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_PAGES = ("text/html", "application/xhtml+xml")
_TEXT = "text/plain"
_STATUS_OK = 200

_RECORD_START = re.compile(rb"(?:^|(?<=\n))WARC/\d\.\d\r?\n")
_KEPT = 4 * CHUNK
"""Bytes that stay in memory to find the next record after a bad one; fastwarc reads 64 KiB ahead."""


class _Rewindable:
    """A stream for fastwarc that can be taken up again at the next record after a bad one."""

    def __init__(self, inner: Opened) -> None:
        self.inner = inner
        self.position = 0
        self._recent = b""
        self._again = b""

    def read(self, size: int = -1) -> bytes:
        if self._again:
            data, self._again = self._again[:size], self._again[size:]
        else:
            data = self.inner.read1(min(size, CHUNK) if size > 0 else CHUNK)
        self.position += len(data)
        self._recent = (self._recent + data)[-_KEPT:]
        return data

    def tell(self) -> int:
        return self.position

    def seek(self, offset: int, whence: int = 0) -> int:
        raise io.UnsupportedOperation(f"cannot go to {offset} ({whence}): the stream is read once, forwards")

    def close(self) -> None:
        """Left open: whoever opened the inner stream closes it."""

    def take_up_at_record(self, after: int) -> int | None:
        """Go to the first record that starts at byte ``after`` or later; its position, None at the end."""
        window, start = self._recent + self._again, self.position - len(self._recent)
        while True:
            found = _RECORD_START.search(window, max(0, after - start))
            if found:
                self._recent, self._again = b"", window[found.start() :]
                self.position = start + found.start()
                return self.position
            more = self.inner.read1(CHUNK)
            if not more:
                return None
            kept = window[-len(b"\nWARC/1.1\r") :]
            start += len(window) - len(kept)
            window = kept + more


def read_warc(stream: Opened, limits: Limits) -> Iterator[Outcome]:
    """One document a response with status 200 and a page or plain text.

    Each other response is refused by its address; records that carry no response (requests, metadata …)
    are counted and reported by kind at the end. After a bad record, reading goes on at the next one.
    """
    passed_over: Counter[str] = Counter()
    for number, item in enumerate(_records(stream), start=1):
        if isinstance(item, Refused):
            yield item
        elif (kind := (item.headers.get("WARC-Type") or "unknown").lower()) != "response":
            passed_over[kind] += 1
        else:
            yield _of_response(item, number, limits)
    for kind, count in sorted(passed_over.items()):
        detail = f"{count:,} records of type {kind} were passed over; only responses are read."
        yield Refused("unsupported", detail, f"{kind} records")


def _records(stream: Opened) -> Iterator["WarcRecord | Refused"]:
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - plain text need not pay for it

    source = _Rewindable(stream)
    base: int | None = 0
    while base is not None:
        last = base
        try:
            for record in ArchiveIterator(source, parse_http=False, stream_detect=False):
                last = base + record.stream_pos
                yield record
        except OSError as error:
            base = source.take_up_at_record(last + 1)
            where = "nothing after was read" if base is None else f"reading went on at byte {base:,}"
            yield Refused("malformed", f"After the record at byte {last:,}: {error}; {where}.")
        else:
            return


def _of_response(record: "WarcRecord", number: int, limits: Limits) -> Outcome:
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    where = f"record {number}" if url is None else f"record {number}: {url}"
    if record.content_length > limits.max_bytes:
        return too_large(limits, record=where)
    try:
        return guarded(_of_content, record, url, where, limits)
    except ParserFailedError as error:
        return Refused("malformed", f"The response cannot be parsed ({error}).", where)


def _of_content(record: "WarcRecord", url: str | None, where: str, limits: Limits) -> Outcome:
    content = record.reader.read(record.content_length)
    if len(content) < record.content_length:
        detail = f"The file ends {record.content_length - len(content):,} bytes before the record does."
        return Refused("truncated", detail, where)
    response = _parsed_response(content)
    if unwanted := _unwanted(response):
        return Refused("unsupported", unwanted, where)
    body = response.reader.read(limits.max_bytes + 1)
    if len(body) > limits.max_bytes:
        return too_large(limits, record=where)
    fetched = publication_date(record.headers.get("WARC-Date") or "")
    fetched_at = fetched and fetched.iso
    charset = response.http_charset
    if response.http_content_type == _TEXT:
        return outcome_of_text(
            body, record=where, charset=charset, url=url, publisher=host_of(url), fetched_at=fetched_at
        )
    return outcome_of_page(body, record=where, charset=charset, url=url, fetched_at=fetched_at)


def _unwanted(response: "WarcRecord") -> str | None:
    status, kind = response.http_headers.status_code, response.http_content_type
    if status is None:
        return "Not an HTTP response; no other protocol is read."
    if status != _STATUS_OK:
        return f"HTTP status {status}; only {_STATUS_OK} is read."
    if kind and kind not in (*_PAGES, _TEXT):
        return f"A response of type {kind}; only pages and plain text are read."
    return None


def _parsed_response(content: bytes) -> "WarcRecord":
    from fastwarc.warc import WarcRecord  # noqa: PLC0415

    response = WarcRecord()
    response.set_bytes_content(content)
    response.is_http = True
    response.parse_http(auto_decode="all")
    return response
