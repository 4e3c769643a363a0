"""One row of the ledger in its context: the sentences around it, its words marked, and what made it."""

from bisect import bisect_left, bisect_right
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.core.claims import Claim
from sayso.core.reading import Reading
from sayso.core.spans import Span, hull
from sayso.ledger.rows import ClaimRow, FigureRow, Shown
from sayso.views import phrases
from sayso.views.exports import record_of
from sayso.views.highlight import annotated, legend
from sayso.views.marks import Mark, label_of, loaded_marks, marks_of
from sayso.views.report import INDENT, print_report

SENTENCES_AROUND = 1
CHARACTERS_AROUND = 200
"""Shown on either side where the reading has no sentences."""


def print_shown(console: Console, shown: Shown) -> None:
    """A report whole; a claim or a figure in the sentences around it, with all that is known of it."""
    row, reading = shown.row, shown.reading
    if not isinstance(row, ClaimRow | FigureRow):
        print_report(console, reading)
        _print_provenance(console, reading)
        return
    console.print(Text(phrases.title_of(reading.document), style="bold"))
    console.print(Text(phrases.dateline(reading.document)))
    marks = _marks(row, reading)
    if any(mark.labels for mark in marks):
        console.print(legend(marks))
    console.print()
    for paragraph in annotated(reading.document.text, marks, within=context_of(shown)):
        console.print(Padding(paragraph, (0, 0, 1, INDENT)))
    console.print(_facts(_claim_facts(row, reading) if isinstance(row, ClaimRow) else _figure_facts(row)))
    _print_provenance(console, reading)


def shown_record(shown: Shown) -> dict[str, Any]:
    """The row with its context and provenance, for JSON."""
    provenance, context = shown.reading.provenance, context_of(shown)
    return record_of(shown.row) | {
        "context": {"span": context, "text": context.of(shown.reading.document.text)},
        "provenance": {
            "sayso": provenance.sayso,
            "annotators": dict(provenance.annotators),
            "models": dict(provenance.models),
            "config": provenance.config,
        },
    }


def context_of(shown: Shown) -> Span:
    """The sentences that a row's words stand in and one on either side; the whole text for a report."""
    row, reading = shown.row, shown.reading
    size = len(reading.document.text)
    if not isinstance(row, ClaimRow | FigureRow):
        return Span(0, size)
    span = hull([mark.span for mark in _own_marks(row, reading)])
    sentences = reading.layers.sentences
    if not sentences:
        return Span(max(0, span.start - CHARACTERS_AROUND), min(size, span.end + CHARACTERS_AROUND))
    first = bisect_right(sentences, span.start, key=lambda sentence: sentence.end)
    last = bisect_left(sentences, span.end, key=lambda sentence: sentence.start) - 1
    first, last = max(0, first - SENTENCES_AROUND), min(len(sentences) - 1, last + SENTENCES_AROUND)
    return hull([span, *sentences[first : last + 1]])


def _marks(row: ClaimRow | FigureRow, reading: Reading) -> list[Mark]:
    """The row's own words, and those of the claims that it stands in."""
    marks = _own_marks(row, reading)
    claims = {claim.id: claim for claim in reading.claims()}
    outer = claims.get((row.parent if isinstance(row, ClaimRow) else row.claim) or "")
    while outer:
        marks += marks_of([outer])
        outer = claims.get(outer.parent or "")
    if isinstance(row, ClaimRow) and row.voice == "own":
        marks += loaded_marks(reading, Span(row.start, row.end))
    return marks


def _own_marks(row: ClaimRow | FigureRow, reading: Reading) -> list[Mark]:
    claim = _claim(row, reading) if isinstance(row, ClaimRow) else None
    if claim:
        return marks_of([claim])
    return [Mark(span=Span(row.start, row.end), role="content", labels=())]


def _claim(row: ClaimRow, reading: Reading) -> Claim | None:
    return next((claim for claim in reading.claims() if claim.id == row.id), None)


def _claim_facts(row: ClaimRow, reading: Reading) -> list[tuple[str, str]]:
    claim = _claim(row, reading)
    if claim is None or claim.voice == "own":
        return [("Who", "the publisher’s own voice"), ("What", row.text), *_place(row)]
    number = label_of(claim)
    return [
        ("Claim", number),
        ("Who", ", ".join(filter(None, (phrases.who(claim), phrases.standing_here(claim))))),
        ("Actor", " ".join(filter(None, (row.speaker_country, row.speaker_sector)))),
        ("Worded", phrases.wording(claim)),
        ("Chain", phrases.chain(claim)),
        ("Origin", phrases.origin_wording(claim)),
        ("Reason given", phrases.quoted(claim.origin_reason)),
        ("How", ", ".join(filter(None, (row.cue and f"‹{row.cue}›", row.quote)))),
        ("What", row.text),
        ("Does", phrases.DOES[row.act]),
        ("Firmness", phrases.firmness(claim, reading.document.text) or "certain, affirmed"),
        ("Within", row.parent or ""),
        ("Score", "" if row.score is None else f"{row.score:.2f}"),
        *_place(row),
    ]


def _figure_facts(row: FigureRow) -> list[tuple[str, str]]:
    amount = phrases.quantity(
        value=row.value, low=row.low, high=row.high, approximate=row.approximate, unit=row.unit
    )
    return [
        ("Figure", row.text),
        ("Amount", amount),
        ("Of what", phrases.of_what(row.counted, row.unit)),
        ("Whose", row.speaker or ("no speaker known" if row.claim else "in no claim")),
        ("Where", row.place or ""),
        ("When", row.time or ""),
        ("Claim", row.claim or ""),
        *_place(row),
    ]


def _place(row: ClaimRow | FigureRow) -> list[tuple[str, str]]:
    return [
        ("Report", row.report),
        ("Characters", f"[{row.start:,}, {row.end:,}) of the text"),
        ("Id", row.id),
    ]


def _facts(facts: list[tuple[str, str]]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, words in facts:
        if words:
            table.add_row(Text(name), Text(phrases.one_line(words)))
    return table


def _print_provenance(console: Console, reading: Reading) -> None:
    made = reading.provenance
    annotators = ", ".join(f"{name} {version}" for name, version in made.annotators.items())
    console.print(Text(f"\nRead by Sayso {made.sayso} ({annotators}), settings {made.config}", style="dim"))
