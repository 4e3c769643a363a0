"""Relating statements across reports: who repeats, supports, disputes or updates whom, and on whose word."""
