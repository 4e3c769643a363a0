"""Invented readings, made without annotators: the ledger is tested with every layer filled."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

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
    SourceKind,
)
from sayso.core.document import Document
from sayso.core.provenance import Provenance
from sayso.core.reading import Coverage, Reading
from sayso.core.spans import Span
from sayso.ledger import Ledger, open_ledger
from tests.details import detailed_reading

PROVENANCE = Provenance(sayso="0.1.0", annotators={"story": "1"}, config="sha256:00")

Said = tuple[str, str, str, SourceKind, bool]
"""Source and content as worded, then the speaker's name, kind, and whether that is a proper name."""


class ReadingMaker:
    """Readings from words: each span is where the words first stand in the text."""

    def __call__(
        self,
        text: str,
        *said: Said,
        own: tuple[str, ...] = (),
        figures: tuple[tuple[str, float, str], ...] = (),
        denied: bool = False,
        provenance: Provenance = PROVENANCE,
        **metadata: Any,
    ) -> Reading:
        document = Document.of(text, **metadata)

        def place(words: str) -> Span:
            start = text.index(words)
            return Span(start, start + len(words))

        def attribution_around(words: str) -> str | None:
            holders = (n for n, one in enumerate(said, start=1) if words in one[1])
            return next((f"a{n}" for n in holders), None)

        rows = list(enumerate(said, start=1))
        layers = Layers(
            sentences=(Span(0, len(text)),),
            mentions=tuple(Mention(id=f"m{n}", span=place(s[0]), label="Person") for n, s in rows),
            entities=tuple(
                Entity(id=f"e{n}", name=s[2], kind="person", mentions=(f"m{n}",)) for n, s in rows
            ),
            attributions=tuple(
                Attribution(
                    id=f"a{n}",
                    source=(place(s[0]),),
                    cue=(place("said"),) if "said" in text else (),
                    content=(place(s[1]),),
                    quote="indirect",
                    score=0.75,
                )
                for n, s in rows
            ),
            factuality=tuple(
                Factuality(attribution=f"a{n}", polarity="denied" if denied else "affirmed") for n, _ in rows
            ),
            chains=tuple(
                Chain(
                    attribution=f"a{n}",
                    speaker=f"e{n}",
                    kind=s[3],
                    named=s[4],
                    links=(Link(span=place(s[0]), entity=f"e{n}", kind=s[3], named=s[4]),),
                )
                for n, s in rows
            ),
            figures=tuple(
                Figure(
                    id=f"f{n}",
                    span=place(words),
                    value=value,
                    counted=place(counted),
                    attribution=attribution_around(words),
                )
                for n, (words, value, counted) in enumerate(figures, start=1)
            ),
            own_voice=tuple(map(place, own)),
        )
        size = len(text)
        return Reading(
            document=document,
            layers=layers,
            coverage=Coverage(characters=size, read=size),
            provenance=provenance,
        )

    def numbered(self, number: int, *, claims: int = 20) -> Reading:
        """A rich reading unlike that of any other number."""
        said: list[Said] = []
        sentences, own, figures = [], [], []
        for n in range(claims):
            source, content = (
                f"Warden {number}-{n} of Ostrel",
                f"that quay {n} of {number} holds {n + 2} crates",
            )
            sentences.append(f"{source} said {content}.")
            said.append((source, content, f"Warden {number}-{n}", "person", n % 3 > 0))
            own.append(f"Gulls {n} circled the mole of {number}.")
            figures.append((f"{n + 2} crates", float(n + 2), "crates"))
        return self(
            " ".join(sentences + own),
            *said,
            own=tuple(own[: claims // 2]),
            figures=tuple(figures),
            id=f"quay-{number:05}",
            publisher=f"Ostrel Courier {number % 7}",
            title=f"Quays of {number}",
            published_at=f"2031-{1 + number % 12:02}-{1 + number % 28:02}",
            published_precision="day",
            language="en",
        )


@pytest.fixture(scope="session")
def make() -> ReadingMaker:
    return ReadingMaker()


@pytest.fixture(scope="session")
def numbered(make: ReadingMaker) -> Callable[..., Reading]:
    return make.numbered


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "sayso.db") as opened:
        yield opened


@pytest.fixture
def story(make: ReadingMaker) -> list[Reading]:
    """Three papers on one closed bridge, in the order of their dates."""
    return [
        make(
            "The Velden bridge will close in May, Ada Rusk said. Some 300 boats use it.",
            ("Ada Rusk", "The Velden bridge will close in May", "Ada Rusk", "person", True),
            own=("Some 300 boats use it.",),
            figures=(("300", 300.0, "boats"),),
            id="post-1",
            publisher="Velden Post",
            published_at="2031-03-01",
            title="Bridge to close",
        ),
        make(
            "Two dock workers said the bridge is sound. Repairs cost 40 crowns, the café’s owner told them.",
            ("Two dock workers", "the bridge is sound", "two dock workers", "group", False),
            id="star-1",
            publisher="Nieuw Star",
            published_at="2031-03-02T08:30",
        ),
        make(
            "The mayor denied that 12 bolts broke; it was a rumour, he said.",
            ("The mayor", "12 bolts broke", "Mayor Ada Rusk of Velden", "person", True),
            figures=(("12", 12.0, "bolts"),),
            denied=True,
            id="post-2",
            publisher="Velden Post",
            published_at="2031-04",
        ),
    ]


@pytest.fixture
def detailed() -> Reading:
    return detailed_reading()


@pytest.fixture
def filled(ledger: Ledger, story: list[Reading]) -> Ledger:
    for reading in reversed(story):
        ledger.append(reading)
    return ledger
