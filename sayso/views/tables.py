"""Rows as a table: fitted to a terminal, or plain, whole and one line a row where it is piped on."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Literal, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from sayso.ledger.relation_rows import StoryRow
from sayso.ledger.rows import (
    ActorRow,
    ClaimRow,
    CopyRow,
    CorrectionRow,
    FigureRow,
    PublisherRow,
    ReportRow,
    SearchHit,
    SkipRow,
    SourceRow,
)
from sayso.views import profiles
from sayso.views.consoles import bare_table, console_for
from sayso.views.phrases import (
    DOES,
    FROM,
    judged,
    labelled,
    naming,
    of_what,
    one_line,
    plural,
    quantity,
    quoted,
    several_sources,
    who_of,
)
from sayso.views.profiles import stacked

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


def _across(row: ClaimRow) -> str:
    """The speaker's name across reports, where it has another in this one."""
    same = (row.actor or "").casefold() == (row.speaker or "").casefold()
    return "" if same else f"= {row.actor}"


def _other_names(row: ActorRow) -> str:
    others = {
        name.casefold(): name for name in reversed(row.spellings) if name.casefold() != row.name.casefold()
    }
    return ", ".join(reversed(others.values()))


def _standing(row: ClaimRow) -> str:
    if not row.speaker:
        return ""
    several = "" if row.named else several_sources(row.origin_count)
    return naming(named=row.named, kind=row.source_kind) + several


def _through(row: ClaimRow) -> str:
    return FROM.join(row.chain) if len(row.chain) > 1 else ""


def _how(row: ClaimRow) -> str:
    judgement = judged(polarity=row.polarity, certainty=row.certainty, act=row.act)
    return ", ".join(filter(None, (row.quote, DOES[row.act], judgement)))


def _owner(row: FigureRow) -> str:
    if row.speaker:
        return row.speaker
    return "(no speaker known)" if row.claim else "(in no claim)"


def _told_of(row: FigureRow) -> str:
    dated = "" if (row.time or "").startswith("X") else row.time
    return ", ".join(filter(None, (row.place, dated)))


def _version(row: ReportRow) -> str:
    return f"{row.version:,} of {row.versions:,}" if row.versions > 1 else ""


def _days(row: StoryRow) -> str:
    return "/".join(dict.fromkeys((date or "")[:10] for date in (row.first, row.last)))


def _earlier(row: CopyRow) -> str:
    return stacked(row.earlier, row.earlier_publisher, (row.earlier_published_at or "")[:10])


def _later(row: CopyRow) -> str:
    return stacked(row.report, row.publisher, (row.published_at or "")[:10])


def _amount(row: FigureRow) -> str:
    return quantity(value=row.value, low=row.low, high=row.high, approximate=row.approximate, unit=row.unit)


def _of_what(row: FigureRow) -> str:
    return of_what(row.counted, row.unit)


ID = Column(title="Id", cell=_id_of, short=SHORT_ID)
PUBLISHED = Column(title="Published", cell=lambda row: row.published_at or "", short=10)
PUBLISHER = Column(title="Publisher", cell=lambda row: row.publisher or "", ratio=2)


def _number(title: str, count: Callable[[Any], int]) -> Column:
    return Column(title=title, cell=lambda row: f"{count(row):,}", justify="right")


def _share(title: str, count: Callable[[Any], int]) -> Column:
    return Column(title=title, cell=lambda row: profiles.of_claims(count(row), row), justify="right")


CLAIMS = _number("Claims", lambda row: row.claims)
REPORTS = _number("Reports", lambda row: row.reports)

COUNTRY = Column(title="Country", cell=lambda row: row.country or "")
SECTOR = Column(title="Sector", cell=lambda row: row.sector or "")

PROFILE = (
    _number("Statements", lambda row: row.statements),
    _number("Beliefs", lambda row: row.beliefs),
    _number("Intentions", lambda row: row.intentions),
    _number("Demands", lambda row: row.demands),
    _number("Questions", lambda row: row.questions),
    _number("Denied", lambda row: row.denied),
    _share("Named", lambda row: row.named),
    _share("Anonymous", lambda row: row.anonymous),
    _share("Beyond 1", lambda row: row.indirect),
    Column(title="Chain", cell=profiles.mean_chain, justify="right"),
)
"""What a piped table shows of a profile; CSV and JSON have all of it."""

COLUMNS: dict[type, Sequence[Column]] = {
    ReportRow: (
        Column(title="Id", cell=_id_of, ratio=2, least=SHORT_ID),
        PUBLISHED,
        PUBLISHER,
        Column(title="Version", cell=_version),
        CLAIMS,
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
        Column(title="Of what", cell=_of_what, ratio=3),
        Column(title="Whose figure", cell=_owner, ratio=3),
        Column(title="Of where and when", cell=_told_of),
        Column(title="In the text", cell=lambda row: row.text, ratio=2),
    ),
    SourceRow: (
        CLAIMS,
        REPORTS,
        _number("Publishers", lambda row: row.publishers),
        *PROFILE,
        Column(title="Kind", cell=lambda row: row.kind),
        COUNTRY,
        SECTOR,
        Column(title="Source", cell=lambda row: row.name or "(unresolved)"),
    ),
    ActorRow: (
        Column(title="Id", cell=lambda row: row.id, short=SHORT_ID),
        CLAIMS,
        REPORTS,
        Column(title="Kind", cell=lambda row: row.kind),
        COUNTRY,
        SECTOR,
        Column(title="Actor", cell=lambda row: row.name, ratio=2),
        Column(title="Also called", cell=_other_names, ratio=3),
    ),
    CorrectionRow: (
        Column(title="Id", cell=lambda row: row.id, short=SHORT_ID),
        Column(title="What", cell=lambda row: row.question),
        Column(title="Answer", cell=lambda row: row.answer),
        Column(title="Of whom", cell=lambda row: ", ".join(row.about), ratio=3),
        Column(title="Who", cell=lambda row: row.who, ratio=1),
        Column(title="Note", cell=lambda row: row.note, ratio=2),
    ),
    PublisherRow: (
        REPORTS,
        CLAIMS,
        _number("Own voice", lambda row: row.own_claims),
        _number("Sources", lambda row: row.sources),
        *PROFILE,
        Column(
            title="Possibly loaded",
            cell=lambda row: f"{row.loaded:,}" if row.read_for_loaded else "",
            justify="right",
        ),
        Column(title="Publisher", cell=lambda row: row.name or "(not told)"),
    ),
    CopyRow: (
        Column(title="Earlier", cell=lambda row: row.earlier),
        Column(title="Published", cell=lambda row: row.earlier_published_at or ""),
        Column(title="Later", cell=lambda row: row.report),
        PUBLISHED,
        _number("Words", lambda row: row.words),
        Column(title="Share", cell=lambda row: f"{row.share:.0%}", justify="right"),
        Column(title="First words", cell=lambda row: row.text),
    ),
    StoryRow: (
        Column(title="Id", cell=_id_of, ratio=2, least=SHORT_ID),
        REPORTS,
        _number("Publishers", lambda row: row.publishers),
        CLAIMS,
        Column(title="Published", cell=_days),
        Column(title="First title", cell=lambda row: row.title or "", ratio=4),
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
    cell=lambda row: stacked(row.publisher, (row.published_at or "")[:10]),
    ratio=2,
    least=len("2031-04-17"),
)

FITTED: dict[type, Sequence[Column]] = COLUMNS | {
    ClaimRow: (
        ID,
        WHERE,
        Column(
            title="Who",
            cell=lambda row: stacked(
                _speaker(row),
                _across(row),
                _standing(row),
                _through(row),
                labelled("reason given", quoted(row.origin_reason)),
            ),
            ratio=3,
        ),
        Column(title="What", cell=lambda row: row.text, ratio=5),
        Column(
            title="How", cell=lambda row: stacked(row.cue and f"‹{row.cue}›", _how(row)), ratio=2, least=10
        ),
    ),
    FigureRow: (
        ID,
        WHERE,
        Column(title="Amount", cell=lambda row: stacked(_amount(row), f"“{row.text}”"), ratio=3),
        Column(title="Of what", cell=lambda row: stacked(_of_what(row), _told_of(row)), ratio=2),
        Column(title="Whose figure", cell=_owner, ratio=3),
    ),
    SourceRow: (
        Column(title="Source", cell=profiles.source, ratio=1),
        CLAIMS,
        Column(
            title="In",
            cell=lambda row: stacked(plural(row.reports, "report"), plural(row.publishers, "publisher")),
        ),
        Column(title="Chain", cell=profiles.chain),
        Column(title="Of which", cell=profiles.acts),
    ),
    PublisherRow: (
        Column(
            title="Publisher",
            cell=lambda row: stacked(row.name or "(not told)", plural(row.reports, "report")),
            ratio=2,
            least=14,
        ),
        Column(title="Claims", cell=lambda row: stacked(f"{row.claims:,}", f"+ {row.own_claims:,} own")),
        Column(title="Sources", cell=profiles.naming),
        Column(title="Chain", cell=profiles.chain),
        Column(title="Of which", cell=profiles.acts),
        Column(title="Possibly loaded", cell=profiles.loaded, ratio=1, least=9),
    ),
    CopyRow: (
        Column(title="Earlier", cell=_earlier, ratio=2, least=SHORT_ID),
        Column(title="Later", cell=_later, ratio=2, least=SHORT_ID),
        _number("Words", lambda row: row.words),
        Column(title="Share", cell=lambda row: f"{row.share:.0%}", justify="right"),
        Column(title="First words", cell=lambda row: row.text, ratio=4),
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

COMPACT = frozenset({SkipRow, ActorRow, CorrectionRow, StoryRow})
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
