import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.linking.ranking import chances

bags = st.lists(st.lists(st.sampled_from("abc"), max_size=3), min_size=1, max_size=6)


@given(bags, st.dictionaries(st.sampled_from("abc"), st.floats(-50, 50)))
def test_chances_are_a_distribution(candidates: list[list[str]], weights: dict[str, float]) -> None:
    likely = chances(candidates, weights)
    assert len(likely) == len(candidates)
    assert sum(likely) == pytest.approx(1)


def test_a_point_more_is_e_times_as_likely() -> None:
    near, far = chances([["near", "unheard of"], ["far"]], {"near": 1.5, "far": 0.5})
    assert near / far == pytest.approx(2.71828, abs=1e-4)
