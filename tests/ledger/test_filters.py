from typing import Any

import pytest

from sayso.core.errors import InputError
from sayso.ledger import Filter


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ({"since": "yesterday"}, "since: 'yesterday' is not a date"),
        ({"until": "2031-3-1"}, "until: '2031-3-1' is not a date"),
        ({"limit": -1}, "limit: -1 is negative"),
        ({"offset": -2}, "offset: -2 is negative"),
    ],
)
def test_what_makes_no_sense_is_refused(settings: dict[str, Any], complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        Filter(**settings)


def test_only_some_conditions_are_about_claims() -> None:
    assert not Filter(publisher="Post", since="2031", report="r", limit=3).asks_of_claims
    assert Filter(named=False).asks_of_claims
    assert Filter(denied=False).asks_of_claims
