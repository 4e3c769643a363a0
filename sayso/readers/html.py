"""Web pages: the report's text without menus and advertisements, and what the page says about it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sayso.core.document import Document
from sayso.readers.dates import PublicationDate
from sayso.readers.decoding import decoded
from sayso.readers.guard import ParserFailedError, guarded
from sayso.readers.limits import Limits
from sayso.readers.outcomes import Found, Outcome, Refused, too_large
from sayso.readers.pagedates import page_date
from sayso.readers.streams import Opened, whole

if TYPE_CHECKING:
    from configparser import ConfigParser

# Real pages declare it in their first kilobyte, as HTML asks; some put scripts before it.
_DECLARATION_BYTES = 4096
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)

MIN_MAIN_TEXT = 60
"""Characters from which trafilatura's main text is trusted; with less, all text of the page is taken.
Its own default is 250, below which it puts everything into one line, byline included: that joins the
paragraphs of short reports."""

_BLOCKS = re.compile(
    "address|article|aside|blockquote|body|br|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|li|main"
    "|nav|ol|p|pre|section|table|tbody|td|th|tr|ul"
)
_NO_TEXT = {"script", "style", "noscript", "template", "head"}

# What lxml refuses in a tree, and nobody wants in a text.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a web page holds and says about itself; the text is final."""

    text: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: PublicationDate | None = None


def read_html(stream: Opened, limits: Limits) -> Iterator[Outcome]:
    """The page in the file as one document."""
    data = whole(stream, limits.max_bytes)
    if data is None:
        yield too_large(limits)
    else:
        yield outcome_of_page(data, complete=stream.damage is None)


def outcome_of_page(
    data: bytes,
    *,
    record: str | None = None,
    charset: str | None = None,
    complete: bool = True,
    url: str | None = None,
    fetched_at: str | None = None,
) -> Outcome:
    """The document that the bytes of a page hold, or why they hold none.

    Args:
        data: the page as it was served.
        record: where in the source.
        charset: the encoding that its HTTP header names.
        complete: False where the data were cut off.
        url: where it was fetched from.
        fetched_at: when.
    """
    declared = _DECLARED.search(data[:_DECLARATION_BYTES])
    markup = decoded(data, declared=(charset, declared and declared[1].decode("ascii")), complete=complete)
    if markup is None:
        return Refused("binary", "Not a web page but binary data.", record)
    try:
        page = page_of(markup, url=url)
    except ParserFailedError as error:
        return Refused("malformed", f"The page cannot be parsed ({error}).", record)
    if page is None:
        return Refused("no-text", "No text of a report was found on the page.", record)
    document = Document.of(
        page.text,
        url=url or page.url,
        title=page.title,
        publisher=page.publisher,
        authors=page.authors,
        published_at=page.published and page.published.iso,
        published_precision=page.published and page.published.precision,
        fetched_at=fetched_at,
    )
    return Found(document, record)


def page_of(markup: str, *, url: str | None = None) -> Page | None:
    """The report on a web page; None where it has no text.

    Raises:
        ParserFailedError: when the page is beyond parsing.
    """
    return guarded(_page_of, markup, url)


def fragment_text(markup: str) -> str:
    """All text of a piece of HTML that holds a report and nothing else, as feeds carry it: a line a block.

    Searching it for a main text would only lose some of it: trafilatura drops short paragraphs and joins
    the words of nested blocks.

    Raises:
        ParserFailedError: when it is beyond parsing.
    """
    return guarded(_fragment_text, markup)


def host_of(url: str | None) -> str | None:
    """The host that stands for the publisher where no name is known, without ``www.``."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _page_of(markup: str, url: str | None) -> Page | None:
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415 - half a second that plain text need not pay
    from trafilatura.utils import load_html  # noqa: PLC0415

    markup = _CONTROLS.sub(" ", markup)
    tree = load_html(markup)
    if tree is None:  # so it is for text of one paragraph, or without any markup
        tree = load_html(f"<html><body><p>{markup}</p></body></html>")
    if tree is None:
        return None
    # Dates are read by page_date; with these bounds trafilatura's own search does not ask the clock.
    about = extract_metadata(
        tree, url, {"extensive_search": False, "original_date": True, "max_date": "2200-01-01"}
    )
    published = page_date(tree, url or about.url)
    text = _main_text(tree, url)
    if not text:
        return None
    return Page(
        text=text,
        url=about.url or None,
        title=_line(about.title),
        publisher=_line(about.sitename) or host_of(url or about.url),
        authors=tuple(name for part in (about.author or "").split(";") if (name := _line(part))),
        published=published,
    )


def _main_text(tree: Any, url: str | None) -> str:
    from trafilatura import bare_extraction  # noqa: PLC0415

    found = bare_extraction(tree, url=url, include_comments=False, config=_extraction_config())
    lines = getattr(found, "text", None) or ""
    # Frozen from here on: lines without space at their ends, nothing around them.
    text = "\n".join(line for line in map(str.strip, lines.splitlines()) if line)
    return text if len(text) >= MIN_MAIN_TEXT else _block_lines(tree)


@cache
def _extraction_config() -> "ConfigParser":
    from trafilatura.settings import use_config  # noqa: PLC0415

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(MIN_MAIN_TEXT))
    return config


def _fragment_text(markup: str) -> str:
    from trafilatura.utils import load_html  # noqa: PLC0415

    tree = load_html(f"<html><body>{_CONTROLS.sub(' ', markup)}</body></html>")
    return "" if tree is None else _block_lines(tree)


def _block_lines(tree: Any) -> str:
    parts: list[str] = []
    _collect(tree, parts)
    return "\n".join(line for line in (" ".join(line.split()) for line in "".join(parts).split("\n")) if line)


def _collect(element: Any, parts: list[str]) -> None:
    block = _BLOCKS.fullmatch(str(element.tag)) is not None
    if element.tag not in _NO_TEXT:
        parts.append("\n" if block else "")
        parts.append(" ".join((element.text or "").split("\n")))
        for child in element:
            _collect(child, parts)
        parts.append("\n" if block else "")
    parts.append(" ".join((element.tail or "").split("\n")))


def _line(text: str | None) -> str | None:
    return " ".join((text or "").split()) or None
