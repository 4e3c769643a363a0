"""Actors against the strings that people coded in ``events/gsr``: right country, right sector?

python -m benchmarks.actors             print the figures; exit 1 when one is below its floor
python -m benchmarks.actors --wrong     print the wrong ones of the half that may be looked at, too

The set has no part to train on. A hash of the sentence's id splits it: the tables may be tuned on ``seen``,
``unseen`` tells what they are worth on strings that nobody has looked at.
"""

import argparse
import hashlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.corpora import SHARED, rows, sha256_of
from sayso.linking.actors import Actor, code

CORPUS = "events/gsr"
SHA256 = "44db195cf211921162ca88967104f279c369a95084f4afbdb8dd44d0ccd3b017"
NO_COUNTRY = frozenset({"IGO", "NGO", "IMG", "ISM"})
"""Codes that stand in the place of a country: bodies and movements of none."""
SECTOR_LENGTH = 3
"""Letters of a sector code; what follows them is a people or a religion (``CVLalb``)."""
FLOORS = {"country": 92.0, "both": 82.0}
"""Percent of all strings. PETRARCH's dictionaries reach 80.9 and 65.5, packages alone 78.5 and 68.5."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """One string with what people coded and what ``code`` says.

    Attributes:
        half: ``seen`` or ``unseen``.
        wanted: the country that people coded, or what stands for one.
        sector: their sector, without people or religion; None for none and for one they left open.
    """

    half: str
    text: str
    wanted: str
    sector: str | None
    got: Actor

    @property
    def country_right(self) -> bool:
        """Whether the country is right; a body of no country has none."""
        return self.got.country == (None if self.wanted in NO_COUNTRY else self.wanted)

    @property
    def both_right(self) -> bool:
        """Whether the sector is, too; of an international body its kind or what it does."""
        if self.wanted not in NO_COUNTRY:
            return self.country_right and self.got.sector == self.sector
        kinds = {"IMG": {"REB"}, "IGO": {"IGO", "NGO"}}.get(self.wanted, {self.wanted})
        return self.country_right and self.got.sector in kinds | ({self.sector} - {None})


def coded() -> Iterator[Coded]:
    """Every actor and recipient of the set."""
    for row in rows(CORPUS):
        half = "seen" if int(hashlib.sha256(row["id"].encode()).hexdigest(), 16) % 2 == 0 else "unseen"
        for event in row["events"]:
            for actor in event["actor"] + event["target"]:
                sector = (actor["sector"] or "***")[:SECTOR_LENGTH]
                yield Coded(
                    half=half,
                    text=actor["text"],
                    wanted=actor["code"],
                    sector=None if sector == "***" else sector,
                    got=code(actor["text"]),
                )


def measure(strings: list[Coded]) -> dict[str, float]:
    """Percent of ``strings`` that are right, by what is judged."""
    right = {
        "country": sum(string.country_right for string in strings),
        "both": sum(string.both_right for string in strings),
    }
    return {name: round(100 * count / len(strings), 1) for name, count in right.items()}


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark from the command line."""
    parser = argparse.ArgumentParser(description="Countries and sectors of actors against coded strings.")
    parser.add_argument("--wrong", action="store_true", help="list the wrong strings of the seen half")
    options = parser.parse_args(arguments)
    if not SHARED.is_dir():
        sys.stdout.write(f"Actors are not measured: the corpora are not at {SHARED}; set SAYSO_SHARED.\n")
        return 0
    if sha256_of(CORPUS) != SHA256:
        sys.stderr.write(f"Not the corpus the floors were measured on: {CORPUS}.\n")
        return 1
    strings = list(coded())
    for string in strings:
        if options.wrong and string.half == "seen" and not string.both_right:
            sys.stdout.write(
                f"{string.wanted} {string.sector}  {string.got.country} {string.got.sector}  {string.text}\n"
            )
    for half in ("seen", "unseen"):
        part = [string for string in strings if string.half == half]
        sys.stdout.write(f"{half:7s} {len(part):4d} strings {_line(measure(part))}\n")
    figures = measure(strings)
    sys.stdout.write(f"all     {len(strings):4d} strings {_line(figures)}; floors {_line(FLOORS)}\n")
    return 0 if all(figures[name] >= floor for name, floor in FLOORS.items()) else 1


def _line(figures: dict[str, float]) -> str:
    return ", ".join(f"{name} {value}" for name, value in figures.items())


if __name__ == "__main__":
    sys.exit(main())
