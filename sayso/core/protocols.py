"""What an annotator must offer; the pipeline and the runners know nothing else of it."""

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from sayso.core.annotations import Layers
from sayso.core.document import Document


class Annotator(Protocol):
    """Decodes some layers of a document from the layers before it.

    Attributes:
        name: as the configuration names it.
        version: changes whenever the same input may give other output.
        requires: names of the layers it reads.
        assigns: names of the layers it writes; no other annotator writes them.
    """

    @property
    def name(self) -> str: ...  # noqa: D102 - documented above
    @property
    def version(self) -> str: ...  # noqa: D102
    @property
    def requires(self) -> frozenset[str]: ...  # noqa: D102
    @property
    def assigns(self) -> frozenset[str]: ...  # noqa: D102

    def annotate(self, document: Document, layers: Layers) -> Layers:
        """The layers of ``assigns`` for one document; all others None."""
        ...


@runtime_checkable
class Modelled(Protocol):
    """An annotator whose output depends on model files.

    Attributes:
        models: name to ``sha256:…`` of each model file.
    """

    @property
    def models(self) -> Mapping[str, str]: ...  # noqa: D102
