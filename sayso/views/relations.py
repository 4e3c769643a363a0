"""``sayso relations`` and ``sayso disputes``: both wordings with their sources and dates, and a reason."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from sayso.core.annotations import Polarity
from sayso.core.relations import RelationKind, Side
from sayso.ledger import Ledger, RelatedClaim, RelationRow
from sayso.ledger.filters import Filter
from sayso.relating.gathering import story_of
from sayso.views.consoles import text_console, trimmed
from sayso.views.exports import pairs_of, write_csv, write_json, write_jsonl
from sayso.views.options import RowFormat
from sayso.views.phrases import FROM, naming, one_line, plural, quoted, who_of
from sayso.views.relating_ledger import related_ledger
from sayso.views.streams import talk_of

VERBS: Mapping[RelationKind, str] = {
    "repeats": "repeats it",
    "supports": "says the same, on other word",
    "disputes": "disputes it",
    "updates": "updates it",
}
BANDS = ((0.9, "very likely"), (0.75, "likely"), (0.0, "possibly"))
"""How sure Sayso is, in words: a score means little to people."""
INDENT = 4
SHORT_ID = 10
MARKS = '"“”'
"""Quotation marks at the ends of a claim, which is shown in such marks anyway."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatRelation:
    """A relation as one line of CSV."""

    id: str
    relation: RelationKind
    same_origin: bool
    score: float
    why: str
    denies: Side | None
    a: str
    a_publisher: str | None
    a_published: str | None
    a_speaker: str | None
    a_polarity: Polarity
    a_text: str
    b: str
    b_publisher: str | None
    b_published: str | None
    b_speaker: str | None
    b_polarity: Polarity
    b_text: str


def list_relations(
    context: typer.Context,
    path: Path,
    filter: Filter,
    *,
    relation: RelationKind | None,
    story: str | None,
    format: RowFormat,
) -> None:
    """``sayso relations``.

    Raises:
        NotFoundError: when there is no report ``story``.
    """
    with related_ledger(path, talk_of(context)) as ledger:
        everywhere = partial(ledger.relations.rows, relation=relation)
        rows = _of_story(ledger, story, filter, everywhere) if story else everywhere(filter)
        write_relations(context, rows, format)


def list_disputes(context: typer.Context, path: Path, filter: Filter, format: RowFormat) -> None:
    """``sayso disputes``: first who denies what, then what reports tell differently."""
    with related_ledger(path, talk_of(context)) as ledger:
        rows = list(ledger.relations.rows(filter, relation="disputes"))
    denied = [row for row in rows if row.denies]
    differing = [row for row in rows if not row.denies]
    if format is not RowFormat.TABLE or not rows:
        write_relations(context, [*denied, *differing], format)
        return
    console = text_console(sys.stdout)
    with trimmed(console):
        for title, those in (("One denies what another says", denied), ("Reports differ", differing)):
            if those:
                console.print(Text(f"{title}\n", style="bold"))
                for row in those:
                    print_relation(console, row)


def write_relations(context: typer.Context, rows: Iterable[RelationRow], format: RowFormat) -> None:
    """Relations in any format; a table has both claims one above the other."""
    if format is RowFormat.CSV:
        write_csv(map(_flat, rows), FlatRelation, sys.stdout)
    elif format is RowFormat.JSON:
        write_json(map(record, rows), sys.stdout)
    elif format is RowFormat.JSONL:
        write_jsonl(map(record, rows), sys.stdout)
    elif not _print_all(rows):
        talk_of(context).say("No relation in the ledger matches.")


def record(row: RelationRow) -> dict[str, Any]:
    """A relation of the public format; spans count code points of the text of either report."""
    return {
        "id": row.id,
        "a": row.a.name,
        "b": row.b.name,
        "relation": row.relation,
        "same_origin": row.same_origin,
        "score": row.score,
        "evidence": {"a": pairs_of(row.evidence_a), "b": pairs_of(row.evidence_b)},
        "why": row.why,
        "denies": row.denies,
        "claims": {"a": claim_record(row.a), "b": claim_record(row.b)},
    }


def claim_record(claim: RelatedClaim) -> dict[str, Any]:
    """One of the two claims."""
    return {
        "id": claim.id,
        "name": claim.name,
        "publisher": claim.publisher,
        "published": claim.published_at,
        "url": claim.url,
        "speaker": claim.speaker,
        "source": claim.source,
        "chain": list(claim.chain),
        "polarity": claim.polarity,
        "text": claim.text,
        "span": [claim.start, claim.end],
    }


def print_relation(console: Console, row: RelationRow) -> None:
    """Both claims, and how the later one relates to the earlier one."""
    print_claim(console, row.a)
    origin = ", same origin" if row.same_origin and row.relation != "repeats" else ""
    console.print(
        Text(f"  {VERBS[row.relation]} ({band(row.score)}{origin}): {one_line(row.why)}", style="bold")
    )
    print_claim(console, row.b)
    console.print()


def print_claim(console: Console, claim: RelatedClaim) -> None:
    """Where and when it stands, whose word it is, and the words themselves."""
    where = " · ".join(filter(None, (one_line(claim.publisher or ""), (claim.published_at or "")[:10])))
    console.print(Text(f"{where or 'publisher and date not known'} · {whose(claim)} · {claim.id[:SHORT_ID]}"))
    console.print(Padding(Text(denied(claim) + quoted(claim.text.strip(MARKS))), (0, 0, 0, INDENT)))


def whose(claim: RelatedClaim) -> str:
    """The source with its standing and chain, in one line."""
    if claim.voice == "own":
        return "own voice"
    count = 1 if claim.named else claim.origin_count or 1
    several = f", {plural(count, 'source')}" if count > 1 else ""
    standing = f" ({naming(named=claim.named, kind=claim.source_kind)}{several})" if claim.speaker else ""
    through = f", through {one_line(FROM.join(claim.chain))}" if len(claim.chain) > 1 else ""
    return f"{who_of(claim.speaker, claim.source)}{standing}{through}"


def denied(claim: RelatedClaim) -> str:
    """What stands before the words of a claim that its source denies."""
    return "denies: " if claim.polarity == "denied" else ""


def band(score: float) -> str:
    """How sure Sayso is, in words."""
    return next(words for least, words in BANDS if score >= least)


def _of_story(
    ledger: Ledger, report: str, filter: Filter, rows_of: Callable[[Filter], Iterable[RelationRow]]
) -> Iterator[RelationRow]:
    """The rows whose two reports are both of the story of ``report``."""
    keys = {row.key for row in story_of(ledger, report)}
    rows = (
        row
        for row in rows_of(replace(filter, limit=None, offset=0))
        if {row.a.report_key, row.b.report_key} <= keys
    )
    return islice(rows, filter.offset, None if filter.limit is None else filter.offset + filter.limit)


def _print_all(rows: Iterable[RelationRow]) -> bool:
    console, found = text_console(sys.stdout), False
    for row in rows:
        found = True
        with trimmed(console):
            print_relation(console, row)
    return found


def _flat(row: RelationRow) -> FlatRelation:
    a, b = row.a, row.b
    return FlatRelation(
        id=row.id,
        relation=row.relation,
        same_origin=row.same_origin,
        score=row.score,
        why=row.why,
        denies=row.denies,
        a=a.name,
        a_publisher=a.publisher,
        a_published=a.published_at,
        a_speaker=a.speaker,
        a_polarity=a.polarity,
        a_text=a.text,
        b=b.name,
        b_publisher=b.publisher,
        b_published=b.published_at,
        b_speaker=b.speaker,
        b_polarity=b.polarity,
        b_text=b.text,
    )
