"""Content hashes: the only source of identity in the house (no clock, no chance)."""

import hashlib
import json
from typing import Any

ID_LENGTH = 20
"""Hex digits of a row id: 80 bits, so that a collision among 10^9 rows has odds of about one in a million."""


def sha256(text: str) -> str:
    """The SHA-256 of ``text`` as UTF-8, in hex; lone surrogates are kept rather than refused."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def content_id(*parts: Any) -> str:
    """An id that depends on ``parts`` alone (anything JSON can hold), in ``ID_LENGTH`` hex digits."""
    return sha256(json.dumps(parts, ensure_ascii=True, separators=(",", ":"), sort_keys=True))[:ID_LENGTH]
