import gzip
import io
from collections.abc import Callable

import pytest
from fastwarc.warc import WarcRecord, WarcRecordType
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.core.document import Document
from sayso.readers.outcomes import Found, Outcome, Refused
from sayso.readers.warc import read_warc

Read = Callable[..., list[Outcome]]

PAGE = (
    "<html><head><title>Ferry</title></head><body><p>The ferry between Ostmoor and Vellmar number {} "
    "will stop on Friday, the harbour master said.</p><p>“Twice!” he added, naïvely.</p></body></html>"
)


def record(
    body: bytes,
    *,
    url: str = "https://courier.example/17",
    kind: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    record_type: WarcRecordType = WarcRecordType.response,
    header: str = "",
) -> bytes:
    made = WarcRecord()
    made.init_headers(record_type, record_urn=b"urn:uuid:00000000-0000-4000-8000-000000000001")
    made.headers["WARC-Target-URI"] = url
    made.headers["WARC-Date"] = "2024-03-05T09:15:00Z"
    made.headers["Content-Type"] = "application/http; msgtype=response"
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{header}Content-Length: {len(body)}\r\n\r\n"
    made.set_bytes_content(http.encode() + body)
    written = io.BytesIO()
    made.write(written)
    return written.getvalue()


def page(number: int) -> bytes:
    return record(PAGE.format(number).encode(), url=f"https://courier.example/{number}")


def documents(outcomes: list[Outcome]) -> list[Document]:
    return [outcome.document for outcome in outcomes if isinstance(outcome, Found)]


def refusals(outcomes: list[Outcome]) -> list[Refused]:
    return [outcome for outcome in outcomes if isinstance(outcome, Refused)]


@pytest.mark.parametrize("compressed", [False, True])
def test_a_page_comes_with_its_address_and_the_time_it_was_fetched(read: Read, compressed: bool) -> None:
    data = b"".join(gzip.compress(page(n)) if compressed else page(n) for n in range(3))
    found = documents(read(read_warc, data))
    assert [document.url for document in found] == [f"https://courier.example/{n}" for n in range(3)]
    assert found[2].text == (
        "The ferry between Ostmoor and Vellmar number 2 will stop on Friday, the harbour master said.\n"
        "“Twice!” he added, naïvely."
    )
    assert found[2].fetched_at == "2024-03-05T09:15:00Z"
    assert found[2].publisher == "courier.example"


def test_plain_text_is_read_in_the_encoding_that_its_header_names(read: Read) -> None:
    text = "Řeka stoupla.\r\nŘekl starosta."
    data = record(text.encode("iso-8859-2"), kind="text/plain; charset=iso-8859-2")
    assert [document.text for document in documents(read(read_warc, data))] == [text]


def test_a_body_that_was_served_compressed_is_read(read: Read) -> None:
    data = record(gzip.compress(PAGE.format(1).encode()), header="Content-Encoding: gzip\r\n")
    assert len(documents(read(read_warc, data))) == 1


def test_responses_of_no_use_are_refused_by_their_address_and_the_rest_counted(read: Read) -> None:
    data = b"".join(
        [
            record(b"", url="https://courier.example/gone", status="404 Not Found"),
            record(b"\xff\xd8", url="https://courier.example/boat.jpg", kind="image/jpeg"),
            record(b"", record_type=WarcRecordType.request),
            record(b"", record_type=WarcRecordType.request),
            record(b"", record_type=WarcRecordType.metadata),
            page(1),
        ]
    )
    outcomes = read(read_warc, data)
    assert len(documents(outcomes)) == 1
    assert [(refused.reason, refused.record) for refused in refusals(outcomes)] == [
        ("unsupported", "record 1: https://courier.example/gone"),
        ("unsupported", "record 2: https://courier.example/boat.jpg"),
        ("unsupported", "metadata records"),
        ("unsupported", "request records"),
    ]
    assert "404" in refusals(outcomes)[0].detail
    assert refusals(outcomes)[3].detail.startswith("2 records of type request")


def test_a_record_cut_off_is_refused_as_truncated(read: Read) -> None:
    outcomes = read(read_warc, page(1) + page(2)[:-100])
    assert len(documents(outcomes)) == 1
    assert [refused.reason for refused in refusals(outcomes)] == ["truncated"]


@pytest.mark.parametrize(
    "bad",
    [
        b"This is no record.\r\n\r\n",
        page(2).replace(b"WARC/1.1", b"WORK/1.1"),
        b"\0" * 300_000,
        page(2).replace(b"Content-Length: 2", b"Content-Length: 1", 1),
    ],
)
def test_reading_goes_on_after_a_bad_record(read: Read, bad: bytes) -> None:
    outcomes = read(read_warc, page(1) + bad + page(3) + page(4))
    urls = [document.url for document in documents(outcomes)]
    assert urls[0] == "https://courier.example/1"
    assert urls[-1] == "https://courier.example/4"
    assert refusals(outcomes)


def test_a_damaged_record_of_a_compressed_archive_does_not_stop_the_rest(read: Read) -> None:
    members = [bytearray(gzip.compress(page(n))) for n in range(4)]
    members[1][30] ^= 0xFF
    found = documents(read(read_warc, b"".join(members)))
    assert [document.url for document in found] == [f"https://courier.example/{n}" for n in (0, 2, 3)]


def test_large_records_and_compressed_bombs_are_refused(read: Read) -> None:
    bomb = record(gzip.compress(b"<p>" + b"boats " * 100_000), header="Content-Encoding: gzip\r\n")
    outcomes = read(read_warc, record(b"boat" * 5_000) + bomb + page(1), max_bytes=10_000)
    assert [refused.reason for refused in refusals(outcomes)] == ["oversized", "oversized"]
    assert len(documents(outcomes)) == 1


def test_what_is_no_web_archive_is_malformed(read: Read) -> None:
    assert [refused.reason for refused in refusals(read(read_warc, b"harbour " * 10))] == ["malformed"]


@settings(max_examples=60)
@given(st.data())
def test_an_archive_cut_and_changed_anywhere_never_raises(read: Read, data: st.DataObject) -> None:
    changed = bytearray(page(1) + page(2) + page(3))
    for _ in range(data.draw(st.integers(0, 8))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    read(read_warc, bytes(changed[: data.draw(st.integers(0, len(changed)))]))


@settings(max_examples=100)
@given(st.binary())
def test_no_bytes_raise(read: Read, data: bytes) -> None:
    read(read_warc, data)
    read(read_warc, b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 20\r\n\r\n" + data)
