from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.core.reading import Reading
from sayso.ledger import Ledger, open_ledger
from sayso.relating.counting import Carried, carried
from sayso.relating.incremental import relate_ledger
from tests.relating.dam import CITED, DENIED, KNOWN
from tests.relating.telling import Says, reading

AIDE = Says(("an aide",), KNOWN)

STORY = (
    reading(f"An aide, that is an aide, said {KNOWN}.", AIDE, id="echo-1", url="http://echo.example/1"),
    reading(f"Again an aide said {KNOWN}.", AIDE, id="echo-1b", url="http://echo.example/1"),
    CITED,
    reading(
        f"Bo Lind said {KNOWN}.",
        Says(("Bo Lind",), KNOWN),
        id="star",
        publisher="Nieuw Star",
        published="2031-04-14",
    ),
    DENIED,
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "dam.db") as opened:
        for one in STORY:
            opened.append(one)
        relate_ledger(opened)
        yield opened


def claim_of(one: Reading) -> str:
    return next(one.claims()).id


def counts(found: Carried) -> tuple[int, int, int]:
    return found.reports, len(found.origins), found.anonymous


def test_a_paper_its_captures_and_those_who_cite_it_are_one_origin(ledger: Ledger) -> None:
    found = carried(ledger, claim_of(STORY[0]))
    assert counts(found) == (3, 2, 1)
    first, second = found.origins
    assert (first.name, first.anonymous, first.reports) == ("Saltmere Echo", True, 2)
    assert [claim.report for claim in first.claims] in (
        ["echo-1", "echo-1b", "post"],
        ["echo-1b", "echo-1", "post"],
    )
    assert (second.name, second.anonymous, second.reports) == ("Bo Lind", False, 1)


def test_the_count_is_the_same_from_every_claim_and_the_denial_stays_outside(ledger: Ledger) -> None:
    for one in STORY[1:4]:
        found = carried(ledger, claim_of(one))
        assert counts(found) == (3, 2, 1)
    assert {row.b.report for row in found.disputes} == {"sun"}
    denial = carried(ledger, claim_of(STORY[4]))
    assert counts(denial) == (1, 1, 0)
    assert {row.denies for row in denial.disputes} == {"b"}
