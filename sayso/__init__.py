"""Sayso: a ledger of who says what in the news, on whose word, and who says otherwise.

>>> import sayso
>>> reading = sayso.read("The harbour will close, the mayor said on Monday.")
>>> [(claim.source_text, claim.text) for claim in reading.claims()]
[('the mayor', 'The harbour will close')]
"""

from typing import TYPE_CHECKING, Any

from sayso.core.version import __version__

if TYPE_CHECKING:
    from sayso.core.claims import Claim as Claim
    from sayso.core.document import Document as Document
    from sayso.core.errors import SaysoError as SaysoError
    from sayso.core.reading import Reading as Reading
    from sayso.ledger import Ledger as Ledger
    from sayso.ledger import open_ledger as open  # noqa: A004 - sayso.open(path), like gzip.open
    from sayso.pipeline import read as read
    from sayso.pipeline import read_many as read_many

# Loaded on first use: `import sayso.core` must not pull in the whole house, nor `sayso --help` wait for it.
_PUBLIC = {
    "Claim": "sayso.core.claims:Claim",
    "Document": "sayso.core.document:Document",
    "Ledger": "sayso.ledger:Ledger",
    "Reading": "sayso.core.reading:Reading",
    "SaysoError": "sayso.core.errors:SaysoError",
    "open": "sayso.ledger:open_ledger",
    "read": "sayso.pipeline:read",
    "read_many": "sayso.pipeline:read_many",
}

__all__ = ["Claim", "Document", "Ledger", "Reading", "SaysoError", "__version__", "open", "read", "read_many"]


def __getattr__(name: str) -> Any:
    """Import a public name on first use (PEP 562)."""
    if name not in _PUBLIC:
        raise AttributeError(f"module 'sayso' has no attribute {name!r}; it has {', '.join(__all__)}")
    from importlib import import_module  # noqa: PLC0415

    module, attribute = _PUBLIC[name].split(":")
    return getattr(import_module(module), attribute)
