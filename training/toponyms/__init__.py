"""Fits the ranker of toponyms."""
