"""Strategies and helpers for texts, shared by the tests."""

import re
from typing import Any, cast

from hypothesis import strategies as st

from benchmarks.symbolic import symbolic_pipeline
from sayso.core.annotations import Mention, MentionLabel
from sayso.core.document import Document
from sayso.core.reading import Reading
from sayso.core.spans import Span

PIECES = (
    "The mayor",
    "Ann Reed, the mayor of Eastmere,",
    "She",
    "Several officials",
    "said",
    "told reporters",
    "has denied",
    "according to",
    "that the bridge was closed",
    "“the bridge is closed,”",
    '"We will not pay."',
    "on Tuesday",
    ", adding that",
    "at least 300 people",
    "$2.5m",
    "between five and seven",
    "12 per cent",
    "allegedly",
    ". ",
    "\n\n",
    ", ",
    ": ",
    "“",
    "”",
    "’s claim that",
    "😀",
    "İ",
    "mıllions of people",
    "ſcores of boats",
    "\u2029",
)
news_like = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
"""Texts that look enough like news to set off every rule, in orders no reporter would choose."""
any_text = st.one_of(st.text(), news_like)


def read_by_rules(text: str, **metadata: Any) -> Reading:
    """A reading by the symbolic annotators, whose rules the tests pin one by one."""
    return symbolic_pipeline().read(Document.of(text, **metadata))


def with_names(marked: str) -> tuple[str, list[Mention]]:
    """The text and the mentions of "Mayor {Person:Ann Reed}"."""
    text = ""
    mentions: list[Mention] = []
    for before, label, name in re.findall(r"([^{}]*)(?:\{(\w+):([^}]*)\})?", marked):
        start = len(text) + len(before)
        text += before + name
        if label:
            span = Span(start, start + len(name))
            mentions.append(Mention(id=f"m{len(mentions)}", span=span, label=cast("MentionLabel", label)))
    return text, mentions


def spans_of(reading: Reading) -> list[Span]:
    """Every span of every layer."""
    layers = reading.layers
    spans: list[Span] = [*(layers.sentences or ()), *(layers.own_voice or ())]
    spans += [mention.span for mention in layers.mentions or ()]
    for attribution in layers.attributions or ():
        spans += [*attribution.source, *attribution.cue, *attribution.content]
    for factuality in layers.factuality or ():
        spans += factuality.cues
    for chain in layers.chains or ():
        spans += [link.span for link in chain.links]
    for figure in layers.figures or ():
        spans += [figure.span, *([figure.counted] if figure.counted else [])]
    return spans
