"""Short ways to make statements for tests."""

from sayso.relating.likeness import Statement
from sayso.relating.relater import Judged, load_relater
from sayso.relating.statements import statement_of


def said(text: str, published: str | None = None, source: str | None = None) -> Statement:
    return statement_of(text, published=published, source=source)


def judged(a: str, b: str, *, days: tuple[str | None, str | None] = (None, None)) -> Judged:
    return load_relater().judge(said(a, days[0]), said(b, days[1]))
