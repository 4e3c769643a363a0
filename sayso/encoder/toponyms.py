"""Where the encoder sees toponyms: within other names too, which mentions do not tell."""

from collections.abc import Iterator

import numpy as np

from sayso.core.spans import Spans
from sayso.encoder.encoding import Encoding
from sayso.encoder.layout import OWN_VOICE, PLACE_TAGS, PLACES

BEGIN, INSIDE = PLACE_TAGS.index("B"), PLACE_TAGS.index("I")


def toponyms(encoding: Encoding, *, lead: float = 0.0) -> Spans:
    """The toponyms in text order, none overlapping another.

    Args:
        encoding: what the encoder says of the text.
        lead: by how much being in a toponym must beat being in none; below 0 less likely ones come too.
    """
    return tuple(encoding.span(slice(first, last)) for first, last in _runs(encoding, lead))


def _runs(encoding: Encoding, lead: float) -> Iterator[tuple[int, int]]:
    leads = np.array([lead, 0.0, 0.0], dtype=np.float32)
    tags = (encoding.scores[:, PLACES:OWN_VOICE] + leads).argmax(axis=1).tolist()
    first: int | None = None
    for place, tag in enumerate([*tags, 0]):
        if first is not None and tag != INSIDE:
            yield first, place
            first = None
        if tag == BEGIN or (tag == INSIDE and first is None):
            first = place
