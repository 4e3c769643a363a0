"""What people type, as conditions that SQLite's full-text search understands."""

import re
from typing import Any

from sqlalchemy import ColumnElement, Select, TableClause, false, select

from sayso.ledger.schema import CLAIM_SEARCH

PHRASE_OR_WORD = re.compile(r'"([^"]*)"|([^\s"]+)')


def expression(typed: str) -> str | None:
    """The words and "phrases" of ``typed``, all of which must match; None where it has none.

    Everything is quoted, so that no word or sign in it can be an operator or a syntax error.
    """
    sound = typed.encode("utf-8", "replace").decode().replace("\0", " ")
    pieces = (phrase or word for phrase, word in PHRASE_OR_WORD.findall(sound))
    return " ".join(f'"{piece}"' for piece in pieces if any(map(str.isalnum, piece))) or None


def matches(index: TableClause, typed: str) -> ColumnElement[bool]:
    """The condition that a row of the full-text ``index`` matches what was typed."""
    words = expression(typed)
    return false() if words is None else index.c[index.name].op("MATCH", is_comparison=True)(words)


def claims_with_words(typed: str) -> Select[Any]:
    """The numbers of the claims whose text matches what was typed."""
    return select(CLAIM_SEARCH.c.rowid).where(matches(CLAIM_SEARCH, typed))
