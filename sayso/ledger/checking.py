"""What a reading must keep for its rows to show their characters and to fit together."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator

from sayso.core.annotations import Layers
from sayso.core.errors import VerificationError
from sayso.core.reading import Reading
from sayso.core.spans import Span, Spans


def check(reading: Reading) -> None:
    """Refuse a reading that does not hold, rather than store what nobody could show.

    Raises:
        VerificationError: on the first span outside the text, attribution without content or with
            the id of another, row about an attribution that is not there, or value that is no number.
    """
    for complaint in _strays(reading):
        raise VerificationError(f"Report {reading.document.id}: {complaint}.")
    for complaint in misfits(reading.layers):
        raise VerificationError(f"Report {reading.document.id}: {complaint}.")


def fits(span: Span, size: int) -> bool:
    """Whether ``span`` covers at least one character of a text of ``size`` characters."""
    return 0 <= span.start < span.end <= size


def misfits(layers: Layers) -> Iterator[str]:
    """What in the layers does not fit together, in words."""
    attributions = [row.id for row in layers.attributions or ()]
    own = {f"o{number}" for number in range(1, len(layers.own_voice or ()) + 1)}
    for id_ in _repeated(attributions):
        yield f"two attributions have the id {id_}"
    for id_ in sorted(own.intersection(attributions)):
        yield f"attribution {id_} has the id of a claim in own voice"
    for row in layers.attributions or ():
        if not row.content:
            yield f"attribution {row.id} has no content"
    yield from _about("factuality", [row.attribution for row in layers.factuality or ()], attributions)
    yield from _about("chain", [row.attribution for row in layers.chains or ()], attributions)
    yield from _no_numbers(layers)


def _no_numbers(layers: Layers) -> Iterator[str]:
    for figure in layers.figures or ():
        if _not_numbers(figure.value, figure.low, figure.high):
            yield f"figure {figure.id} has a value that is no number"
    for place in layers.places or ():
        if _not_numbers(place.lat, place.lon, place.score):
            yield f"place {place.id} has a coordinate or score that is no number"
    for loaded in layers.loaded or ():
        if _not_numbers(loaded.score):
            yield f"loaded wording at {loaded.span.start} has a score that is no number"


def _not_numbers(*values: float | None) -> bool:
    return any(value is not None and not math.isfinite(value) for value in values)


def _about(what: str, ids: list[str], attributions: list[str]) -> Iterator[str]:
    for id_ in _repeated(ids):
        yield f"attribution {id_} has more than one {what}"
    for id_ in sorted(set(ids).difference(attributions)):
        yield f"there is a {what} of attribution {id_}, which is not there"


def _repeated(ids: Iterable[str]) -> list[str]:
    return [id_ for id_, count in Counter(ids).items() if count > 1]


def _strays(reading: Reading) -> Iterator[str]:
    size = len(reading.document.text)
    for where, spans in _spans_of(reading):
        for span in spans:
            if not fits(span, size):
                yield f"{where} has the span [{span.start}, {span.end}) in a text of {size} characters"


def _spans_of(reading: Reading) -> Iterator[tuple[str, Spans]]:
    layers = reading.layers
    yield "a gap in the coverage", tuple(gap.span for gap in reading.coverage.skipped)
    yield "a sentence", layers.sentences or ()
    yield "a claim in own voice", layers.own_voice or ()
    yield from ((f"mention {row.id}", (row.span,)) for row in layers.mentions or ())
    for row in layers.attributions or ():
        yield f"attribution {row.id}", row.source + row.cue + row.content
    for judged in layers.factuality or ():
        yield f"factuality of attribution {judged.attribution}", judged.cues
    for chain in layers.chains or ():
        yield f"chain of attribution {chain.attribution}", tuple(link.span for link in chain.links)
        reasons = tuple(link.reason for link in chain.links if link.reason)
        yield f"the reason in the chain of attribution {chain.attribution}", reasons
    for figure in layers.figures or ():
        yield f"figure {figure.id}", (figure.span, figure.counted) if figure.counted else (figure.span,)
    yield "loaded wording", tuple(row.span for row in layers.loaded or ())
    yield from ((f"time {row.id}", (row.span,)) for row in layers.times or ())
    yield from ((f"place {row.id}", (row.span,)) for row in layers.places or ())
