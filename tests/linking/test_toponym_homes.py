import pytest

from sayso.core.document import Document
from sayso.linking.toponym_homes import Home, home_of


@pytest.mark.parametrize(
    ("url", "country", "address"),
    [
        ("https://www.saltmere-echo.co.uk/a", "GB", "saltmereechoco"),
        ("https://news.saltmere.fr/a", "FR", "newssaltmere"),
        ("https://saltmere.com", "", "saltmere"),
        ("https://saltmere.tv/", "", "saltmere"),
        ("https://[broken", "", ""),
        ("saltmere", "", ""),
        (None, "", ""),
    ],
)
def test_an_address_tells_the_country(url: str | None, country: str, address: str) -> None:
    assert home_of(Document.of("x", url=url)) == Home(country=country, address=address)


def test_known_publishers_are_at_home_by_any_of_their_hosts() -> None:
    home = home_of(Document.of("x", url="https://www.bbc.co.uk/news/1"))
    assert (home.country, home.point) == ("GB", None)
    assert home_of(Document.of("x", publisher="bbc.com")).country == "GB"
    dawn = home_of(Document.of("x", url="https://epaper.dawn.com/1"))
    assert dawn.country == "PK"
    assert dawn.point == pytest.approx((24.9, 67.0), abs=0.2)
