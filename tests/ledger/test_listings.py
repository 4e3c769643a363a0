from collections.abc import Callable

import pytest
from sqlalchemy import Select
from sqlalchemy.dialects import sqlite

from sayso.core.reading import Reading
from sayso.ledger import Filter, Ledger
from sayso.ledger import listings as queries
from tests.relating import telling

Make = Callable[..., Reading]

CLOSE, SOUND, BROKE = "The Velden bridge will close in May", "the bridge is sound", "12 bolts broke"
OWN = "Some 300 boats use it."


@pytest.mark.parametrize(
    ("chosen", "texts"),
    [
        (Filter(), [CLOSE, OWN, SOUND, BROKE]),
        (Filter(publisher="velden POST"), [CLOSE, OWN, BROKE]),
        (Filter(publisher="veld"), [CLOSE, OWN, BROKE]),
        (Filter(publisher="Velden Star"), []),
        (Filter(source="rusk"), [CLOSE, BROKE]),
        (Filter(source="DOCK"), [SOUND]),
        (Filter(named=True), [CLOSE, BROKE]),
        (Filter(named=False), [SOUND]),
        (Filter(voice="own"), [OWN]),
        (Filter(voice="attributed", limit=1, offset=1), [SOUND]),
        (Filter(since="2031-03-02"), [SOUND, BROKE]),
        (Filter(until="2031-03-02"), [CLOSE, OWN, SOUND]),
        (Filter(since="2031-03-02T08:30", until="2031-03"), [SOUND]),
        (Filter(since="2031-04-20"), [BROKE]),  # dated to the month only: it may be of that day
        (Filter(since="2032"), []),
        (Filter(text="bridge"), [CLOSE, SOUND]),
        (Filter(text="BRIDGE sound"), [SOUND]),
        (Filter(text="—"), []),
        (Filter(report="post-1"), [CLOSE, OWN]),
        (Filter(denied=True), [BROKE]),
        (Filter(denied=False, named=True), [CLOSE]),
        (Filter(publisher="Velden Post", source="mayor", text="bolts"), [BROKE]),
        (Filter(offset=3), [BROKE]),
        (Filter(limit=0), []),
    ],
)
def test_conditions_on_claims_compose(filled: Ledger, chosen: Filter, texts: list[str]) -> None:
    assert [row.text for row in filled.claims(chosen)] == texts


def test_a_claim_row_tells_on_whose_word(filled: Ledger, story: list[Reading]) -> None:
    row = next(filled.claims(Filter(text="sound")))
    claim = next(story[1].claims())
    assert row.id == claim.id
    assert (row.report, row.publisher, row.published_at) == ("star-1", "Nieuw Star", "2031-03-02T08:30")
    assert (row.speaker, row.source, row.chain, row.origin) == (
        "two dock workers",
        "Two dock workers",
        ("two dock workers",),
        "two dock workers",
    )
    assert (row.source_kind, row.named, row.cue, row.quote) == ("group", False, "said", "indirect")
    assert (row.certainty, row.polarity, row.score, row.parent) == ("certain", "affirmed", 0.75, None)
    assert story[1].document.text[row.start : row.end] == row.text


@pytest.mark.parametrize(
    ("chosen", "ids"),
    [
        (Filter(), ["post-1", "star-1", "post-2"]),
        (Filter(publisher="Velden Post"), ["post-1", "post-2"]),
        (Filter(named=False), ["star-1"]),
        (Filter(text="bridge", limit=1), ["post-1"]),
        (Filter(voice="own", denied=True), []),
        (Filter(source="dock", publisher="Velden Post"), []),
    ],
)
def test_a_report_is_listed_for_its_claims(filled: Ledger, chosen: Filter, ids: list[str]) -> None:
    assert [row.id for row in filled.reports(chosen)] == ids


def test_captures_of_one_url_are_versions_of_one_report(ledger: Ledger) -> None:
    for published, url, text in (
        ("2031-04-13", "https://echo.example/1", "The dam has cracked, and 4,100 left."),
        ("2031-04-12", "https://echo.example/1", "The dam has cracked."),
        ("2031-04-12", "https://echo.example/2", "The quay is open."),
        ("2031-04-12", None, "Nobody spoke."),
        ("2031-04-13", None, "Everybody spoke."),
    ):
        ledger.append(telling.reading(text, url=url, published=published))
    found = {(row.characters, row.version, row.versions) for row in ledger.reports()}
    assert found == {(36, 2, 2), (20, 1, 2), (17, 1, 1), (13, 1, 1), (16, 1, 1)}
    assert [row.version for row in ledger.reports(Filter(since="2031-04-13"))].count(2) == 1


def test_a_report_row_counts_what_was_found(filled: Ledger, story: list[Reading]) -> None:
    row = next(filled.reports())
    assert (row.key, row.title) == (story[0].document.key, "Bridge to close")
    assert (row.characters, row.claims, row.own_claims, row.figures) == (74, 1, 1, 1)


def test_reports_without_a_date_come_first(ledger: Ledger, make: Make) -> None:
    for id_, date in (("b", None), ("c", "2031"), ("a", "2031-01"), ("d", None)):
        ledger.append(make("Nothing new.", id=id_, published_at=date))
    assert [row.id for row in ledger.reports()] == ["b", "d", "c", "a"]


@pytest.mark.parametrize(
    ("chosen", "texts"),
    [
        (Filter(), ["300", "12"]),
        (Filter(voice="own"), ["300"]),
        (Filter(denied=True), ["12"]),
        (Filter(source="rusk", publisher="velden post"), ["12"]),
        (Filter(until="2031-03"), ["300"]),
    ],
)
def test_a_figure_is_listed_for_its_claim(filled: Ledger, chosen: Filter, texts: list[str]) -> None:
    assert [row.text for row in filled.figures(chosen)] == texts


def test_a_figure_row_tells_whose_it_is(filled: Ledger) -> None:
    own, said = filled.figures()
    claims = {row.text: row.id for row in filled.claims()}
    assert (own.value, own.counted, own.claim, own.speaker) == (300.0, "boats", claims[OWN], None)
    assert (said.counted, said.claim, said.speaker) == ("bolts", claims[BROKE], "Mayor Ada Rusk of Velden")
    assert own.id != said.id


def test_a_claim_row_tells_what_is_done_and_why_nobody_is_named(ledger: Ledger, detailed: Reading) -> None:
    ledger.append(detailed)
    demand, _, belief = sorted(ledger.claims(), key=lambda row: row.start)
    assert (demand.act, demand.origin_wording, demand.origin_count) == ("demand", "Three guards", 3)
    assert demand.origin_reason == "who feared for their posts"
    assert (demand.speaker_country, demand.speaker_sector) == ("ORL", "MIL")
    assert (belief.act, belief.origin_count, belief.origin_reason) == ("belief", None, None)


def test_acts_and_anonymity_are_conditions(ledger: Ledger, detailed: Reading) -> None:
    ledger.append(detailed)
    assert [row.act for row in ledger.claims(Filter(act="demand"))] == ["demand"]
    assert [row.voice for row in ledger.claims(Filter(act="statement"))] == ["own"]
    assert [row.source for row in ledger.claims(Filter(named=False))] == ["Three guards"]
    assert [row.source for row in ledger.claims(Filter(country="orl", sector="mil"))] == ["Three guards"]
    assert list(ledger.claims(Filter(country="ORL", sector="GOV"))) == []
    assert [row.id for row in ledger.reports(Filter(act="belief"))] == ["weir"]
    assert list(ledger.reports(Filter(act="question"))) == []
    assert [row.text for row in ledger.figures(Filter(act="demand"))] == ["7"]


def test_a_figure_row_tells_where_and_when(ledger: Ledger, detailed: Reading) -> None:
    ledger.append(detailed)
    sluices, guards = sorted(ledger.figures(), key=lambda row: -row.start)
    assert (sluices.place, sluices.time) == ("Ostrel-on-Mole", "2031-05-09")
    assert (guards.place, guards.time) == (None, None)  # p9 is not there
    assert ledger.show(sluices.id).row == sluices


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        ("sluices", ["Three", "7"]),  # "Three" stands in no claim, but its sentence holds the word
        ("sluices delay", []),  # one report, two sentences
        ('"be opened"', ["Three", "7"]),
        ('"opened be"', []),
        ("OSTRÉL", ["Three", "7"]),
        ("—", []),
    ],
)
def test_a_figure_is_listed_for_the_words_around_it(
    ledger: Ledger, detailed: Reading, words: str, texts: list[str]
) -> None:
    ledger.append(detailed)
    assert [row.text for row in ledger.figures(Filter(text=words))] == texts


def test_words_around_a_figure_and_conditions_on_its_claim_must_both_hold(
    ledger: Ledger, detailed: Reading
) -> None:
    ledger.append(detailed)
    assert [row.text for row in ledger.figures(Filter(text="posts", source="guards"))] == ["7"]
    assert list(ledger.figures(Filter(text="posts", source="police"))) == []


@pytest.mark.parametrize("name", ["reports", "claims", "figures"])
@pytest.mark.parametrize(
    "chosen", [Filter(), Filter(limit=20), Filter(since="2031", until="2032", limit=20), Filter(named=True)]
)
def test_listings_stream_by_the_index_of_dates(filled: Ledger, name: str, chosen: Filter) -> None:
    query: Select[tuple[object, ...]] = getattr(queries, name)(chosen)
    sql = str(query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
    with filled._file.away() as connection:
        plan = [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}")]
    assert "reports USING INDEX reports_by_date" in plan[0]
    assert not [step for step in plan if "AUTOMATIC" in step or step.endswith("B-TREE FOR ORDER BY")]
    assert not [step for step in plan[1:] if step.startswith("SCAN")]
