from itertools import islice
from pathlib import Path

from benchmarks.relating import A_DAY, last_seconds, made, names_of, retold
from sayso.ledger import open_ledger
from tests.relating.telling import Says, reading

DAM = "2,500 people left Ostrel after the dam above the town had cracked on Friday"
MODEL = reading(f"Ada Rusk said {DAM}.", Says(("Ada Rusk",), DAM))


def test_names_are_others_of_the_same_length() -> None:
    text = MODEL.document.text
    names = names_of(text)
    assert {"Rusk", "Ostrel"} <= names
    assert "dam" not in names
    one, other = retold(text, names, 1), retold(text, names, 2)
    assert len(one) == len(other) == len(text)
    assert one == retold(text, names, 1) != other
    assert "Ostrel" not in one
    assert "the dam above the town" in one


def test_every_story_is_told_twice_and_what_was_made_is_related(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "made.db") as ledger:
        for one in islice(made([MODEL]), 2 * A_DAY):
            assert ledger.append(one)
        assert last_seconds(ledger) > 0
        assert list(ledger.verify()) == []
        rows = list(ledger.relations.rows())
    pairs = [{row.a.report, row.b.report} for row in rows]
    assert {"r0", "r1"} in pairs
    assert {"r2", "r3"} in pairs
    assert {row.b.published_at for row in rows} == {"2031-01-01", "2031-01-02"}
