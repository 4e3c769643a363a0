"""Makes gazetteers from the dumps of GeoNames."""

from pathlib import Path

import typer

from sayso.core.errors import InputError
from sayso.resources.gazetteer import FILE_NAME
from sayso.resources.gazetteer.geonames import TERMS, build_from_geonames
from sayso.views.streams import talk_of


def load_gazetteer(context: typer.Context, places: Path, names: Path | None, output: Path) -> None:
    """Write the gazetteer of the dumps ``places`` and ``names`` to the folder ``output``.

    Raises:
        InputError: when a dump cannot be read or the folder cannot be written.
    """
    talk = talk_of(context)
    builder = build_from_geonames(places, names)
    unfinished = output / f"{FILE_NAME}.part"
    try:
        output.mkdir(parents=True, exist_ok=True)
        builder.write(unfinished, facts={"terms": TERMS})
        unfinished.replace(output / FILE_NAME)
    except OSError as error:
        raise InputError(f"{output}: cannot be written ({error.strerror}).") from error
    talk.say(f"{len(builder):,} places in {output}; to look places up there, put into your settings:")
    talk.say(f'[places]\ngazetteer = "{output}"')
