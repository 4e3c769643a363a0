"""Annotators in a checked order, run over documents one after another."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from functools import cache
from typing import Any

from sayso.config import Config, annotators_of, load_config
from sayso.core.annotations import Layers
from sayso.core.document import Document
from sayso.core.errors import PipelineError
from sayso.core.protocols import Annotator, Modelled
from sayso.core.provenance import Provenance
from sayso.core.reading import Coverage, Reading
from sayso.core.version import __version__

LAYERS = frozenset(field.name for field in fields(Layers))

Watch = Callable[[Annotator, Callable[[], Layers]], Layers]
"""Runs one annotator's step; a benchmark passes its own to time it."""


class Pipeline:
    """Reads documents with a fixed list of annotators.

    Raises:
        PipelineError: when an annotator needs a layer that none before it writes, names a layer
            that does not exist, or writes one that is already written.
    """

    def __init__(self, annotators: Sequence[Annotator], *, config_hash: str = "") -> None:
        _check_order(annotators)
        self.annotators = tuple(annotators)
        self.provenance = Provenance(
            sayso=__version__,
            annotators={annotator.name: annotator.version for annotator in annotators},
            models={
                name: digest
                for annotator in annotators
                if isinstance(annotator, Modelled)
                for name, digest in annotator.models.items()
            },
            config=config_hash,
        )

    @classmethod
    def from_config(cls, config: Config) -> "Pipeline":
        """The pipeline that ``config`` describes."""
        return cls(annotators_of(config), config_hash=config.reading_hash)

    def read(self, document: Document, *, watch: Watch | None = None) -> Reading:
        """Everything the annotators find in ``document``, whose text stays as it is."""
        layers = Layers()
        for annotator in self.annotators:
            layers = _extended(layers, annotator, _step(annotator, document, layers, watch))
        size = len(document.text)
        return Reading(
            document=document,
            layers=replace(layers, encoding=None),
            coverage=Coverage(characters=size, read=size),
            provenance=self.provenance,
        )

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """A reading for each document, in order, as they come."""
        return map(self.read, documents)


@cache
def default_pipeline() -> Pipeline:
    """The pipeline of the default settings, made once."""
    return Pipeline.from_config(load_config())


def read(text: str | Document, **metadata: Any) -> Reading:
    """Read one report with the default settings.

    Args:
        text: the report's text, or a document that is already made.
        **metadata: what is known of the text: ``url``, ``publisher``, ``title``, ``authors``,
            ``published_at`` … as in ``Document``.
    """
    document = text if isinstance(text, Document) else Document.of(text, **metadata)
    return default_pipeline().read(document)


def read_many(documents: Iterable[str | Document]) -> Iterator[Reading]:
    """Read many reports with the default settings, in order, as they come."""
    return map(read, documents)


def _step(annotator: Annotator, document: Document, layers: Layers, watch: Watch | None) -> Layers:
    if watch is None:
        return annotator.annotate(document, layers)
    return watch(annotator, lambda: annotator.annotate(document, layers))


def _extended(layers: Layers, annotator: Annotator, new: Layers) -> Layers:
    written = {name: getattr(new, name) for name in LAYERS if getattr(new, name) is not None}
    if written.keys() != annotator.assigns:
        raise PipelineError(
            f"Annotator {annotator.name!r} declares that it assigns {sorted(annotator.assigns)} "
            f"but assigned {sorted(written)}."
        )
    return replace(layers, **written)


def _check_order(annotators: Sequence[Annotator]) -> None:
    writer: dict[str, str] = {}
    for annotator in annotators:
        if strange := (annotator.requires | annotator.assigns) - LAYERS:
            raise PipelineError(
                f"Annotator {annotator.name!r} names the layer {min(strange)!r}; "
                f"there are: {', '.join(sorted(LAYERS))}."
            )
        if unmet := annotator.requires - writer.keys():
            raise PipelineError(
                f"Annotator {annotator.name!r} requires {sorted(unmet)}, which nothing before it assigns; "
                f"put the annotator that does before it."
            )
        for layer in sorted(annotator.assigns):
            if layer in writer:
                raise PipelineError(
                    f"Annotators {writer[layer]!r} and {annotator.name!r} both assign {layer!r}; keep one."
                )
            writer[layer] = annotator.name
