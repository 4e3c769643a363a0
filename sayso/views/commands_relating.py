"""The command that relates statements. What runs is imported when it runs, so that help is fast."""

from enum import StrEnum
from typing import Annotated

import typer

from sayso.views.options import OutputFile


class RelationFormat(StrEnum):
    """How relations come out."""

    TEXT = "text"
    JSONL = "jsonl"


def relate(
    context: typer.Context,
    pairs: Annotated[
        str,
        typer.Argument(metavar="PAIRS", help="JSON Lines with two texts a line, or - for standard input."),
    ],
    *,
    format: Annotated[
        RelationFormat, typer.Option("--format", "-f", help="How the relations come out.")
    ] = RelationFormat.TEXT,
    output: OutputFile = None,
) -> None:
    """Tell how the second statement of each pair relates to the first, and why.

    It repeats, supports, disputes or updates it, or none of these was found (unrelated). A line of PAIRS
    is an object with id, a and b; a and b have text and, where known, published and source. No verdict is
    given on who is right.

    For example:

    $ sayso relate pairs.jsonl
    $ sayso relate pairs.jsonl --format jsonl --output relations.jsonl
    """
    from sayso.views.relating import relate_pairs

    relate_pairs(context, pairs, format, output)


COMMANDS = (relate,)
