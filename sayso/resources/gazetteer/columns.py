"""The file of a gazetteer: a line that says what it is, a JSON header, then columns that are mapped.

Every column is a flat little-endian array that starts at a multiple of ``ALIGNMENT``. Opening a file
reads its header only; the system brings in the pages that look-ups touch.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.core.errors import InputError, MissingInputError

MAGIC = b"sayso gazetteer 1\n"
ALIGNMENT = 64
LENGTH = 8
"""Bytes that tell how long the header is."""

Array = NDArray[Any]

COLUMNS: Mapping[str, str] = {
    "hashes": "<u8",  # of the keys of names, ascending: names[i] has hashes[i]
    "places": "<u4",  # the place that names[i] means
    "roles": "|u1",  # whether names[i] is its main name, an alias, a demonym or an abbreviation
    "lat": "<f4",
    "lon": "<f4",
    "population": "<u4",
    "kind": "|u1",  # number in kinds.KINDS
    "country": "<u2",  # number in the header's list of countries
    "parent": "<u4",  # place that it lies in, plus one; 0 where none is known
    "ids": "<u8",  # number in its source, 0 where it has none
    "source": "|u1",  # number in the header's list of sources
    "text": "|u1",  # all main names in UTF-8, one after another
    "text_ends": "<u4",  # where each one ends in text
}
"""Columns of a file and how their numbers are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """An open file: its header's facts and its columns by name."""

    facts: Mapping[str, Any]
    arrays: Mapping[str, Array]
    digest: str
    """``sha256:…`` of the columns, as their writer noted it."""


def write_columns(file: Path, arrays: Mapping[str, Array], facts: Mapping[str, Any]) -> None:
    """Write a gazetteer; equal input gives equal bytes."""
    layout, offset = {}, 0
    for name, kept_as in COLUMNS.items():
        size = arrays[name].size * np.dtype(kept_as).itemsize
        layout[name] = {"offset": offset, "count": int(arrays[name].size)}
        offset += _padded(size)
    kept = {
        name: np.ascontiguousarray(arrays[name], dtype=kept_as).tobytes() for name, kept_as in COLUMNS.items()
    }
    digest = sha256()
    for column in kept.values():
        digest.update(column)
    told = {"facts": facts, "columns": layout, "sha256": digest.hexdigest()}
    header = json.dumps(told, ensure_ascii=False).encode()
    start = _padded(len(MAGIC) + LENGTH + len(header))
    with file.open("wb") as out:
        out.write(MAGIC + len(header).to_bytes(LENGTH, "little") + header)
        for name, column in kept.items():
            out.write(b"\0" * (start + layout[name]["offset"] - out.tell()))
            out.write(column)


def open_columns(file: Path) -> Columns:
    """Map the columns of a gazetteer.

    Raises:
        MissingInputError: when there is no such file.
        InputError: when it is no gazetteer of this version or is cut off.
    """
    if not file.is_file():
        raise MissingInputError(f"{file}: there is no such gazetteer; make one with: sayso gazetteer load")
    mapped = np.memmap(file, dtype=np.uint8, mode="r") if file.stat().st_size else np.zeros(0, np.uint8)
    told = len(MAGIC) + LENGTH
    if bytes(mapped[: len(MAGIC)]) != MAGIC:
        raise InputError(f"{file}: not a gazetteer of this version; make it anew with: sayso gazetteer load")
    length = int.from_bytes(bytes(mapped[len(MAGIC) : told]), "little")
    try:
        header = json.loads(bytes(mapped[told : told + length]))
        arrays = {
            name: _column(mapped, _padded(told + length) + layout["offset"], layout["count"], COLUMNS[name])
            for name, layout in header["columns"].items()
        }
        return Columns(facts=header["facts"], arrays=arrays, digest=f"sha256:{header['sha256']}")
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{file}: damaged or cut off ({error}); make it anew.") from error


def _column(mapped: NDArray[np.uint8], offset: int, count: int, kept_as: str) -> Array:
    end = offset + count * np.dtype(kept_as).itemsize
    if end > mapped.size:
        raise ValueError(f"a column ends at byte {end} of {mapped.size}")
    return np.asarray(mapped[offset:end]).view(kept_as)


def _padded(size: int) -> int:
    return -(-size // ALIGNMENT) * ALIGNMENT
