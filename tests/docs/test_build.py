import pytest
import typer

from docs import build
from sayso.views import cli


def test_the_reference_pages_say_what_the_code_says() -> None:
    assert build.stale(build.build()) == [], "run `make docs`"


def test_every_command_is_on_the_page() -> None:
    page = build.cli_page()
    for info in cli.app.registered_commands:
        assert f"## sayso {getattr(info.callback, '__name__', '')}\n" in page


def test_a_command_without_an_example_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def bare() -> None:
        """Do something."""

    extended = typer.Typer()
    extended.command()(bare)
    extended.command("other")(bare)
    monkeypatch.setattr(cli, "app", extended)
    with pytest.raises(build.UndocumentedError, match="sayso bare"):
        build.cli_page()


def test_a_public_name_without_a_docstring_is_refused() -> None:
    with pytest.raises(build.UndocumentedError, match=r"sayso\.nothing"):
        build._documentation("nothing", lambda: None)


def test_a_stale_page_fails_the_check(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build, "build", lambda: {"cli.md": "something else"})
    assert build.main(["--check"]) == 1
    assert "cli.md is stale" in capsys.readouterr().err
