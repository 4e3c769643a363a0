import pytest

from sayso.annotators.figure_units import Measure, measures_of
from sayso.annotators.number_labels import counts
from sayso.annotators.numbers import numbers_in
from sayso.core.spans import Span


def measures(text: str) -> list[Measure]:
    sentence = Span(0, len(text))
    found = [(number, sentence) for number in numbers_in(text, sentence) if counts(text, number)]
    return list(measures_of(text, found))


def units(text: str) -> list[str | None]:
    return [measure.unit for measure in measures(text)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It covers 40 square kilometres.", "km2"),
        ("It covers 40 sq km.", "km2"),
        ("Gusts of 90 km/h blew.", "km/h"),
        ("They burn 2 hectares per hour.", "ha per hour"),
        ("They lose 18 trees per second.", "trees per second"),
        ("They drifted hundreds of kilometres.", "km"),
        ("It lasted a three-month season.", "months"),
        ("An 82-room hotel opened.", "rooms"),
        ("It rose by 0.4 percentage points.", "percentage points"),
        ("It rose by 25 basis points.", "basis points"),
        ("A quake of magnitude 5.9 struck.", "magnitude"),
        ("They meet twice a week.", "times per week"),
        ("It doubled in a year.", "times"),
        ("Two-thirds of voters stayed.", "share"),
        ("A three-nation tour began.", "countries"),
        ("The bloc has 12 member states.", "countries"),
        ("They found three handguns.", "weapons"),
        ("There were 40 deaths.", "people"),
        ("Some 40 Eastmerians came.", "people"),
        ("Four legal trainees came.", "people"),
        ("They fixed 12 lists.", "lists"),
        ("The blast killed five.", "people"),
        ("Thousands were arrested in it.", "people"),
        ("Licences in the harbour rose to 145.", "licences"),
        ("The number of boats there has reached 145.", "boats"),
        ("The index ticked down to 98.87.", None),
    ],
)
def test_the_unit_of_a_lone_figure(text: str, unit: str | None) -> None:
    assert units(text) == [unit]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They drifted hundreds, if not thousands, of kilometres.", ["km", "km"]),
        ("It has 263 seats, the others have 108.", ["seats", "seats"]),
        ("Of 58 days, 10 were wet.", ["days", "people"]),
        ("It rained for 58 days, and 10 of those were cold.", ["days", "days"]),
        ("They owe 12 billion baht and another 20 billion for it.", ["THB", "THB"]),
        ("They owe 12 billion baht, and another six sued.", ["THB", "people"]),
        ("It has 40 boats; the two argued.", ["boats", "people"]),
        ("It has 40 boats. " + "It rained. " * 50 + "Six were lost.", ["boats", "people"]),
    ],
)
def test_a_bare_number_takes_the_unit_of_a_near_one(text: str, expected: list[str]) -> None:
    assert units(text) == expected


def test_a_bare_number_counts_what_the_one_before_it_counts() -> None:
    text = "It has nine nuclear reactors; four are shut."
    assert [m.counted.of(text) for m in measures(text) if m.counted] == ["nuclear reactors"] * 2


def test_what_a_share_and_an_amount_are_of_is_counted() -> None:
    text = "Some 40 percent of the crop and 12 hectares of old forest in it burnt."
    assert [m.counted.of(text) for m in measures(text) if m.counted] == ["crop", "old forest"]
