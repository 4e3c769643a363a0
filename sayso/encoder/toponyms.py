"""Where the encoder sees toponyms: within other names too, which mentions do not tell."""

from collections.abc import Iterator

from sayso.core.spans import Spans
from sayso.encoder.encoding import Encoding
from sayso.encoder.layout import OWN_VOICE, PLACE_TAGS, PLACES

BEGIN, INSIDE = PLACE_TAGS.index("B"), PLACE_TAGS.index("I")


def toponyms(encoding: Encoding) -> Spans:
    """The toponyms in text order, none overlapping another."""
    return tuple(encoding.span(slice(first, last)) for first, last in _runs(encoding))


def _runs(encoding: Encoding) -> Iterator[tuple[int, int]]:
    tags = encoding.scores[:, PLACES:OWN_VOICE].argmax(axis=1).tolist()
    first: int | None = None
    for place, tag in enumerate([*tags, 0]):
        if first is not None and tag != INSIDE:
            yield first, place
            first = None
        if tag == BEGIN or (tag == INSIDE and first is None):
            first = place
