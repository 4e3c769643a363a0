"""A pipeline of one invented annotator, and reports for it; imported by worker processes too."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

from sayso.core.annotations import Attribution, Chain, Entity, Figure, Layers, Link
from sayso.core.document import Document
from sayso.core.skips import Skip
from sayso.core.spans import Span
from sayso.pipeline import Pipeline

SAID = re.compile(r"(?P<source>[A-Z]\w+ \w+) (?P<cue>said) (?P<content>that quay (?P<figure>\d+) [^.]+)")


class SaidThat:
    """Reads "Someone said that quay 3 …"; some words break it, or the process it runs in."""

    name = "said-that"
    version = "1"
    requires: frozenset[str] = frozenset()
    assigns = frozenset({"attributions", "entities", "chains", "figures", "own_voice"})

    def annotate(self, document: Document, layers: Layers) -> Layers:  # noqa: ARG002 - the protocol's
        if "ink" in document.text:
            raise ValueError("out of ink")
        if "fire" in document.text:
            os._exit(3)
        if "fog" in document.text:
            return Layers(
                attributions=(), entities=(), chains=(), figures=(), own_voice=(Span(0, 1_000_000),)
            )
        found = list(enumerate(SAID.finditer(document.text), start=1))
        return Layers(
            attributions=tuple(
                Attribution(
                    id=f"a{n}",
                    source=(Span(*match.span("source")),),
                    cue=(Span(*match.span("cue")),),
                    content=(Span(*match.span("content")),),
                    quote="indirect",
                )
                for n, match in found
            ),
            entities=tuple(Entity(id=f"e{n}", name=match["source"], kind="person") for n, match in found),
            chains=tuple(
                Chain(
                    attribution=f"a{n}",
                    speaker=f"e{n}",
                    kind="person",
                    named=True,
                    links=(
                        Link(span=Span(*match.span("source")), entity=f"e{n}", kind="person", named=True),
                    ),
                )
                for n, match in found
            ),
            figures=tuple(
                Figure(
                    id=f"f{n}",
                    span=Span(*match.span("figure")),
                    value=float(match["figure"]),
                    attribution=f"a{n}",
                )
                for n, match in found
            ),
            own_voice=(Span(0, 10),),
        )


def make_pipeline() -> Pipeline:
    return Pipeline((SaidThat(),))


def report(number: int, *, extra: str = "") -> Document:
    """A report unlike that of any other number."""
    names = ("Ada Rusk", "Bo Lind", "Cy Marl", "Di Foss")
    said = (
        f"{name} said that quay {number + n} of Ostrel holds {n} crates."
        for n, name in enumerate(names * (1 + number % 3))
    )
    return Document.of(
        f"Report {number} from Ostrel. {extra}{' '.join(said)}", id=f"r{number:04}", path="quays.jsonl"
    )


def write_reports(path: Path, count: int) -> None:
    """A file of ``count`` lines, of which one is torn and one breaks the annotator."""
    lines = []
    for number in range(count):
        document = report(number, extra="There is no ink. " if number == count // 2 else "")
        lines.append(json.dumps({"id": document.id, "text": document.text}))
    lines[count // 3] = lines[count // 3][:30]
    path.write_text("\n".join(lines), encoding="utf-8")


def read_reports(path: Path) -> Iterator[Document | Skip]:
    """The reports of such a file; the path in them does not depend on where it lies."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        try:
            record = json.loads(line)
        except ValueError:
            yield Skip(path=path.name, record=f"line {number}", reason="malformed", detail="Not JSON.")
        else:
            yield Document.of(record["text"], id=record["id"], path=path.name)
