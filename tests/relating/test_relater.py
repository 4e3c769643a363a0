import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.relating.reasons import Reason, reason_of
from sayso.relating.relater import REPORTS, load_relater
from sayso.relating.statements import statement_of
from tests.relating.judging import said

FLOOD = "The ministry said 2,500 people were killed in the flood in Saltmere."


def reason(a: str, b: str, days: tuple[str | None, str | None] = (None, None)) -> tuple[str, Reason]:
    one, other = said(a, days[0]), said(b, days[1])
    judgement = load_relater().judge(one, other)
    return judgement.relation, reason_of(one, other, judgement)


def test_a_denial_disputes_and_the_reason_shows_its_word() -> None:
    b = "The ministry denied that the bridge in Saltmere collapsed on Monday."
    relation, found = reason("The bridge in Saltmere collapsed on Monday.", b)
    assert (relation, found.why) == ("disputes", "b denies it: “denied”")
    assert [span.of(b) for span in found.b] == ["denied"]


def test_a_headline_that_calls_it_a_hoax_disputes() -> None:
    relation, found = reason("A whale swam up the river Vell", "Whale In The Vell Video Is A Hoax")
    assert (relation, found.why) == ("disputes", "b refutes it: “Hoax”")


def test_figures_that_cannot_both_hold_dispute() -> None:
    b = "Doctors said 900 people were killed in the flood in Saltmere."
    relation, found = reason(FLOOD, b, ("2031-04-12", "2031-04-12"))
    assert (relation, found.why) == ("disputes", "figures differ: 2,500 and 900 people")
    assert [span.of(FLOOD) for span in found.a] == ["2,500"]


@pytest.mark.parametrize("least", ["", "At least "])
def test_a_later_and_larger_count_is_an_update(least: str) -> None:
    a = f"{least}12 people were killed in the flood in Saltmere."
    b = "The flood in Saltmere killed 46 people, officials said."
    relation, found = reason(a, b, ("2031-04-12", "2031-04-14"))
    assert relation == "updates"
    assert found.why.startswith("figures moved: ")


def test_bounds_and_other_fates_dispute_nothing() -> None:
    b = "The flood in Saltmere killed 460 people, officials said."
    assert reason("At least 300 people were killed in the flood in Saltmere.", b)[0] != "disputes"
    assert reason("Some 300 people were wounded in the flood in Saltmere.", b)[0] != "disputes"


def test_the_same_words_and_the_same_source_repeat() -> None:
    assert reason(FLOOD, FLOOD)[0] == "repeats"
    a, b = said(FLOOD, source="ministry"), said(FLOOD.replace("The ministry said ", ""), source="ministry")
    assert load_relater().judge(a, b).relation == "repeats"


def test_statements_with_nothing_in_common_are_unrelated() -> None:
    relation, found = reason(FLOOD, "Farmers in Vell expect a good harvest of plums.")
    assert relation == "unrelated"
    assert found.why
    assert reason("Plums", "Whales")[0] == "unrelated"


def test_a_dispute_never_has_a_lower_score_than_disputes_must_have() -> None:
    relater = load_relater()
    told = relater.judge(said(FLOOD), said("Doctors said 900 people were killed in the flood in Saltmere."))
    assert told.relation == "disputes"
    assert told.disputes >= relater.least[REPORTS]["disputes"]


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_have_one_relation_and_a_reason_of_one_line(a: str, b: str) -> None:
    one, other = statement_of(a), statement_of(b)
    judgement = load_relater().judge(one, other)
    assert sum(judgement.chances.values()) == pytest.approx(1)
    assert 0 <= judgement.same <= 1
    found = reason_of(one, other, judgement)
    assert found.why
    assert "\n" not in found.why
    assert all(0 <= span.start < span.end <= len(a) for span in found.a)
    assert all(0 <= span.start < span.end <= len(b) for span in found.b)
