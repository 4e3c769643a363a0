from itertools import pairwise

import pytest
from hypothesis import given

from benchmarks.symbolic.quotations import quotations, quote_kind
from sayso.core.spans import Span
from tests.texts import any_text


def quoted(text: str) -> list[list[str]]:
    return [[piece.of(text) for piece in quotation] for quotation in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no” twice.", [["“no”"]]),
        ('He said "no way" twice.', [['"no way"']]),
        ("It’s the boys’ boat and she’s glad.", []),
        ("A 6' plank and a 3\" nail.", []),
        ("She said 'never again' softly.", [["'never again'"]]),
        ("“She said ‘no’ to me,” he said.", [["“She said ‘no’ to me,”"]]),
        ("«We stay», he said.", [["«We stay»"]]),
        ("„We stay“, he said.", [["„We stay“"]]),
        ("“We stay.\n\n“We fight,” he said.", [["“We stay.", "“We fight,”"]]),
        ("“We stay.\n\nNobody answered.", []),
    ],
)
def test_quotations(text: str, expected: list[list[str]]) -> None:
    assert quoted(text) == expected


@given(any_text)
def test_pieces_are_disjoint_and_in_order(text: str) -> None:
    pieces = [piece for quotation in quotations(text) for piece in quotation]
    assert all(left.end <= right.start for left, right in pairwise(pieces))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We stay.”", "direct"),
        ("that they would “stay”", "mixed"),
        ("that they would stay", "indirect"),
        ("“We stay.", "direct"),
    ],
)
def test_quote_kind(text: str, kind: str) -> None:
    assert quote_kind(text, (Span(0, len(text)),)) == kind
