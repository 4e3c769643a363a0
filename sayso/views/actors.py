"""What the commands about who is who do."""

import json
from collections.abc import Sequence
from pathlib import Path

import typer

from sayso.core.errors import ConfigError, InputError, MissingInputError
from sayso.core.judgements import DIFFERENT, NONE, SAME, Called, Judgement, Question, from_record, to_record
from sayso.ledger import CorrectionRow, Ledger, open_ledger
from sayso.ledger.filters import Filter
from sayso.views.exports import write_jsonl
from sayso.views.listing import list_made
from sayso.views.options import RowFormat
from sayso.views.phrases import plural
from sayso.views.streams import Talk, output_to, talk_of

NO_CODE = "none"
"""What people write for no country or no sector."""


def join_actors(
    context: typer.Context,
    path: Path,
    shown: str,
    others: Sequence[str],
    *,
    report: str,
    everyone: bool,
    who: str,
    note: str,
) -> None:
    """``sayso correct join``."""
    with _existing(path) as ledger:
        first = ledger.meant(shown, everyone=True, shown=True)
        wanted = [ledger.meant(name, report=report, everyone=everyone, shown=not report) for name in others]
        talk = talk_of(context)
        for other in wanted:
            if other.name.casefold() == first.name.casefold() and not report:
                talk.say(f"Already so: {other.words} is shown for both.")
                continue
            _decide(ledger, talk, "same", (first, other), SAME, who=who, note=note)


def part_actors(
    context: typer.Context,
    path: Path,
    name: str,
    other: str | None,
    *,
    report: str,
    who: str,
    note: str,
) -> None:
    """``sayso correct part``.

    Raises:
        ConfigError: when neither another name nor a report is given.
    """
    if (other is None) == (not report):
        raise ConfigError(f"From whom is {name!r} to be parted? Give another name, or --report ID.")
    with _existing(path) as ledger:
        first = ledger.meant(name, everyone=True)
        second = ledger.meant(name if other is None else other, report=report, everyone=True)
        _decide(ledger, talk_of(context), "same", (first, second), DIFFERENT, who=who, note=note)


def set_code(
    context: typer.Context,
    path: Path,
    question: Question,
    actor: str,
    code: str,
    *,
    report: str,
    everyone: bool,
    who: str,
    note: str,
) -> None:
    """``sayso correct country`` and ``sayso correct sector``."""
    answer = NONE if code.casefold() in {NO_CODE, NONE} else code.upper()
    with _existing(path) as ledger:
        called = ledger.meant(actor, report=report, everyone=everyone, shown=not report and not everyone)
        _decide(ledger, talk_of(context), question, (called,), answer, who=who, note=note)


def list_corrections(context: typer.Context, path: Path, format: RowFormat) -> None:
    """``sayso correct list``."""
    with open_ledger(path, read_only=True) as ledger:
        list_made(lambda _: ledger.corrections(), CorrectionRow, Filter(), format, talk_of(context))


def undo_correction(context: typer.Context, path: Path, id: str, *, who: str, note: str) -> None:
    """``sayso correct undo``."""
    with _existing(path) as ledger:
        back = ledger.take_back(id, who=who, note=note)
    talk_of(context).say(f"Taken back: {_whom(back.about)}.")


def export_corrections(context: typer.Context, path: Path, output: Path | None) -> None:
    """``sayso correct export``."""
    with open_ledger(path, read_only=True) as ledger, output_to(output) as stream:
        write_jsonl(({"id": one.id} | to_record(one) for one in ledger.judgements()), stream)
    if output:
        talk_of(context).say(f"Written to {output}.")


def load_corrections(context: typer.Context, path: Path, file: Path) -> None:
    """``sayso correct load``.

    Raises:
        MissingInputError: when the file is not there.
        InputError: when a line of it is no correction; nothing is taken in then.
    """
    loaded = _judgements(file)
    with _existing(path) as ledger:
        added = ledger.add_judgements(loaded)
        refused = ledger.refused()
    talk = talk_of(context)
    talk.say(f"{plural(added, 'correction')} added, {len(loaded) - added} already there.")
    for judgement in refused:
        talk.say(f"Without effect, since others keep them apart: {_whom(judgement.about)}.")


def _judgements(file: Path) -> list[Judgement]:
    try:
        lines = file.read_text("utf-8").splitlines()
    except FileNotFoundError as error:
        raise MissingInputError(f"{file}: not there.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: is not UTF-8 ({error.reason} at byte {error.start}).") from error
    found: list[Judgement] = []
    for number, line in enumerate(lines, start=1):
        try:
            if line.strip():
                found.append(from_record(json.loads(line)))
        except (InputError, ValueError) as error:
            raise InputError(f"{file}, line {number}: {error}") from error
    return found


def _decide(
    ledger: Ledger,
    talk: Talk,
    question: Question,
    about: tuple[Called, ...],
    answer: str,
    *,
    who: str,
    note: str,
) -> None:
    judgement = Judgement(question=question, about=about, answer=answer, who=who, note=note)
    added = ledger.correct(judgement)
    what = {"same": answer}.get(question, f"{question} {NO_CODE if answer == NONE else answer}")
    if added is None:
        talk.say(f"Already so: {_whom(about)}: {what}.")
    else:
        talk.say(f"{_whom(about)}: {what}. Take it back with: sayso correct undo {added.id[:10]}")


def _whom(about: Sequence[Called]) -> str:
    return " and ".join(called.words for called in about)


def _existing(path: Path) -> Ledger:
    """The ledger, to be written; one that is not there is not made."""
    return open_ledger(path, read_only=not path.exists())
