"""Compiles the gazetteer that comes with Sayso from packages and tables of ours."""
