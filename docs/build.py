"""Builds the reference pages from the code: ``python -m docs.build``; ``--check`` only compares.

Writes docs/reference/{cli,format,config,api}.md. With ``--check`` nothing is written and the exit code
is 1 when a page is stale or something is undocumented.
"""

import inspect
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import is_dataclass
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import typer
from typer.models import ArgumentInfo, OptionInfo

import sayso
from sayso.resources.schema import schema
from sayso.views import cli

REFERENCE = Path(__file__).parent / "reference"
ENTRY = 4
"""Spaces before an entry of a section of a docstring."""

BUILT = "<!-- Built from the code by `make docs`; edit the code, not this page. -->\n\n"


class UndocumentedError(Exception):
    """Something that a user can reach has no documentation."""


def build() -> Mapping[str, str]:
    """Every reference page by its file name.

    Raises:
        UndocumentedError: when a command, setting or public name is undocumented.
    """
    pages: Mapping[str, Callable[[], str]] = {
        "cli.md": cli_page,
        "format.md": format_page,
        "config.md": config_page,
        "api.md": api_page,
    }
    return {name: BUILT + page() for name, page in pages.items()}


def stale(pages: Mapping[str, str]) -> list[str]:
    """The names of the pages that are missing or differ from what the code says."""
    return [
        name
        for name, page in pages.items()
        if not (REFERENCE / name).is_file() or (REFERENCE / name).read_text("utf-8") != page
    ]


def cli_page() -> str:
    """The help of ``sayso`` and of each of its commands, from their signatures and docstrings."""
    parts = [
        "# The command line\n",
        _command("sayso", cli.options, "COMMAND"),
        f"{cli.EXIT_CODES_IN_WORDS}\n",
    ]
    for name, function in _commands(cli.app, "sayso"):
        parts += [f"## {name}\n", _command(name, function)]
    return "\n".join(parts)


def _commands(app: typer.Typer, prefix: str) -> Iterator[tuple[str, Any]]:
    """Every command with its full name, those of groups after the others."""
    for info in app.registered_commands:
        yield f"{prefix} {info.name or getattr(info.callback, '__name__', '')}", info.callback
    for group in app.registered_groups:
        if group.typer_instance:
            yield from _commands(group.typer_instance, f"{prefix} {group.name}")


def _command(name: str, function: Any, *words: str) -> str:
    """Usage, prose, examples and options of a command.

    Raises:
        UndocumentedError: when it has no help, no example, or an option without help.
    """
    prose, _, examples = cli.flowing(function.__doc__ or "").partition("$ ")
    if not prose or not examples:
        raise UndocumentedError(f"`{name}` has no help text or no example in it.")
    parameters = [
        p for p in inspect.signature(function, eval_str=True).parameters.values() if p.name != "context"
    ]
    arguments = [_metavar(p) for p in parameters if isinstance(_typer_info(p), ArgumentInfo)]
    usage = " ".join([name, "[OPTIONS]", *arguments, *words])
    rows = "".join(_parameter_row(name, parameter) for parameter in parameters)
    table = f"| option | |\n| --- | --- |\n{rows}" if rows else ""
    return f"```text\n{usage}\n```\n\n{prose}```sh\n{examples.replace('$ ', '')}\n```\n\n{table}"


def _typer_info(parameter: inspect.Parameter) -> ArgumentInfo | OptionInfo:
    info: ArgumentInfo | OptionInfo = get_args(parameter.annotation)[1]
    return info


def _metavar(parameter: inspect.Parameter) -> str:
    kind = get_args(parameter.annotation)[0]
    repeated = list in {get_origin(kind), *map(get_origin, get_args(kind))}
    name = _typer_info(parameter).metavar or parameter.name.upper()
    return f"{name}..." if repeated else name


def _parameter_row(name: str, parameter: inspect.Parameter) -> str:
    kind, info = get_args(parameter.annotation)[:2]
    if not info.help:
        raise UndocumentedError(f"`{name}`: {parameter.name} has no help text.")
    if isinstance(info, ArgumentInfo):
        return f"| `{_metavar(parameter)}` | {info.help} |\n"
    # In `Annotated`, typer keeps the first name of an option as its default.
    given = [info.default, *(info.param_decls or ())] if isinstance(info.default, str) else []
    names = ", ".join(f"`{option}`" for option in given or [f"--{parameter.name}"])
    notes = [info.help]
    if choices := _choices(kind):
        notes.append(f"One of {', '.join(f'`{choice}`' for choice in choices)}.")
    if parameter.default and parameter.default is not inspect.Parameter.empty:
        notes.append(f"Default: `{parameter.default}`.")
    if info.envvar:
        notes.append(f"Taken from `${info.envvar}` where that is set.")
    value = f" {info.metavar}" if info.metavar else ""
    return f"| {names}{value} | {' '.join(notes)} |\n"


def _choices(kind: Any) -> list[str]:
    choices: list[str] = []
    for option in (kind, *get_args(kind)):
        if get_origin(option) is Literal:
            choices += get_args(option)
        elif inspect.isclass(option) and issubclass(option, StrEnum):
            choices += [member.value for member in option]
    return choices


def format_page() -> str:
    """The keys of a record, from the JSON Schema."""
    whole = schema()
    parts = [
        "# The format: one report a line\n",
        "`sayso schema` prints the JSON Schema (draft 2020-12) that this page is made from.\n",
        _keys("A record", whole),
        *(_keys(f"`{name}`", part) for name, part in whole["$defs"].items()),
    ]
    return "\n".join(parts)


def _keys(title: str, part: Mapping[str, Any]) -> str:
    heading = f"## {title}\n\n{part['description']}\n"
    rows = list(_key_rows(part, prefix=""))
    if not rows:
        return heading
    return heading + "\n| key | type | |\n| --- | --- | --- |\n" + "".join(rows)


def _key_rows(part: Mapping[str, Any], *, prefix: str) -> Iterator[str]:
    required = part.get("required", ())
    for name, key in part.get("properties", {}).items():
        if "description" not in key and "$ref" not in key:
            raise UndocumentedError(f"The key {prefix}{name} of the schema has no description.")
        notes = filter(None, (key.get("description"), "" if name in required else "May be absent."))
        yield f"| `{prefix}{name}` | {_type_of(key)} | {' '.join(notes)} |\n"
        yield from _key_rows(key, prefix=f"{prefix}{name}.")
        yield from _key_rows(key.get("items", {}), prefix=f"{prefix}{name}[].")


def _type_of(key: Mapping[str, Any]) -> str:
    """The type of a key in a word or two; pointers to definitions become links."""
    if "$ref" in key:
        name = key["$ref"].rpartition("/")[2]
        return f"[{name}](#{name})"
    for combination in ("anyOf", "allOf"):
        if combination in key:
            return " or ".join(map(_type_of, key[combination]))
    if "const" in key:
        return f"`{json.dumps(key['const'])}`"
    if "enum" in key:
        return ", ".join(f"`{json.dumps(value)}`" for value in key["enum"])
    if key["type"] == "array":
        return f"array of {_type_of(key['items'])}"
    kinds = key["type"] if isinstance(key["type"], list) else [key["type"]]
    return " or ".join(kinds)


def config_page() -> str:
    """The default settings with their comments.

    Raises:
        UndocumentedError: when a setting has no comment above it.
    """
    text = files("sayso").joinpath("default.toml").read_text("utf-8")
    before = ""
    for line in text.splitlines():
        if "=" in line and line[0].isalpha() and not before.startswith("#"):
            raise UndocumentedError(f"The setting {line.partition('=')[0].strip()} has no comment above it.")
        before = line
    return (
        "# The settings\n\n"
        "These are the defaults. A file of your own, passed as `--config FILE`, needs only what differs.\n\n"
        f"```toml\n{text}```\n"
    )


def api_page() -> str:
    """The public names of ``sayso``, with signatures and docstrings."""
    parts = ["# The Python API\n", f"{inspect.cleandoc(sayso.__doc__ or '').partition('>>>')[0].strip()}\n"]
    parts += [_public(name, getattr(sayso, name)) for name in sayso.__all__ if not name.startswith("_")]
    return "\n".join(parts)


def _public(name: str, thing: Any) -> str:
    if not inspect.isclass(thing):
        return (
            f"## sayso.{name}\n\n{_code(f'sayso.{name}{_signature(thing)}')}\n{_documentation(name, thing)}"
        )
    fields = _code("\n".join(_fields(thing))) if is_dataclass(thing) else ""
    members = "" if issubclass(thing, Exception) else "".join(_members(name, thing))
    return f"## sayso.{name}\n\n{_documentation(name, thing)}{fields}{members}"


def _fields(thing: type) -> Iterator[str]:
    for parameter in inspect.signature(thing).parameters.values():
        yield _shortened(str(parameter))


def _members(name: str, thing: type) -> Iterator[str]:
    for member, value in vars(thing).items():
        documented = isinstance(value, property | classmethod) or inspect.isfunction(value)
        if member.startswith("_") or not documented:
            continue
        bound = getattr(thing, member)
        code = "" if isinstance(value, property) else _code(f"{member}{_signature(bound)}")
        yield f"### {name}.{member}\n\n{code}{_documentation(f'{name}.{member}', bound)}"


def _signature(thing: Callable[..., Any]) -> str:
    return _shortened(str(inspect.signature(thing))).replace("(self, ", "(").replace("(self)", "()")


def _shortened(signature: str) -> str:
    """A signature without the modules of its types, and with ``Filter()`` for the one that asks nothing."""
    signature = re.sub(r"'([A-Z]\w+)'", r"\1", signature)  # a type named before it exists
    signature = re.sub(r"Optional\[(Literal\[[^]]*\])\]", r"\1 | None", signature)
    return re.sub(r"\b(?:[a-z_]+\.)+(?=[A-Z])|(?<=Filter\()[^()]*", "", signature)


def _code(text: str) -> str:
    # Not marked as Python: ruff would format the page, and it would no longer be what the code says.
    return f"```text\n{text}\n```\n\n"


def _documentation(name: str, thing: Any) -> str:
    """The docstring as Markdown: the entries of its sections become lists."""
    documentation = inspect.getdoc(thing)
    if not documentation:
        raise UndocumentedError(f"sayso.{name} has no docstring.")
    lines: list[str] = []
    for line in documentation.replace("``", "`").replace("**", r"\*\*").splitlines():
        depth = len(line) - len(line.lstrip())
        if depth == ENTRY and lines and lines[-1].endswith(":") and not lines[-1].startswith("- "):
            lines.append("")
        lines.append(f"- {line.strip()}" if depth == ENTRY else "  " * (depth > ENTRY) + line.strip())
    return "\n".join(lines) + "\n\n"


def main(arguments: Sequence[str]) -> int:
    """Build the pages, or with ``--check`` say which are stale."""
    try:
        pages = build()
    except UndocumentedError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    outdated = stale(pages)
    if "--check" in arguments:
        for name in outdated:
            sys.stderr.write(f"docs/reference/{name} is stale; run `make docs`.\n")
        return 1 if outdated else 0
    REFERENCE.mkdir(exist_ok=True)
    for name in outdated:
        (REFERENCE / name).write_text(pages[name], "utf-8")
        sys.stdout.write(f"docs/reference/{name} written.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
