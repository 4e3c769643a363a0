"""An invented report, annotated by hand, with every case that a view must show."""

from pathlib import Path

import pytest

from sayso.core.annotations import (
    Attribution,
    Chain,
    Entity,
    Factuality,
    Figure,
    Layers,
    Link,
    Mention,
)
from sayso.core.document import Document
from sayso.core.provenance import Provenance
from sayso.core.reading import Coverage, Reading
from sayso.core.skips import Skip
from sayso.core.spans import Span, Spans
from sayso.ledger import open_ledger
from tests.details import detailed_reading

TEXT = """\
The old harbour of Saltmere has been closed since the storm of 2 April.
“The wall is sound,” Mayor Ilse Varnholt told reporters on Tuesday, “and it will stand another forty years.”
Varnholt denied that the docks had been sold.
The Fenwick Gazette reported that two officials familiar with the talks had warned the mayor that the wall could give way before winter.
About 2,500 people marched to the quay on Sunday, according to the dockers’ union, while police put the turnout at “no more than 900”.
The keys were handed over last year, it is said.
It is hard to see why nobody acted sooner.
"""  # noqa: E501 - paragraphs of a report are single lines


def only(words: str, *, after: str = "") -> Span:
    """Where ``words`` stand in the text, at or after the first ``after``."""
    start = TEXT.index(words, TEXT.index(after))
    return Span(start, start + len(words))


def spans(*pieces: str, after: str = "") -> Spans:
    return tuple(only(piece, after=after) for piece in pieces)


ATTRIBUTIONS = (
    Attribution(
        id="a1",
        content=spans("“The wall is sound,”", "“and it will stand another forty years.”"),
        source=spans("Mayor Ilse Varnholt"),
        cue=spans("told"),
        quote="direct",
        score=0.97,
    ),
    Attribution(
        id="a2",
        source=spans("Varnholt", after="Varnholt denied"),
        cue=spans("denied"),
        content=spans("that the docks had been sold"),
        quote="indirect",
        score=0.91,
    ),
    Attribution(
        id="a3",
        source=spans("The Fenwick Gazette"),
        cue=spans("reported"),
        content=spans(
            "that two officials familiar with the talks had warned the mayor that the wall could give way "
            "before winter"
        ),
        quote="indirect",
        score=0.88,
    ),
    Attribution(
        id="a4",
        source=spans("two officials familiar with the talks"),
        cue=spans("had warned"),
        content=spans("that the wall could give way before winter"),
        quote="indirect",
        parent="a3",
        score=0.74,
    ),
    Attribution(
        id="a5",
        content=spans("About 2,500 people marched to the quay on Sunday"),
        cue=spans("according to"),
        source=spans("the dockers’ union"),
        quote="indirect",
        score=0.9,
    ),
    Attribution(
        id="a6",
        source=spans("police"),
        cue=spans("put"),
        content=spans("the turnout at “no more than 900”"),
        quote="mixed",
        score=0.6,
    ),
    Attribution(
        id="a7",
        source=(),
        cue=spans("it is said"),
        content=spans("The keys were handed over last year"),
        quote="indirect",
        score=0.5,
    ),
)

GAZETTE = Link(span=only("The Fenwick Gazette"), entity="e2", kind="publication", named=True)
OFFICIALS = Link(span=only("two officials familiar with the talks"), entity="e3", kind="group", named=False)

LAYERS = Layers(
    sentences=tuple(only(line) for line in TEXT.splitlines()),
    mentions=(
        Mention(id="m1", span=only("Saltmere"), label="Location"),
        Mention(id="m2", span=only("Ilse Varnholt"), label="Person"),
        Mention(id="m3", span=only("Varnholt", after="Varnholt denied"), label="Person"),
        Mention(id="m4", span=only("The Fenwick Gazette"), label="Organization"),
    ),
    entities=(
        Entity(id="e1", name="Mayor Ilse Varnholt", kind="person", mentions=("m2", "m3")),
        Entity(id="e2", name="The Fenwick Gazette", kind="organization", mentions=("m4",)),
        Entity(id="e3", name="two officials familiar with the talks", kind="group"),
        Entity(id="e4", name="the dockers’ union", kind="organization"),
        Entity(id="e5", name="police", kind="organization"),
    ),
    attributions=ATTRIBUTIONS,
    factuality=(
        Factuality(attribution="a1"),
        Factuality(attribution="a2", polarity="denied", cues=spans("denied")),
        Factuality(attribution="a3"),
        Factuality(attribution="a4", certainty="possible", cues=spans("could")),
        Factuality(attribution="a5"),
        Factuality(attribution="a6"),
        Factuality(attribution="a7", certainty="unknown"),
    ),
    chains=(
        Chain(
            attribution="a1",
            speaker="e1",
            kind="person",
            named=True,
            links=(Link(span=only("Mayor Ilse Varnholt"), entity="e1", kind="person", named=True),),
        ),
        Chain(
            attribution="a2",
            speaker="e1",
            kind="person",
            named=True,
            links=(
                Link(span=only("Varnholt", after="Varnholt denied"), entity="e1", kind="person", named=True),
            ),
        ),
        Chain(attribution="a3", speaker="e2", kind="publication", named=True, links=(GAZETTE,)),
        Chain(attribution="a4", speaker="e3", kind="group", named=False, links=(GAZETTE, OFFICIALS)),
        Chain(
            attribution="a5",
            speaker="e4",
            kind="organization",
            named=False,
            links=(Link(span=only("the dockers’ union"), entity="e4", kind="organization", named=False),),
        ),
        Chain(
            attribution="a6",
            speaker="e5",
            kind="organization",
            named=False,
            links=(Link(span=only("police"), entity="e5", kind="organization", named=False),),
        ),
        Chain(attribution="a7"),
    ),
    figures=(
        Figure(id="f1", span=only("forty years"), value=40, unit="years", counted=None, attribution="a1"),
        Figure(
            id="f2",
            span=only("About 2,500"),
            value=2500,
            approximate=True,
            unit="people",
            counted=only("people"),
            attribution="a5",
        ),
        Figure(id="f3", span=only("no more than 900"), value=None, high=900, unit="people", attribution="a6"),
    ),
    own_voice=spans(
        "The old harbour of Saltmere has been closed since the storm of 2 April.",
        "It is hard to see why nobody acted sooner.",
    ),
)


@pytest.fixture
def reading() -> Reading:
    """The invented report with nested, discontinuous, anonymous, denied and own-voice claims."""
    return Reading(
        document=Document.of(
            TEXT,
            id="saltmere-1",
            publisher="The Saltmere Lantern",
            title="Mayor denies sale of the old harbour",
            authors=("Odile Marrow",),
            published_at="2031-04-17",
            published_precision="day",
            language="en",
            path="saltmere.txt",
        ),
        layers=LAYERS,
        coverage=Coverage(characters=len(TEXT), read=len(TEXT)),
        provenance=Provenance(sayso="0.1.0", annotators={"by-hand": "1"}, config="sha256:none"),
    )


@pytest.fixture
def detailed() -> Reading:
    """The invented report with acts, an anonymous source with count and reason, and loaded wording."""
    return detailed_reading()


@pytest.fixture
def ledger_file(reading: Reading, tmp_path: Path) -> Path:
    """A ledger that holds the invented report, and a record of one that could not be read."""
    file = tmp_path / "saltmere.db"
    with open_ledger(file) as ledger:
        ledger.append(reading)
        ledger.append_skip(
            Skip(path="broken.jsonl", record="line 3", reason="malformed", detail="Not JSON: mend it.")
        )
    return file


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the terminal that runs the tests reaches them."""
    for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR", "SAYSO_LEDGER", "TERM"):
        monkeypatch.delenv(name, raising=False)
