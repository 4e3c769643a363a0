from collections.abc import Callable

import pytest
from sqlalchemy import Select
from sqlalchemy.dialects import sqlite

from sayso.core.reading import Reading
from sayso.ledger import Filter, Ledger
from sayso.ledger import listings as queries

Make = Callable[..., Reading]

CLOSE, SOUND, BROKE = "The Velden bridge will close in May", "the bridge is sound", "12 bolts broke"
OWN = "Some 300 boats use it."


@pytest.mark.parametrize(
    ("chosen", "texts"),
    [
        (Filter(), [CLOSE, OWN, SOUND, BROKE]),
        (Filter(publisher="velden POST"), [CLOSE, OWN, BROKE]),
        (Filter(publisher="Velden"), []),
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


def test_sources_come_with_the_most_claims_first(ledger: Ledger, make: Make) -> None:
    ada = ("Ada", "it rained", "Ada Rusk", "person", True)
    for number, denied in enumerate((False, True)):
        ledger.append(
            make("Ada said it rained.", ada, id=f"r{number}", denied=denied, publisher=f"Paper {number}")
        )
    ledger.append(make("Bo said it shone.", ("Bo", "it shone", "Bo", "person", True), own=("Bo",)))
    first, second = ledger.sources()
    assert (first.name, first.kind, first.named) == ("Ada Rusk", "person", True)
    assert (first.claims, first.denied, first.reports, first.publishers) == (2, 1, 2, 2)
    assert (second.name, second.claims, second.publishers) == ("Bo", 1, 0)
    assert [row.claims for row in ledger.sources(Filter(denied=True))] == [1]


def test_sources_without_a_known_speaker_are_one_row_without_a_name(filled: Ledger, make: Make) -> None:
    reading = make("Sailors said it snowed.", ("Sailors", "it snowed", "x", "group", False))
    bare = Reading(
        document=reading.document,
        layers=type(reading.layers)(attributions=reading.layers.attributions),
        coverage=reading.coverage,
        provenance=reading.provenance,
    )
    filled.append(bare)
    assert [row.name for row in filled.sources(Filter(source="sail"))] == [None]
    assert [row.speaker for row in filled.claims(Filter(source="sail"))] == [None]


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
