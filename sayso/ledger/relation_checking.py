"""Re-checking the relations: their ids, and that their evidence lies in the claims' reports."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from sayso.core.spans import as_spans
from sayso.ledger.checking import fits
from sayso.ledger.connecting import STREAMED
from sayso.ledger.relation_schema import RELATERS, RELATIONS
from sayso.ledger.relations import relation_id
from sayso.ledger.rows import Problem
from sayso.ledger.schema import CLAIMS, READINGS, REPORTS


def problems(connection: Connection) -> Iterator[Problem]:
    """Everything about relations that does not hold."""
    claim = {side: CLAIMS.alias() for side in "ab"}
    reading = {side: READINGS.alias() for side in "ab"}
    report = {side: REPORTS.alias() for side in "ab"}
    query = select(
        RELATIONS,
        RELATERS.c.provenance,
        *(claim[side].c.id.label(f"claim_{side}") for side in "ab"),
        *(reading[side].c.id.label(f"reading_{side}") for side in "ab"),
        *(report[side].c.number.label(f"report_{side}") for side in "ab"),
        *(report[side].c.characters.label(f"size_{side}") for side in "ab"),
    ).join_from(RELATIONS, RELATERS, RELATERS.c.number == RELATIONS.c.relater)
    for side in "ab":
        query = (
            query.join(claim[side], claim[side].c.number == RELATIONS.c[side])
            .join(reading[side], reading[side].c.number == claim[side].c.reading)
            .join(report[side], report[side].c.number == reading[side].c.report)
        )
    for row in connection.execute(query, execution_options=STREAMED):
        identity = relation_id(row.claim_a, row.reading_a, row.claim_b, row.reading_b, row.provenance)
        if identity != row.id:
            yield _problem(row.id, f"its claims, readings and relater hash to {identity}")
        if row.report_a == row.report_b:
            yield _problem(row.id, "is between claims of one report")
        for spans, size in ((row.evidence_a, row.size_a), (row.evidence_b, row.size_b)):
            for span in as_spans(spans):
                if not fits(span, size):
                    where = f"[{span.start}, {span.end})"
                    yield _problem(row.id, f"its evidence {where} is outside the text of {size} characters")


def _problem(id_: str, what: str) -> Problem:
    return Problem(table="relations", id=id_, what=what)
