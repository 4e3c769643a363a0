from pathlib import Path

from benchmarks.speed import Clock, demo_corpus, parse_only, run_command, run_stages
from sayso.config import load_config
from sayso.resources.demo import demo_documents


def test_a_clock_charges_each_stage_and_passes_on_what_it_gives() -> None:
    clock = Clock()
    assert list(clock.iterated("reading", ["a", "b"])) == ["a", "b"]
    assert clock.timed("adding", lambda: 3) == 3
    assert list(clock.seconds) == ["reading", "adding"]
    assert all(seconds >= 0 for seconds in clock.seconds.values())


def test_every_stage_of_an_ingest_is_timed(tmp_path: Path) -> None:
    clock = run_stages(demo_corpus(tmp_path), tmp_path)
    assert list(clock.seconds) == ["readers", *load_config().pipeline.annotators, "ledger"]


def test_the_real_command_is_measured_in_a_process_of_its_own(tmp_path: Path) -> None:
    seconds, peak = run_command(demo_corpus(tmp_path), tmp_path, workers=1)
    assert seconds > 0
    assert 10 < peak < 4000


def test_reports_and_words_are_counted(tmp_path: Path) -> None:
    reports, words, seconds = parse_only(demo_corpus(tmp_path))
    assert reports == len(list(demo_documents()))
    assert words == sum(len(document.text.split()) for document in demo_documents())
    assert seconds > 0
