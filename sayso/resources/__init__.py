"""Packaged data and its loaders."""
