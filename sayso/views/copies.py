"""What ``sayso copies`` lists: the copies among all texts of a ledger."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from sayso.core.spans import Span
from sayso.ledger import CopyRow, Ledger, StoredText
from sayso.ledger.filters import Filter
from sayso.relating.copies import Copy, find_copies

FIRST_WORDS = 20
"""How many words of a passage are told; its span has them all."""


def copy_rows(ledger: Ledger, filter: Filter) -> Iterator[CopyRow]:
    """The copies in the reports that meet ``filter``, in the order of those reports, the undated last.

    Copies are looked for among all reports of the ledger; two captures of one URL are one report.
    """
    copies = _copies(ledger, filter)
    concerned = {key for copy in copies for key in (copy.earlier, copy.later)}
    texts = {stored.key: stored for stored in ledger.texts() if stored.key in concerned}
    rows = (_row(copy, texts[copy.earlier], texts[copy.later]) for copy in copies)
    return islice(rows, filter.offset, None if filter.limit is None else filter.offset + filter.limit)


def _copies(ledger: Ledger, filter: Filter) -> Sequence[Copy]:
    wanted = {row.key for row in ledger.reports(replace(filter, limit=None, offset=0))}
    urls: dict[str, str | None] = {}

    def reports() -> Iterator[tuple[str, str, str | None]]:
        for stored in ledger.texts():
            urls[stored.key] = stored.url
            yield stored.key, stored.text, stored.published_at

    return [
        copy
        for copy in find_copies(reports())
        if copy.later in wanted and not (urls[copy.later] and urls[copy.later] == urls[copy.earlier])
    ]


def _row(copy: Copy, earlier: StoredText, later: StoredText) -> CopyRow:
    return CopyRow(
        report=later.id,
        publisher=later.publisher,
        published_at=later.published_at,
        earlier=earlier.id,
        earlier_publisher=earlier.publisher,
        earlier_published_at=earlier.published_at,
        words=copy.words,
        share=round(copy.share, 3),
        text=_first_words(copy.passages[0].later, later.text),
        spans=tuple(passage.later for passage in copy.passages),
        earlier_spans=tuple(passage.earlier for passage in copy.passages),
    )


def _first_words(span: Span, text: str) -> str:
    words = span.of(text).split()
    return " ".join(words[:FIRST_WORDS]) + (" …" if len(words) > FIRST_WORDS else "")
