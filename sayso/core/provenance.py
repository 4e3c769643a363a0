"""What made a row: enough to make it again."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sayso.core.hashing import content_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """The software, models and settings behind a reading.

    Attributes:
        sayso: version of Sayso.
        annotators: name to version of each annotator that ran, in order.
        models: name to ``sha256:…`` of each model file that was used.
        config: ``sha256:…`` of the configuration in force.
    """

    sayso: str
    annotators: Mapping[str, str] = field(default_factory=dict)
    models: Mapping[str, str] = field(default_factory=dict)
    config: str = ""

    @property
    def id(self) -> str:
        """Equal for equal software, models and settings."""
        return content_id(self.sayso, list(self.annotators.items()), dict(self.models), self.config)
