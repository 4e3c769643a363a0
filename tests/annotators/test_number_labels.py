import pytest

from sayso.annotators.number_labels import continues_label, counts
from sayso.annotators.numbers import numbers_in
from sayso.core.spans import Span


def verdicts(text: str) -> list[bool]:
    return [counts(text, number) for number in numbers_in(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "They met on June 5, 2031.",
        "They met on 5 June.",
        "It ran from 19 to 20 July.",
        "In 2031 they met again.",
        "The 2031 elections were close.",
        "She read the harbour's 2031 stakeholder report.",
        "It opened at 10:30 and closed at 3 p.m.",
        "It opens at 9 in the morning.",
        "It opens (GMT+7) early.",
        "Reed, 45, is the mayor.",
        "Ann Reed, 45; Tom Hale, 50.",
        "Her son, 7, came too.",
        "Now at 53, she sails.",
        "It was a two-pronged move.",
        "It ranks 133 of them.",
        "When she was 17, she sailed.",
        "The mayor, now 26, sails.",
        "He had just turned 40.",
        "The 45-year-old mayor spoke.",
        "It is for children aged 8 to 14.",
        "Those who are 99 or older may sail.",
        "Children under one year of age may not.",
        "She won the 3rd race.",
        "The F-35 and Covid–19 are names.",
        "See Article 12 and Section 4.",
        "It breaks section 17 (3) of it.",
        "He is a level 9 official.",
        "The Class 12 girl spoke to Channel 13 news.",
        "They lost in round seven of it.",
        "They were in the top three.",
        "The Group of Seven met.",
        "The Seven Laws were passed.",
        "One of them left.",
        "It is just one of those days.",
        "He left two weeks ago.",
        "He left a decade earlier.",
        "In the first half of it they lost.",
        "A third boat sank.",
        "A fifth is on its way.",
        "See Regulation 1-2020.",
        "Eastmere won 3-0.",
        "It ended 0-1.",
        "It ran from 2031-2033.",
        "Call 131 444 for help.",
        "Quote reference 10070979.",
        "2. Sail on.",
        "In the 60s they sailed.",
        "It was the summer of '92.",
        "A five-star hotel opened.",
        "There is zero tolerance.",
        "He got high academic scores.",
        "Both here and there it rained.",
        "They serve both tea and coffee.",
        "The lorry carries 300ER plates.",
    ],
)
def test_what_dates_orders_or_names_does_not_count(text: str) -> None:
    assert not any(verdicts(text))


@pytest.mark.parametrize(
    "text",
    [
        "Last year 40 people came.",
        "In the past two decades it rained.",
        "He left almost 50 years ago.",
        "A month-old boat cost $5.",
        "About 2000 people came.",
        "Two-thirds of it sank.",
        "More than half sank.",
        "Half the fleet sank.",
        "One person came.",
        "It has just one harbour.",
        "A one-day meeting began.",
        "Both sides met.",
        "Both of them left.",
        "Both are mayors.",
        "They met twice.",
        "They meet once a year.",
        "It is double the size.",
        "Scores of boats sank.",
        "There were zero homicides.",
        "It rained for 12 days in June.",
        "The year saw 167,645 births.",
    ],
)
def test_what_counts(text: str) -> None:
    assert any(verdicts(text))


def test_a_number_goes_on_with_a_list_of_labels_unless_it_has_a_noun() -> None:
    for text, expected in [("See pages 39 and 40.", True), ("See page 39 and 40 boats.", False)]:
        label, number = numbers_in(text, Span(0, len(text)))
        assert continues_label(text, label, number) is expected
