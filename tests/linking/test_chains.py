import pytest

from sayso.core.claims import Claim
from tests.texts import read_by_rules as read


def chains(text: str) -> list[list[str]]:
    return [[step.name for step in claim.chain] for claim in attributed(text)]


def attributed(text: str) -> list[Claim]:
    return [claim for claim in read(text).claims() if claim.voice == "attributed"]


def test_a_pronoun_is_the_last_speaker_it_can_be() -> None:
    text = "Mayor Ann Reed said the bridge was closed. She added that work would start soon."
    assert chains(text) == [["Ann Reed"], ["Ann Reed"]]


def test_these_sources_are_the_sources_before() -> None:
    text = (
        "Some harbour security sources said the units had left. These sources claimed the move was routine. "
        "The sources further said that the units left by sea."
    )
    assert chains(text) == [["Some harbour security sources"]] * 3


def test_citing_makes_a_link_and_later_sentences_keep_it() -> None:
    text = (
        "The Lantern newspaper, citing three harbour officials, reported that the fleet would move. "
        "They added that nobody knew when."
    )
    assert chains(text) == [["Lantern", "three harbour officials"]] * 2


def test_who_only_believes_something_is_not_who_adds() -> None:
    text = (
        "Two harbour officials said the fleet would move. Many fishermen believe that it will stay. "
        "They added that nobody knew when."
    )
    assert chains(text)[-1] == ["Two harbour officials"]


def test_the_outlet_that_was_told_comes_first() -> None:
    assert chains("Mayor Ann Reed told Reuters that the bridge was closed.") == [["Reuters", "Ann Reed"]]


def test_a_nested_attribution_keeps_its_parents_chain() -> None:
    text = "Governor Ann Reed said that the army had warned that the dam was weak."
    assert chains(text) == [["Ann Reed"], ["Ann Reed", "the army"]]


def test_a_quotation_that_stands_alone_goes_on_with_the_speaker() -> None:
    text = "Engineer Ann Reed said the dam was weak.\n\n“Nobody in this valley listens to us.”"
    assert chains(text) == [["Ann Reed"], ["Ann Reed"]]


def test_where_the_text_names_no_source_it_is_called_unknown() -> None:
    (claim,) = attributed("The bridge was reportedly closed.")
    assert [(step.name, step.wording) for step in claim.chain] == [("unknown", "reportedly")]
    assert (claim.speaker, claim.origin, claim.named, claim.source_kind) == (None, None, False, "unknown")


def test_two_unknown_sources_are_not_one() -> None:
    first, second = attributed("The bridge was reportedly closed. The dam was allegedly weak.")
    assert first.chain[0].link.entity != second.chain[0].link.entity


def test_whom_the_words_do_not_tell_stays_unresolved() -> None:
    (claim,) = attributed("She said that the bridge was closed.")
    assert (claim.chain, claim.speaker, claim.source_text) == ((), None, "She")


def test_what_was_told_to_an_outlet_once_was_told_to_it_later_too() -> None:
    text = (
        "Mayor Ann Reed told Reuters that the bridge was closed. Governor Tom Moss said that it was open. "
        "Reed said that the dam was weak."
    )
    assert chains(text) == [["Reuters", "Ann Reed"], ["Tom Moss"], ["Reuters", "Ann Reed"]]


def test_who_adds_something_has_spoken_before() -> None:
    text = (
        "The Lantern newspaper, citing three harbour officials, reported that the fleet would move. "
        "Armed smugglers believe that it will stay.\n\nThey added that nobody knew when."
    )
    assert chains(text)[-1] == ["Lantern", "three harbour officials"]


def test_the_minister_is_the_one_who_was_called_so() -> None:
    text = (
        "Finance Minister Ann Reed opened the bridge with Governor Tom Moss. "
        "The minister said that it was safe. Then the governor said that it was new."
    )
    assert chains(text) == [["Ann Reed"], ["Tom Moss"]]


def test_a_source_that_keeps_its_name_back_is_nobody_who_is_named() -> None:
    text = "Mayor Ann Reed said that the bridge was safe. A harbour source said that it was not."
    assert chains(text)[-1] == ["A harbour source"]


def test_a_statement_is_its_issuers_voice() -> None:
    (claim,) = attributed("The ministry’s statement said that the bridge was closed.")
    assert [step.name for step in claim.chain] == ["The ministry"]
    assert claim.source_kind == "document"


def test_a_report_stands_between_its_issuer_and_the_page() -> None:
    text = (
        "A report by the Eastmere Harbour League said that the dam was weak. The report said that it leaked."
    )
    claims = attributed(text)
    document = "A report by the Eastmere Harbour League"
    assert chains(text) == [[document, "Eastmere Harbour League"]] * 2
    assert {(claim.speaker, claim.source_kind, claim.named) for claim in claims} == {
        (document, "document", True)
    }


def test_the_same_speaker_within_their_own_words_adds_no_link() -> None:
    assert chains("Mayor Ann Reed said that she wanted to close the bridge.") == [["Ann Reed"], ["Ann Reed"]]


@pytest.mark.parametrize(
    ("source", "kind", "named"),
    [
        ("Ann Reed", "person", True),
        ("A senior official", "person", False),
        ("Several officials", "group", False),
        ("The Ministry of Fisheries", "organization", True),
        ("The army", "organization", True),
        ("An army", "organization", False),
        ("The Norwegian army", "organization", True),
        ("A leaked memo", "document", False),
        ("The Daily Harbour newspaper", "publication", True),
        ("France", "organization", True),
        ("The operator, Blue Sound Lines,", "organization", True),
        ("A note seen by this newspaper", "document", False),
        ("Some Iraqi news outlets", "publication", False),
        ("A member of the council Ann Reed", "person", True),
    ],
)
def test_kind_and_name(source: str, kind: str, named: bool) -> None:
    (claim,) = attributed(f"{source} said that the bridge was closed.")
    assert (claim.source_kind, claim.named) == (kind, named)


def test_two_speakers_of_one_surname_stay_two() -> None:
    text = "The minister met Reed. Anna Reed said it rained. Tomas Reed said it snowed."
    assert chains(text) == [["Anna Reed"], ["Tomas Reed"]]


def test_entities_are_numbered_by_where_they_first_appear() -> None:
    text = "Several sailors said that Anna Reed had left. Anna Reed said that the sailors were wrong."
    entities = read(text).layers.entities or ()
    assert [(entity.id, entity.name) for entity in entities] == [
        ("e1", "Several sailors"),
        ("e2", "Anna Reed"),
    ]


def test_the_fullest_name_is_the_speakers() -> None:
    text = "Reed spoke first. Prime Minister Ann Reed left early. The bridge is closed, Reed said."
    assert chains(text) == [["Ann Reed"]]


def test_an_unnamed_source_keeps_its_number_and_the_reason_that_is_given() -> None:
    text = (
        "Three harbour officials, who asked not to be named because they were not authorised to speak, "
        "said that the fleet would move."
    )
    (claim,) = attributed(text)
    (step,) = claim.chain
    assert (step.link.named, step.link.count) == (False, 3)
    assert step.link.reason is not None
    assert "because they were not authorised to speak" in step.link.reason.of(text)


def test_a_named_source_has_neither() -> None:
    (claim,) = attributed("Two weeks ago, Ann Reed said on condition of anonymity that the dam was weak.")
    assert (claim.chain[0].link.named, claim.chain[0].link.count, claim.chain[0].link.reason) == (
        True,
        None,
        None,
    )


def test_whom_an_outlet_cites_before_it_reports_is_the_origin() -> None:
    (claim,) = attributed("The Lantern, citing two harbour officials, reported that the fleet would move.")
    assert [step.name for step in claim.chain] == ["Lantern", "two harbour officials"]
