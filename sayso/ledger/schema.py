"""The tables of today, as queries name them; ``migrations`` makes them, and a test compares the two."""

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    TableClause,
    TypeDecorator,
    column,
    table,
)


class Words(TypeDecorator[str]):
    """Text that may hold lone surrogates (a file name that is not UTF-8): such text is kept as bytes."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002 - SQLAlchemy's
        """The text itself, or its bytes where SQLite would refuse it."""
        if value is None or value.isascii():
            return value
        try:
            value.encode()
        except UnicodeEncodeError:
            return value.encode("utf-8", "surrogatepass")
        return value

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The text that was put in."""
        return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


METADATA = MetaData()
JSON_OR_NULL = JSON(none_as_null=True)


def _number() -> Column[int]:
    return Column("number", Integer, primary_key=True)


def _reading() -> Column[int]:
    return Column("reading", ForeignKey("readings.number"), primary_key=True)


def _position() -> Column[int]:
    return Column("position", Integer, primary_key=True)


def _span() -> tuple[Column[int], Column[int]]:
    return Column("start", Integer, nullable=False), Column("end", Integer, nullable=False)


REPORTS = Table(
    "reports",
    METADATA,
    _number(),
    Column("key", String, nullable=False, unique=True),
    Column("id", Words, nullable=False),
    Column("url", Words),
    Column("publisher", Words),
    Column("title", Words),
    Column("authors", JSON, nullable=False),
    Column("language", Words),
    Column("published_at", Words),
    Column("published_precision", String),
    Column("fetched_at", Words),
    Column("path", Words),
    Column("text", Words, nullable=False),
    Column("text_sha256", String, nullable=False),
    Column("characters", Integer, nullable=False),
)

PROVENANCES = Table(
    "provenances",
    METADATA,
    Column("id", String, primary_key=True),
    Column("sayso", String, nullable=False),
    Column("annotators", JSON, nullable=False),
    Column("models", JSON, nullable=False),
    Column("config", String, nullable=False),
)

READINGS = Table(
    "readings",
    METADATA,
    _number(),
    Column("id", String, nullable=False, unique=True),
    Column("report", ForeignKey("reports.number"), nullable=False),
    Column("provenance", ForeignKey("provenances.id"), nullable=False),
    Column("layers", JSON, nullable=False),
    Column("sentences", JSON_OR_NULL),
    Column("coverage", JSON, nullable=False),
)

MENTIONS = Table(
    "mentions",
    METADATA,
    _reading(),
    _position(),
    Column("id", Words, nullable=False),
    Column("label", String, nullable=False),
    *_span(),
)

ENTITIES = Table(
    "entities",
    METADATA,
    _reading(),
    _position(),
    Column("id", Words, nullable=False),
    Column("name", Words, nullable=False),
    Column("kind", String, nullable=False),
    Column("mentions", JSON, nullable=False),
    Column("country", Words),
    Column("sector", Words),
    Column("wikidata", Words),
)

CLAIMS = Table(
    "claims",
    METADATA,
    _number(),
    Column("id", String, nullable=False),
    Column("reading", ForeignKey("readings.number"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("local_id", Words, nullable=False),
    Column("voice", String, nullable=False),
    Column("speaker", Words),
    Column("source_kind", String, nullable=False),
    Column("named", Boolean, nullable=False),
    Column("chain", JSON, nullable=False),
    Column("origin", Words),
    Column("source", Words, nullable=False),
    Column("cue", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("quote", String),
    Column("certainty", String, nullable=False),
    Column("polarity", String, nullable=False),
    *_span(),
    Column("score", Float),
    Column("parent", String),
    Column("parent_local_id", Words),
    Column("speaker_entity", Words),
    Column("layer_row", Integer, nullable=False),
    Column("factuality_row", Integer),
    Column("chain_row", Integer),
    Column("act", String, nullable=False),
    Column("origin_wording", Words),
    Column("origin_count", Integer),
    Column("origin_reason", Words),
    Column("speaker_country", Words),
    Column("speaker_sector", Words),
)

CLAIM_SPANS = Table(
    "claim_spans",
    METADATA,
    Column("claim", ForeignKey("claims.number"), primary_key=True),
    Column("role", String, primary_key=True),
    _position(),
    *_span(),
)

LINKS = Table(
    "links",
    METADATA,
    Column("claim", ForeignKey("claims.number"), primary_key=True),
    _position(),
    Column("entity", Words, nullable=False),
    Column("kind", String, nullable=False),
    Column("named", Boolean, nullable=False),
    Column("wording", Words, nullable=False),
    *_span(),
    Column("count", Integer),
    Column("reason", Words),
    Column("reason_start", Integer),
    Column("reason_end", Integer),
)

FIGURES = Table(
    "figures",
    METADATA,
    _reading(),
    _position(),
    Column("id", String, nullable=False),
    Column("local_id", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("value", Float),
    Column("low", Float),
    Column("high", Float),
    Column("approximate", Boolean, nullable=False),
    Column("unit", Words),
    Column("counted", Words),
    Column("counted_start", Integer),
    Column("counted_end", Integer),
    *_span(),
    Column("attribution", Words),
    Column("claim", ForeignKey("claims.number")),
    Column("place", Words),
    Column("time", Words),
)

LOADED = Table(
    "loaded",
    METADATA,
    _reading(),
    _position(),
    Column("text", Words, nullable=False),
    Column("score", Float, nullable=False),
    *_span(),
    Column("own", Boolean, nullable=False),
)

TIMES = Table(
    "times",
    METADATA,
    _reading(),
    _position(),
    Column("id", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("type", String, nullable=False),
    Column("value", Words, nullable=False),
    Column("first_instant", Words),
    Column("last_instant", Words),
    *_span(),
)

PLACES = Table(
    "places",
    METADATA,
    _reading(),
    _position(),
    Column("id", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("name", Words, nullable=False),
    Column("lat", Float),
    Column("lon", Float),
    Column("country", Words),
    Column("kind", Words),
    Column("gazetteer", Words),
    Column("gazetteer_id", Words),
    Column("precision", String),
    Column("score", Float),
    *_span(),
)

SHORT_FORMS = Table(
    "short_forms",
    METADATA,
    _reading(),
    _position(),
    Column("short", Words, nullable=False),
    Column("name", Words, nullable=False),
    Column("country", Words),
    *_span(),
)

JUDGEMENTS = Table(
    "judgements",
    METADATA,
    _number(),
    Column("id", String, nullable=False, unique=True),
    Column("question", String, nullable=False),
    Column("about", JSON, nullable=False),
    Column("answer", String),
    Column("who", Words, nullable=False),
    Column("note", Words, nullable=False),
    Column("replaces", JSON, nullable=False),
)

SKIPS = Table(
    "skips",
    METADATA,
    _number(),
    Column("id", String, nullable=False, unique=True),
    Column("path", Words, nullable=False),
    Column("record", Words),
    Column("reason", String, nullable=False),
    Column("detail", Words, nullable=False),
)

CURRENT_READINGS = table("current_readings", *(column(c.name, c.type) for c in READINGS.c))


def _report_columns() -> list[Any]:
    return [
        column("report_number", Integer),
        column("report", Words),
        column("report_key", String),
        column("publisher", Words),
        column("published_at", Words),
    ]


CURRENT_CLAIMS = table("current_claims", *(column(c.name, c.type) for c in CLAIMS.c), *_report_columns())

CURRENT_FIGURES = table(
    "current_figures",
    *(column(c.name, c.type) for c in FIGURES.c if c.name not in {"claim", "local_id", "attribution"}),
    column("claim_number", Integer),
    column("claim", String),
    column("speaker", Words),
    *_report_columns(),
)

CURRENT_LOADED = table(
    "current_loaded",
    *(column(c.name, c.type) for c in LOADED.c),
    *_report_columns()[1:],
)


def _search(name: str) -> TableClause:
    return table(name, column("rowid", Integer), column("rank", Float), column(name, String))


CLAIM_SEARCH = _search("claim_search")
REPORT_SEARCH = _search("report_search")
"""Full-text indices; the column with the table's own name is what MATCH takes."""
