"""A report as the rest of the house sees it: frozen text and what is known about it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.core.hashing import content_id, sha256

Precision = Literal["year", "month", "day", "minute", "second"]
PRECISIONS: Mapping[int, Precision] = {4: "year", 7: "month", 10: "day", 16: "minute", 19: "second"}
"""By how many characters of an ISO 8601 date and time are written."""
TIME_ZONE = re.compile(r"(?<=:\d\d)(\.\d+)?(Z|[+-]\d\d:?\d\d)?$")
"""What may follow the minutes or seconds: fractions and a zone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report. Nothing changes ``text`` after the reader made it: every offset counts its code points.

    Attributes:
        id: the id that came with the report, else the hash of its url and text.
        text: the clean text, exactly as plain and JSONL input gave it.
        published_at: ISO 8601 date or date and time, as precise as ``published_precision`` says.
        fetched_at: ISO 8601 instant of the capture, where the input records one (WARC).
        path: where the report was read from, as the user named it.
    """

    id: str
    text: str
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    published_at: str | None = None
    published_precision: Precision | None = None
    fetched_at: str | None = None
    path: str | None = None

    @classmethod
    def of(
        cls,
        text: str,
        *,
        id: str | None = None,  # noqa: A002 - the field's name in the public format
        url: str | None = None,
        publisher: str | None = None,
        title: str | None = None,
        authors: Sequence[str] = (),
        language: str | None = None,
        published_at: str | None = None,
        published_precision: Precision | None = None,
        fetched_at: str | None = None,
        path: str | None = None,
    ) -> "Document":
        """A document whose id, unless given, is the hash of its url and text.

        ``published_at`` is as precise as it is written, unless ``published_precision`` says otherwise.
        """
        return cls(
            id=id or content_id(url, text),
            text=text,
            url=url,
            publisher=publisher,
            title=title,
            authors=tuple(authors),
            language=language,
            published_at=published_at,
            published_precision=published_precision or precision_of(published_at),
            fetched_at=fetched_at,
            path=path,
        )

    @property
    def text_sha256(self) -> str:
        """The hash that ``sayso verify`` checks the stored text against."""
        return sha256(self.text)

    @property
    def key(self) -> str:
        """The ledger's key: reports that share an id but not their text stay apart."""
        return content_id(self.id, self.url, self.text_sha256)


def precision_of(written: str | None) -> Precision | None:
    """How precise an ISO 8601 date, or date and time, is as written; None where it is none."""
    return PRECISIONS.get(len(TIME_ZONE.sub("", written))) if written else None
