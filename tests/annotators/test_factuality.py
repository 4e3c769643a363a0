import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.annotators.factuality import FactualityByCues
from sayso.core.annotations import Attribution, Factuality, Layers
from sayso.core.document import Document
from sayso.core.spans import Span, as_spans
from tests.texts import any_text, read_by_rules

ACTS = Path(__file__).parents[2] / "training" / "annotations" / "acts-dev.jsonl"
MARKED = re.compile(r"[\[\]<>{}]")


def marked(words: str) -> tuple[Document, Attribution]:
    """The text and the attribution of "[source] <cue> {content}"."""
    opened: dict[str, list[int]] = {"]": [], ">": [], "}": []}
    spans: dict[str, list[Span]] = {"]": [], ">": [], "}": []}
    for seen, match in enumerate(MARKED.finditer(words)):
        mark, place = match.group(), match.start() - seen
        if mark in "[<{":
            opened["]>}"["[<{".index(mark)]].append(place)
        else:
            spans[mark].append(Span(opened[mark].pop(), place))
    text = MARKED.sub("", words)
    source, cue, content = (tuple(spans[mark]) for mark in "]>}")
    return Document.of(text), Attribution(id="a1", source=source, cue=cue, content=content, quote="mixed")


def judged(document: Document, *attributions: Attribution) -> list[Factuality]:
    layers = FactualityByCues().annotate(document, Layers(attributions=attributions))
    return list(layers.factuality or ())


def factuality(words: str) -> Factuality:
    document, attribution = marked(words)
    (found,) = judged(document, attribution)
    return found


@pytest.mark.parametrize(
    ("words", "act", "certainty"),
    [
        ("[The mayor] <said> {the bridge was closed}.", "statement", "certain"),
        ("[The mayor] <said> {she had no plans to close it}.", "statement", "certain"),
        ("[The mayor] <said> {the bridge might close}.", "statement", "possible"),
        ("[The mayor] <said> {it is possible that the bridge will close}.", "statement", "possible"),
        ("[The mayor] <said> {the bridge is likely to close}.", "statement", "probable"),
        ("[The mayor] <said> {the bridge is expected to close}.", "statement", "probable"),
        ("[The mayor] <said> {she could no longer sleep}.", "statement", "certain"),
        ("[The mayor] <said> {they could hear the bridge}.", "statement", "certain"),
        ("[The mayor] <said> {no ship had sailed since May 26}.", "statement", "certain"),
        ("[The mayor] <praised> {a bridge that could last}.", "statement", "certain"),
        ("[The mayor] <predicted> {a cold winter}.", "statement", "probable"),
        ("[The mayor] <accused> {the guild of theft}.", "statement", "certain"),
        ("The guild <is accused of> {theft}.", "statement", "unknown"),
        ("The bridge {was} <allegedly> {closed}.", "statement", "unknown"),
        ("[The mayor] <believes> {the bridge will hold}.", "belief", "certain"),
        ("[The mayor] <believes> {the bridge may hold}.", "belief", "possible"),
        ("{The bridge} <is believed> {to hold}.", "belief", "probable"),
        ("[The mayor] <expects> {the bridge to hold}.", "belief", "probable"),
        ("[The mayor] <fears> {a flood}.", "belief", "possible"),
        ("[The mayor] <expressed> {her deep concern over the bridge}.", "belief", "certain"),
        ("[The mayor] <voiced> {hope that it holds}.", "demand", "unknown"),
        ("[The mayor] <voiced> {her thanks}.", "statement", "certain"),
        ("[The mayor] <vowed> {to mend the bridge}.", "intention", "certain"),
        ("[The mayor] <has agreed> {to mend the bridge}.", "intention", "certain"),
        ("[The mayor] <agreed> {that the bridge was old}.", "statement", "certain"),
        ("[The mayor] <signed an agreement> {to mend the bridge}.", "intention", "certain"),
        ("[The mayor] <reached a deal on> {mending the bridge}.", "intention", "certain"),
        ("[The mayor] <voiced her agreement> {that it was old}.", "belief", "certain"),
        ("[The mayor] <is considering> {a new bridge}.", "intention", "unknown"),
        ("[The mayor] <considers> {the bridge safe}.", "belief", "certain"),
        ("[The mayor] <wants> {to mend the bridge}.", "intention", "unknown"),
        ("[The mayor] <would like> {to mend the bridge}.", "intention", "unknown"),
        ("[The mayor] <wants> {the army to mend the bridge}.", "demand", "unknown"),
        ("[The mayor] <said>: {“We will not pay for it.”}", "intention", "certain"),
        ("[The mayor] <said> {that she would be late}.", "statement", "certain"),
        ("[The mayor] <urged> {residents to leave}.", "demand", "unknown"),
        ("[The mayor] <called for> {calm}.", "demand", "unknown"),
        ("[The mayor] <called> {for calm}.", "demand", "unknown"),
        ("[The mayor] <called> {the bridge a disgrace}.", "statement", "certain"),
        ("[The mayor] <told> {residents to leave}.", "demand", "unknown"),
        ("[The mayor] <warned> them {not to stay}.", "demand", "unknown"),
        ("[The mayor] <warned> {that the bridge was old}.", "statement", "certain"),
        ("[The mayor] <suggested> {closing the bridge}.", "demand", "unknown"),
        ("[The mayor] <suggested> {the bridge was old}.", "statement", "certain"),
        ("[The mayor] <asked> {the army to help}.", "demand", "unknown"),
        ("[The mayor] <said> {the bridge should be closed}.", "demand", "unknown"),
        ("[The mayor] <said> {it should have been closed}.", "statement", "certain"),
        ("[The mayor] <said>: {“We call on the army to help.”}", "demand", "unknown"),
        ("[The mayor] <said> {she hopes it holds}.", "demand", "unknown"),
        ("[The mayor] <said> {she wanted it closed}.", "statement", "certain"),
        ("[The mayor] <said> {she did not want it closed}.", "statement", "certain"),
        ("[The mayor] <said>: {“Don’t stay.”}", "demand", "unknown"),
        ("[The mayor] <asked> {whether the bridge would hold}.", "question", "unknown"),
        ("{“Will the bridge hold?”} [the mayor] <asked>.", "question", "unknown"),
        ("{“Will the bridge hold?”} [the mayor] <said>.", "question", "unknown"),
        ("{“It is old. Will it hold?”} [the mayor] <said>.", "statement", "certain"),
        ("[The firm] <raised> {its share of the market}.", "statement", "certain"),
    ],
)
def test_act_and_certainty(words: str, act: str, certainty: str) -> None:
    found = factuality(words)
    assert (found.act, found.certainty, found.polarity) == (act, certainty, "affirmed")


@pytest.mark.parametrize(
    ("words", "polarity", "certainty"),
    [
        ("[The mayor] <denied> {that the bridge was closed}.", "denied", "certain"),
        ("[The mayor] <rejected> {claims that it might be closed}.", "denied", "certain"),
        ("[The mayor] <dismissed> {reports of a flood as false}.", "denied", "certain"),
        ("[The mayor] <dismissed> {the plan as a stunt}.", "affirmed", "certain"),
        ("[The mayor] <dismissed> {the plan} <as untrue>.", "denied", "certain"),
        ("[The mayor] <has ruled out> {a new bridge}.", "denied", "certain"),
        ("[The mayor] <refused> {to close the bridge}.", "denied", "certain"),
        ("[The mayor] <balked at> {closing the bridge}.", "denied", "certain"),
        ("[The mayor] <said no to> {a new bridge}.", "denied", "certain"),
        ("[The mayor] <opposed> {closing the bridge}.", "denied", "certain"),
        ("[The mayor] <opposes> {smears and threats}.", "affirmed", "certain"),
        ("[The mayor] <challenged> {the legality of the toll}.", "denied", "certain"),
        ("[The mayor] <challenged> {the governor}.", "affirmed", "certain"),
        ("[The mayor] <faulted> {the guild's description of it}.", "denied", "certain"),
        ("[The mayor] <discredits> {the claims of the guild}.", "denied", "certain"),
        ("[The mayor] <did not accept> {that it was closed}.", "denied", "certain"),
        ("[The mayor] <accepted> {that it was closed}.", "affirmed", "certain"),
        ("[The code] <does not permit> {the guild to close it}.", "denied", "certain"),
        ("[The mayor] <said> {she ruled out a new bridge}.", "affirmed", "certain"),
        ("[The mayor]<'s denial> {that the bridge was closed}.", "denied", "certain"),
        ("<There is no evidence> {that the bridge was closed}.", "denied", "certain"),
        ("[The mayor] <has no plans> {to close the bridge}.", "denied", "certain"),
        ("[The mayor] <does not want> {to close the bridge}.", "denied", "unknown"),
        ("[The mayor] <doesn’t believe> {it was closed}.", "denied", "certain"),
        ("[The mayor] <didn't deny> {that the bridge was closed}.", "affirmed", "unknown"),
        ("[The mayor] <never said> {that the bridge was closed}.", "affirmed", "unknown"),
    ],
)
def test_polarity(words: str, polarity: str, certainty: str) -> None:
    found = factuality(words)
    assert (found.polarity, found.certainty) == (polarity, certainty)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("[The mayor] <said> {the bridge might close}.", ["might"]),
        ("[The mayor] <believes> {the bridge may hold}.", ["believes", "may"]),
        ("[The mayor] <has denied> {that}.", ["has denied"]),
        ("[The mayor] <dismissed> {the plan} <as untrue>.", ["dismissed"]),
        ("[The mayor] <said> {it should close}.", ["should"]),
        ("[The mayor] <said> {it closed}.", []),
        ("[The mayor] <warned> {that it closed}.", []),
    ],
)
def test_the_words_that_decide_are_shown(words: str, shown: list[str]) -> None:
    text = marked(words)[0].text
    assert [span.of(text) for span in factuality(words).cues] == shown


def test_a_hedge_in_a_nested_attribution_is_not_the_outer_speakers() -> None:
    text = "The governor said that the army had warned that the dam might break."
    outer, inner = read_by_rules(text).layers.factuality or ()
    assert (outer.certainty, inner.certainty) == ("certain", "possible")


@given(any_text.filter(lambda text: len(text) > 1), st.data())
def test_any_attribution_is_judged_once_by_words_of_the_text(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, len(text) - 1))
    attribution = Attribution(
        id="a1", source=(), cue=(Span(0, cut),), content=(Span(cut, len(text)),), quote="mixed"
    )
    (found,) = judged(Document.of(text), attribution)
    assert all(0 <= span.start < span.end <= len(text) for span in found.cues)
    assert found.certainty == "unknown" or found.act not in {"demand", "question"}


def annotated(shared: Path) -> Iterator[tuple[str, Factuality]]:
    """What we annotated that the source does, and the judgement of it."""
    acts: dict[str, dict[str, str]] = {}
    for row in map(json.loads, ACTS.read_text("utf-8").splitlines()):
        acts.setdefault(row["id"], {})[row["attribution"]] = row["act"]
    corpus = (shared / "data/gold/newswire-train.jsonl").read_text("utf-8")
    for report in (row for row in map(json.loads, corpus.splitlines()) if row["id"] in acts):
        for found in judged(Document.of(report["text"]), *map(attribution_of, report["attributions"])):
            if act := acts[report["id"]].get(found.attribution):
                yield act, found


def attribution_of(row: dict[str, Any]) -> Attribution:
    return Attribution(
        id=row["id"],
        source=as_spans(row["source"]),
        cue=as_spans(row["cue"]),
        content=as_spans(row["content"]),
        quote=row["quote"],
        parent=row["parent"],
    )


def test_most_acts_are_what_a_reader_says_they_are(shared: Path) -> None:
    pairs = list(annotated(shared))
    assert len(pairs) == len(ACTS.read_text("utf-8").splitlines())
    assert sum(act == found.act for act, found in pairs) >= 0.92 * len(pairs)
