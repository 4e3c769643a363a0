import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.readers.decoding import decoded

HARBOUR = "The mayor of Vellmar said “the harbour is shut” – naïve, he called it."


@given(st.text())
def test_utf_8_comes_back_unchanged(text: str) -> None:
    if "\0" in text or text.startswith("\ufeff"):
        return
    assert decoded(text.encode()) == text


@given(st.text())
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_names_the_encoding_and_is_no_text(mark: bytes, encoding: str, text: str) -> None:
    if encoding == "utf-16-le" and text.startswith("\0"):
        return  # the same bytes as the mark of UTF-32
    assert decoded(mark + text.encode(encoding)) == text


def test_english_with_a_few_high_bytes_is_windows_1252() -> None:
    assert decoded(HARBOUR.encode("cp1252")) == HARBOUR
    assert decoded(b"na\xefve") == "naïve"


def test_text_of_mostly_high_bytes_is_recognised() -> None:
    text = "Мэр города сказал вчера вечером, что гавань закрыта до пятницы."
    assert decoded(text.encode("cp1251")) == text


def test_a_declared_encoding_is_believed_where_it_fits() -> None:
    text = "Řeka stoupla o metr, řekl starosta."
    data = text.encode("iso-8859-2")
    assert decoded(data, declared=(None, "iso-8859-2")) == text
    assert decoded(data, declared=("no-such-encoding", "hex", "utf-8", "iso-8859-2")) == text
    assert decoded(HARBOUR.encode(), declared=("latin-1",)) == HARBOUR


def test_a_bad_byte_in_utf_8_does_not_spoil_the_rest() -> None:
    assert decoded(HARBOUR.encode() + b" \xa3 5.") == HARBOUR + " \ufffd 5."
    assert decoded(HARBOUR.encode() + b" \xa3 5.", declared=("cp1252",)) == HARBOUR + " \ufffd 5."


def test_binary_data_are_no_text() -> None:
    assert decoded(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR") is None
    assert decoded(b"harbour\0") is None
    assert decoded(b"\xff\xd8\xff\xe0\x10JFIF\x01\x02") is None


def test_a_character_torn_at_the_end_is_left_out_of_incomplete_data() -> None:
    assert decoded("naï".encode()[:-1], complete=False) == "na"


@given(st.binary(), st.booleans())
def test_no_bytes_raise(data: bytes, complete: bool) -> None:
    decoded(data, complete=complete)
