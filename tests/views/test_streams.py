import json
import sys
from io import StringIO
from pathlib import Path

import pytest

from sayso.core.errors import SaysoError
from sayso.core.skips import Skip
from sayso.views.consoles import READABLE, text_console
from sayso.views.streams import Talk, output_to


def test_half_a_surrogate_pair_reads_back_as_it_was(tmp_path: Path) -> None:
    text = "The ferry \ud800 is late."
    with output_to(tmp_path / "out.json") as stream:
        stream.write(json.dumps({"text": text}, ensure_ascii=False))
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["text"] == text


def test_a_dash_is_standard_output() -> None:
    with output_to(Path("-")) as stream:
        assert stream is sys.stdout


def test_a_file_that_cannot_be_written_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(SaysoError, match="cannot be written"), output_to(tmp_path):
        pass


def test_quiet_talk_still_tells_errors(capsys: pytest.CaptureFixture[str]) -> None:
    talk = Talk(quiet=True)
    talk.say("never mind")
    talk.skip(Skip(path="a.txt", reason="empty", detail="It has no text."))
    talk.error("this\nmatters\x1b")
    assert capsys.readouterr().err == "sayso: this matters\ufffd\n"


def test_running_text_is_as_wide_as_asked_but_stays_readable(monkeypatch: pytest.MonkeyPatch) -> None:
    assert text_console(StringIO()).width == READABLE
    monkeypatch.setenv("COLUMNS", "60")
    assert text_console(StringIO()).width == 60
    monkeypatch.setenv("COLUMNS", "500")
    assert text_console(StringIO()).width == READABLE
