import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.relating.likeness import cosine, held, likeness_features
from tests.relating.judging import judged, said

BAGS = st.dictionaries(st.sampled_from("abcdef"), st.floats(0.1, 9.0), max_size=6)


@given(BAGS, BAGS)
def test_cosine_and_share_are_shares(a: dict[str, float], b: dict[str, float]) -> None:
    assert 0 <= cosine(a, b) <= 1 + 1e-9
    assert 0 <= held(a, b) <= 1 + 1e-9
    assert cosine(a, a) == pytest.approx(1.0 if a else 0.0)


def test_likeness_is_the_same_whichever_comes_first() -> None:
    a, b = said("Two ferries sank off Vell on 3 May."), said("A storm off Vell sank 2 boats.")
    one, other = likeness_features(a, b), likeness_features(b, a)
    assert one.keys() == other.keys()
    assert all(one[name] == pytest.approx(other[name]) for name in one)


def test_a_paraphrase_is_likelier_the_same_than_another_event_of_its_kind() -> None:
    claim = "A fire gutted the harbour market of Saltmere on Monday."
    paraphrase = judged(claim, "The harbour market of Saltmere burned down in a blaze on Monday.")
    twin = judged(claim, "A fire gutted a school in Vell on Friday.")
    nothing = judged(claim, "The parliament of Varn voted on a new tax.")
    assert paraphrase.same > 0.5 > nothing.same
    assert paraphrase.same > twin.same > nothing.same
