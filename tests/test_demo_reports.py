"""What the rules read in the demo reports, row by row: any change of them shows here.

By the symbolic reader: the neural one may differ in a score or a border from processor to processor.
"""

from collections.abc import Callable, Iterator

from benchmarks.symbolic import symbolic_pipeline
from sayso.core.reading import Reading
from sayso.resources.demo import demo_documents


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
