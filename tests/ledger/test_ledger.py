from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.core.annotations import Attribution, Layers
from sayso.core.errors import LedgerError, NotFoundError, VerificationError
from sayso.core.provenance import Provenance
from sayso.core.reading import Reading
from sayso.core.skips import Skip
from sayso.core.spans import Span
from sayso.ledger import Filter, Ledger, open_ledger

Make = Callable[..., Reading]

LATER = Provenance(sayso="0.2.0", annotators={"story": "2"})


def test_appending_twice_changes_nothing(ledger: Ledger, story: list[Reading]) -> None:
    assert [ledger.append(reading) for reading in [*story, *story]] == [True] * 3 + [False] * 3
    assert len(list(ledger.reports())) == 3
    assert len(list(ledger.claims())) == 4


def test_has_asks_for_the_document_and_for_what_read_it(ledger: Ledger, story: list[Reading]) -> None:
    ledger.append(story[0])
    assert ledger.has(story[0].document, story[0].provenance)
    assert not ledger.has(story[1].document, story[0].provenance)
    assert not ledger.has(story[0].document, LATER)


def test_the_last_reading_of_a_report_is_the_current_one(ledger: Ledger, story: list[Reading]) -> None:
    first = story[0]
    second = replace(first, layers=Layers(own_voice=(Span(0, 10),)), provenance=LATER)
    assert ledger.append(first)
    assert ledger.append(second)
    assert ledger.reading("post-1") == second
    assert [row.text for row in ledger.claims()] == ["The Velden "[:10]]
    assert len(list(ledger.reports())) == 1
    assert list(ledger.readings()) == [second]
    assert list(ledger.search("bridge close", Filter(voice="attributed"))) == []
    assert list(ledger.verify()) == []


def test_claims_with_the_same_spans_both_stay(ledger: Ledger, make: Make) -> None:
    reading = make("Rain fell, Ada said.", ("Ada", "Rain fell", "Ada", "person", True))
    twin = replace(reading.layers.attributions[0], id="a2") if reading.layers.attributions else None
    assert isinstance(twin, Attribution)
    twice = replace(reading, layers=Layers(attributions=(replace(twin, id="a1"), twin)))
    assert ledger.append(twice)
    assert [row.text for row in ledger.claims()] == ["Rain fell", "Rain fell"]
    first, second = (row.id for row in ledger.claims())
    assert first == next(reading.claims()).id
    assert first != second
    assert ledger.reading(reading.document.id) == twice


def test_a_reading_that_does_not_hold_leaves_no_trace(ledger: Ledger, story: list[Reading]) -> None:
    broken = replace(story[0], layers=Layers(own_voice=(Span(5, 5000),)))
    with pytest.raises(VerificationError, match=r"post-1: a claim in own voice has the span \[5, 5000\)"):
        ledger.append(broken)
    assert list(ledger.reports()) == []
    assert ledger.append(story[0])


def test_reports_that_share_an_id_but_not_their_text_stay_apart(ledger: Ledger, make: Make) -> None:
    old = make("It will rain.", id="forecast")
    new = make("It will not rain.", id="forecast")
    ledger.append(old)
    ledger.append(new)
    assert {row.key for row in ledger.reports(Filter(report="forecast"))} == {
        old.document.key,
        new.document.key,
    }
    assert ledger.reading(new.document.key) == new
    with pytest.raises(NotFoundError, match=f"2 reports share the id 'forecast'.*{old.document.key}"):
        ledger.reading("forecast")


def test_skips_come_once_and_in_the_order_met(ledger: Ledger) -> None:
    skips = [
        Skip(path="b.jsonl", record="line 12", reason="malformed", detail="Not JSON."),
        Skip(path="a.bin", reason="binary", detail="Not text."),
        Skip(path="caf\udce9.txt", reason="empty", detail="Nothing in it."),
    ]
    assert [ledger.append_skip(skip) for skip in [*skips, skips[0]]] == [True, True, True, False]
    assert [(row.path, row.record, row.reason) for row in ledger.skips()] == [
        ("b.jsonl", "line 12", "malformed"),
        ("a.bin", None, "binary"),
        ("caf\udce9.txt", None, "empty"),
    ]


def test_counts_tell_the_size_of_everything(filled: Ledger) -> None:
    filled.append_skip(Skip(path="a.bin", reason="binary", detail="Not text."))
    counts = filled.counts()
    assert (counts.reports, counts.publishers, counts.skips, counts.figures) == (3, 2, 1, 2)
    assert (counts.claims, counts.attributed, counts.own) == (4, 3, 1)
    assert (counts.named_sources, counts.anonymous_sources) == (2, 1)


def test_counts_of_an_empty_ledger_are_nought(ledger: Ledger) -> None:
    counts = ledger.counts()
    assert counts.claims == counts.reports == counts.named_sources == 0


def test_readings_come_in_the_order_of_reports_under_a_filter(filled: Ledger, story: list[Reading]) -> None:
    assert list(filled.readings()) == story
    assert list(filled.readings(Filter(publisher="Velden Post", limit=1, offset=1))) == [story[2]]


def test_a_listing_sees_the_ledger_as_it_was_when_it_began(
    ledger: Ledger, numbered: Callable[..., Reading]
) -> None:
    for number in range(3):
        ledger.append(numbered(number, claims=2))
    reports = ledger.reports()
    next(reports)
    ledger.append(numbered(11, claims=2))
    assert len(list(reports)) == 2
    assert len(list(ledger.reports())) == 4


def test_a_closed_ledger_says_so(tmp_path: Path, story: list[Reading]) -> None:
    with open_ledger(tmp_path / "sayso.db") as ledger:
        ledger.append(story[0])
    ledger.close()
    for act in (lambda: ledger.append(story[1]), lambda: list(ledger.claims()), ledger.counts):
        with pytest.raises(LedgerError, match=r"sayso\.db: the ledger is closed"):
            act()


def test_an_interrupted_append_leaves_nothing_half_written(
    ledger: Ledger, story: list[Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*args: object, **kwargs: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("sayso.ledger.shredding.layer_rows", interrupted)
        with pytest.raises(KeyboardInterrupt):
            ledger.append(story[0])
    assert ledger.counts().reports == 0
    assert ledger.append(story[0])
    assert list(ledger.verify()) == []
