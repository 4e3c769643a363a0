import pytest
from hypothesis import given

from sayso.core.spans import Span
from sayso.linking.anonymity import count_of, reason_of
from tests.texts import any_text


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("three Eastmere figures", 3),
        ("two officials", 2),
        ("12 dockers", 12),
        ("1,200 dockers", None),
        ("a dozen dockers", 12),
        ("two dozen dockers", 24),
        ("a senior official", 1),
        ("a senior Bank of Eastmere official", 1),
        ("an official who met two envoys", 1),
        ("one of the three pilots", 1),
        ("the harbour master’s aide", 1),
        ("the deputy head of ports and roads", 1),
        ("another two pilots", 2),
        ("both pilots", 2),
        ("the two", 2),
        ("an aide and two envoys", 3),
        ("a pilot and poet", None),
        ("two pilots and several dockers", None),
        ("both harbour and customs officials", None),
        ("sources", None),
        ("officials", None),
        ("at least two aides", None),
        ("some 20 pilots", None),
        ("20 per cent of the dockers", None),
        ("a large group of dockers", None),
        ("a report", None),
        ("the 2031 survey", None),
        ("they", None),
        ("", None),
    ],
)
def test_how_many_sources_the_words_tell(words: str, count: int | None) -> None:
    text = f"“Ships sail,” {words} said."
    assert count_of(text, Span(14, 14 + len(words))) == count


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        (
            "A pilot, who asked not to be named because he is not authorised to speak to the press, said so.",
            "because he is not authorised to speak to the press",
        ),
        ("A pilot told the Tide on condition of anonymity, citing the talks.", "citing the talks"),
        ("A pilot declined to be identified for fear of losing her job.", "for fear of losing her job"),
        ("A pilot declined to be named as the talks go on, the Tide wrote.", "as the talks go on"),
        ("A pilot who requested anonymity to speak freely said so.", "to speak freely"),
        ("A pilot who did not want to be named fearing the guild said so.", "fearing the guild"),
        ("A pilot, who was not authorised to speak, said so.", "who was not authorised to speak"),
        ("A pilot who wasn’t  authorized to talk said so.", "who wasn’t  authorized to talk"),
        ("A pilot said so, on condition of anonymity.", "on condition of anonymity"),
        ("A pilot who asked to remain anonymous said so.", "who asked to remain anonymous"),
        ("A pilot, whose name has been withheld, said so.", "whose name has been withheld"),
        ("A pilot, who didn't want to give her full name, said so.", "who didn't want to give her full name"),
        ("A pilot, named last year, said the letter was anonymous.", None),
        ("A pilot was authorised to speak.", None),
    ],
)  # fmt: skip
def test_why_a_source_is_not_named(sentence: str, reason: str | None) -> None:
    text = f"Fog came. {sentence} Rain fell."
    start = text.index("A pilot")
    found = reason_of(text, Span(start, start + 7), Span(start, start + len(sentence)))
    assert (found.of(text) if found else None) == reason


def test_of_several_reasons_the_sources_own_is_found() -> None:
    text = "A cook who asked not to be named and a pilot who requested anonymity to speak freely agreed."
    cook, pilot = Span(0, 32), Span(text.index("a pilot"), text.index(" agreed"))
    whole = Span(0, len(text))
    reasons = [reason_of(text, source, whole) for source in (cook, pilot)]
    assert [reason.of(text) for reason in reasons if reason] == [
        "who asked not to be named",
        "to speak freely",
    ]


def test_a_reason_before_the_source_is_found() -> None:
    text = "Speaking on condition of anonymity, a pilot agreed."
    found = reason_of(text, Span(36, 43), Span(0, len(text)))
    assert found is not None
    assert found.of(text) == "on condition of anonymity"


@given(any_text)
def test_any_words_are_counted_and_any_reason_lies_in_its_sentence(text: str) -> None:
    whole = Span(0, len(text))
    count, reason = count_of(text, whole), reason_of(text, whole, whole)
    assert count is None or count > 0
    assert reason is None or (whole.contains(reason) and reason.of(text))
