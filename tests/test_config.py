from pathlib import Path

import pytest

from sayso.config import ANNOTATORS, annotators_of, load_config
from sayso.core.document import Document
from sayso.core.errors import ConfigError
from sayso.pipeline import Pipeline, default_pipeline


def test_the_annotators_there_are() -> None:
    assert list(ANNOTATORS) == [
        "sentences",
        "mentions",
        "attributions",
        "chains",
        "factuality",
        "figures",
        "loaded",
        "own_voice",
        "times",
    ]


def test_each_annotator_goes_by_its_registered_name() -> None:
    assert [make().name for make in ANNOTATORS.values()] == list(ANNOTATORS)


def test_the_default_order_is_sound() -> None:
    Pipeline.from_config(load_config())


def test_the_hash_changes_with_the_guide_but_not_with_the_cores(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("[encoder]\nthreads = 2\n")
    assert load_config(path).reading_hash == load_config().reading_hash
    path.write_text('[encoder]\nguide = "polnear"\n')
    assert load_config(path).reading_hash != load_config().reading_hash


def test_a_model_or_guide_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(f"[encoder]\nmodel = '{tmp_path}'\n")
    with pytest.raises(ConfigError, match=r"model\.onnx: no such file"):
        annotators_of(load_config(path))
    path.write_text('[encoder]\nguide = "mine"\n')
    with pytest.raises(ConfigError, match="sayso, polnear"):
        annotators_of(load_config(path))


def test_a_file_changes_only_what_it_names(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("[readers]\nlanguages = []\n")
    config = load_config(path)
    assert config.readers.languages == ()
    assert config.readers.max_characters == load_config().readers.max_characters
    assert config.reading_hash == load_config().reading_hash


def test_the_hash_changes_with_the_annotators(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[pipeline]\nannotators = ["sentences"]\n')
    config = load_config(path)
    assert [annotator.name for annotator in annotators_of(config)] == ["sentences"]
    assert config.reading_hash != load_config().reading_hash


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[readers]\nlanguage = ['en']\n", r"there is no setting readers\.language"),
        ("[readers]\nmax_bytes = 0\n", r"readers\.max_bytes: input should be greater than 0"),
        ("[readers\n", "not a TOML file"),
    ],
)
def test_a_wrong_file_is_named_with_what_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=message) as caught:
        load_config(path)
    assert str(path) in str(caught.value)


def test_a_missing_file_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml: cannot be read \(No such file"):
        load_config(tmp_path / "none.toml")


def test_an_unknown_annotator_is_named_and_the_known_ones_listed(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[pipeline]\nannotators = ["sentencs"]\n')
    with pytest.raises(ConfigError, match="No annotator is called 'sentencs'; there are: encoder, sentences"):
        annotators_of(load_config(path))


def test_a_least_score_leaves_out_the_less_likely(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("[encoder]\nleast_score = 0.8\n")
    strict = Pipeline.from_config(load_config(path))
    document = Document.of(
        "The mayor said that the bridge was closed.\n\nFears of a new flood grow. They hope for the best."
    )
    everything = default_pipeline().read(document).layers.attributions or ()
    kept = strict.read(document).layers.attributions or ()
    assert len(kept) == sum((row.score or 0) >= 0.8 for row in everything) > 0
    assert all((row.score or 0) >= 0.8 for row in kept)
