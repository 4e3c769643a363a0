"""What bounds reading; the configuration builds this, as readers lie below it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The bounds that every reader and the gate keep.

    Attributes:
        languages: ISO 639-1 codes of the languages to read; empty reads them all.
        max_characters: the longest text that becomes a document.
        max_bytes: the largest record (a page, a line, a response) that is parsed.
    """

    languages: tuple[str, ...]
    max_characters: int
    max_bytes: int
