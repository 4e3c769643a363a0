"""One report for a person at a terminal: the annotated text, then what was found in it as tables."""

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.core.annotations import Figure
from sayso.core.claims import Claim
from sayso.core.reading import Reading
from sayso.views import phrases
from sayso.views.consoles import bare_table
from sayso.views.highlight import annotated, legend
from sayso.views.marks import label_of, loaded_marks, marks_of

INDENT = 2


def print_report(console: Console, reading: Reading) -> None:
    """The header, the annotated text, the claims, the publisher's own voice and the figures."""
    claims = list(reading.claims())
    attributed = [claim for claim in claims if claim.voice == "attributed"]
    print_header(console, reading, claims)
    print_text(console, reading, claims)
    _print_claims(console, reading, attributed)
    _print_own_voice(console, [claim for claim in claims if claim.voice == "own"])
    _print_figures(console, reading)
    _print_coverage(console, reading)


def print_header(console: Console, reading: Reading, claims: Sequence[Claim]) -> None:
    """Title, publisher, date, and how much was found."""
    document = reading.document
    console.rule(style="dim")
    console.print(Text(phrases.title_of(document), style="bold"))
    if dateline := phrases.dateline(document):
        console.print(Text(dateline))
    console.print(Text(phrases.counts(reading, claims), style="dim"))
    console.rule(style="dim")


def print_text(console: Console, reading: Reading, claims: Sequence[Claim]) -> None:
    """The whole text with its claims and its possibly loaded wording marked, and what the marks mean."""
    marks = [*marks_of(claims), *loaded_marks(reading)]
    if marks:
        console.print(legend(marks))
    console.print()
    for paragraph in annotated(reading.document.text, marks):
        console.print(Padding(paragraph, (0, 0, 1, INDENT)))


def claims_table(claims: Sequence[Claim], text: str) -> Table:
    """Who says what: one row a claim, by the numbers of the annotated text."""
    labels = {claim.id: label_of(claim) for claim in claims}
    table = bare_table()
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column("Who", ratio=5, overflow="fold")
    table.add_column("What", ratio=8, overflow="fold")
    table.add_column("How · score", ratio=4, overflow="fold")
    for claim in claims:
        table.add_row(
            Text(label_of(claim), style="bold"),
            _who(claim),
            Text(phrases.one_line(claim.text)),
            _how(claim, labels.get(claim.parent or ""), text),
        )
    return table


def _who(claim: Claim) -> Text:
    lines = [Text(phrases.who(claim), style="bold cyan")]
    details = (
        phrases.standing_here(claim),
        phrases.wording(claim),
        phrases.labelled("chain", phrases.chain(claim)),
        phrases.labelled("origin", phrases.origin_wording(claim)),
        phrases.labelled("reason given", phrases.quoted(claim.origin_reason)),
    )
    lines += [Text(line, style="dim") for line in details if line]
    return Text("\n").join(lines)


def _how(claim: Claim, parent: str | None, text: str) -> Text:
    lines = []
    if claim.cue_text:
        lines.append(Text(f"‹{phrases.one_line(claim.cue_text)}›", style="italic magenta"))
    score = "" if claim.score is None else f"{claim.score:.2f}"
    lines.append(Text(" · ".join(filter(None, (claim.quote, score)))))
    if does := phrases.DOES[claim.act]:
        lines.append(Text(does))
    if firmness := phrases.firmness(claim, text):
        denied = claim.polarity == "denied"
        lines.append(Text(firmness.replace("denied", "DENIED", 1), style="bold red" if denied else ""))
    if parent:
        lines.append(Text(f"within {parent}", style="dim"))
    return Text("\n").join(lines)


def _print_claims(console: Console, reading: Reading, attributed: Sequence[Claim]) -> None:
    if reading.layers.attributions is None:
        return
    if not attributed:
        console.print(Text("No attributed claim was found.\n"))
        return
    console.print(claims_table(attributed, reading.document.text))


def _print_own_voice(console: Console, own: Sequence[Claim]) -> None:
    if not own:
        return
    console.print(Text("\nThe publisher’s own voice", style="bold"))
    for claim in own:
        line = Table.grid(padding=(0, 1))
        line.add_row(Text(label_of(claim), style="bold"), Text(phrases.one_line(claim.text)))
        console.print(line)


def _print_figures(console: Console, reading: Reading) -> None:
    if not reading.layers.figures:
        return
    console.print()
    figures = [(figure, phrases.where_and_when(figure, reading)) for figure in reading.layers.figures]
    columns = {"Figure": 4, "Amount": 4, "Of what": 4, "Where, when": 4, "Claim": 2}
    if not any(told for _, told in figures):
        del columns["Where, when"]
    table = bare_table(leading=0)
    for title, ratio in columns.items():
        table.add_column(title, ratio=ratio, overflow="fold")
    for figure, told in figures:
        cells = _figure_cells(figure, reading.document.text) | {"Where, when": told}
        table.add_row(*(Text(cells[title]) for title in columns))
    console.print(table)


def _figure_cells(figure: Figure, text: str) -> dict[str, str]:
    return {
        "Figure": phrases.one_line(figure.span.of(text)),
        "Amount": phrases.amount(figure),
        "Of what": phrases.of_what(figure.counted and figure.counted.of(text), figure.unit),
        "Claim": figure.attribution.removeprefix("a") if figure.attribution else "—",
    }


def _print_coverage(console: Console, reading: Reading) -> None:
    for gap in reading.coverage.skipped:
        console.print(
            Text(
                f"\nNot read: characters {gap.span.start:,} to {gap.span.end:,} ({gap.reason}).", style="bold"
            )
        )
