import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.annotators.figure_nouns import counted_after
from tests.texts import any_text


@pytest.mark.parametrize(
    ("after", "phrase", "head"),
    [
        (" foreign troops along with fighter jets", "foreign troops", "troops"),
        (" major political parties have met", "major political parties", "parties"),
        (" sides appear to agree", "sides", "sides"),
        (" remaining nuclear reactors in it", "remaining nuclear reactors", "reactors"),
        (" targeted ministers", "targeted ministers", "ministers"),
        (" former and current defence officials", "former and current defence officials", "officials"),
        (" sports clubs", "sports clubs", "clubs"),
        (" police officers said", "police officers", "officers"),
        (" newly built boats sank", "newly built boats", "boats"),
        (" leading US firms", "leading US firms", "firms"),
        (" “great concerns”", "great concerns", "concerns"),
        (" TEUs of freight", "TEUs", "TEUs"),
        (" people's safety is at stake", "people", "people"),
        (" of the nine reactors are open", "reactors", "reactors"),
        (" of Eastmere's 25 boats sank", "boats", "boats"),
        (" of the top 10 boats", "boats", "boats"),
        (", if not thousands, of boats", "boats", "boats"),
        (" or more boats", "boats", "boats"),
        (" out of four boats", "boats", "boats"),
        ("-room hotel", "room", "rooms"),
        ("-strong crew", "strong", "people"),
        (" wounded and five dead", "wounded", "wounded"),
        (" boats Monday", "boats", "boats"),
    ],
)
def test_the_noun_phrase_and_its_head(after: str, phrase: str, head: str) -> None:
    found = counted_after(after, 0, len(after))
    assert found is not None
    assert (found.span.of(after), found.head) == (phrase, head)


@pytest.mark.parametrize(
    "after",
    [
        " were in it",
        " already had sunk",
        ", boats",
        " live in Eastmere",
        " attended virtually",
        " rounded up in it",
        "\nboats",
        " and five boats",
        " annually",
        "",
        "-",
    ],
)
def test_a_bare_number_has_no_noun(after: str) -> None:
    assert counted_after(after, 0, len(after)) is None


def test_one_counts_a_singular() -> None:
    after = " large trade bloc in it"
    found = counted_after(after, 0, len(after), one=True)
    assert found is not None
    assert found.head == "bloc"


def test_nothing_is_looked_for_beyond_the_sentence() -> None:
    after = " large boats"
    assert counted_after(after, 0, after.index("boats")) is None


@given(any_text, st.data())
def test_the_phrase_lies_between_number_and_stop(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, len(text)))
    found = counted_after(text, start, stop)
    assert found is None or (start <= found.span.start < found.span.end <= stop)
