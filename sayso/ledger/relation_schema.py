"""The tables of relations, as queries name them."""

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, Integer, String, Table, column, table

from sayso.ledger.schema import METADATA, Words

REPORT_TERMS = Table(
    "report_terms",
    METADATA,
    Column("term", Words, primary_key=True),
    Column("day", Integer, primary_key=True),
    Column("report", ForeignKey("reports.number"), primary_key=True),
    Column("weight", Integer, nullable=False),
)

RELATERS = Table(
    "relaters",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("provenance", ForeignKey("provenances.id"), nullable=False, unique=True),
)

RELATED = Table(
    "related",
    METADATA,
    Column("reading", ForeignKey("readings.number"), primary_key=True),
    Column("relater", ForeignKey("relaters.number"), primary_key=True),
)

NEIGHBOURS = Table(
    "neighbours",
    METADATA,
    Column("report", ForeignKey("reports.number"), primary_key=True),
    Column("other", ForeignKey("reports.number"), primary_key=True),
    Column("weight", Integer, nullable=False),
)

RELATIONS = Table(
    "relations",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("relater", ForeignKey("relaters.number"), nullable=False),
    Column("a", ForeignKey("claims.number"), nullable=False),
    Column("b", ForeignKey("claims.number"), nullable=False),
    Column("relation", String, nullable=False),
    Column("same_origin", Boolean, nullable=False),
    Column("score", Float, nullable=False),
    Column("why", Words, nullable=False),
    Column("denies", String),
    Column("evidence_a", JSON, nullable=False),
    Column("evidence_b", JSON, nullable=False),
)

CURRENT_RELATIONS = table(
    "current_relations",
    *(column(c.name, c.type) for c in RELATIONS.c),
    *(column(f"report_{side}", Integer) for side in "ab"),
    *(column(f"published_{side}", Words) for side in "ab"),
    *(column(f"key_{side}", String) for side in "ab"),
    *(column(f"position_{side}", Integer) for side in "ab"),
)
