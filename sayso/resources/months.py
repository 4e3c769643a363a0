"""Names of the months, in full and short."""

MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
MONTH = "|".join(sorted((month.title() for month in MONTHS), key=lambda name: (-len(name), name)))
"""Alternatives of a regular expression, capitalised as in a date: "may" and "march" are verbs too."""
