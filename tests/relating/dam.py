"""What is told of a crack in a dam: a paper that cites another one's source, and a denial."""

from tests.relating.telling import Says, reading

KNOWN = "the crack in the dam above Ostrel had been known since February"

CITED = reading(
    f"The Saltmere Echo said {KNOWN}.",
    Says(("Saltmere Echo",), KNOWN),
    id="post",
    publisher="Vell Post",
    published="2031-04-13",
)

DENIED = reading(
    f"The mayor, Cy Moen, rejected that {KNOWN}.",
    Says(("Cy Moen",), KNOWN, denied=True),
    id="sun",
    publisher="Sun",
    published="2031-04-15",
)
