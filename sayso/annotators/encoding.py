"""The first annotator of the neural reader: it encodes the text once, and the others decode what came out."""

from sayso.core.annotations import Layers
from sayso.core.document import Document
from sayso.encoder.session import Encoder


class ReportEncoding:
    """Encodes each document.

    Attributes:
        models: name and hash of the model file.
    """

    name = "encoder"
    version = "1"
    requires: frozenset[str] = frozenset()
    assigns = frozenset({"encoding"})

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.models = {"reader": encoder.digest}

    def annotate(self, document: Document, layers: Layers) -> Layers:  # noqa: ARG002 - the protocol's signature
        """The ``encoding`` layer of one document."""
        return Layers(encoding=self.encoder.encode(document.text))
