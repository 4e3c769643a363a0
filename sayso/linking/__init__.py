"""Linking: identities for mentions and sources, and the chain from the page back to its origin."""
