"""What a listing leaves out."""

import re
from dataclasses import dataclass
from datetime import datetime

from sayso.core.annotations import Act
from sayso.core.claims import Voice
from sayso.core.errors import InputError

DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T.+)?)?)?", re.ASCII)
FIRST_DAY = "0000-01-01"
"""What completes a year or a month to a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Conditions that must all hold; None asks for nothing.

    A report is listed under conditions on claims when one of its claims meets them all; a figure
    when the claim that it stands in does (for ``text``: that claim or its sentence).

    Attributes:
        publisher: part of the publisher's name, in any case.
        source: part of the name of the speaker or of anyone in the chain, in any case.
        named: claims whose source is named (True) or anonymous (False). Own voice is neither, nor are
            sources that could not be resolved, nor institutions and documents without a name.
        voice: ``attributed`` or ``own``.
        since: ISO 8601 date, inclusive; "2024", "2024-03" and "2024-03-31" all do. Dates are
            compared as precisely as the coarser of the two tells.
        until: likewise.
        text: words that the claim's text must hold, as in ``Ledger.search``.
        report: id or key of the report.
        denied: claims that their source denies (True) or does not (False).
        act: what the source does with its words; own voice does nothing but state.
        country: ISO 3166 alpha-3 code of the country where the speaker belongs, in any case.
        sector: PLOVER code of the speaker's sector, in any case.
        limit: at most so many rows.
        offset: leave out so many rows first.

    Raises:
        InputError: when a date is not one, or a limit or offset is negative.
    """

    publisher: str | None = None
    source: str | None = None
    named: bool | None = None
    voice: Voice | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None
    report: str | None = None
    denied: bool | None = None
    act: Act | None = None
    country: str | None = None
    sector: str | None = None
    limit: int | None = None
    offset: int = 0

    def __post_init__(self) -> None:
        for name, date in (("since", self.since), ("until", self.until)):
            if date is not None:
                _check_date(name, date)
        for name, number in (("limit", self.limit), ("offset", self.offset)):
            if number is not None and number < 0:
                raise InputError(f"{name}: {number} is negative; give 0 or more.")

    @property
    def asks_of_claims(self) -> bool:
        """Whether any condition is about claims rather than their reports."""
        of_source = (self.source, self.named, self.country, self.sector)
        of_words = (self.voice, self.text, self.denied, self.act)
        return any(condition is not None for condition in of_source + of_words)


def _check_date(name: str, date: str) -> None:
    if not DATE.fullmatch(date):
        raise InputError(f"{name}: {date!r} is not a date; write it like 2024-03-31 or 2024-03.")
    try:
        datetime.fromisoformat(date + FIRST_DAY[len(date) :])
    except ValueError as error:
        raise InputError(f"{name}: there is no {date} ({error}); give a date of the calendar.") from error


EVERYTHING = Filter()
"""The filter that leaves nothing out."""
