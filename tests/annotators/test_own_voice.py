from tests.texts import read_by_rules as read


def own_voice(text: str) -> list[str]:
    return [span.of(text) for span in read(text).layers.own_voice or ()]


def test_judgements_are_own_voice_and_plain_facts_are_not() -> None:
    text = "The bridge has four lanes and two towers. This shameful scheme will fool nobody in the valley."
    assert own_voice(text) == ["This shameful scheme will fool nobody in the valley."]


def test_what_somebody_else_says_is_not() -> None:
    assert own_voice("The governor said that this shameful scheme would fool nobody in the valley.") == []
