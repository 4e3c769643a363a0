"""The checks that every document passes, whichever reader made it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from sayso.core.document import Document
from sayso.core.skips import Skip
from sayso.readers.limits import Limits
from sayso.readers.outcomes import Found, Refused

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

JUDGED_FROM = 60
"""Characters below which a text's language is not judged: names and numbers weigh too much there."""

GLANCE = 500
"""Characters that settle the language of nearly every report: the detector walks each byte in Python,
so that 500 take 0.3 ms and 2,000 twice that. Of the 834 reports of the newswire corpus all but one,
which begins with RTF codes, are surely English by then."""

LOOK = 10_000
"""Characters that are read before a report is turned away: a foreign opening quotation is no reason."""

SURE = 0.9
"""Of the detector's normalised probability: English news measured 0.99 and more, lists of names less."""

_CODE = re.compile(r"[a-z]{2}(?![a-z])")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
"""What JSON can write, and no file or database can hold: NUL and halves of characters."""


def gated(found: Found, limits: Limits, *, path: str) -> Document | Skip:
    """The document that was found in ``path``, its language set, or the skip that says why it is not read.

    A language that came with the report is trusted. Otherwise the text is judged; a language that the
    detector is not sure of stays None and is read.
    """
    document = found.document
    refused = _unfit(document, limits)
    if refused is None:
        wanted = limits.languages
        language = declared_language(document.language) or language_of(document.text, wanted=wanted)
        if not (language and wanted and language not in wanted):
            return _presentable(replace(document, language=language, path=path))
        refused = Refused(
            "language", f"The text is in {language!r}; readers.languages has {', '.join(wanted)}."
        )
    return Skip(path=path, reason=refused.reason, detail=refused.detail, record=found.record)


def declared_language(declared: str | None) -> str | None:
    """The ISO 639-1 code in a declared language such as ``en-GB``; None where there is none."""
    match = _CODE.match((declared or "").strip().lower())
    return match.group() if match else None


def language_of(text: str, *, wanted: Sequence[str] = ()) -> str | None:
    """The language of ``text`` as an ISO 639 code, or None where it is too short or unclear to say.

    Where its beginning is not in a ``wanted`` language, more of the text is read.
    """
    text = text.strip()
    if len(text) < JUDGED_FROM:
        return None
    language, confidence = _detector().classify(text[:GLANCE])
    if len(text) > GLANCE and (confidence < SURE or (wanted and language not in wanted)):
        language, confidence = _detector().classify(text[:LOOK])
    return language if confidence >= SURE else None


@cache
def _detector() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - loads numpy and a model

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _unfit(document: Document, limits: Limits) -> Refused | None:
    text = document.text
    if not text.strip():
        return Refused("empty", "There is no text.")
    if len(text) > limits.max_characters:
        return Refused(
            "oversized", f"{len(text):,} characters; readers.max_characters is {limits.max_characters:,}."
        )
    if match := _UNSTORABLE.search(text):
        return Refused(
            "malformed", f"At offset {match.start()} is {_named(match.group())}: this is not text."
        )
    if match := _UNSTORABLE.search(document.id):
        return Refused("malformed", f"The id {document.id!r} has {_named(match.group())} in it.")
    if not any(map(str.isalpha, text)):
        return Refused("no-text", "The text has no letters.")
    return None


def _named(character: str) -> str:
    return (
        "a NUL character"
        if character == "\0"
        else f"half a character (lone surrogate U+{ord(character):04X})"
    )


def _presentable(document: Document) -> Document:
    """The document, its metadata without what no file or database can hold."""
    return replace(
        document,
        url=document.url and _storable(document.url),
        publisher=document.publisher and _storable(document.publisher),
        title=document.title and _storable(document.title),
        authors=tuple(map(_storable, document.authors)),
        fetched_at=document.fetched_at and _storable(document.fetched_at),
    )


def _storable(text: str) -> str:
    return _UNSTORABLE.sub("\ufffd", text)
