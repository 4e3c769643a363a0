import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.resources.schema import schema
from sayso.views.cli import app, flowing

REPORT = "The bridge will stay shut, the warden of Ostrel said on Monday.\n"


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)), prog_name="sayso", input=stdin)


@pytest.fixture
def report_file(tmp_path: Path) -> Path:
    file = tmp_path / "bridge.txt"
    file.write_text(REPORT, "utf-8")
    return file


def test_read_shows_text_and_claims(report_file: Path) -> None:
    result = run("read", report_file)
    assert result.exit_code == 0
    assert "[The bridge will stay shut]¹, {the warden of Ostrel}¹ ‹said›¹ on Monday." in result.stdout
    assert "1 claim · 1 source" in result.stdout


def test_read_takes_standard_input(report_file: Path) -> None:
    named, dashed, bare = run("read", report_file), run("read", "-", stdin=REPORT), run("read", stdin=REPORT)
    assert dashed.stdout.splitlines()[3:] == bare.stdout.splitlines()[3:]
    assert named.stdout.splitlines()[5:] == dashed.stdout.splitlines()[5:]


def test_read_gives_every_format(report_file: Path) -> None:
    record = json.loads(run("read", report_file, "--format", "jsonl").stdout)
    assert record["text"] == REPORT
    assert json.loads(run("read", report_file, "--format", "json").stdout) == [record]
    [row] = csv.DictReader(StringIO(run("read", report_file, "--format", "csv").stdout))
    assert (row["source"], row["text"]) == ("the warden of Ostrel", "The bridge will stay shut")
    assert "The bridge will stay shut" in run("read", report_file, "--format", "table").stdout
    assert run("read", report_file, "--format", "html").stdout.startswith("<!doctype html>")


def test_read_writes_to_a_file(report_file: Path, tmp_path: Path) -> None:
    result = run("read", report_file, "--format", "html", "--output", tmp_path / "page.html")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "page.html").read_text("utf-8").endswith("</html>\n")
    assert run("read", report_file, "-o", tmp_path / "missing" / "page.html").exit_code == 1


def test_read_tells_what_it_skipped(report_file: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    result = run("read", report_file, empty)
    assert result.exit_code == 0
    assert "empty.txt (empty)" in result.stderr
    assert run("read", report_file, empty, "--strict").exit_code == 1
    assert run("--quiet", "read", report_file, empty).stderr == ""
    nothing = run("read", empty)
    assert (nothing.exit_code, nothing.stdout) == (1, "")
    assert "No report was read" in nothing.stderr


def test_ingest_is_idempotent_and_says_what_became_of_the_input(report_file: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "new.db"
    first = run("ingest", report_file, "--ledger", ledger)
    assert first.exit_code == 0
    assert "1 report read" in first.stderr
    assert "1 claim added" in first.stderr
    again = run("ingest", report_file, "--ledger", ledger)
    assert "1 already there" in again.stderr
    assert run("ingest", report_file, "--ledger", ledger, "--quiet").stderr == ""
    (tmp_path / "empty.txt").write_text("")
    strict = run("ingest", tmp_path / "empty.txt", "--ledger", ledger, "--strict")
    assert strict.exit_code == 1
    assert "1 skipped (1 empty)" in strict.stderr
    assert "empty.txt" in run("skips", "--ledger", ledger).stdout


def test_ingest_of_nothing_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    result = run("ingest", tmp_path / "folder", "--ledger", tmp_path / "new.db")
    assert result.exit_code == 1
    assert "Nothing to read" in result.stderr


@pytest.mark.parametrize("listing", ["reports", "claims", "figures", "sources", "publishers", "skips"])
def test_listings_come_in_every_format(ledger_file: Path, listing: str) -> None:
    as_json = json.loads(run(listing, "--ledger", ledger_file, "--format", "json").stdout)
    lines = run(listing, "--ledger", ledger_file, "--format", "jsonl").stdout.splitlines()
    rows = list(csv.DictReader(StringIO(run(listing, "--ledger", ledger_file, "--format", "csv").stdout)))
    table = run(listing, "--ledger", ledger_file).stdout.splitlines()
    assert as_json == [json.loads(line) for line in lines]
    assert len(as_json) == len(rows) == len(table) - 1 > 0
    assert list(rows[0]) == list(as_json[0])


def test_filters_compose(ledger_file: Path) -> None:
    def cues(*options: str) -> list[str]:
        lines = run("claims", "--ledger", ledger_file, "--format", "jsonl", *options).stdout.splitlines()
        return [json.loads(line)["cue"] for line in lines]

    assert cues("--named") == ["told", "denied", "reported"]
    assert cues("--named", "--source", "varnholt") == ["told", "denied"]
    assert cues("--named", "--source", "varnholt", "--denied") == ["denied"]
    assert cues("--anonymous", "--text", "wall") == ["had warned"]
    assert cues("--voice", "own") == ["", ""]
    assert cues("--report", "saltmere-1", "--limit", "1", "--offset", "1", "--voice", "attributed") == [
        "denied"
    ]
    assert cues("--act", "demand") == []
    assert cues("--since", "2031-05") == []
    assert cues("--until", "2031", "--publisher", "LANTERN", "--affirmed", "--named") == [
        "told",
        "reported",
    ]


def test_nothing_found_is_said_and_no_failure(ledger_file: Path) -> None:
    result = run("claims", "--ledger", ledger_file, "--publisher", "Nobody's Herald")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Nothing in the ledger matches." in result.stderr


def test_search_and_show(ledger_file: Path) -> None:
    hits = run("search", "docks", "sold", "--ledger", ledger_file, "--format", "jsonl").stdout.splitlines()
    hit = json.loads(hits[0])
    assert hit["kind"] == "claim"
    shown = run("show", hit["id"][:8], "--ledger", ledger_file)
    assert "‹denied›²" in shown.stdout
    assert (
        json.loads(run("show", hit["id"], "--ledger", ledger_file, "-f", "jsonl").stdout)["id"] == hit["id"]
    )
    assert run("show", hit["id"], "--ledger", ledger_file, "-f", "csv").stdout.startswith("id,report,")


def test_export_gives_readings_or_claims(ledger_file: Path, tmp_path: Path) -> None:
    record = json.loads(run("export", "--ledger", ledger_file).stdout)
    assert record["id"] == "saltmere-1"
    claims = run("export", "--ledger", ledger_file, "--format", "csv", "--denied").stdout.splitlines()
    assert len(claims) == 2
    run("export", "--ledger", ledger_file, "--output", tmp_path / "all.jsonl")
    assert json.loads((tmp_path / "all.jsonl").read_text("utf-8")) == record


def test_verify_holds(ledger_file: Path) -> None:
    result = run("verify", "--ledger", ledger_file)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 report, 9 claims" in result.stderr


def test_schema_is_printed() -> None:
    assert json.loads(run("schema").stdout) == schema()


def test_the_ledger_is_named_by_the_environment(ledger_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_LEDGER", str(ledger_file))
    assert "saltmere-1" in run("reports").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["claims", "--ledger", "no.db"], 3, "no.db"),
        (["read", "no.txt"], 3, "no.txt"),
        (["read", "--config", "no.toml", "-"], 2, "no.toml"),
        (["claims", "--since", "yesterday"], 2, "not a date"),
        (["claims", "--until", "2023-02-31"], 2, "there is no 2023-02-31"),
        (["claims", "--act", "lie"], 2, "demand"),
        (["claims", "--limit", "-1"], 2, "limit"),
        (["claims", "--format", "xml"], 2, "format"),
        (["klaims"], 2, "claims"),
        (["ingest"], 2, "SOURCES"),
    ],
)
def test_errors_are_told_on_standard_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments, stdin="x")
    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_show_of_an_unknown_id_is_not_found(ledger_file: Path) -> None:
    result = run("show", "ffffffffff", "--ledger", ledger_file)
    assert result.exit_code == 3
    assert result.stderr.count("\n") == 1


def test_demo_shows_a_report_and_the_ledger(tmp_path: Path) -> None:
    result = run("demo", "--ledger", tmp_path / "demo.db")
    assert result.exit_code == 0
    for words in ("same number, same claim", "Denied", "Who is quoted most", "sayso show ID"):
        assert words in result.stdout
    assert run("verify", "--ledger", tmp_path / "demo.db").exit_code == 0


def test_a_docstring_flows() -> None:
    assert flowing("One\n    two.\n\n    $ a\n    $ b\n") == "One two.\n\n$ a\n$ b"
