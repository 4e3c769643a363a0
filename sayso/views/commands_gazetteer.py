"""The commands that make gazetteers. What runs is imported when it runs, so that help is fast."""

from pathlib import Path
from typing import Annotated

import typer


def load(
    context: typer.Context,
    places: Annotated[
        Path, typer.Argument(metavar="PLACES", help="allCountries.zip, or one country's dump.")
    ],
    names: Annotated[
        Path | None,
        typer.Argument(metavar="NAMES", help="alternateNamesV2.zip.", show_default=False),
    ] = None,
    *,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where the gazetteer goes.")
    ] = Path("gazetteer"),
) -> None:
    """Make a gazetteer of every place that GeoNames has, from its dumps.

    When it is done, it says what to put into the settings. All countries take a while, and some gigabytes
    of memory.

    For example:

    $ sayso gazetteer load allCountries.zip alternateNamesV2.zip
    $ sayso gazetteer load IQ.zip --output iraq
    """
    from sayso.views.gazetteers import load_gazetteer

    load_gazetteer(context, places, names, output)


COMMANDS = (load,)
