from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.core.errors import ConfigError
from sayso.encoder.matcher import (
    LONGEST,
    PAIR_FEATURES,
    POSITIONS,
    RELATIONS,
    Matcher,
    load_matcher,
    pair_input,
)

VOCABULARY = load_matcher().vocabulary


@given(st.text(max_size=600), st.text(max_size=600))
def test_any_two_texts_fit(a: str, b: str) -> None:
    given = pair_input(a, b, VOCABULARY)
    assert len(given.pieces) == len(given.features) == given.shares.shape[1] <= POSITIONS
    assert given.features.min() >= 0
    assert given.features.max() < PAIR_FEATURES
    assert (given.pieces == VOCABULARY.last).sum() >= 2


@given(st.text(min_size=1, max_size=200), st.text(min_size=1, max_size=200))
def test_shares_are_those_of_a_mean_over_either_side(a: str, b: str) -> None:
    shares = pair_input(a, b, VOCABULARY).shares
    for row, text in zip(shares, (a, b), strict=True):
        assert np.isclose(row.sum(), 1.0 if len(VOCABULARY.tokens(text)) else 0.0, atol=1e-5)
    assert not (shares[0] * shares[1]).any()


def test_a_long_statement_is_read_up_to_a_whole_word() -> None:
    given = pair_input("ferry " * 300, "The ferry sank.", VOCABULARY)
    assert (given.shares[0] > 0).sum() == LONGEST
    assert (given.shares[1] > 0).sum() == 4


def test_words_that_both_have_are_told_apart() -> None:
    apart = pair_input("Ferries sank", "Boats capsized", VOCABULARY).features
    shared = pair_input("Ferries sank", "ferries capsized", VOCABULARY).features
    assert apart[1] != shared[1]


def test_the_packaged_model_tells_paraphrase_from_denial() -> None:
    matcher = load_matcher()
    said = "Marsh troops crossed the Ordan bridge on Monday."
    same = matcher.match(said, "On Monday soldiers of the Marsh went over the bridge at Ordan.")
    denied = matcher.match(said, "The ministry denied that any Marsh soldier had crossed the Ordan bridge.")
    other = matcher.match(said, "The price of barley rose by a tenth in the port of Lenn.")
    odds = [dict(zip(RELATIONS, each.relations, strict=True)) for each in (same, denied, other)]
    assert odds[1]["disputes"] - odds[1]["same"] > odds[0]["disputes"] - odds[0]["same"]
    assert odds[1]["disputes"] == max(odds[1].values())
    assert odds[2]["unrelated"] == max(odds[2].values())
    assert same.event > other.event


def test_the_same_pair_gives_the_same_whatever_was_asked_before() -> None:
    matcher = load_matcher()
    first = matcher.match("The dam at Coll broke.", "Coll dam holds, engineers say.")
    matcher.match("A.", "word " * 500)
    assert matcher.match("The dam at Coll broke.", "Coll dam holds, engineers say.") == first


def test_a_missing_model_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"model\.onnx: no such file"):
        Matcher(tmp_path, VOCABULARY)
