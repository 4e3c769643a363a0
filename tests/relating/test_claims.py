from dataclasses import replace
from typing import Any

import pytest

from sayso.core.relations import Relation
from sayso.relating.claims import relations_between
from sayso.relating.told import ToldReport, told_report
from tests.relating.telling import Says, reading

FLOOD = "2,500 people were killed in the flood in Saltmere"
FEWER = "900 people were killed in the flood in Saltmere"
MAYOR = Says(("Ada Rusk",), FLOOD)


def told(text: str, *said: Says, **about: Any) -> ToldReport:
    return told_report(reading(text, *said, **about))


def only(one: ToldReport, other: ToldReport) -> Relation:
    [relation] = relations_between(one, other)
    assert relations_between(other, one) == [relation]
    return relation


def mayor(**about: Any) -> ToldReport:
    return told(f"Ada Rusk said {FLOOD}.", MAYOR, **about)


def test_the_same_from_two_sources_supports_and_from_one_repeats() -> None:
    doctor = told(f"{FLOOD}, Bo Lind told us.", Says(("Bo Lind",), FLOOD), publisher="Vell Post")
    found = only(mayor(), doctor)
    assert (found.relation, found.same_origin) == ("supports", False)
    again = only(mayor(), told(f"{FLOOD}, so Ada Rusk.", MAYOR, publisher="Vell Post"))
    assert (again.relation, again.same_origin, again.why) == ("repeats", True, "both have it from Ada Rusk")


def test_a_paper_and_those_who_cite_it_share_its_nameless_source() -> None:
    source = Says(("an aide",), FLOOD)
    first = told(f"{FLOOD}, an aide said.", source)
    citing = told(
        f"The Saltmere Echo, quoting an aide, said {FLOOD}.",
        Says(("Saltmere Echo", "an aide"), FLOOD),
        publisher="Vell Post",
    )
    found = only(first, citing)
    assert (found.relation, found.same_origin) == ("repeats", True)
    assert found.why == "both rest on one source without a name, told by Saltmere Echo"
    other = told(f"{FLOOD}, an aide let us know.", source, publisher="Vell Post")
    assert only(first, other).relation == "supports"


def test_who_denies_what_another_states_disputes_it() -> None:
    text = f"Bo Lind rejected that {FLOOD}."
    denial = told(text, Says(("Bo Lind",), FLOOD, denied=True), publisher="Vell Post", published="2031-04-13")
    found = only(mayor(), denial)
    assert (found.relation, found.denies, found.why) == ("disputes", "b", "Bo Lind denies it")
    again = told(f"Cy Moen, too: not that {FLOOD}.", Says(("Cy Moen",), FLOOD, denied=True), publisher="Sun")
    assert only(denial, again).relation == "supports"


def test_figures_that_cannot_both_hold_dispute_and_the_evidence_is_in_the_reports() -> None:
    text = f"It is not so bad. Bo Lind: {FEWER}."
    found = only(mayor(), told(text, Says(("Bo Lind",), FEWER), publisher="Vell Post"))
    assert (found.relation, found.denies) == ("disputes", None)
    assert found.why == "figures differ: 900 and 2,500 people" or found.why.endswith("2,500 and 900 people")
    assert {span.of(text) for span in (*found.evidence_a, *found.evidence_b)} & {"900"}


@pytest.mark.parametrize("act", ["question", "demand"])
def test_questions_and_demands_are_not_related(act: str) -> None:
    asking = told(f"Did {FLOOD}? Bo Lind asked.", Says(("Bo Lind",), FLOOD, act=act))  # type: ignore[arg-type]
    assert relations_between(mayor(), asking) == []


def test_what_passes_on_another_claim_is_told_once() -> None:
    text = f"Ada Rusk said that Bo Lind said {FLOOD}."
    outer = reading(text, Says(("Ada Rusk",), f"Bo Lind said {FLOOD}"), Says(("Bo Lind",), FLOOD))
    assert len(told_report(outer).claims) == 2
    rows = outer.layers.attributions or ()
    nested = replace(outer.layers, attributions=(rows[0], replace(rows[1], parent="a1")))
    [inner] = told_report(replace(outer, layers=nested)).claims
    assert inner.claim.local_id == "a2"


WIRE = (
    "The crack in the dam above Ostrel had been known since February, and no engineer of the river authority "
    "went up to look at it before the winter was over and the water stood at its brim"
)


def test_a_copied_passage_joins_claims_of_two_publishers() -> None:
    first = told(f"{WIRE}. It rained.", own=(WIRE,))
    later = told(f"Good morning. {WIRE}.", own=(WIRE,), publisher="Vell Post", published="2031-04-13")
    found = only(first, later)
    assert (found.relation, found.same_origin, found.why) == ("repeats", True, "the words are copied")
    named = told(f"{WIRE}, so Ada Rusk.", Says(("Ada Rusk",), WIRE), publisher="Vell Post")
    other = told(f"{WIRE}, Bo Lind told us.", Says(("Bo Lind",), WIRE), publisher="Sun")
    assert only(named, other).why == "the words are copied"


def test_a_speech_that_two_papers_quote_is_copied_by_neither() -> None:
    quoted = f"“{WIRE}”"
    one = told(f"{quoted}, Ada Rusk said.", Says(("Ada Rusk",), quoted, direct=True))
    two = told(f"{quoted}, Bo Lind read out.", Says(("Bo Lind",), quoted, direct=True), publisher="Sun")
    assert (only(one, two).relation, only(one, two).same_origin) == ("supports", False)


def test_a_count_that_has_risen_updates_it_be_it_of_one_source() -> None:
    later = "the number of people killed in the flood in Saltmere has risen to 4,100"
    text = f"Ada Rusk said {later}."
    found = only(mayor(), told(text, Says(("Ada Rusk",), later), published="2031-04-14"))
    assert (found.relation, found.why) == ("updates", "figures moved: 2,500 and 4,100 people")


def test_no_dispute_is_told_of_reports_on_two_stories(monkeypatch: pytest.MonkeyPatch) -> None:
    other = told(f"Bo Lind: {FEWER}.", Says(("Bo Lind",), FEWER), publisher="Vell Post")
    assert only(mayor(), other).relation == "disputes"
    monkeypatch.setattr("sayso.relating.claims.STORY", 2_000_000)
    assert relations_between(mayor(), other) == []
