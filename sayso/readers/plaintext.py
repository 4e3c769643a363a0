"""Plain text: one document a file, its text unchanged."""

from collections.abc import Iterator

from sayso.core.document import Document
from sayso.readers.decoding import decoded
from sayso.readers.limits import Limits
from sayso.readers.outcomes import Found, Outcome, Refused, too_large
from sayso.readers.streams import Opened, whole

# They look like text to a decoder, and their first bytes say that they are not.
_FOREIGN = {b"%PDF-": "a PDF file", b"{\\rtf": "an RTF file", b"%!PS": "a PostScript file"}


def read_plaintext(stream: Opened, limits: Limits) -> Iterator[Outcome]:
    """The file's text as one document: every character and line end as it is, a byte order mark apart."""
    data = whole(stream, limits.max_bytes)
    if data is None:
        yield too_large(limits)
    else:
        yield outcome_of_text(data, complete=stream.damage is None)


def outcome_of_text(
    data: bytes,
    *,
    record: str | None = None,
    charset: str | None = None,
    complete: bool = True,
    url: str | None = None,
    publisher: str | None = None,
    fetched_at: str | None = None,
) -> Outcome:
    """The document that the bytes of a text are, or why they are none.

    Args:
        data: the text as it was stored.
        record: where in the source.
        charset: the encoding that its HTTP header names.
        complete: False where the data were cut off.
        url: where it was fetched from.
        publisher: whose text it is.
        fetched_at: when it was fetched.
    """
    kind = next((name for magic, name in _FOREIGN.items() if data.startswith(magic)), None)
    text = None if kind else decoded(data, declared=(charset,), complete=complete)
    if text is None:
        detail = f"Not plain text but {kind or 'binary data'}; convert it to text first."
        return Refused("binary", detail, record)
    return Found(Document.of(text, url=url, publisher=publisher, fetched_at=fetched_at), record)
