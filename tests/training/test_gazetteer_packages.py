import pytest

from training.gazetteer.packages import City, middle_of


def city(lat: float, lon: float) -> City:
    return City(["Tarn", "1", "4|7", "1", "", str(lat), str(lon)])


def test_a_crowded_corner_does_not_pull_the_middle() -> None:
    crowd = [city(10.1, 20.1)] * 50
    assert middle_of([*crowd, city(12.1, 22.1)]) == pytest.approx((11.1, 21.1))


def test_a_division_across_the_date_line_has_its_middle_there() -> None:
    lat, lon = middle_of([city(52.1, 179.1), city(52.1, -178.9)])
    assert (lat, abs(lon)) == pytest.approx((52.1, 179.9))


def test_a_city_knows_its_divisions_the_largest_first() -> None:
    assert city(1, 2).divisions == [4, 7]
    assert city(1, 2).population == 0
