"""Where a report's publisher is at home, by its address on the web and what is known of publishers."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from sayso.core.document import Document

COUNTRIES_OF_ENDINGS = {"uk": "GB", "gov": "US", "mil": "US", "edu": "US"}
"""Where the last part of an address is no code of ISO 3166."""
NOWHERE_ENDINGS = frozenset("co com org net info tv io ai me ly fm to ws cc".split())
"""Endings that are sold all over the world, some of them codes of countries."""
CODE_LENGTH = 2


@dataclass(frozen=True, slots=True)
class Home:
    """What is known of a publisher's home.

    Attributes:
        country: ISO 3166 alpha-2; empty where unknown.
        point: degrees north and east; None where unknown.
        address: letters and digits of its host, in which the name of its town may stand.
    """

    country: str = ""
    point: tuple[float, float] | None = None
    address: str = ""


def home_of(document: Document) -> Home:
    """The home of a document's publisher, by the host of its address or a host that is given as publisher."""
    host = _host(document.url) or (document.publisher or "").lower().removeprefix("www.")
    known = _publishers()
    parts = host.split(".")
    for first in range(len(parts) - 1):
        if home := known.get(".".join(parts[first:])):
            return Home(home.country, home.point, _letters(host))
    return Home(country=_country(parts[-1]), address=_letters(host))


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _country(ending: str) -> str:
    if ending in NOWHERE_ENDINGS:
        return ""
    return COUNTRIES_OF_ENDINGS.get(ending) or (ending.upper() if len(ending) == CODE_LENGTH else "")


def _letters(host: str) -> str:
    return "".join(letter for letter in host.rpartition(".")[0] if letter.isalnum())


@cache
def _publishers() -> Mapping[str, Home]:
    """The packaged table of publishers, by host."""
    table = files("sayso.resources").joinpath("publishers.tsv").read_text("utf-8")
    homes: dict[str, Home] = {}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            hosts, _, country, lat, lon = line.split("\t")[:5]
            home = Home(country=country, point=(float(lat), float(lon)) if lat else None)
            homes |= dict.fromkeys(hosts.split(), home)
    return homes
