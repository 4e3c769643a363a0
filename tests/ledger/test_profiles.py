from collections.abc import Callable
from dataclasses import replace

import pytest

from sayso.core.reading import Reading
from sayso.ledger import Filter, Ledger

Make = Callable[..., Reading]

ADA = ("Ada", "it rained", "Ada Rusk", "person", True)


def test_sources_come_with_the_most_claims_first(ledger: Ledger, make: Make) -> None:
    for number, denied in enumerate((False, True)):
        ledger.append(
            make("Ada said it rained.", ADA, id=f"r{number}", denied=denied, publisher=f"Paper {number}")
        )
    ledger.append(make("Bo said it shone.", ("Bo", "it shone", "Bo", "person", True), own=("Bo",)))
    first, second = ledger.sources()
    assert (first.name, first.kind, first.named) == ("Ada Rusk", "person", 2)
    assert (first.claims, first.denied, first.reports, first.publishers) == (2, 1, 2, 2)
    assert (second.name, second.claims, second.publishers) == ("Bo", 1, 0)
    assert [row.claims for row in ledger.sources(Filter(denied=True))] == [1]


def test_names_that_differ_only_in_case_are_one(ledger: Ledger, make: Make) -> None:
    said = ("Ada", "it rained", "ADA RUSK", "person", True)
    ledger.append(make("Ada said it rained.", ADA, id="r1", publisher="Paper"))
    ledger.append(make("Ada said it rained.", said, id="r2", publisher="PAPER"))
    [source] = ledger.sources()
    assert (source.name, source.claims, source.publishers) == ("ADA RUSK", 2, 1)
    [publisher] = ledger.publishers()
    assert (publisher.name, publisher.reports, publisher.sources) == ("PAPER", 2, 1)


def test_the_spellings_of_a_name_are_one_source_and_two_names_are_two(ledger: Ledger, make: Make) -> None:
    for number, name in enumerate(("Karim al-Varni", "Kareem Al Varni", "Reed", "Reid")):
        said = ("Ada", "it rained", name, "person", True)
        ledger.append(make("Ada said it rained.", said, id=f"r{number}"))
    assert sorted(row.claims for row in ledger.sources()) == [1, 1, 2]


def test_sources_without_a_known_speaker_are_one_row_without_a_name(filled: Ledger, make: Make) -> None:
    reading = make("Sailors said it snowed.", ("Sailors", "it snowed", "x", "group", False))
    bare = replace(reading, layers=type(reading.layers)(attributions=reading.layers.attributions))
    filled.append(bare)
    [row] = filled.sources(Filter(source="sail"))
    assert (row.name, row.kind, row.unresolved, row.mean_chain) == (None, "unknown", 1, None)
    assert [row.speaker for row in filled.claims(Filter(source="sail"))] == [None]


def test_a_name_that_is_no_valid_unicode_is_a_source_of_its_own(ledger: Ledger, make: Make) -> None:
    for name in ("\udcffda", "Bo"):
        ledger.append(make("Ada said it rained.", ("Ada", "it rained", name, "person", True), id=name))
    assert sorted(row.name or "" for row in ledger.sources()) == ["Bo", "\udcffda"]
    assert [row.name for row in ledger.sources(Filter(source="\udcffD"))] == ["\udcffda"]


def test_a_publisher_is_told_in_counts(filled: Ledger, detailed: Reading) -> None:
    filled.append(detailed)
    star, bell, post = filled.publishers()
    assert (star.name, bell.name, post.name) == ("Nieuw Star", "Ostrel Bell", "Velden Post")
    assert (bell.reports, bell.claims, bell.own_claims, bell.sources) == (1, 2, 1, 2)
    assert (bell.demands, bell.beliefs, bell.statements) == (1, 1, 0)
    assert (bell.groups, bell.organizations, bell.persons) == (1, 1, 0)
    assert (bell.named, bell.anonymous, bell.unnamed, bell.unresolved) == (0, 1, 1, 0)
    assert (bell.loaded, bell.loaded_reports, bell.read_for_loaded) == (1, 1, 1)
    assert (post.loaded, post.loaded_reports, post.read_for_loaded) == (0, 0, 0)
    assert (post.reports, post.claims, post.denied, post.named, post.mean_chain) == (2, 2, 1, 2, 1.0)


def test_long_chains_are_counted(ledger: Ledger, detailed: Reading) -> None:
    layers = detailed.layers
    first, second = layers.chains or ()
    longer = replace(second, links=first.links + second.links)
    ledger.append(replace(detailed, layers=replace(layers, chains=(first, longer))))
    [row] = ledger.publishers()
    assert (row.indirect, row.mean_chain) == (1, 1.5)
    assert [(row.name, row.indirect, row.mean_chain) for row in ledger.sources()] == [
        ("police", 1, 2.0),
        ("Three guards", 0, 1.0),
    ]


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        (Filter(), [None, "Nieuw Star", "Velden Post"]),
        (Filter(limit=1, offset=1), ["Nieuw Star"]),
        (Filter(publisher="POST"), ["Velden Post"]),
        (Filter(denied=True), ["Velden Post"]),
        (Filter(until="2031-03"), ["Nieuw Star", "Velden Post"]),
        (Filter(voice="own"), ["Velden Post"]),
        (Filter(act="question"), []),
    ],
)
def test_conditions_choose_publishers(
    filled: Ledger, make: Make, chosen: Filter, names: list[str | None]
) -> None:
    filled.append(make("Nothing new."))
    assert [row.name for row in filled.publishers(chosen)] == names


def test_conditions_on_claims_choose_what_is_counted(filled: Ledger) -> None:
    [row] = filled.publishers(Filter(denied=True))
    assert (row.reports, row.claims, row.denied, row.own_claims) == (1, 1, 1, 0)


@pytest.mark.parametrize("chosen", [Filter(), Filter(named=True), Filter(since="2031-03-02")])
def test_what_profiles_count_adds_up(filled: Ledger, detailed: Reading, chosen: Filter) -> None:
    filled.append(detailed)
    claims = [row for row in filled.claims(chosen) if row.voice == "attributed"]
    for profiles in (list(filled.sources(chosen)), list(filled.publishers(chosen))):
        assert sum(row.claims for row in profiles) == len(claims)
        for row in profiles:
            acts = row.statements + row.beliefs + row.intentions + row.demands + row.questions
            kinds = row.persons + row.groups + row.organizations + row.documents + row.publications
            assert acts == kinds + row.unknown == row.claims
            assert row.named + row.anonymous + row.unnamed + row.unresolved == row.claims
