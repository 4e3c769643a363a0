"""What the ledger keeps of relations between claims: what to relate to what, and what was found."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, exists, func, or_, select
from sqlalchemy.dialects.sqlite import insert

from sayso.core.hashing import content_id
from sayso.core.provenance import Provenance
from sayso.core.relations import Relation, RelationKind
from sayso.core.spans import as_spans
from sayso.ledger import finding, shredding
from sayso.ledger.conditions import on_current_claims
from sayso.ledger.connecting import READ, STREAMED, WRITE, Opened, compact_json
from sayso.ledger.filters import EVERYTHING, Filter
from sayso.ledger.relation_rows import Neighbour, RelatedClaim, RelationRow
from sayso.ledger.relation_schema import (
    CURRENT_RELATIONS,
    NEIGHBOURS,
    RELATED,
    RELATERS,
    RELATIONS,
    REPORT_TERMS,
)
from sayso.ledger.schema import CLAIMS, CURRENT_CLAIMS, CURRENT_READINGS, PROVENANCES, READINGS, REPORTS

UNKNOWN_DAY = 0

SHARED_TERMS = """
SELECT terms.report, sum(terms.weight * wanted.value) AS weight
FROM json_each(?) AS wanted CROSS JOIN report_terms AS terms ON terms.term = wanted.key {within}
GROUP BY terms.report HAVING sum(terms.weight * wanted.value) >= ?
"""
WITHIN_DAYS = "AND terms.day BETWEEN ? AND ?"
WITHOUT_DAY = "AND terms.day = 0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """By what a report finds its neighbours.

    Attributes:
        terms: its most telling terms with their weights.
        day: of its publication, as a number; None where it is not known to the day.
        window: how many days before and after it a neighbour was published at most.
        least: the least weight of shared terms.
    """

    terms: Mapping[str, int]
    day: int | None
    window: int
    least: int


class Relations:
    """The relations in one ledger.

    Between two claims there is at most one relation by each relater, found when the second of their reports
    was related, and the same whichever of them came first.
    """

    def __init__(self, file: Opened) -> None:
        self._file = file

    def due(self, relater: Provenance) -> list[str]:
        """Keys of the reports whose current reading ``relater`` has not related, by date, id and key."""
        done = exists().where(
            RELATED.c.reading == CURRENT_READINGS.c.number,
            RELATED.c.relater == RELATERS.c.number,
            RELATERS.c.provenance == relater.id,
        )
        query = (
            select(REPORTS.c.key)
            .join_from(REPORTS, CURRENT_READINGS, CURRENT_READINGS.c.report == REPORTS.c.number)
            .where(~done)
            .order_by(REPORTS.c.published_at, REPORTS.c.id, REPORTS.c.key)
        )
        with self._file.at_home(READ) as connection:
            return list(connection.execute(query).scalars())

    def neighbours(self, report: str, relater: Provenance, around: Surroundings) -> list[Neighbour]:
        """The neighbours, of another URL, of the report with that key that ``relater`` has related."""
        with self._file.at_home(READ) as connection:
            return _neighbours(connection, finding.report_number(connection, report), relater, around)

    def add(
        self,
        report: str,
        relater: Provenance,
        around: Surroundings,
        *,
        reading: str,
        neighbours: Iterable[Neighbour],
        found: Iterable[Relation],
    ) -> bool:
        """Add how the report with that key relates to all its neighbours, in one transaction.

        Args:
            report: key of the report.
            relater: what related it.
            around: by what its neighbours were found.
            reading: id of the reading that was related.
            neighbours: those that it was related to.
            found: the relations, of claims of these readings.

        Returns:
            False, and nothing is added, when reading or neighbours are no longer those that there are.
        """
        with self._file.at_home(WRITE) as connection:
            number = finding.report_number(connection, report)
            current = connection.execute(
                select(CURRENT_READINGS.c.number, CURRENT_READINGS.c.id).where(
                    CURRENT_READINGS.c.report == number
                )
            ).one()
            wanted = list(neighbours)
            if current.id != reading or _neighbours(connection, number, relater, around) != wanted:
                return False
            _add_neighbours(connection, number, around, wanted)
            made_by = _relater_number(connection, relater)
            readings = [reading, *(neighbour.reading for neighbour in wanted)]
            _add_relations(connection, made_by, relater, readings, found)
            connection.execute(
                insert(RELATED).on_conflict_do_nothing(), {"reading": current.number, "relater": made_by}
            )
            return True

    def rows(
        self,
        filter: Filter = EVERYTHING,  # noqa: A002 - as in Ledger
        *,
        relation: RelationKind | None = None,
    ) -> Iterator[RelationRow]:
        """The relations one of whose claims meets ``filter``, by the date of the later claim."""
        c = CURRENT_RELATIONS.c
        query = select(CURRENT_RELATIONS).order_by(
            c.published_b, c.key_b, c.position_b, c.published_a, c.key_a, c.position_a
        )
        if relation:
            query = query.where(c.relation == relation)
        if conditions := on_current_claims(filter):
            meeting = select(CURRENT_CLAIMS.c.number).where(*conditions)
            query = query.where(or_(c.a.in_(meeting), c.b.in_(meeting)))
        yield from self._rows(query.limit(filter.limit).offset(filter.offset or None))

    def of_claim(self, claim: str) -> list[RelationRow]:
        """The relations of the claim with that id."""
        c = CURRENT_RELATIONS.c
        numbers = select(CLAIMS.c.number).where(CLAIMS.c.id == claim)
        query = select(CURRENT_RELATIONS).where(or_(c.a.in_(numbers), c.b.in_(numbers)))
        order = (c.published_b, c.key_b, c.position_b, c.published_a, c.key_a, c.position_a)
        return list(self._rows(query.order_by(*order)))

    def claim(self, claim: str) -> RelatedClaim:
        """The claim with that id, in the current reading of its report or else its last one."""
        with self._file.at_home(READ) as connection:
            number = select(func.max(CLAIMS.c.number)).where(CLAIMS.c.id == claim)
            return _claim(connection, connection.execute(number).scalar_one())

    def near(self, *, least: int) -> list[tuple[str, str]]:
        """Keys of the pairs of reports that share terms of at least that weight."""
        first, second = REPORTS.alias(), REPORTS.alias()
        query = (
            select(first.c.key, second.c.key)
            .join_from(NEIGHBOURS, first, first.c.number == NEIGHBOURS.c.report)
            .join(second, second.c.number == NEIGHBOURS.c.other)
            .where(NEIGHBOURS.c.weight >= least)
        )
        with self._file.at_home(READ) as connection:
            pairs = connection.execute(query).all()
        return sorted((min(one, other), max(one, other)) for one, other in pairs)

    def _rows(self, query: Select[Any]) -> Iterator[RelationRow]:
        claims: dict[int, RelatedClaim] = {}
        with self._file.away() as connection:
            for row in connection.execute(query, execution_options=STREAMED):
                for number in (row.a, row.b):
                    if number not in claims:
                        claims[number] = _claim(connection, number)
                yield _relation_row(row, claims.__getitem__)


def _neighbours(
    connection: Connection, number: int, relater: Provenance, around: Surroundings
) -> list[Neighbour]:
    weights = _sharing(connection, around)
    weights.pop(number, None)
    url = connection.execute(select(REPORTS.c.url).where(REPORTS.c.number == number)).scalar_one()
    query = (
        select(REPORTS.c.number, REPORTS.c.key, REPORTS.c.url, CURRENT_READINGS.c.id)
        .join_from(REPORTS, CURRENT_READINGS, CURRENT_READINGS.c.report == REPORTS.c.number)
        .join(RELATED, RELATED.c.reading == CURRENT_READINGS.c.number)
        .join(RELATERS, RELATERS.c.number == RELATED.c.relater)
        .where(RELATERS.c.provenance == relater.id)
    )
    found = []
    for other in sorted(weights):
        row = connection.execute(query.where(REPORTS.c.number == other)).one_or_none()
        if row and not (url and row.url == url):
            found.append(Neighbour(key=row.key, reading=row.id, weight=weights[other]))
    return sorted(found, key=lambda neighbour: neighbour.key)


def _sharing(connection: Connection, around: Surroundings) -> dict[int, int]:
    """The numbers of the reports that share enough terms, with the weight of these."""
    terms = compact_json(dict(around.terms))
    if around.day is None:
        return _weights(connection, SHARED_TERMS.format(within=""), (terms, around.least))
    days = (around.day - around.window, around.day + around.window)
    dated = SHARED_TERMS.format(within=WITHIN_DAYS)
    undated = SHARED_TERMS.format(within=WITHOUT_DAY)
    return _weights(connection, dated, (terms, *days, around.least)) | _weights(
        connection, undated, (terms, around.least)
    )


def _weights(connection: Connection, query: str, given: tuple[Any, ...]) -> dict[int, int]:
    return {report: weight for report, weight in connection.exec_driver_sql(query, given)}  # noqa: C416


def _add_neighbours(
    connection: Connection, number: int, around: Surroundings, neighbours: list[Neighbour]
) -> None:
    day = UNKNOWN_DAY if around.day is None else around.day
    terms = [
        {"term": term, "day": day, "report": number, "weight": weight}
        for term, weight in around.terms.items()
    ]
    if terms:
        connection.execute(insert(REPORT_TERMS).on_conflict_do_nothing(), terms)
    pairs = []
    for neighbour in neighbours:
        other = finding.report_number(connection, neighbour.key)
        low, high = sorted((number, other))
        pairs.append({"report": high, "other": low, "weight": neighbour.weight})
    if pairs:
        connection.execute(insert(NEIGHBOURS).on_conflict_do_nothing(), pairs)


def _relater_number(connection: Connection, relater: Provenance) -> int:
    connection.execute(insert(PROVENANCES).on_conflict_do_nothing(), shredding.provenance_row(relater))
    connection.execute(insert(RELATERS).on_conflict_do_nothing(), {"provenance": relater.id})
    number = select(RELATERS.c.number).where(RELATERS.c.provenance == relater.id)
    found: int = connection.execute(number).scalar_one()
    return found


def _add_relations(
    connection: Connection,
    made_by: int,
    relater: Provenance,
    readings: list[str],
    found: Iterable[Relation],
) -> None:
    claims: dict[str, tuple[int, str]] = {}
    rows = []
    for relation in found:
        for claim in (relation.a, relation.b):
            if claim not in claims:
                claims[claim] = _claim_in(connection, claim, readings)
        (a, reading_a), (b, reading_b) = claims[relation.a], claims[relation.b]
        rows.append(
            {
                "id": relation_id(relation.a, reading_a, relation.b, reading_b, relater.id),
                "relater": made_by,
                "a": a,
                "b": b,
                "relation": relation.relation,
                "same_origin": relation.same_origin,
                "score": relation.score,
                "why": relation.why,
                "denies": relation.denies,
                "evidence_a": [list(span) for span in relation.evidence_a],
                "evidence_b": [list(span) for span in relation.evidence_b],
            }
        )
    if rows:
        connection.execute(insert(RELATIONS).on_conflict_do_nothing(), rows)


def relation_id(a: str, reading_a: str, b: str, reading_b: str, relater: str) -> str:
    """The id of the relation between two claims, as those readings have them, by that relater."""
    return content_id("relation", a, reading_a, b, reading_b, relater)


def _claim_in(connection: Connection, claim: str, readings: list[str]) -> tuple[int, str]:
    """The number of a claim, and the reading among ``readings`` that found it."""
    query = select(CLAIMS.c.number, READINGS.c.id).join_from(
        CLAIMS, READINGS, READINGS.c.number == CLAIMS.c.reading
    )
    rows = connection.execute(query.where(CLAIMS.c.id == claim))
    return next((number, reading) for number, reading in rows if reading in readings)


def _claim(connection: Connection, number: int) -> RelatedClaim:
    query = (
        select(*CLAIMS.c, *REPORTS.c["publisher", "published_at", "url", "key"], REPORTS.c.id.label("report"))
        .join_from(CLAIMS, READINGS, READINGS.c.number == CLAIMS.c.reading)
        .join(REPORTS, REPORTS.c.number == READINGS.c.report)
        .where(CLAIMS.c.number == number)
    )
    row = connection.execute(query).one()
    return RelatedClaim(
        id=row.id,
        report=row.report,
        report_key=row.key,
        local_id=row.local_id,
        publisher=row.publisher,
        published_at=row.published_at,
        url=row.url,
        voice=row.voice,
        speaker=row.speaker,
        source=row.source,
        source_kind=row.source_kind,
        named=row.named,
        chain=tuple(row.chain),
        origin_wording=row.origin_wording,
        origin_count=row.origin_count,
        polarity=row.polarity,
        text=row.text,
        start=row.start,
        end=row.end,
    )


def _relation_row(row: Row[Any], claim: Callable[[int], RelatedClaim]) -> RelationRow:
    return RelationRow(
        id=row.id,
        a=claim(row.a),
        b=claim(row.b),
        relation=row.relation,
        same_origin=row.same_origin,
        score=row.score,
        why=row.why,
        denies=row.denies,
        evidence_a=as_spans(row.evidence_a),
        evidence_b=as_spans(row.evidence_b),
    )
