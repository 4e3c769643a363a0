"""When a web page says that it was published: from its markup, its byline or its address."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, get_args

from sayso.core.document import Precision
from sayso.readers.dates import PublicationDate, first_date_in, publication_date

Element = Any
"""An element of lxml, which ships no types."""

_META = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "article:published",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "citation_publication_date",
    "citation_date",
    "publication_date",
    "published_date",
    "publish_date",
    "publish-date",
    "publishdate",
    "pubdate",
    "published",
    "date",
)
"""Names of meta tags that hold the day of publication, the most exact in their meaning first."""

_ELSEWHERE = {
    "comment",
    "review",
    "liveBlogUpdate",
    "mentions",
    "citation",
    "isPartOf",
    "hasPart",
    "itemListElement",
}
"""Keys of JSON-LD below which other works than this page are described."""

_BYLINE = re.compile(r"(?<![a-z])(?:date|pubdate)|Date|[Pp]ublish|[Pp]osted|[Bb]yline|[Tt]ime-?[Ss]tamp")
_PUBLISHED = re.compile("publish", re.IGNORECASE)
_NOT_PUBLISHED = re.compile(r"update|modif|comment|related|copyright", re.IGNORECASE)
_BYLINE_LENGTH = 200
"""Longer text is a paragraph: a date in it is part of the story."""

_FINER = get_args(Precision)
_ASIDE = {"aside", "footer", "nav"}
_DAY_IN_ADDRESS = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")
_MAX_DEPTH = 30
"""Nested deeper than any real JSON-LD."""


def page_date(tree: Element, url: str | None) -> PublicationDate | None:
    """The publication date of the page, as precisely as the page says it.

    The most trustworthy place decides the day: JSON-LD, meta tags, ``itemprop``, ``<time>``, a byline,
    the address. Another place that names the same day may make it more precise.
    """
    dates = [date for date in _stated(tree, url) if date]
    if not dates:
        return None
    same_day = [date for date in dates if date.iso.startswith(dates[0].iso)]
    return max(same_day, key=lambda date: _FINER.index(date.precision))


def _stated(tree: Element, url: str | None) -> Iterator[PublicationDate | None]:
    yield from map(publication_date, _json_ld(tree))
    yield from map(publication_date, _meta(tree))
    yield from map(publication_date, _item_properties(tree))
    yield from _time_elements(tree)
    yield from _bylines(tree)
    if match := _DAY_IN_ADDRESS.search(url or ""):
        yield publication_date("/".join(match.groups()))


def _json_ld(tree: Element) -> Iterator[str]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            described = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _published_within(described, _MAX_DEPTH)


def _published_within(node: Any, depth: int) -> Iterator[str]:
    if isinstance(node, list) and depth:
        for item in node:
            yield from _published_within(item, depth - 1)
    elif isinstance(node, dict) and depth:
        if isinstance(published := node.get("datePublished"), str):
            yield published
        for key, value in node.items():
            if key not in _ELSEWHERE:
                yield from _published_within(value, depth - 1)


def _meta(tree: Element) -> Iterable[str]:
    said: dict[str, str] = {}
    for tag in tree.iterfind(".//meta[@content]"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        said.setdefault(name.lower(), tag.get("content", ""))
    return [said[name] for name in _META if name in said]


def _item_properties(tree: Element) -> Iterator[str]:
    for element in tree.iterfind(".//*[@itemprop='datePublished']"):
        yield element.get("content") or element.get("datetime") or element.text_content()


def _time_elements(tree: Element) -> Iterator[PublicationDate | None]:
    elements = [element for element in tree.iter("time") if not _is_aside(element)]
    story = [
        element for element in elements if any(a.tag in ("article", "main") for a in element.iterancestors())
    ]
    stated = [element.get("datetime") or element.text_content() for element in story or elements]
    # Outside an article, several times are those of several teasers: none of them is this page's.
    if story or len(set(stated)) == 1:
        yield from map(publication_date, stated[:1])


def _bylines(tree: Element) -> Iterator[PublicationDate | None]:
    for element in tree.iterfind(".//body//*"):
        label = f"{element.get('class', '')} {element.get('id', '')}"
        if _BYLINE.search(label) and not _is_aside(element):
            text = element.text_content()
            if len(text) <= _BYLINE_LENGTH and (date := first_date_in(text) or publication_date(text)):
                yield date
                return


def _is_aside(element: Element) -> bool:
    """Whether a date in the element is another than that of publication, or of another text."""
    label = " ".join(element.get(key, "") for key in ("class", "id", "itemprop"))
    # Themes mark a report that was never changed as both: `class="entry-date published updated"`.
    if _NOT_PUBLISHED.search(label) and not _PUBLISHED.search(label):
        return True
    return any(
        ancestor.tag in _ASIDE or _NOT_PUBLISHED.search(ancestor.get("class", ""))
        for ancestor in element.iterancestors()
    )
