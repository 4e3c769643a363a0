from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.core.annotations import Act, Certainty, Polarity
from sayso.core.document import Document
from sayso.core.reading import Reading
from sayso.views import phrases


@given(st.text())
def test_what_is_visible_keeps_every_offset_and_no_control(text: str) -> None:
    shown = phrases.visible(text)
    assert len(shown) == len(text)
    assert not any(ord(letter) < 32 and letter != "\n" for letter in shown)
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (2500, "2,500"),
        (2500.0, "2,500"),
        (0.5, "0.5"),
        (1 / 3, "0.333"),
        (-3.25, "-3.25"),
        (0.000125, "0.000125"),
    ],
)
def test_numbers_read_as_people_write_them(value: float, shown: str) -> None:
    assert phrases.number(value) == shown


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ({"value": 2500, "approximate": True, "unit": "people"}, "about 2,500 people"),
        ({"high": 900, "unit": "people"}, "at most 900 people"),
        ({"value": 200, "low": 200, "approximate": True, "unit": "people"}, "at least 200 people"),
        ({"low": 20, "high": 30, "approximate": True}, "about 20 to 30"),
        ({"value": 12.5, "unit": "percent"}, "12.5%"),
        ({}, "?"),
    ],
)
def test_amounts(parts: dict[str, Any], shown: str) -> None:
    figure = {"value": None, "low": None, "high": None, "approximate": False, "unit": None}
    assert phrases.quantity(**figure | parts) == shown


def test_a_title_is_made_up_from_the_beginning_of_the_text_where_there_is_none() -> None:
    assert phrases.title_of(Document.of("\n The quay is shut.")) == "The quay is shut."
    long = phrases.title_of(Document.of("The quay is shut " * 20))
    assert long.endswith("…")
    assert len(long) <= 72
    assert phrases.title_of(Document.of("  ")) == "(no text)"


def test_what_the_cue_says_already_is_not_said_twice(reading: Reading) -> None:
    said = {claim.local_id: phrases.firmness(claim, reading.document.text) for claim in reading.claims()}
    assert said["a2"] == "denied"
    assert said["a4"] == "possible: “could”"
    assert said["a1"] == ""


@pytest.mark.parametrize(
    ("polarity", "certainty", "act", "told"),
    [
        ("affirmed", "certain", "statement", ""),
        ("denied", "possible", "statement", "denied, possible"),
        ("affirmed", "unknown", "statement", "certainty unknown"),
        ("affirmed", "unknown", "question", ""),
        ("denied", "unknown", "demand", "denied"),
        ("affirmed", "probable", "belief", "probable"),
    ],
)
def test_judgements(polarity: Polarity, certainty: Certainty, act: Act, told: str) -> None:
    assert phrases.judged(polarity=polarity, certainty=certainty, act=act) == told


def test_every_act_has_a_word() -> None:
    assert set(phrases.DOES) == set(get_args(Act))


def test_what_is_told_of_a_source_without_a_name(detailed: Reading) -> None:
    guards, police = (claim for claim in detailed.claims() if claim.voice == "attributed")
    assert phrases.standing_here(guards) == "anonymous group (3 sources)"
    assert phrases.standing(guards) == "anonymous group"
    assert phrases.quoted(guards.origin_reason) == "“who feared for their posts”"
    assert phrases.standing_here(police) == "unnamed organization"
    assert phrases.quoted(police.origin_reason) == ""


def test_the_words_for_an_origin_are_told_where_nothing_else_tells_them(reading: Reading) -> None:
    nested = next(claim for claim in reading.claims() if claim.local_id == "a4")
    worded = replace(nested, chain=(*nested.chain[:1], replace(nested.chain[1], wording="The two")))
    assert phrases.origin_wording(nested) == ""
    assert phrases.origin_wording(worded) == "“The two”"
    assert phrases.origin_wording(replace(worded, named=True)) == ""


def test_a_figure_tells_where_and_when(detailed: Reading) -> None:
    told = [phrases.where_and_when(figure, detailed) for figure in detailed.layers.figures or ()]
    assert told == ["", "Ostrel-on-Mole, 2031-05-09"]


@pytest.mark.parametrize(
    ("part", "whole", "shown"), [(0, 0, "0%"), (0, 9, "0%"), (1, 900, "<1%"), (1, 3, "33%"), (3, 3, "100%")]
)
def test_shares(part: int, whole: int, shown: str) -> None:
    assert phrases.share(part, whole) == shown


def test_only_a_chain_of_several_steps_is_told(reading: Reading) -> None:
    told = {claim.local_id: phrases.chain(claim) for claim in reading.claims()}
    assert told["a4"] == "The Fenwick Gazette ← two officials familiar with the talks"
    assert told["a3"] == ""


@given(st.text(), st.integers(2, 40))
def test_shortened_text_fits(text: str, width: int) -> None:
    assert len(phrases.shortened(text, width)) <= width


@pytest.mark.parametrize(
    ("counted", "unit", "shown"),
    [
        ("day", "days", ""),
        ("boats", "boats", ""),
        ("three boats\nadrift", "boats", "three boats adrift"),
        ("passengers", "people", "passengers"),
        ("rope", None, "rope"),
        (None, "people", ""),
    ],
)
def test_what_is_counted_is_told_where_the_unit_does_not_tell_it(
    counted: str | None, unit: str | None, shown: str
) -> None:
    assert phrases.of_what(counted, unit) == shown
