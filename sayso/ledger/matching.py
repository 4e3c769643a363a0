"""What people type, as conditions that SQLite's full-text search understands."""

import re
import unicodedata
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, TableClause, false, select

from sayso.ledger.schema import CLAIM_SEARCH, REPORT_SEARCH

PHRASE_OR_WORD = re.compile(r'"([^"]*)"|([^\s"]+)')
TOKEN = re.compile(r"[^\W_]+")


def expression(typed: str) -> str | None:
    """The words and "phrases" of ``typed``, all of which must match; None where it has none.

    Everything is quoted, so that no word or sign in it can be an operator or a syntax error.
    """
    return " ".join(f'"{piece}"' for piece in _pieces(typed)) or None


def holds(text: str, typed: str) -> bool:
    """Whether ``text`` itself, outside any index, matches what was typed."""
    phrases = _phrases(typed)
    within = _tokens(text)
    return bool(phrases) and all(phrase in within for phrase in phrases)


def matches(index: TableClause, typed: str) -> ColumnElement[bool]:
    """The condition that a row of the full-text ``index`` matches what was typed."""
    words = expression(typed)
    return false() if words is None else index.c[index.name].op("MATCH", is_comparison=True)(words)


def reports_with_words(typed: str) -> Select[Any]:
    """The numbers of the reports whose text matches what was typed."""
    return select(REPORT_SEARCH.c.rowid).where(matches(REPORT_SEARCH, typed))


def claims_with_words(typed: str) -> Select[Any]:
    """The numbers of the claims whose text matches what was typed."""
    return select(CLAIM_SEARCH.c.rowid).where(matches(CLAIM_SEARCH, typed))


def _pieces(typed: str) -> list[str]:
    sound = typed.encode("utf-8", "replace").decode().replace("\0", " ")
    pieces = (phrase or word for phrase, word in PHRASE_OR_WORD.findall(sound))
    return [piece for piece in pieces if any(map(str.isalnum, piece))]


@lru_cache(maxsize=8)  # one query asks the same of every row
def _phrases(typed: str) -> tuple[str, ...]:
    return tuple(map(_tokens, _pieces(typed)))


def _tokens(text: str) -> str:
    """The words of ``text`` as full-text search sees them, in any case and without accents."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return f" {' '.join(TOKEN.findall(plain.casefold()))} "
