"""Who is who across reports, as every listing tells it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.core.errors import InputError, NotFoundError
from sayso.core.judgements import DIFFERENT, NONE, SAME, Called, Judgement, Question
from sayso.core.provenance import Provenance
from sayso.core.reading import Reading
from sayso.core.spans import Span
from sayso.ledger import Filter, Ledger, open_ledger
from tests.details import short_forms_reading

Make = Callable[..., Reading]


@pytest.fixture
def say(ledger: Ledger, make: Make) -> Callable[..., None]:
    """Adds a report in which somebody says something."""

    def said(
        report: str, name: str, *, kind: str = "person", country: str | None = None, **told: Any
    ) -> None:
        reading = make(
            f"{name} said it rained.", (name, "it rained", name, kind, told.get("named", True)), id=report
        )
        [entity] = reading.layers.entities or ()
        entity = replace(entity, country=country, sector=told.get("sector"))
        ledger.append(replace(reading, layers=replace(reading.layers, entities=(entity,))))

    return said


def same(*names: str | Called, answer: str | None = SAME, **more: Any) -> Judgement:
    about = tuple(Called(name=name) if isinstance(name, str) else name for name in names)
    return Judgement(question="same", about=about, answer=answer, **more)


def coded(question: Question, called: Called, answer: str) -> Judgement:
    return Judgement(question=question, about=(called,), answer=answer)


def listed(ledger: Ledger, name: str | None = None, **filters: Any) -> list[tuple[str, int]]:
    return [(row.name, row.claims) for row in ledger.actors(name, Filter(**filters))]


def test_a_last_name_alone_is_joined_with_nobody_across_reports(
    ledger: Ledger, say: Callable[..., None]
) -> None:
    for report, name in (("r1", "Ann Reed"), ("r2", "Reed"), ("r3", "Reed"), ("r4", "ANN REED")):
        say(report, name)
    assert listed(ledger) == [("ANN REED", 2), ("Reed", 1), ("Reed", 1)]


def test_a_short_form_that_reports_tell_is_the_name(ledger: Ledger, say: Callable[..., None]) -> None:
    ledger.append(short_forms_reading())
    say("r2", "VHB", kind="organization")
    say("r3", "VHB", kind="organization", country="NLD")
    say("r4", "VHB", kind="organization", country="BEL")
    assert listed(ledger) == [("Velden Harbour Board", 3), ("VHB", 1)]
    assert listed(ledger, "harbour b") == [("Velden Harbour Board", 3)]
    assert {row.report for row in ledger.claims(Filter(source="harbour board"))} == {"board", "r2", "r3"}
    assert {row.actor for row in ledger.claims(Filter(country="NLD"))} == {"Velden Harbour Board"}


def test_a_short_form_that_reports_tell_differently_is_nobody_s(
    ledger: Ledger, say: Callable[..., None]
) -> None:
    ledger.append(short_forms_reading())
    other = "The Velden Harbour Board (VHB) met. The Vale Hill Band (VHB) said that gulls stay."
    reading = short_forms_reading(other, "band")
    start = other.index("Vale Hill Band")
    name, _, said = reading.layers.mentions or ()
    first = replace(name, span=Span(start, start + len("Vale Hill Band")))
    short = replace(said, span=Span(other.rindex("VHB"), other.rindex("VHB") + 3))
    ledger.append(replace(reading, layers=replace(reading.layers, mentions=(first, short))))
    say("r2", "VHB", kind="organization", country="NLD")
    assert ("VHB", 1) in listed(ledger)


def test_who_has_no_name_is_no_actor_but_for_bodies_of_a_country(
    ledger: Ledger, say: Callable[..., None]
) -> None:
    say("r1", "police", kind="organization", named=False, country="NLD")
    say("r2", "police", kind="organization", named=False)
    say("r3", "two sailors", kind="group", named=False)
    assert listed(ledger) == [("police", 1)]
    assert listed(ledger, named=False) == [("two sailors", 1)]


def test_people_join_and_part(ledger: Ledger, say: Callable[..., None]) -> None:
    for report, name in (("r1", "Ann Reed"), ("r2", "Reed"), ("r3", "Ann Reed"), ("r4", "Reed")):
        say(report, name)
    joined = ledger.correct(same("Ann Reed", Called(name="Reed", report="r2")))
    assert joined
    assert listed(ledger) == [("Ann Reed", 3), ("Reed", 1)]
    assert [(row.name, row.claims) for row in ledger.sources()] == listed(ledger)
    assert ledger.counts().named_sources == 2
    assert len(list(ledger.claims(Filter(source="ann reed")))) == 3
    assert [row.actor for row in ledger.claims(Filter(report="r2"))] == ["Ann Reed"]
    ledger.correct(same("Ann Reed", Called(name="ann reed", report="r3"), answer=DIFFERENT))
    assert listed(ledger) == [("Ann Reed", 2), ("Ann Reed", 1), ("Reed", 1)]
    ledger.take_back(joined.id[:8])
    assert sorted(claims for _, claims in listed(ledger)) == [1, 1, 1, 1]


def test_a_name_stands_for_everyone_who_is_called_so(ledger: Ledger, say: Callable[..., None]) -> None:
    for report, name in (("r1", "Ann Reed"), ("r2", "Reed"), ("r3", "Reed")):
        say(report, name)
    with pytest.raises(NotFoundError, match=r"2 actors are called 'Reed'.*only in r2"):
        ledger.meant("Reed")
    ledger.correct(same("Ann Reed", ledger.meant("Reed", everyone=True)))
    assert listed(ledger) == [("Ann Reed", 3)]
    assert next(ledger.actors()).spellings == ("Reed", "Ann Reed")


def test_people_part_what_reports_join(ledger: Ledger, say: Callable[..., None]) -> None:
    ledger.append(short_forms_reading())
    say("r2", "VHB", kind="organization", country="NLD")
    ledger.correct(same("Velden Harbour Board", "VHB", answer=DIFFERENT))
    assert listed(ledger) == [("Velden Harbour Board", 1), ("VHB", 1)]


def test_what_is_kept_apart_is_joined_through_nobody_else(ledger: Ledger) -> None:
    ledger.correct(same("Ann Reed", "Bo Reed", answer=DIFFERENT))
    ledger.correct(same("Ann Reed", "Reed"))
    with pytest.raises(InputError, match="kept apart by another correction"):
        ledger.correct(same("Bo Reed", "Reed"))
    assert len(ledger.judgements()) == 2


def test_country_and_sector_are_those_that_people_set(ledger: Ledger, say: Callable[..., None]) -> None:
    say("r1", "Ann Reed", country="NLD", sector="GOV")
    say("r2", "Foreign Ministry", kind="organization", country="BEL", sector="GOV")
    say("r3", "Foreign Ministry", kind="organization", country="NLD", sector="GOV")
    ledger.correct(coded("country", Called(name="ann REED"), "BEL"))
    ledger.correct(coded("sector", Called(name="Ann Reed"), NONE))
    ledger.correct(coded("country", Called(name="Foreign Ministry", report="r3"), "BEL"))
    assert listed(ledger, country="bel") == [("Foreign Ministry", 2), ("Ann Reed", 1)]
    assert listed(ledger, sector="GOV") == [("Foreign Ministry", 2)]
    assert [(row.speaker_country, row.speaker_sector) for row in ledger.claims(Filter(source="reed"))] == [
        ("BEL", None)
    ]
    assert [row.id for row in ledger.reports(Filter(country="NLD"))] == []
    assert ledger.show(next(ledger.claims()).id).row == next(ledger.claims())


def test_what_is_set_for_one_name_holds_for_the_actor(ledger: Ledger, say: Callable[..., None]) -> None:
    ledger.append(short_forms_reading())
    say("r2", "VHB", kind="organization")
    ledger.correct(coded("sector", Called(name="Velden Harbour Board"), "GOV"))
    assert {row.speaker_sector for row in ledger.claims()} == {"GOV"}


def test_a_later_judgement_supersedes_in_any_spelling(ledger: Ledger) -> None:
    first = ledger.correct(coded("country", Called(name="Ada Rusk"), "NLD"))
    assert ledger.correct(coded("country", Called(name="Ada Rusk"), "NLD")) is None
    second = ledger.correct(coded("country", Called(name="ADA RUSK"), "BEL"))
    assert first
    assert second
    assert second.replaces == (first.id,)
    assert [row.answer for row in ledger.corrections()] == ["BEL"]
    with pytest.raises(NotFoundError, match="no longer stands"):
        ledger.take_back(first.id)
    ledger.take_back(second.id, who="rk")
    assert list(ledger.corrections()) == []
    assert len(ledger.judgements()) == 3
    assert ledger.correct(coded("country", Called(name="Ada Rusk"), "NLD"))
    assert list(ledger.verify()) == []


def test_corrections_outlive_another_reading(ledger: Ledger, make: Make) -> None:
    said = ("Ada", "it rained", "Ada Rusk", "person", True)
    ledger.append(make("Ada said it rained.", said, id="r1"))
    ledger.correct(coded("country", Called(name="Ada Rusk"), "NLD"))
    later = Provenance(sayso="0.2.0", annotators={"story": "2"}, config="sha256:00")
    assert ledger.append(make("Ada said it rained.", said, id="r1", provenance=later))
    assert [row.country for row in ledger.actors()] == ["NLD"]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False))
def test_the_order_in_which_corrections_arrive_does_not_matter(tmp_path_factory: Any, random: Any) -> None:
    folder: Path = tmp_path_factory.mktemp("order")
    with open_ledger(folder / "a.db") as ledger:
        ledger.correct(same("Ann Reed", "Reed"))
        ledger.correct(same("Ann Reed", "Reed", answer=DIFFERENT))
        ledger.correct(same("Bo Reed", "Reed"))
        ledger.correct(coded("country", Called(name="Reed"), "NLD"))
        last = ledger.correct(coded("country", Called(name="Reed"), "BEL"))
        assert last
        ledger.take_back(last.id)
        every, stand = ledger.judgements(), list(ledger.corrections())
    with open_ledger(folder / "b.db") as other:
        shuffled = random.sample(every, len(every))
        assert other.add_judgements(shuffled) == 6
        assert other.add_judgements(shuffled) == 0
        assert list(other.corrections()) == stand


def test_an_actor_is_meant_by_its_id(ledger: Ledger, say: Callable[..., None]) -> None:
    say("r1", "Foreign Ministry", kind="organization", country="BEL", sector="GOV")
    say("r2", "Reed")
    ids = {row.name: row.id for row in ledger.actors()}
    assert ledger.meant(ids["Foreign Ministry"][:10]) == Called(name="Foreign Ministry", country="BEL")
    assert ledger.meant(ids["Reed"]) == Called(name="Reed", report="r2")
    assert ledger.meant("foreign ministry").country == ""
    with pytest.raises(NotFoundError, match="Nobody is called 'Bo'"):
        ledger.meant("Bo")
    with pytest.raises(NotFoundError, match="in the report 'r1'"):
        ledger.meant("Reed", report="r1")
