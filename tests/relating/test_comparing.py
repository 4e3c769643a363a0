from sayso.relating.comparing import compared
from tests.relating.telling import Says, reading

WINDS = "winds in the strait of Vell are strong"
FEWER, MORE = (
    "12 people were killed in the flood in Saltmere",
    "46 people were killed in the flood in Saltmere",
)
SHIP = "a ship ran aground off the lighthouse"


def test_claims_of_two_captures_are_told_apart() -> None:
    url = "http://echo.example/1"
    a = reading(
        f"Ada Rusk said {FEWER}. Bo Lind said {WINDS}. Cy Moen said {SHIP}.",
        Says(("Ada Rusk",), FEWER),
        Says(("Bo Lind",), WINDS),
        Says(("Cy Moen",), SHIP),
        url=url,
    )
    b = reading(
        f"Bo Lind said {WINDS}. Ada Rusk said {MORE}.",
        Says(("Ada Rusk",), MORE),
        Says(("Bo Lind",), WINDS),
        url=url,
        published="2031-04-14",
    )
    found = compared(a, b)
    same = [pair for pair in found.matched if pair.relation is None]
    assert [pair.a.text for pair in same] == [WINDS]
    [moved] = [pair for pair in found.matched if pair.changed]
    assert (moved.a.text, moved.b.text) == (FEWER, MORE)
    assert [claim.text for claim in found.only_a] == [SHIP]
    assert found.only_b == ()
    back = compared(b, a)
    assert [claim.text for claim in back.only_b] == [SHIP]
    assert {(pair.a.text, pair.b.text) for pair in back.matched} == {(WINDS, WINDS), (MORE, FEWER)}
