from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from sayso.readers.outcomes import Found, Outcome, Refused
from sayso.readers.plaintext import read_plaintext

Read = Callable[..., list[Outcome]]


@given(text=st.text(st.characters(exclude_characters="\0")))
def test_text_comes_back_unchanged_but_for_a_byte_order_mark(read: Read, text: str) -> None:
    (outcome,) = read(read_plaintext, text.encode())
    assert isinstance(outcome, Found)
    assert outcome.document.text == text.removeprefix("\ufeff")


def test_line_ends_stay(read: Read) -> None:
    text = "The harbour\r\nis shut.\rSaid the mayor.\n\n\u2029\x85"
    (outcome,) = read(read_plaintext, text.encode())
    assert isinstance(outcome, Found)
    assert outcome.document.text == text


def test_what_is_not_text_is_refused_with_its_kind(read: Read) -> None:
    for data, kind in (
        (b"%PDF-1.7\nx", "a PDF file"),
        (b"{\\rtf1\\ansi x}", "RTF"),
        (b"PK\x03\x04\0", "binary"),
    ):
        (outcome,) = read(read_plaintext, data)
        assert isinstance(outcome, Refused)
        assert outcome.reason == "binary"
        assert kind in outcome.detail


def test_too_many_bytes_are_refused(read: Read) -> None:
    (outcome,) = read(read_plaintext, b"harbour", max_bytes=6)
    assert isinstance(outcome, Refused)
    assert outcome.reason == "oversized"
