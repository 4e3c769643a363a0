from sayso.relating.cues import cues_of, denials, oppositions
from tests.relating.judging import said


def kinds(text: str) -> list[tuple[str, str]]:
    return [(cue.kind, cue.span.of(text)) for cue in cues_of(said(text))]


def test_cues_are_found_with_their_words() -> None:
    assert ("denial", "denies") in kinds("Army denies it shelled the harbour")
    assert ("refutation", "Hoax") in kinds("Video of the whale is a Hoax")
    assert ("negation", "n't") in kinds("The bridge didn't fall")


def test_reports_are_dismissed_and_ministers_are_too_but_only_one_is_a_denial() -> None:
    assert ("denial", "dismissed") in kinds("The mayor dismissed reports of a flood.")
    assert not kinds("The mayor dismissed a minister.")


def test_a_denial_counts_where_it_bears_on_what_both_tell() -> None:
    denial = said("The ministry denied that the bridge in Vell collapsed.")
    other = said(
        "The ministry denied a visa, and the bridge in Vell is long, old, wide, grey and has collapsed."
    )
    shared = {"bridg", "collaps", "vell"}
    assert [cue.kind for cue in denials(cues_of(denial), (), shared)] == ["denial"]
    assert denials(cues_of(other), (), shared) == []
    assert denials(cues_of(denial), cues_of(denial), shared) == []


def test_opposite_outcomes_are_seen_only_where_each_text_tells_one() -> None:
    a, b = "The court convicted the captain.", "The court acquitted the captain."
    (found,) = oppositions(said(a), said(b))
    assert (found.a.of(a), found.b.of(b)) == ("convicted", "acquitted")
    assert oppositions(said(a), said(a + " Another court acquitted him.")) == []
