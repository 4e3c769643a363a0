"""Accuracy against pinned floors, and speed."""
