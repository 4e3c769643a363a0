"""What the encoder gives for each word: the columns of its outputs, shared by training and decoding."""

from typing import get_args

from sayso.core.annotations import MentionLabel

GUIDES = ("sayso", "polnear")
"""By whose annotation guide to read: ours, or the broader one of PolNeAR, which nests nothing."""

ROLES = ("none", "source", "cue", "content")
"""What a word can be to an attribution."""

LABELS: tuple[MentionLabel, ...] = get_args(MentionLabel)
MENTION_TAGS = ("O", *(f"{kind}-{label}" for label in LABELS for kind in "BI"))

CUE_ANCHOR, BARE_ANCHOR, SENTENCE_START, MENTIONS = 0, 1, 2, 3
"""Columns of ``tokens``: an attribution's cue has its head here; an attribution without cue starts its
content here; a sentence starts here; from here on the mention tags."""
TOKEN_COLUMNS = MENTIONS + len(MENTION_TAGS)

LEAST_STRENGTH = -3.0
"""Anchor scores below it are never looked at: a chance of one in twenty."""

FACTORS = 7
"""Each pair of anchor and word has seven scores: being source, cue, content; becoming none, source, cue,
content at this word."""
FACTOR_SIZE = 48
"""Numbers whose products, summed, make one score."""
