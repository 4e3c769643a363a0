import pytest

from sayso.core.annotations import Factuality
from tests.texts import read_by_rules as read


def factuality(text: str) -> Factuality:
    (found, *_) = read(text).layers.factuality or ()
    return found


@pytest.mark.parametrize(
    ("text", "certainty", "polarity"),
    [
        ("The mayor said the bridge was closed.", "certain", "affirmed"),
        ("The mayor denied that the bridge was closed.", "certain", "denied"),
        ("The mayor said she had no plans to close it.", "certain", "affirmed"),
        ("The mayor said the bridge might close.", "possible", "affirmed"),
        ("The mayor said the bridge is likely to close.", "probable", "affirmed"),
        ("The mayor didn't deny that the bridge was closed.", "unknown", "affirmed"),
        ("The mayor never said that the bridge was closed.", "unknown", "affirmed"),
        ("The mayor did not deny that the bridge was closed.", "unknown", "affirmed"),
        ("The mayor said no ship had sailed since May 26.", "certain", "affirmed"),
        ("The mayor urged residents to leave.", "unknown", "affirmed"),
        ("“Will the bridge hold?” the mayor asked.", "unknown", "affirmed"),
        ("The bridge was allegedly closed.", "unknown", "affirmed"),
    ],
)
def test_certainty_and_polarity(text: str, certainty: str, polarity: str) -> None:
    found = factuality(text)
    assert (found.certainty, found.polarity) == (certainty, polarity)


def test_the_cue_that_decides_is_shown() -> None:
    text = "The mayor said the bridge might close."
    assert [span.of(text) for span in factuality(text).cues] == ["might"]


def test_a_hedge_in_a_nested_attribution_is_not_the_outer_speakers() -> None:
    text = "The governor said that the army had warned that the dam might break."
    outer, inner = read(text).layers.factuality or ()
    assert (outer.certainty, inner.certainty) == ("certain", "possible")
