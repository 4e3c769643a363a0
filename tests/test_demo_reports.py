"""What the demo reports tell: by the rules row by row, and how they relate. Any change of them shows here.

The rows are those of the symbolic reader: the neural one may differ in a score or a border from processor to
processor. The relations are those of the reader that is shipped; a better one may change what is shown.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from benchmarks.symbolic import symbolic_pipeline
from sayso.core.reading import Reading
from sayso.ledger import Filter, Ledger, RelatedClaim, open_ledger
from sayso.relating.comparing import compared
from sayso.relating.counting import carried
from sayso.resources.demo import demo_documents
from sayso.views.cli import app

BANDS = re.compile(r"\((very likely|likely|possibly)")
"""How sure Sayso is may differ from processor to processor."""


@dataclass(frozen=True)
class Demo:
    """What ``sayso demo`` printed, and the ledger it made."""

    printed: str
    ledger: Ledger


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    path: Path = tmp_path_factory.mktemp("demo") / "demo.db"
    shown = CliRunner().invoke(app, ["demo", "--ledger", str(path)], env={"COLUMNS": "100"})
    assert shown.exit_code == 0
    with open_ledger(path, read_only=True) as ledger:
        yield Demo(shown.stdout, ledger)


def claim(demo: Demo, report: str, words: str) -> RelatedClaim:
    """The claim of a report in which ``words`` stand."""
    [row] = [
        row for row in demo.ledger.claims(Filter(limit=None)) if row.report == report and words in row.text
    ]
    return demo.ledger.relations.claim(row.id)


def lines(reading: Reading) -> Iterator[str]:
    yield f"# {reading.document.id}"
    for claim in reading.claims():
        who = " < ".join(step.name for step in claim.chain) or claim.source_text or "-"
        judged = f"{claim.certainty} {claim.polarity} {'named' if claim.named else 'anonymous'}"
        yield f"{claim.local_id} [{who}] ({claim.cue_text}) {judged}: {' '.join(claim.text.split())}"
    for figure in reading.layers.figures or ():
        words = figure.span.of(reading.document.text)
        amount = f"{figure.value} {figure.low} {figure.high} {figure.unit}"
        yield f"{figure.id} {words}: {amount} {figure.attribution}"


def test_the_demo_reports_read_as_they_did(golden: Callable[[str, str], None]) -> None:
    readings = map(symbolic_pipeline().read, demo_documents())
    golden("demo-reports.txt", "".join(f"{line}\n" for reading in readings for line in lines(reading)))


def test_the_demo_shows_who_says_otherwise(demo: Demo, golden: Callable[[str, str], None]) -> None:
    _, _, told = demo.printed.partition("\nWho says otherwise\n")
    told, _, _ = told.partition("\nNext\n")
    golden("demo-relations.txt", BANDS.sub("(band", told))


def test_three_papers_rest_on_one_source_without_a_name(demo: Demo) -> None:
    found = carried(demo.ledger, claim(demo, "talks-lantern-0606", "withdraw 2,500 soldiers").id)
    [origin] = found.origins
    assert [one.report for one in origin.claims] == [
        "talks-lantern-0606",
        "talks-uwr-0607",
        "talks-courier-0609",
    ]
    assert (origin.name, origin.anonymous) == ("Corvast Lantern", True)


def test_a_ministry_and_a_minister_deny_what_the_papers_carry(demo: Demo) -> None:
    found = carried(demo.ledger, claim(demo, "talks-lantern-0606", "withdraw 2,500 soldiers").id)
    denials = {row.b.report if row.denies == "b" else row.a.report for row in found.disputes if row.denies}
    assert {"denial-wire-0607", "denial-republic-0608"} <= denials


def test_a_copied_wire_report_is_one_origin(demo: Demo) -> None:
    fire = claim(demo, "harbour-republic-0603", "nightfall to bring the blaze")
    found = carried(demo.ledger, fire.id)
    assert (fire.named, found.reports, len(found.origins)) == (False, 3, 1)
    assert found.origins[0].claims[0].report == "harbour-wire-0603"


def test_two_counts_of_one_day_differ_and_a_later_one_moved(demo: Demo) -> None:
    hospital = claim(demo, "counts-wire-0604", "that 214 people were wounded")
    ministry = claim(demo, "counts-republic-0604", "87 people were wounded")
    later = claim(demo, "counts-wire-0606", "131 people were wounded")
    kinds = {(row.a.id, row.b.id): row.relation for row in demo.ledger.relations.of_claim(ministry.id)}
    assert kinds[hospital.id, ministry.id] == "disputes"
    assert kinds[ministry.id, later.id] == "updates"


def test_at_least_so_many_does_not_contradict_more(demo: Demo) -> None:
    disputes = list(demo.ledger.relations.rows(Filter(limit=None), relation="disputes"))
    assert disputes
    assert not [row for row in disputes if "at least" in f"{row.a.text} {row.b.text}".lower()]


def test_a_correction_is_a_version_whose_count_changed(demo: Demo) -> None:
    first, corrected = (demo.ledger.reading(report) for report in ("dead-tide-0604", "dead-tide-0605"))
    [changed] = [pair for pair in compared(first, corrected).matched if pair.changed]
    assert changed.a.text.startswith("Nine people were killed")
    assert changed.b.text.startswith("Six people were killed")
