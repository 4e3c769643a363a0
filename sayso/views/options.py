"""The options that several commands share, and the filter that some of them make."""

import inspect
from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer

from sayso.core.annotations import Act
from sayso.core.claims import Voice
from sayso.core.errors import InputError

FILTERS = "Filters (all of them must hold)"


class RowFormat(StrEnum):
    """How a listing comes out."""

    TABLE = "table"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"


class ReadFormat(StrEnum):
    """How a reading comes out."""

    TEXT = "text"
    TABLE = "table"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    HTML = "html"


class ExportFormat(StrEnum):
    """How an export comes out."""

    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"


ConfigFile = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="Settings that differ from the default ones (TOML)."),
]
LedgerFile = Annotated[
    Path,
    typer.Option("--ledger", metavar="PATH", envvar="SAYSO_LEDGER", help="The ledger."),
]
DEFAULT_LEDGER = Path("sayso.db")
OutputFile = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to FILE instead of standard output."),
]
Rows = Annotated[RowFormat, typer.Option("--format", "-f", help="How the rows come out.")]
Strict = Annotated[
    bool, typer.Option("--strict", help="End with exit code 1 when anything had to be skipped.")
]


def _filtering(
    *,
    publisher: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Part of the publisher's name, in any case.", rich_help_panel=FILTERS
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Part of the name of the speaker or of anyone in the chain, in any case.",
            rich_help_panel=FILTERS,
        ),
    ] = None,
    named: Annotated[
        bool | None,
        typer.Option(
            "--named/--anonymous",
            help="Whether a name identifies the source. Neither: own voice, unresolved sources (“she”), "
            "and institutions and documents without a name (“police”).",
            show_default=False,
            rich_help_panel=FILTERS,
        ),
    ] = None,
    country: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="The speaker's country (ISO 3166: IRQ).", rich_help_panel=FILTERS),
    ] = None,
    sector: Annotated[
        str | None,
        typer.Option(
            metavar="CODE", help="The speaker's sector (PLOVER: GOV, MIL).", rich_help_panel=FILTERS
        ),
    ] = None,
    voice: Annotated[
        Voice | None,
        typer.Option(help="On somebody else's word, or the publisher's own.", rich_help_panel=FILTERS),
    ] = None,
    denied: Annotated[
        bool | None,
        typer.Option(
            "--denied/--affirmed",
            help="Whether the source denies it.",
            show_default=False,
            rich_help_panel=FILTERS,
        ),
    ] = None,
    act: Annotated[
        Act | None,
        typer.Option(help="What the source does with its words.", rich_help_panel=FILTERS),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="Published then or later: 2031, 2031-04 or 2031-04-17.",
            rich_help_panel=FILTERS,
        ),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Published then or earlier.", rich_help_panel=FILTERS),
    ] = None,
    text: Annotated[
        str | None,
        typer.Option(
            metavar="WORDS",
            help="Words that the claim holds; of a figure, that its claim or its sentence holds.",
            rich_help_panel=FILTERS,
        ),
    ] = None,
    report: Annotated[
        str | None, typer.Option(metavar="ID", help="The report's id or key.", rich_help_panel=FILTERS)
    ] = None,
    limit: Annotated[
        int | None, typer.Option(min=0, metavar="N", help="At most so many rows.", rich_help_panel=FILTERS)
    ] = None,
    offset: Annotated[
        int, typer.Option(min=0, metavar="N", help="Leave out so many rows first.", rich_help_panel=FILTERS)
    ] = 0,
) -> None:
    """The signature that ``takes_filter`` adds to a command; never called."""


def takes_filter(command: Callable[..., None]) -> Callable[..., None]:
    """Give ``command`` the filter options; it gets them as one ``Filter`` named ``filter``.

    Raises (when the command runs):
        typer.BadParameter: for a date that is not one.
    """
    options = inspect.signature(_filtering).parameters
    own = {name: p for name, p in inspect.signature(command).parameters.items() if name != "filter"}

    @wraps(command)
    def run(**given: Any) -> None:
        from sayso.ledger.filters import Filter  # noqa: PLC0415 - `sayso --help` must not wait for SQLAlchemy

        try:
            chosen = Filter(**{name: given.pop(name) for name in options})
        except InputError as error:
            raise typer.BadParameter(str(error)) from error
        command(filter=chosen, **given)

    parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in [*own.values(), *options.values()]]
    vars(run)["__signature__"] = inspect.Signature(parameters)
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    return run
