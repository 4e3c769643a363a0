"""Trains the model that reads two statements at once."""
