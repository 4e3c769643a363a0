"""The corpora as examples: words with what each head should say of them."""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.core.hashing import sha256
from sayso.encoder.layout import GUIDES, LABELS, PLACE_TAGS, ROLES
from sayso.encoder.tokens import Tokens, Vocabulary

SHARED = Path(os.environ.get("SAYSO_SHARED", Path(__file__).parents[3] / "shared"))
DATA = SHARED / "data"
ANNOTATIONS = Path(__file__).parents[1] / "annotations"
"""Our own annotations of more reports of newswire/train, offsets only; README.md there says which is what."""

LIGHT = frozenset(
    "has have had having is are was were be been being am will would shall should can could may might must "
    "do does did not to also n t s ve re d ll ' ’ , \" “ ” already later further earlier recently then now "
    "just repeatedly previously reportedly allegedly the a an his her its their who that which".split()
)
"""Words at the start of a cue that are not its head: guides differ on whether they belong to it."""


@dataclass(frozen=True, slots=True)
class Target:
    """One attribution: its anchor word, whether that is a cue, and the words of each role."""

    anchor: int
    has_cue: bool
    roles: dict[int, NDArray[np.int64]]


IGNORED = -100
"""Stands for words that a head learns nothing from."""


@dataclass(frozen=True, slots=True)
class Example:
    """One report. A head whose annotation is None learns nothing from it.

    Attributes:
        own_voice: 1 for words that the publisher itself asserts contestably, 0 for others, ``IGNORED`` for
            those that are attributed.
        loaded: 1 for loaded wording.
    """

    tokens: Tokens
    guide: int
    targets: list[Target] | None = None
    mentions: NDArray[np.int64] | None = None
    sentences: NDArray[np.int64] | None = None
    places: NDArray[np.int64] | None = None
    own_voice: NDArray[np.int64] | None = None
    loaded: NDArray[np.int64] | None = None


SHARED_OUT = frozenset({"geo/dev", "framing/babe", "framing/ptc"})
"""Corpora without a train part: the reader learns four fifths of each, and is measured on the rest."""


def held_out(name: str) -> bool:
    """Whether a row of a corpus without a dev part is ours to develop on: a fifth, by hash of its id."""
    return int(sha256(name), 16) % 5 == 0


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        return [json.loads(line) for line in lines]


def annotations(name: str) -> list[Path]:
    """The files of one of our own sets of annotations, such as ``newswire`` or ``rare``."""
    return sorted(ANNOTATIONS.glob(f"{name}-*.jsonl"))


def annotated(row: dict[str, Any], text: str) -> dict[str, Any]:
    """A row of ``training/annotations``, which holds offsets only, with the text they belong to.

    Raises:
        ValueError: when the text is not the one that was annotated.
    """
    if sha256(text) != row["text_sha256"]:
        raise ValueError(f"{row['id']}: the text is not the one that was annotated; get the same corpus.")
    return row | {"text": text}


def attributed(row: dict[str, Any], vocabulary: Vocabulary, *, guide: str) -> Example:
    """A report with attributions, and with mentions where the row has them."""
    text, tokens = row["text"], vocabulary.tokens(row["text"])
    targets = [target for item in row["attributions"] if (target := _target(item, text, tokens))]
    mentions = row.get("mentions")
    return Example(
        tokens,
        GUIDES.index(guide),
        targets=targets,
        mentions=None if mentions is None else mention_tags(mentions, tokens),
        places=None if mentions is None else place_tags_of_mentions(mentions, tokens),
        own_voice=_own_voice(row["own_voice"], targets, tokens) if "own_voice" in row else None,
    )


def mentioned(row: dict[str, Any], vocabulary: Vocabulary) -> Example:
    """A report with mentions."""
    tokens, mentions = vocabulary.tokens(row["text"]), row["mentions"]
    return Example(
        tokens,
        0,
        mentions=mention_tags(mentions, tokens),
        places=place_tags_of_mentions(mentions, tokens),
    )


def placed(row: dict[str, Any], vocabulary: Vocabulary) -> Example:
    """A report with toponyms."""
    tokens = vocabulary.tokens(row["text"])
    return Example(tokens, 0, places=place_tags([place["span"] for place in row["places"]], tokens))


def worded(row: dict[str, Any], vocabulary: Vocabulary) -> Example:
    """A text with loaded wording."""
    tokens = vocabulary.tokens(row["text"])
    return Example(tokens, 0, loaded=_inside([item["span"] for item in row["loaded"]], tokens))


def sentenced(row: dict[str, Any], vocabulary: Vocabulary) -> Example:
    """A text with sentences."""
    tokens = vocabulary.tokens(row["text"])
    starts = np.zeros(len(tokens), dtype=np.int64)
    for start, end in row["sentences"]:
        starts[words_of(tokens, start, end)[:1]] = 1
    return Example(tokens, 0, sentences=starts)


def words_of(tokens: Tokens, start: int, end: int) -> NDArray[np.int64]:
    """Numbers of the words that share a character with ``[start, end)``."""
    first = np.searchsorted(tokens.ends, start, side="right")
    return np.arange(first, np.searchsorted(tokens.starts, end), dtype=np.int64)


def mention_tags(mentions: Sequence[dict[str, Any]], tokens: Tokens) -> NDArray[np.int64]:
    """Numbers of ``MENTION_TAGS``, one a word."""
    tags = np.zeros(len(tokens), dtype=np.int64)
    for mention in mentions:
        words = words_of(tokens, *mention["span"])
        begin = 1 + 2 * LABELS.index(mention["label"])
        tags[words] = begin + 1
        tags[words[:1]] = begin
    return tags


def place_tags(spans: Sequence[Sequence[int]], tokens: Tokens) -> NDArray[np.int64]:
    """Numbers of ``PLACE_TAGS``, one a word."""
    tags = np.zeros(len(tokens), dtype=np.int64)
    for span in spans:
        words = words_of(tokens, *span)
        tags[words] = PLACE_TAGS.index("I")
        tags[words[:1]] = PLACE_TAGS.index("B")
    return tags


def place_tags_of_mentions(mentions: Sequence[dict[str, Any]], tokens: Tokens) -> NDArray[np.int64]:
    """Locations are places; other names may hold one, which the annotation of mentions does not tell."""
    tags = place_tags([m["span"] for m in mentions if m["label"] == "Location"], tokens)
    for mention in mentions:
        if mention["label"] not in {"Location", "Date", "Money"}:
            tags[words_of(tokens, *mention["span"])] = IGNORED
    return tags


def _own_voice(
    spans: Sequence[Sequence[int]], targets: Sequence[Target], tokens: Tokens
) -> NDArray[np.int64]:
    inside = _inside(spans, tokens)
    for target in targets:
        for words in target.roles.values():
            inside[words] = IGNORED
    return inside


def _inside(spans: Sequence[Sequence[int]], tokens: Tokens) -> NDArray[np.int64]:
    inside = np.zeros(len(tokens), dtype=np.int64)
    for span in spans:
        inside[words_of(tokens, *span)] = 1
    return inside


def _target(item: dict[str, Any], text: str, tokens: Tokens) -> Target | None:
    def words(name: str) -> NDArray[np.int64]:
        found = [words_of(tokens, *span) for span in item[name]]
        return np.concatenate(found) if found else np.zeros(0, dtype=np.int64)

    roles = {number: words(name) for number, name in enumerate(ROLES) if number}
    cue, content = roles[ROLES.index("cue")], roles[ROLES.index("content")]
    if not len(content):
        return None
    if not len(cue):
        return Target(anchor=int(content[0]), has_cue=False, roles=roles)
    heavy = [
        word for word in cue.tolist() if text[tokens.starts[word] : tokens.ends[word]].lower() not in LIGHT
    ]
    return Target(anchor=heavy[0] if heavy else int(cue[-1]), has_cue=True, roles=roles)
