"""Which reader reads what: by suffix, else by the first bytes."""

import re
from typing import Literal

Format = Literal["text", "html", "jsonl", "json", "xml", "warc"]

SUFFIXES: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".xml": "xml",
    ".rss": "xml",
    ".atom": "xml",
    ".warc": "warc",
}
"""The suffixes that are known, each also with ``.gz`` after it."""

_OPENINGS: tuple[tuple[Format, re.Pattern[bytes]], ...] = (
    ("warc", re.compile(rb"WARC/\d")),
    ("html", re.compile(rb"<!doctype\s+html|<html[\s>]|<(?:head|body)[\s>]", re.IGNORECASE)),
    ("xml", re.compile(rb"<(?:\?xml|rss|feed|rdf:RDF)[\s>]")),
    ("jsonl", re.compile(rb'\{[ \t]*"[^\r\n]*(?:\}[ \t]*\r?\n|\Z)')),
    ("json", re.compile(rb'\{\s*"|\[\s*\{')),
)
_ROOT = re.compile(rb"<(html|rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_BEFORE_CONTENT = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*", re.DOTALL)


def format_of(name: str) -> Format | None:
    """The format that the suffix of ``name`` stands for, or None where it says nothing."""
    stem = name.lower().removesuffix(".gz")
    return next((kind for suffix, kind in SUFFIXES.items() if stem.endswith(suffix)), None)


def sniffed(head: bytes) -> Format:
    """The format of data that begin with ``head``; plain text where nothing else is recognised."""
    content = head[_begin(head) :]
    kind: Format = next((kind for kind, opening in _OPENINGS if opening.match(content)), "text")
    return _xml_or_page(head) if kind == "xml" else kind


def format_within(name: str, head: bytes) -> Format:
    """The format of data named ``name`` that begin with ``head``.

    The suffix decides where it says enough: XML may be a page (XHTML), JSON may be lines of objects.
    """
    kind = format_of(name)
    if kind == "xml":
        return _xml_or_page(head)
    if kind == "json":
        return "jsonl" if sniffed(head) == "jsonl" else "json"
    return kind or sniffed(head)


def _xml_or_page(head: bytes) -> Format:
    root = _ROOT.search(head)
    return "html" if root and root[1].lower() == b"html" else "xml"


def _begin(head: bytes) -> int:
    match = _BEFORE_CONTENT.match(head)
    return match.end() if match else 0
