import pytest

from benchmarks.actors import Coded, main, measure
from sayso.linking.actors import Actor


def string(wanted: str, sector: str | None, got: Actor) -> Coded:
    return Coded(half="seen", text="the Tarn council", wanted=wanted, sector=sector, got=got)


@pytest.mark.parametrize(
    ("wanted", "sector", "got", "country", "both"),
    [
        ("PER", "GOV", Actor(country="PER", sector="GOV"), True, True),
        ("PER", "GOV", Actor(country="PER"), True, False),
        ("PER", None, Actor(country="PER"), True, True),
        ("PER", None, Actor(country="CHL"), False, False),
        ("IGO", None, Actor(sector="IGO"), True, True),
        ("IGO", "MIL", Actor(sector="MIL"), True, True),
        ("IGO", "MIL", Actor(sector="COP"), True, False),
        ("IGO", None, Actor(), True, False),
        ("IMG", None, Actor(sector="REB"), True, True),
        ("IGO", None, Actor(country="PER", sector="IGO"), False, False),
    ],
)
def test_what_counts_as_right(wanted: str, sector: str | None, got: Actor, country: bool, both: bool) -> None:
    one = string(wanted, sector, got)
    assert (one.country_right, one.both_right) == (country, both)


def test_figures_are_percents_of_all_strings() -> None:
    right, wrong = string("PER", None, Actor(country="PER")), string("PER", None, Actor())
    assert measure([right, right, wrong]) == {"country": 66.7, "both": 66.7}


@pytest.mark.usefixtures("shared")
def test_the_figures_hold_their_floors() -> None:
    assert main([]) == 0
