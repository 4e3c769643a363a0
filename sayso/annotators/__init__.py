"""Annotators: each decodes one layer of a document; they meet only through layers."""
