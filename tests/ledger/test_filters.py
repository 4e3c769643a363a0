from typing import Any

import pytest

from sayso.core.errors import InputError
from sayso.ledger import Filter


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ({"since": "yesterday"}, "since: 'yesterday' is not a date"),
        ({"until": "2031-3-1"}, "until: '2031-3-1' is not a date"),
        ({"since": "2023-02-31"}, r"since: there is no 2023-02-31 \(day is out of range for month\)"),
        ({"until": "2023-13"}, "until: there is no 2023-13"),
        ({"until": "2023-01-01T25:00"}, "until: there is no 2023-01-01T25:00"),
        ({"since": "0000"}, "since: there is no 0000"),
        ({"since": "٢٠٢٣"}, "is not a date"),
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
    assert Filter(act="demand").asks_of_claims
    assert Filter(country="ORL").asks_of_claims


@pytest.mark.parametrize(
    "date", ["2024", "2024-02", "2024-02-29", "2024-02-29T08:30", "2024-02-29T08:30:00Z"]
)
def test_every_precision_of_a_date_will_do(date: str) -> None:
    assert Filter(since=date).since == date
