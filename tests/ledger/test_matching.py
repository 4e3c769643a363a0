import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.ledger.matching import expression, holds


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')")
    connection.execute("INSERT INTO t VALUES ('Ködér harbour NEAR the AND of 9.5')")
    yield connection
    connection.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters())
    | st.text('"*()^:+-{}\\\0 a')
    | st.lists(st.sampled_from(["NEAR(", "AND", "OR", "NOT", '"', "a*", "text:", "x"])).map(" ".join)
)
def test_nothing_typed_is_a_syntax_error(index: sqlite3.Connection, typed: str) -> None:
    words = expression(typed)
    if words is not None:
        index.execute("SELECT * FROM t WHERE t MATCH ?", (words,)).fetchall()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("harbour koder", True),
        ("HARBOUR — KÖDÉR!", True),
        ('"koder harbour"', True),
        ('"harbour koder"', False),
        ("near AND of", True),
        ("harbour OR ship", False),
        ('unclosed "harbour', False),
        ('koder "harbour', True),
    ],
)
def test_all_words_must_match(index: sqlite3.Connection, typed: str, *, found: bool) -> None:
    rows = index.execute("SELECT * FROM t WHERE t MATCH ?", (expression(typed),)).fetchall()
    assert bool(rows) is found


def test_signs_alone_ask_for_nothing() -> None:
    assert expression(' — "…" * ') is None


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("bridge", True),
        ("BRIDGE cafe", True),
        ('"old café"', True),
        ('"café old"', False),
        ("2,500", True),
        ("bridges", False),
        ("—", False),
    ],
)
def test_a_text_outside_any_index_matches_likewise(typed: str, held: bool) -> None:
    assert holds("The old Café by the bridge seats 2,500.", typed) is held
