"""The JSON Schema (draft 2020-12) of the public format, ``sayso/1``."""

import json
from importlib.resources import files
from typing import Any


def schema_text() -> str:
    """The schema as it is packaged, descriptions and all."""
    return files("sayso.resources.schema").joinpath("sayso-1.schema.json").read_text("utf-8")


def schema() -> dict[str, Any]:
    """The schema, parsed: what a record must look like to be one of Sayso's."""
    parsed: dict[str, Any] = json.loads(schema_text())
    return parsed
