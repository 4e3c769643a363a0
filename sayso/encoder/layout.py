"""What the encoder gives for each word: the columns of its outputs, shared by training and decoding."""

from typing import get_args

from sayso.core.annotations import MentionLabel

GUIDES = ("sayso", "polnear")
"""By whose annotation guide to read: ours, or the broader one of PolNeAR, which nests nothing."""

ROLES = ("none", "source", "cue", "content")
"""What a word can be to an attribution."""

LABELS: tuple[MentionLabel, ...] = get_args(MentionLabel)
MENTION_TAGS = ("O", *(f"{kind}-{label}" for label in LABELS for kind in "BI"))

PLACE_TAGS = ("O", "B", "I")
"""Toponyms, those within names of organisations, buildings and people too."""

CUE_ANCHOR, BARE_ANCHOR, SENTENCE_START, MENTIONS = 0, 1, 2, 3
PLACES = MENTIONS + len(MENTION_TAGS)
OWN_VOICE = PLACES + len(PLACE_TAGS)
LOADED = OWN_VOICE + 1
TOKEN_COLUMNS = LOADED + 1
"""Columns of ``tokens``: an attribution's cue has its head here; an attribution without cue starts its
content here; a sentence starts here; from here on the mention tags; then the place tags; the publisher itself
asserts something contestable; its wording is loaded."""

LEAST_STRENGTH = -3.0
"""Anchor scores below it are never looked at: a chance of one in twenty."""

FACTORS = 7
"""Each pair of anchor and word has seven scores: being source, cue, content; becoming none, source, cue,
content at this word."""
FACTOR_SIZE = 48
"""Numbers whose products, summed, make one score."""
