"""Fits the model that relates statements."""
