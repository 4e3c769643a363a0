"""What ``sayso relate`` does: pairs of statements in, how they relate out."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

import typer

from sayso.core.errors import InputError, MissingInputError
from sayso.relating.likeness import Statement
from sayso.relating.reasons import Reason, reason_of
from sayso.relating.relater import Judged, load_relater
from sayso.relating.statements import statement_of
from sayso.views.commands_relating import RelationFormat
from sayso.views.exports import pairs_of, write_jsonl
from sayso.views.phrases import one_line, plural
from sayso.views.streams import output_to, talk_of

STDIN = "-"
FORM = 'a line is {"id": …, "a": {"text": …}, "b": {"text": …}}'
DIGITS = 4
"""Of a score; the rest would differ from one machine to another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """One pair with its relation and the reason."""

    id: str
    a: Statement
    b: Statement
    judged: Judged
    reason: Reason


def relate_pairs(context: typer.Context, pairs: str, format: RelationFormat, output: Path | None) -> None:
    """``sayso relate``.

    Raises:
        InputError: when PAIRS cannot be read, has no pair, or has a line that is none; pairs before
            that line are written.
    """
    talk, count = talk_of(context), 0

    def counted(rows: Iterable[Related]) -> Iterator[Related]:
        nonlocal count
        for row in rows:
            count += 1
            yield row

    with _lines(pairs) as lines, output_to(output) as stream:
        rows = counted(related(lines, name="standard input" if pairs == STDIN else pairs))
        if format is RelationFormat.JSONL:
            write_jsonl(map(record, rows), stream)
        else:
            _write_text(rows, stream)
    if not count:
        raise InputError(f"{pairs} has no pair in it; {FORM}.")
    if output:
        talk.say(f"{plural(count, 'pair')} written to {output}.")


def related(lines: Iterable[str], *, name: str) -> Iterator[Related]:
    """The relation of each pair, in order; empty lines are passed over.

    Raises:
        InputError: at a line that is no pair; ``name`` is that of the file.
    """
    relater = load_relater()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            identity, a, b = _pair(line)
        except (ValueError, RecursionError, InputError) as error:
            raise InputError(f"{name}, line {number}: {error}; {FORM}.") from error
        judged = relater.judge(a, b)
        yield Related(id=identity, a=a, b=b, judged=judged, reason=reason_of(a, b, judged))


def record(row: Related) -> dict[str, Any]:
    """The pair's relation, for JSON; spans count code points of either text."""
    judged, reason = row.judged, row.reason
    return {
        "id": row.id,
        "relation": judged.relation,
        "scores": {
            "same": round(judged.same, DIGITS),
            "disputes": round(judged.disputes, DIGITS),
        },
        "why": reason.why,
        "evidence": {"a": pairs_of(reason.a), "b": pairs_of(reason.b)},
    }


def _write_text(rows: Iterable[Related], stream: TextIO) -> None:
    for row in rows:
        stream.write(f"{one_line(row.id)}: b {_words(row.judged.relation)} ({one_line(row.reason.why)})\n")
        stream.write(f"  a: {one_line(row.a.text)}\n  b: {one_line(row.b.text)}\n")


def _words(relation: str) -> str:
    return "is not seen to state or dispute what a states" if relation == "unrelated" else f"{relation} a"


def _pair(line: str) -> tuple[str, Statement, Statement]:
    row = _object(json.loads(line), "The line")
    identity = row.get("id")
    if not isinstance(identity, str) or not identity:
        raise InputError('It needs an "id" that is a string')
    return identity, _statement(row, "a"), _statement(row, "b")


def _statement(row: Mapping[str, Any], side: str) -> Statement:
    about = _object(row.get(side), f'Its "{side}"')
    text = about.get("text")
    if not isinstance(text, str) or not text.strip():
        raise InputError(f'Its "{side}" needs a "text" with words in it')
    for key in ("published", "source"):
        if not isinstance(about.get(key), str | None):
            raise InputError(f'The "{key}" of its "{side}" must be a string')
    return statement_of(text, published=about.get("published"), source=about.get("source"))


def _object(value: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise InputError(f"{name} must be a JSON object")
    return value


@contextmanager
def _lines(name: str) -> Iterator[Iterable[str]]:
    """The lines of a file or of standard input.

    Raises:
        InputError: when it cannot be opened or is not UTF-8.
    """
    with nullcontext(sys.stdin) if name == STDIN else _opened(name) as stream:
        try:
            yield stream
        except UnicodeDecodeError as error:
            raise InputError(f"{name} is not UTF-8 ({error.reason}); save it as UTF-8.") from error


def _opened(name: str) -> TextIO:
    try:
        return Path(name).open(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise MissingInputError(f"{name} is not there.") from error
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({error.strerror}).") from error
