"""JSON Lines, and JSON files that hold one report or an array of them: one object, one document."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sayso.core.document import Document
from sayso.readers.dates import PublicationDate, publication_date
from sayso.readers.guard import ParserFailedError
from sayso.readers.html import Page, page_of
from sayso.readers.limits import Limits
from sayso.readers.outcomes import Found, Outcome, Refused, too_large
from sayso.readers.streams import CHUNK, Opened, whole

_BOM = b"\xef\xbb\xbf"
_KINDS = {
    str: "a string",
    bool: "true or false",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "an object",
}


class _BadRecordError(Exception):
    """What is wrong with one record, in a sentence."""


def read_jsonl(stream: Opened, limits: Limits) -> Iterator[Outcome]:
    """One document a line; blank lines are passed over, a bad line is refused and the rest go on."""
    for number, line in _lines(stream, limits.max_bytes):
        record = f"line {number}"
        if line is None:
            yield too_large(limits, record=record)
        elif stream.damage is not None and not line.endswith(b"\n"):
            return  # torn off by the damage, which is recorded for the whole source
        elif line.strip():
            yield _of_json(line, record)


def read_json(stream: Opened, limits: Limits) -> Iterator[Outcome]:
    """One document for each object of the file's array, or for the one object that the file is."""
    data = whole(stream, limits.max_bytes)
    if data is None:
        yield too_large(
            limits, advice=" Large collections are read as JSON Lines: one object a line, named .jsonl."
        )
        return
    try:
        parsed = _parsed(data)
    except _BadRecordError as error:
        yield Refused("malformed", str(error))
        return
    if isinstance(parsed, list):
        for number, item in enumerate(parsed, start=1):
            yield _of_parsed(item, f"record {number}")
    else:
        yield _of_parsed(parsed, None)


def _lines(stream: Opened, max_bytes: int) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines with their ends; None for one that is longer than ``max_bytes``."""
    number = 0
    while line := stream.readline(max_bytes + 1):
        number += 1
        if len(line) <= max_bytes or line.endswith(b"\n"):
            yield number, line
            continue
        while rest := stream.readline(CHUNK):
            if rest.endswith(b"\n"):
                break
        yield number, None


def _of_json(line: bytes, record: str) -> Outcome:
    try:
        parsed = _parsed(line)
    except _BadRecordError as error:
        return Refused("malformed", str(error), record)
    return _of_parsed(parsed, record)


def _parsed(data: bytes) -> Any:
    try:
        return json.loads(data.removeprefix(_BOM).decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _BadRecordError(f"Not UTF-8 at byte {error.start}; JSON is always UTF-8.") from error
    except json.JSONDecodeError as error:
        raise _BadRecordError(f"Not JSON: {error.msg} at character {error.pos}.") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, or nesting as deep
        raise _BadRecordError(f"JSON that cannot be parsed ({error}).") from error


def _of_parsed(parsed: Any, record: str | None) -> Outcome:
    if not isinstance(parsed, dict):
        return Refused("malformed", f"A record must be an object with a text, not {_kind(parsed)}.", record)
    try:
        return Found(_document(parsed), record)
    except _BadRecordError as error:
        return Refused("malformed", str(error), record)
    except ParserFailedError as error:
        return Refused("malformed", f"Its html cannot be parsed ({error}).", record)


def _document(record: Mapping[str, Any]) -> Document:
    # `sayso read --format jsonl` writes what is known of a report into an object of its own.
    report = record.get("report")
    about = {**report, **record} if isinstance(report, dict) else record
    text, page = record.get("text"), None
    url = _string(about, "url")
    if text in (None, "") and (markup := _string(record, "html")):
        page = page_of(markup, url=url)
        text = page.text if page else ""
    if text is None:
        raise _BadRecordError("It has neither text nor html.")
    if not isinstance(text, str):
        raise _BadRecordError(f"Its text must be a string, not {_kind(text)}.")
    page = page or Page(text="")
    published = _published(about) or page.published
    return Document.of(
        text,
        id=_id(record),
        url=url or page.url,
        title=_string(about, "title") or page.title,
        publisher=_string(about, "publisher") or page.publisher,
        authors=_authors(about) or page.authors,
        language=_string(about, "language"),
        published_at=published.iso if published else None,
        published_precision=published.precision if published else None,
        fetched_at=_string(about, "fetched"),
    )


def _id(record: Mapping[str, Any]) -> str | None:
    given = record.get("id")
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    return _string(record, "id")


def _published(about: Mapping[str, Any]) -> PublicationDate | None:
    written = _string(about, "published") or _string(about, "date")
    return publication_date(written) if written else None


def _authors(about: Mapping[str, Any]) -> tuple[str, ...]:
    given = about.get("authors")
    names = [given] if isinstance(given, str) else given
    if names is None:
        return ()
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise _BadRecordError(f"Its authors must be a string or a list of strings, not {_kind(given)}.")
    return tuple(name for name in names if name.strip())


def _string(about: Mapping[str, Any], key: str) -> str | None:
    value = about.get(key)
    if value is None or isinstance(value, str):
        return value if value and value.strip() else None
    raise _BadRecordError(f"Its {key} must be a string, not {_kind(value)}.")


def _kind(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, list) and value and len({type(item) for item in value} | {str}) > 1:
        return "a list with other things than strings in it"
    return _KINDS[type(value)]
