"""Settings: one commented default file, a schema that forbids extras, and the registry of annotators."""

import tomllib
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails, to_json

from sayso.annotators.attributions import Attributions
from sayso.annotators.encoding import ReportEncoding
from sayso.annotators.factuality import FactualityByCues
from sayso.annotators.figures import Figures
from sayso.annotators.loaded import LoadedLanguage
from sayso.annotators.mentions import Mentions
from sayso.annotators.own_voice import OwnVoice
from sayso.annotators.sentences import Sentences
from sayso.annotators.timexes import Times
from sayso.core.errors import ConfigError
from sayso.core.hashing import sha256
from sayso.core.protocols import Annotator
from sayso.encoder.session import Encoder
from sayso.linking.chains import Chains
from sayso.linking.toponyms import Places
from sayso.resources.models import READER, model_folder

ANNOTATORS: Mapping[str, Callable[[], Annotator]] = {
    "sentences": Sentences,
    "mentions": Mentions,
    "attributions": Attributions,
    "chains": Chains,
    "factuality": FactualityByCues,
    "figures": Figures,
    "loaded": LoadedLanguage,
    "own_voice": OwnVoice,
    "times": Times,
}
"""Every annotator that needs no settings, by the name the configuration uses."""

ENCODER, PLACES = ReportEncoding.name, Places.name
"""The annotators that have settings of their own."""


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ReadersConfig(_Section):
    """What counts as a report worth reading."""

    languages: tuple[str, ...]
    max_characters: int = Field(gt=0)
    max_bytes: int = Field(gt=0)


class EncoderConfig(_Section):
    """Which model reads, and how."""

    model: str
    guide: str
    least_score: float = Field(ge=0, le=1)
    threads: int = Field(gt=0)


class PlacesConfig(_Section):
    """Where places are looked up."""

    gazetteer: str


class PipelineConfig(_Section):
    """Which annotators run, in order."""

    annotators: tuple[str, ...]


class Config(_Section):
    """All settings; see ``default.toml`` for what each one means."""

    readers: ReadersConfig
    encoder: EncoderConfig
    places: PlacesConfig
    pipeline: PipelineConfig

    @property
    def reading_hash(self) -> str:
        """``sha256:…`` of the settings that can change what is read of a given text."""
        settings = {"pipeline": self.pipeline, "encoder": self.encoder.model_dump(exclude={"threads"})}
        return f"sha256:{sha256(to_json(settings).decode())}"


def load_config(path: Path | str | None = None) -> Config:
    """The default settings, with those of the TOML file at ``path`` laid over them.

    Raises:
        ConfigError: when the file cannot be read, is not TOML, or names or sets something unknown.
    """
    settings = tomllib.loads(files("sayso").joinpath("default.toml").read_text("utf-8"))
    if path is not None:
        settings = _laid_over(settings, _toml(Path(path)))
    try:
        return Config.model_validate(settings)
    except ValidationError as error:
        problems = "; ".join(map(_problem, error.errors()))
        raise ConfigError(f"{path}: {problems}. The settings there are: docs/reference/config.md.") from error


def annotators_of(config: Config) -> list[Annotator]:
    """The annotators that ``config`` names, made ready in its order.

    Raises:
        ConfigError: when a name is not registered; the message lists those that are.
    """
    known: Mapping[str, Callable[[], Annotator]] = {
        ENCODER: lambda: _encoder(config.encoder),
        **ANNOTATORS,
        PLACES: lambda: Places(gazetteer=config.places.gazetteer),
    }
    unknown = [name for name in config.pipeline.annotators if name not in known]
    if unknown:
        raise ConfigError(f"No annotator is called {unknown[0]!r}; there are: {', '.join(known)}.")
    return [known[name]() for name in config.pipeline.annotators]


def _encoder(config: EncoderConfig) -> ReportEncoding:
    folder = Path(config.model) if config.model else model_folder(READER)
    options = config.model_dump(include={"guide", "threads", "least_score"})
    return ReportEncoding(Encoder(folder, **options))


def _problem(error: ErrorDetails) -> str:
    name = ".".join(map(str, error["loc"]))
    if error["type"] == "extra_forbidden":
        return f"there is no setting {name}"
    return f"{name}: {error['msg'][:1].lower()}{error['msg'][1:]}"


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}).") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not a TOML file ({error}).") from error


def _laid_over(base: Mapping[str, Any], top: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in top.items():
        below = merged.get(key)
        if isinstance(value, Mapping) and isinstance(below, Mapping):
            merged[key] = _laid_over(below, value)
        else:
            merged[key] = value
    return merged
