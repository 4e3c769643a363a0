"""Rows as a table: fitted to a terminal, or plain, whole and one line a row where it is piped on."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Literal, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from sayso.ledger.rows import ClaimRow, FigureRow, ReportRow, SearchHit, SkipRow, SourceRow
from sayso.views.consoles import bare_table, console_for
from sayso.views.phrases import FROM, naming, one_line, quantity, who_of

SAMPLE = 1000
"""Rows that settle the widths of a piped table; later rows stream past without being held."""

SHORT_ID = 10
"""Characters of an id on a terminal: enough for ``sayso show`` among a million rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a listing.

    Attributes:
        cell: the row's words for it.
        ratio: its share of the width that is left on a terminal; 0 takes what its words need.
        least: the least width of it on a terminal.
        short: the most characters that a terminal shows of it.
    """

    title: str
    cell: Callable[[Any], str]
    ratio: int = 0
    least: int | None = None
    justify: Literal["left", "right"] = "left"
    short: int | None = None


def _id_of(row: Any) -> str:
    return str(row.id)


def _speaker(row: ClaimRow) -> str:
    if row.voice == "own":
        return "(own voice)"
    return who_of(row.speaker, row.source)


def _standing(row: ClaimRow) -> str:
    if not row.speaker:
        return ""
    return naming(named=row.named, kind=row.source_kind)


def _through(row: ClaimRow) -> str:
    return FROM.join(row.chain) if len(row.chain) > 1 else ""


def _how(row: ClaimRow) -> str:
    denied = "denied" if row.polarity == "denied" else ""
    certainty = "" if row.certainty == "certain" else row.certainty
    return ", ".join(filter(None, (row.quote, denied, certainty)))


def _owner(row: FigureRow) -> str:
    if row.speaker:
        return row.speaker
    return "(no speaker known)" if row.claim else "(in no claim)"


def _stacked(*lines: str | None) -> str:
    return "\n".join(filter(None, lines))


def _amount(row: FigureRow) -> str:
    return quantity(value=row.value, low=row.low, high=row.high, approximate=row.approximate, unit=row.unit)


ID = Column(title="Id", cell=_id_of, short=SHORT_ID)
PUBLISHED = Column(title="Published", cell=lambda row: row.published_at or "", short=10)
PUBLISHER = Column(title="Publisher", cell=lambda row: row.publisher or "", ratio=2)

COLUMNS: dict[type, Sequence[Column]] = {
    ReportRow: (
        Column(title="Id", cell=_id_of, ratio=2, least=SHORT_ID),
        PUBLISHED,
        PUBLISHER,
        Column(title="Claims", cell=lambda row: f"{row.claims:,}", justify="right"),
        Column(title="Own", cell=lambda row: f"{row.own_claims:,}", justify="right"),
        Column(title="Figures", cell=lambda row: f"{row.figures:,}", justify="right"),
        Column(title="Title", cell=lambda row: row.title or row.path or row.url or "", ratio=4),
    ),
    ClaimRow: (
        ID,
        PUBLISHED,
        PUBLISHER,
        Column(title="Who", cell=_speaker, ratio=3),
        Column(title="Standing", cell=_standing),
        Column(title="Through", cell=_through, ratio=2),
        Column(title="Cue", cell=lambda row: row.cue, ratio=1),
        Column(title="How", cell=_how, ratio=1),
        Column(title="What", cell=lambda row: row.text, ratio=6),
    ),
    FigureRow: (
        ID,
        PUBLISHED,
        PUBLISHER,
        Column(title="Amount", cell=_amount, ratio=2),
        Column(title="Of what", cell=lambda row: row.counted or "", ratio=3),
        Column(title="Whose figure", cell=_owner, ratio=3),
        Column(title="In the text", cell=lambda row: row.text, ratio=2),
    ),
    SourceRow: (
        Column(title="Claims", cell=lambda row: f"{row.claims:,}", justify="right"),
        Column(title="Denied", cell=lambda row: f"{row.denied:,}", justify="right"),
        Column(title="Reports", cell=lambda row: f"{row.reports:,}", justify="right"),
        Column(title="Publishers", cell=lambda row: f"{row.publishers:,}", justify="right"),
        Column(title="Standing", cell=lambda row: naming(named=row.named, kind=row.kind) if row.name else ""),
        Column(title="Kind", cell=lambda row: row.kind),
        Column(title="Source", cell=lambda row: row.name or "(unresolved)", ratio=1),
    ),
    SkipRow: (
        Column(title="Reason", cell=lambda row: row.reason),
        Column(title="Path", cell=lambda row: row.path, ratio=2),
        Column(title="Record", cell=lambda row: row.record or ""),
        Column(title="What was wrong", cell=lambda row: row.detail, ratio=3),
    ),
    SearchHit: (
        ID,
        Column(title="Kind", cell=lambda row: row.kind),
        PUBLISHED,
        PUBLISHER,
        Column(title="Who", cell=lambda row: row.speaker or "", ratio=2),
        Column(title="Words", cell=lambda row: row.snippet, ratio=5),
    ),
}
"""What a piped table shows of each kind of row; the last column is the one that may be long."""

WHERE = Column(
    title="Where",
    cell=lambda row: _stacked(row.publisher, (row.published_at or "")[:10]),
    ratio=2,
    least=len("2031-04-17"),
)

FITTED: dict[type, Sequence[Column]] = COLUMNS | {
    ClaimRow: (
        ID,
        WHERE,
        Column(title="Who", cell=lambda row: _stacked(_speaker(row), _standing(row), _through(row)), ratio=3),
        Column(title="What", cell=lambda row: row.text, ratio=5),
        Column(
            title="How", cell=lambda row: _stacked(row.cue and f"‹{row.cue}›", _how(row)), ratio=2, least=10
        ),
    ),
    FigureRow: (
        ID,
        WHERE,
        Column(title="Amount", cell=lambda row: _stacked(_amount(row), f"“{row.text}”"), ratio=3),
        Column(title="Of what", cell=lambda row: row.counted or "", ratio=2),
        Column(title="Whose figure", cell=_owner, ratio=3),
    ),
    SearchHit: (
        ID,
        Column(title="Kind", cell=lambda row: row.kind),
        WHERE,
        Column(title="Who", cell=lambda row: row.speaker or "", ratio=2),
        Column(title="Words", cell=lambda row: row.snippet, ratio=5),
    ),
}
"""What a terminal shows, where fewer columns fit: some hold several lines."""

COMPACT = frozenset({SourceRow, SkipRow})
"""Rows that mostly take one line, and so need no blank line between them."""


def write_table(rows: Iterable[Any], row_type: type, stream: TextIO) -> None:
    """``rows`` as a table on ``stream``."""
    console = console_for(stream)
    if console.is_terminal:
        _fitted(rows, row_type, console)
    else:
        for line in _plain(rows, COLUMNS[row_type]):
            stream.write(line + "\n")


def _fitted(rows: Iterable[Any], row_type: type, console: Console) -> None:
    kept = list(rows)
    shown = [column for column in FITTED[row_type] if any(column.cell(row) for row in kept)]
    table = bare_table(leading=0 if row_type in COMPACT else 1)
    for column in shown:
        table.add_column(
            column.title,
            justify=column.justify,
            ratio=column.ratio or None,
            min_width=column.least,
            no_wrap=not column.ratio,
            overflow="fold",
        )
    for row in kept:
        table.add_row(*(_cell(column.cell(row), column.short) for column in shown))
    console.print(table)


def _cell(words: str, short: int | None) -> Text:
    return Text("\n".join(one_line(line)[:short] for line in words.splitlines()))


def _plain(rows: Iterable[Any], columns: Sequence[Column]) -> Iterator[str]:
    lines = ([one_line(column.cell(row)) for column in columns] for row in rows)
    heads = [column.title for column in columns]
    sample = list(islice(lines, SAMPLE))
    widths = [max(map(cell_len, column)) for column in zip(heads, *sample, strict=True)]
    for cells in chain([heads], sample, lines):
        yield "  ".join(_padded(*item) for item in zip(cells, widths, columns, strict=True)).rstrip()


def _padded(words: str, width: int, column: Column) -> str:
    space = " " * max(0, width - cell_len(words))
    return space + words if column.justify == "right" else words + space
