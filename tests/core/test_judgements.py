import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.core.errors import InputError
from sayso.core.judgements import NONE, Called, Judgement, check, from_record, to_record

NAMES = st.text(min_size=1).map(lambda text: f"n{text}")
CALLED = st.builds(Called, name=NAMES, country=st.sampled_from(["", NONE, "NLD"]), report=st.text(max_size=4))
CODES = st.builds(
    Judgement,
    question=st.sampled_from(["country", "sector"]),
    about=st.tuples(CALLED),
    answer=st.sampled_from(["NLD", NONE, None]),
    who=st.text(max_size=4),
    note=st.text(max_size=4),
    replaces=st.lists(st.text(max_size=4), max_size=2).map(tuple),
)
NLD = Judgement(question="country", about=(Called(name="Ada Rusk"),), answer="NLD")


@given(CODES)
def test_a_judgement_comes_back_from_its_record(judgement: Judgement) -> None:
    record = json.loads(json.dumps({"id": judgement.id} | to_record(judgement)))
    assert from_record(record) == judgement


def test_an_id_hashes_all_of_it() -> None:
    others = [
        replace(NLD, answer="BEL"),
        replace(NLD, who="rk"),
        replace(NLD, note="sure"),
        replace(NLD, replaces=("00",)),
        replace(NLD, about=(Called(name="Ada Rusk", report="post-1"),)),
    ]
    assert len({NLD.id, *(other.id for other in others)}) == 6


@pytest.mark.parametrize(
    ("judgement", "complaint"),
    [
        (replace(NLD, answer="Netherlands"), "is no code"),
        (replace(NLD, answer="nld"), "is no code"),
        (replace(NLD, about=(Called(name="—"),)), "no letter"),
        (replace(NLD, about=()), "about 1 different"),
        (Judgement(question="same", about=NLD.about * 2, answer="same"), "about 2 different"),
        (
            Judgement(question="same", about=(*NLD.about, Called(name="Bo")), answer="yes"),
            "neither 'same' nor 'different'",
        ),
    ],
)
def test_what_is_no_judgement_is_refused(judgement: Judgement, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        check(judgement)


@pytest.mark.parametrize(
    ("record", "complaint"),
    [
        ([], "no JSON object"),
        ({}, "lacks 'question'"),
        (to_record(NLD) | {"about": 3}, "about: is no list"),
        (to_record(NLD) | {"about": ["Ada"]}, "holds something"),
        (to_record(NLD) | {"who": 3}, "who: is no text"),
        (to_record(NLD) | {"answer": 3}, "answer: is neither"),
        (to_record(NLD) | {"question": "age"}, "there are same, country, sector"),
        (to_record(NLD) | {"id": "00"}, "drop the id"),
    ],
)
def test_a_record_that_is_none_says_why(record: Any, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        from_record(record)


def test_whom_it_is_about_in_words() -> None:
    assert Called(name="Ada").words == "“Ada”"
    assert Called(name="Ada", country=NONE).words == "“Ada” (no country)"
    assert Called(name="Ada", country="NLD", report="post-1").words == "“Ada” (NLD) in post-1"
