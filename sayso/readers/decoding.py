"""Bytes to text: marks of encoding, UTF-8, what was declared, then a considered guess."""

import codecs
import re
from collections.abc import Sequence

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Control characters that text has no use for. Latin-1 and its kin never hold them; compressed data,
# images and the like soon do.
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_HIGH = re.compile(rb"[\x80-\xff]")

WESTERN_SHARE = 0.2
"""Up to this share of high bytes, text that is not UTF-8 is read as windows-1252: English, and any
language of western Europe, with accents, quotation marks and dashes. In Cyrillic, Greek or Japanese
encodings, where guessing is sound, most letters are high bytes. On short English texts the detector
names Polish, Turkish or Urdu encodings, which turns ï into another letter."""

GUESSED_BYTES = 1 << 20
"""The detector looks at so many bytes: what they do not show, more would not."""


def decoded(data: bytes, *, declared: Sequence[str | None] = (), complete: bool = True) -> str | None:
    """The text of ``data``, or None when it is binary.

    A byte order mark says how the text is encoded; it is not part of the text and is left out. Text
    without one is UTF-8 if it can be, a few bad bytes becoming U+FFFD; else what was ``declared``, else
    windows-1252 or what charset-normalizer finds. Nothing else is changed, line ends included.

    Args:
        data: the bytes.
        declared: encodings that the data or their envelope name, the most trustworthy first.
        complete: False where the data were cut off: a character torn at the end is then left out.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _as(data[len(mark) :], encoding, complete=complete)
    if b"\0" in data:
        return None
    text = _as(data, "utf-8", complete=complete)
    if text is not None:
        return text
    if (text := _mostly_utf_8(data)) is not None:
        return text
    for name in declared:
        if name and (text := _as(data, name, complete=complete)) is not None:
            return text
    return None if _NOT_TEXT.search(data) else _guessed(data)


def _as(data: bytes, encoding: str, *, complete: bool) -> str | None:
    try:
        decoder = codecs.getincrementaldecoder(encoding)()
        text = decoder.decode(data, complete)
    except (LookupError, ValueError):  # an encoding nobody knows, or bytes that are not in it
        return None
    return text if isinstance(text, str) else None  # type: ignore[redundant-expr]  # `hex` is a codec, too


def _mostly_utf_8(data: bytes) -> str | None:
    # One byte pasted from elsewhere must not turn every quotation mark of a page into three letters.
    # In other encodings, hardly any high bytes happen to form a character of UTF-8.
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(_BEYOND_ASCII.findall(text)) - bad
    return text if good > 2 * bad and not _NOT_TEXT.search(data) else None


def _guessed(data: bytes) -> str | None:
    sample = data[:GUESSED_BYTES]
    if len(_HIGH.findall(sample)) <= WESTERN_SHARE * len(sample):
        western = _as(data, "cp1252", complete=True)
        if western is not None:
            return western
    import charset_normalizer  # noqa: PLC0415 - needed by one file in a thousand

    best = charset_normalizer.from_bytes(sample, cp_exclusion=["utf_16", "utf_32"]).best()
    return _as(data, best.encoding, complete=True) if best else None
