import itertools
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.core.reading import Reading
from sayso.ledger import Ledger, open_ledger
from sayso.relating.incremental import relate_ledger
from tests.relating.telling import Says, reading

FLOOD = "2,500 people were killed in the flood in Saltmere"
FEWER = "900 people were killed in the flood in Saltmere"

STORY = (
    reading(f"Ada Rusk said {FLOOD}.", Says(("Ada Rusk",), FLOOD), id="r1"),
    reading(
        f"{FLOOD}, Bo Lind told us.",
        Says(("Bo Lind",), FLOOD),
        id="r2",
        publisher="Vell Post",
        published="2031-04-12T10:00",
    ),
    reading(
        f"Only {FEWER}, doctors in Saltmere said.", Says(("doctors",), FEWER), id="r3", published="2031-04-13"
    ),
    reading(
        f"Cy Moen rejected that {FLOOD}.",
        Says(("Cy Moen",), FLOOD, denied=True),
        id="r4",
        publisher="Sun",
        published=None,
    ),
    reading(
        f"{FLOOD}, wrote the paper a year later.",
        Says((), FLOOD),
        id="r5",
        publisher="Moon",
        published="2032-04-12",
    ),
)

Found = list[tuple[object, ...]]


def related(path: Path, readings: tuple[Reading, ...], *, at_once: bool) -> Found:
    with open_ledger(path) as ledger:
        for one in readings:
            ledger.append(one)
            if not at_once:
                relate_ledger(ledger)
        relate_ledger(ledger)
        assert relate_ledger(ledger).due == 0
        assert list(ledger.verify()) == []
        return found_in(ledger)


def found_in(ledger: Ledger) -> Found:
    return [
        (row.id, row.a.name, row.b.name, row.relation, row.same_origin, row.score, row.why, row.denies)
        for row in ledger.relations.rows()
    ]


def test_what_is_found_does_not_depend_on_the_order_of_arrival(tmp_path: Path) -> None:
    expected = related(tmp_path / "0.db", STORY, at_once=True)
    names = {(a, b, relation) for _, a, b, relation, *_ in expected}
    assert ("r1#a1", "r2#a1", "supports") in names
    assert ("r1#a1", "r4#a1", "disputes") in names
    assert not any("r5#a1" in {a, b} and "r4#a1" not in {a, b} for a, b, _ in names)
    for number, order in enumerate(itertools.islice(itertools.permutations(STORY), 7, 120, 16), start=1):
        assert related(tmp_path / f"{number}.db", order, at_once=bool(number % 2)) == expected


@given(order=st.permutations(STORY), at_once=st.booleans())
@settings(max_examples=10)
def test_any_permutation_gives_the_same_relations(
    tmp_path_factory: pytest.TempPathFactory, order: list[Reading], at_once: bool
) -> None:
    folder = tmp_path_factory.mktemp("order")
    expected = related(folder / "story.db", STORY, at_once=True)
    assert related(folder / "other.db", tuple(order), at_once=at_once) == expected


def test_a_relation_that_was_tampered_with_does_not_hold(tmp_path: Path) -> None:
    path = tmp_path / "tampered.db"
    related(path, STORY, at_once=True)
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE relations SET evidence_a = '[[0, 9999]]' WHERE number = 1")
        file.execute("UPDATE relations SET id = 'made up' WHERE number = 2")
    with open_ledger(path, read_only=True) as ledger:
        found = [(problem.table, problem.what.split()[1]) for problem in ledger.verify()]
    assert found == [("relations", "evidence"), ("relations", "claims,")]
