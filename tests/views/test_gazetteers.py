from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.resources.gazetteer import open_gazetteer
from sayso.views.cli import app
from tests.invented_places import dump_line, zipped


def load(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["gazetteer", "load", *map(str, arguments)], prog_name="sayso")


@pytest.fixture
def places(tmp_path: Path) -> Path:
    return zipped(tmp_path / "all.zip", "all.txt", [dump_line(41, "Saltmere", "P.PPL", population=9)])


def test_load_makes_a_gazetteer_and_says_how_to_use_it(places: Path, tmp_path: Path) -> None:
    names = zipped(tmp_path / "names.zip", "names.txt", ["1\t41\ten\tSalt Harbour"])
    result = load(places, names, "--output", tmp_path / "mine")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert f'gazetteer = "{tmp_path / "mine"}"' in result.stderr
    gazetteer = open_gazetteer(str(tmp_path / "mine"))
    [(found, _)] = gazetteer.look_up(["salt harbour"])
    assert gazetteer.name(int(found[0])) == "Saltmere"
    assert [file.name for file in (tmp_path / "mine").iterdir()] == ["places.gaz"]


def test_what_goes_wrong_is_one_line_and_an_exit_code(places: Path, tmp_path: Path) -> None:
    missing = load(tmp_path / "none.zip", "-o", tmp_path / "mine")
    assert (missing.exit_code, missing.stderr.count("\n")) == (3, 1)
    assert "none.zip" in missing.stderr
    assert not (tmp_path / "mine").exists()
    (tmp_path / "taken").write_text("a file")
    assert load(places, "-o", tmp_path / "taken").exit_code == 1
