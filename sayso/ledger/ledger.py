"""The ledger as the rest of the house sees it."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Row, Select

from sayso.core.document import Document
from sayso.core.judgements import Called, Judgement
from sayso.core.provenance import Provenance
from sayso.core.reading import Reading
from sayso.core.skips import Skip
from sayso.ledger import (
    actors,
    appending,
    correcting,
    finding,
    listings,
    profiles,
    rebuilding,
    searching,
    speaking,
    verification,
)
from sayso.ledger.connecting import READ, STREAMED, WRITE, Opened, opened
from sayso.ledger.filters import EVERYTHING, Filter
from sayso.ledger.relations import Relations
from sayso.ledger.rows import (
    ActorRow,
    ClaimRow,
    CorrectionRow,
    Counts,
    FigureRow,
    Problem,
    PublisherRow,
    ReportRow,
    SearchHit,
    Shown,
    SkipRow,
    SourceRow,
    StoredText,
)
from sayso.ledger.standing import in_force

R = TypeVar("R")


def open_ledger(path: Path | str, *, read_only: bool = False) -> "Ledger":
    """Open the ledger in the file at ``path``; make it, or bring it up to date, unless ``read_only``.

    Raises:
        NotFoundError: when it is to be read only and is not there.
        LedgerError: when the file is no ledger, is locked, or was made by a newer Sayso.
    """
    return Ledger(opened(Path(path), read_only=read_only))


class Ledger:
    """Readings of reports in one SQLite file; a context manager that closes it.

    Rows come as iterators that hold one batch in memory, in the order of publication date (reports
    without one first), report id, and place in the text. Each iterator sees the ledger as it was
    when it gave its first row. Unless said otherwise, rows are those of the current reading of each
    report, the one appended last.

    Every method raises LedgerError when the file is locked, full, damaged or already closed.

    Attributes:
        relations: how claims of different reports relate.
    """

    def __init__(self, file: Opened) -> None:
        self.path = file.path
        self.read_only = file.read_only
        self.relations = Relations(file)
        self._file = file

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; closing twice does nothing."""
        self._file.close()

    def append(self, reading: Reading) -> bool:
        """Add all rows of ``reading`` in one transaction; False when it is already in.

        Raises:
            VerificationError: when the reading does not hold (a span outside the text, a reference
                to an attribution that is not there); nothing is added.
        """
        with self._file.at_home(WRITE) as connection:
            return appending.append(connection, reading)

    def append_skip(self, skip: Skip) -> bool:
        """Add the record of input that gave no reading; False when it is already in."""
        with self._file.at_home(WRITE) as connection:
            return appending.append_skip(connection, skip)

    def has(self, document: Document, provenance: Provenance) -> bool:
        """Whether the reading of ``document`` by that software, models and settings is in."""
        with self._file.at_home(READ) as connection:
            return appending.has(connection, document, provenance)

    def reports(self, filter: Filter = EVERYTHING) -> Iterator[ReportRow]:  # noqa: A002 - reads as it should
        """The reports, with how much was found in each."""
        return self._rows(listings.reports(filter), listings.report_row)

    def claims(self, filter: Filter = EVERYTHING) -> Iterator[ClaimRow]:  # noqa: A002
        """The claims, attributed and own voice."""
        with self._file.away() as connection:
            identities = speaking.identities_of(connection)
            for row in connection.execute(listings.claims(filter), execution_options=STREAMED):
                yield listings.claim_row(row, identities)

    def figures(self, filter: Filter = EVERYTHING) -> Iterator[FigureRow]:  # noqa: A002
        """The figures, each with whose it is."""
        return self._rows(listings.figures(filter), listings.figure_row)

    def sources(self, filter: Filter = EVERYTHING) -> Iterator[SourceRow]:  # noqa: A002
        """The sources of the claims that meet ``filter``, those with most claims first."""
        return self._rows(profiles.sources(filter), profiles.source_row)

    def actors(self, name: str | None = None, filter: Filter = EVERYTHING) -> Iterator[ActorRow]:  # noqa: A002
        """The actors who speak in claims that meet ``filter``, those with most claims first.

        Of sources without a name only bodies of a known country ("the government") are actors; people and
        groups are listed where ``filter`` asks for anonymous sources. ``name`` is part of any name by which
        an actor goes, in any case.
        """
        return self._rows(actors.actors(name, filter), actors.actor_row)

    def correct(self, judgement: Judgement) -> Judgement | None:
        """Add what somebody decided, in place of what was decided of the same before.

        Returns:
            the judgement with what it replaces; None when just that stands already.

        Raises:
            InputError: when it is no judgement, or joins whom another one keeps apart.
        """
        with self._file.at_home(WRITE) as connection:
            return correcting.add(connection, judgement)

    def take_back(self, id: str, *, who: str = "", note: str = "") -> Judgement:  # noqa: A002
        """Take back the judgement with that id, or whose id begins so; the row stays.

        Raises:
            NotFoundError: when there is none, or when it no longer stands.
        """
        with self._file.at_home(WRITE) as connection:
            return correcting.take_back(connection, id, who=who, note=note)

    def add_judgements(self, judgements: Iterable[Judgement]) -> int:
        """Add judgements from elsewhere as they are, in one transaction; how many were not in yet."""
        with self._file.at_home(WRITE) as connection:
            return sum([correcting.append(connection, judgement) for judgement in judgements])

    def refused(self) -> tuple[Judgement, ...]:
        """The judgements that stand without effect: they join whom others keep apart."""
        with self._file.at_home(READ) as connection:
            return tuple(speaking.identities_of(connection).refused)

    def meant(self, name: str, *, report: str = "", everyone: bool = False, shown: bool = False) -> Called:
        """Whom a name means, or the id of an actor.

        Args:
            name: in any spelling; or the first characters of an id, at least 4.
            report: only in the report with that id.
            everyone: all who are called so, be they one actor or several.
            shown: by the name that is shown for the actor, rather than by ``name``.

        Raises:
            NotFoundError: when nobody is called so, or, without ``everyone``, several actors are.
        """
        with self._file.at_home(READ) as connection:
            called = correcting.meant(connection, name, report=report, everyone=everyone)
            return correcting.main_name(connection, called) if shown else called

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements in the order of arrival, those that were superseded or taken back among them."""
        with self._file.at_home(READ) as connection:
            return speaking.judgements(connection)

    def corrections(self) -> Iterator[CorrectionRow]:
        """The judgements that stand."""
        return map(correcting.correction_row, in_force(self.judgements()))

    def publishers(self, filter: Filter = EVERYTHING) -> Iterator[PublisherRow]:  # noqa: A002
        """The publishers by name, with what their reports hold.

        Conditions on claims choose the claims that are counted; reports and loaded wording are then those
        of the reports that have such a claim.
        """
        return self._rows(profiles.publishers(filter), profiles.publisher_row)

    def texts(self) -> Iterator[StoredText]:
        """The texts of all reports."""
        return self._rows(listings.texts(), listings.stored_text)

    def skips(self) -> Iterator[SkipRow]:
        """The input that gave no reading, in the order it was met."""
        return self._rows(listings.skips(), listings.skip_row)

    def search(self, query: str, filter: Filter = EVERYTHING) -> Iterator[SearchHit]:  # noqa: A002
        """Claims, then reports, whose text holds all words of ``query``; the best matches first.

        Words match in any case and with or without accents; words in double quotation marks match
        as a phrase; nothing else in ``query`` has a meaning of its own. Where ``filter`` sets
        conditions on claims, only claims are found.
        """
        with self._file.away() as connection:
            speaking.identities_of(connection)
            hits = searching.hits(connection, query, filter)
            stop = None if filter.limit is None else filter.offset + filter.limit
            yield from islice(hits, filter.offset, stop)

    def readings(self, filter: Filter = EVERYTHING) -> Iterator[Reading]:  # noqa: A002
        """The current readings themselves, for export."""
        with self._file.away() as connection:
            speaking.identities_of(connection)
            for row in connection.execute(listings.reports(filter), execution_options=STREAMED):
                yield rebuilding.current_reading(connection, row.number)

    def reading(self, report: str) -> Reading:
        """The current reading of the report with that id or key.

        Raises:
            NotFoundError: when there is none, or when several reports share the id.
        """
        with self._file.at_home(READ) as connection:
            return rebuilding.current_reading(connection, finding.report_number(connection, report))

    def show(self, id: str) -> Shown:  # noqa: A002
        """The report, claim or figure behind an id, or behind its first characters, at least 4.

        Raises:
            NotFoundError: when there is none (the message lists the nearest), or more than one.
        """
        with self._file.at_home(READ) as connection:
            return finding.shown(connection, id)

    def counts(self) -> Counts:
        """How much there is of everything."""
        with self._file.at_home(READ) as connection:
            speaking.identities_of(connection)
            return listings.counted(connection)

    def verify(self) -> Iterator[Problem]:
        """Re-check every hash, id, offset and stored word of every reading, and the file itself."""
        with self._file.away() as connection:
            yield from verification.problems(connection)

    def _rows(self, select: Select[Any], make: Callable[[Row[Any]], R]) -> Iterator[R]:
        with self._file.away() as connection:
            speaking.identities_of(connection)
            for row in connection.execute(select, execution_options=STREAMED):
                yield make(row)
