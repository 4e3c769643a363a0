"""RSS and Atom files: one document an entry, the full content rather than the summary; never the network."""

import io
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from sayso.core.document import Document
from sayso.readers.dates import publication_date
from sayso.readers.guard import ParserFailedError, guarded
from sayso.readers.html import fragment_text, host_of
from sayso.readers.limits import Limits
from sayso.readers.outcomes import Found, Outcome, Refused, too_large
from sayso.readers.streams import Opened, whole

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:[a-zA-Z]+|#\d+|#x[0-9a-fA-F]+);")


def read_feed(stream: Opened, limits: Limits) -> Iterator[Outcome]:
    """One document an entry; what follows a syntax error is lost, and that is recorded."""
    data = whole(stream, limits.max_bytes)
    if data is None:
        yield too_large(limits)
        return
    try:
        feed = guarded(_parsed, data)
    except ParserFailedError as error:
        yield Refused("malformed", f"The feed cannot be parsed ({error}).")
        return
    if not feed.get("version"):
        yield Refused("unsupported", "Neither an RSS nor an Atom feed nor a web page; other XML is not read.")
        return
    for number, entry in enumerate(feed["entries"], start=1):
        yield _of_entry(entry, feed["feed"], f"entry {number}")
    if feed.get("bozo") and stream.damage is None and _is_syntax(feed["bozo_exception"]):
        yield Refused(
            "malformed", f"The XML is not well formed ({feed['bozo_exception']}); entries may be missing."
        )


def _parsed(data: bytes) -> Mapping[str, Any]:
    import feedparser  # type: ignore[import-untyped]  # noqa: PLC0415 - plain text need not pay for it

    # A stream, not bytes: given those, it would look whether they are an address to fetch.
    parsed: Mapping[str, Any] = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False)
    return parsed


def _is_syntax(error: Exception) -> bool:
    from xml.sax import SAXException  # noqa: PLC0415 - the class of an error; nothing is parsed with it

    return isinstance(error, SAXException)


def _of_entry(entry: Mapping[str, Any], feed: Mapping[str, Any], record: str) -> Outcome:
    try:
        text = _text(entry)
    except ParserFailedError as error:
        return Refused("malformed", f"The entry's HTML cannot be parsed ({error}).", record)
    url = _line(entry.get("link"))
    written = _line(entry.get("published")) or _line(_own(entry, "updated"))
    published = publication_date(written) if written else None
    source = entry.get("source") or {}
    document = Document.of(
        text,
        id=_line(entry.get("id")),
        url=url,
        title=_plain(entry.get("title")),
        publisher=_plain(source.get("title")) or _plain(feed.get("title")) or host_of(url),
        authors=tuple(name for author in entry.get("authors") or () if (name := _plain(author.get("name")))),
        published_at=published.iso if published else None,
        published_precision=published.precision if published else None,
    )
    return Found(document, record)


def _text(entry: Mapping[str, Any]) -> str:
    bodies = [body for body in entry.get("content") or () if body.get("value")]
    body = max(bodies, key=lambda body: len(body["value"]), default=entry.get("summary_detail") or {})
    value = str(body.get("value") or "")
    if body.get("type") == "text/plain" or not _MARKUP.search(value):
        return value.strip()
    return fragment_text(value)


def _own(entry: Mapping[str, Any], key: str) -> Any:
    # feedparser warns when asked for an `updated` that it would have to make up from `published`.
    return dict(entry).get(key)


def _plain(markup: Any) -> str | None:
    return _line(unescape(re.sub(r"</?[a-zA-Z][^<>]*>", "", markup))) if isinstance(markup, str) else None


def _line(text: Any) -> str | None:
    return " ".join(text.split()) or None if isinstance(text, str) else None
