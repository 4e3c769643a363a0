"""The ``sayso`` command: its options, its exit codes, and how it ends when something goes wrong."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from inspect import cleandoc
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

import sayso
from sayso.core.errors import (
    ConfigError,
    DamagedLedgerError,
    MissingInputError,
    NotFoundError,
    SaysoError,
    VerificationError,
)
from sayso.views import (
    commands_actors,
    commands_copies,
    commands_gazetteer,
    commands_ledger,
    commands_reading,
    commands_relating,
    commands_relations,
)
from sayso.views.streams import Talk, talk_of

OK, FAILURE, USAGE, NOT_FOUND, INVALID, INTERRUPTED = 0, 1, 2, 3, 5, 130

EXIT_CODES: Mapping[type[Exception], int] = {
    ConfigError: USAGE,
    DamagedLedgerError: INVALID,
    MissingInputError: NOT_FOUND,
    NotFoundError: NOT_FOUND,
    VerificationError: INVALID,
}
"""Every other error that Sayso reports is a plain failure."""

EXIT_CODES_IN_WORDS = (
    "Exit codes: 0 all well, 1 failure, 2 wrong usage, 3 not found, "
    "5 something does not hold, 130 stopped by Ctrl-C."
)

ANYWHERE = frozenset({"--quiet", "-q", "--debug"})
"""Options of ``sayso`` itself that may also stand after the command."""


class SaysoGroup(TyperGroup):
    """The commands, and one orderly way to end for all of them."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the options that may stand anywhere from where they stand."""
        return super().parse_args(ctx, _general_first(args))

    def invoke(self, ctx: Any) -> Any:
        """Run the command; errors become a line on standard error and an exit code."""
        with _ending_orderly(ctx):
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result


app = typer.Typer(
    name="sayso",
    cls=SaysoGroup,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=EXIT_CODES_IN_WORDS,
)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        sys.stdout.write(f"sayso {sayso.__version__}\n")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001 - its callback has done the work
        bool,
        typer.Option("--version", help="Show the version.", callback=_print_version, is_eager=True),
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Say nothing on standard error but errors; goes anywhere.")
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show where in the program an error arose; goes anywhere.")
    ] = False,
) -> None:
    """Read news reports and keep a ledger of who says what, on whose word, and who says otherwise.

    Start with:

    $ sayso demo
    $ sayso read report.txt
    """
    context.obj = Talk(quiet=quiet, debug=debug)


def flowing(help_text: str) -> str:
    """A docstring as typer shows it best: paragraphs on one line each, examples a line each."""
    paragraphs = cleandoc(help_text).split("\n\n")
    return "\n\n".join(
        paragraph if paragraph.startswith("$ ") else " ".join(paragraph.split()) for paragraph in paragraphs
    )


for command in (
    *commands_reading.COMMANDS,
    *commands_ledger.COMMANDS,
    *commands_actors.COMMANDS,
    *commands_copies.COMMANDS,
    *commands_relating.COMMANDS,
    *commands_relations.COMMANDS,
):
    app.command(help=flowing(command.__doc__ or ""))(command)

correct = typer.Typer(no_args_is_help=True)
for correcting in commands_actors.CORRECTIONS:
    correct.command(name=correcting.__name__.removesuffix("_"), help=flowing(correcting.__doc__ or ""))(
        correcting
    )
app.add_typer(correct, name="correct", help="Correct who is who; kept in the ledger whatever is read again.")

gazetteer = typer.Typer(no_args_is_help=True)
for making in commands_gazetteer.COMMANDS:
    gazetteer.command(help=flowing(making.__doc__ or ""))(making)
app.add_typer(gazetteer, name="gazetteer", help="Make a gazetteer of your own.")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # UTF-8 is the format; half a surrogate pair comes out as the escape that JSON reads back.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app(args=arguments, prog_name="sayso")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as error:
        if "--debug" in (arguments or sys.argv):
            raise
        Talk().error(f"an error in Sayso itself, {type(error).__name__}: {error}; --debug shows where.")
        sys.exit(FAILURE)


def _general_first(arguments: Sequence[str]) -> list[str]:
    end = arguments.index("--") if "--" in arguments else len(arguments)
    options, rest = arguments[:end], arguments[end:]
    general = [argument for argument in options if argument in ANYWHERE]
    return [*general, *(argument for argument in options if argument not in ANYWHERE), *rest]


@contextmanager
def _ending_orderly(ctx: Any) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        _discard_output()
        raise typer.Exit(OK) from None
    except KeyboardInterrupt:
        talk_of(ctx).error("stopped.")
        raise typer.Exit(INTERRUPTED) from None
    except (SaysoError, OSError) as error:
        talk = talk_of(ctx)
        if talk.debug:
            raise
        talk.error(str(error))
        raise typer.Exit(EXIT_CODES.get(type(error), FAILURE)) from error


def _discard_output() -> None:
    """Whoever read the output has gone (``| head``): let Python flush its rest into nothing."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
