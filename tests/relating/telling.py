"""Short ways to make reports for tests: each claim is where its words first stand in the text."""

from dataclasses import dataclass

from sayso.annotators.figures import Figures
from sayso.annotators.timexes import Times
from sayso.core.annotations import Act, Attribution, Chain, Entity, Factuality, Layers, Link, SourceKind
from sayso.core.document import Document
from sayso.core.provenance import Provenance
from sayso.core.reading import Coverage, Reading
from sayso.core.spans import Span
from sayso.relating.told import ToldReport, told_report

PROVENANCE = Provenance(sayso="0.1.0", annotators={"telling": "1"}, config="sha256:00")


@dataclass(frozen=True)
class Says:
    """One attribution.

    Attributes:
        who: nearest the publisher first; names begin with a capital, all others are anonymous.
    """

    who: tuple[str, ...]
    what: str
    denied: bool = False
    act: Act = "statement"
    direct: bool = False
    kind: SourceKind = "person"


def reading(
    text: str,
    *said: Says,
    own: tuple[str, ...] = (),
    publisher: str = "Saltmere Echo",
    published: str | None = "2031-04-12",
    url: str | None = None,
    id: str | None = None,  # noqa: A002 - as in Document
) -> Reading:
    """A reading with those claims, and the figures and times that the annotators find."""
    document = Document.of(text, publisher=publisher, published_at=published, url=url, id=id)

    def place(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    rows = list(enumerate(said, start=1))
    layers = Layers(
        sentences=(Span(0, len(text)),),
        attributions=tuple(
            Attribution(
                id=f"a{n}",
                source=tuple(sorted(map(place, says.who))),
                cue=(),
                content=(place(says.what),),
                quote="direct" if says.direct else "indirect",
            )
            for n, says in rows
        ),
        factuality=tuple(
            Factuality(attribution=f"a{n}", polarity="denied" if says.denied else "affirmed", act=says.act)
            for n, says in rows
        ),
        entities=tuple(
            Entity(id=f"e{n}-{step}", name=name, kind="other")
            for n, says in rows
            for step, name in enumerate(says.who)
        ),
        chains=tuple(
            Chain(
                attribution=f"a{n}",
                speaker=f"e{n}-{len(says.who) - 1}" if says.who else None,
                kind=says.kind,
                named=bool(says.who) and says.who[-1][0].isupper(),
                links=tuple(
                    Link(span=place(name), entity=f"e{n}-{step}", kind=says.kind, named=name[0].isupper())
                    for step, name in enumerate(says.who)
                ),
            )
            for n, says in rows
        ),
        own_voice=tuple(map(place, own)),
    )
    figures, times = Figures().annotate(document, layers).figures, Times().annotate(document, layers).times
    filled = Layers(
        sentences=layers.sentences,
        attributions=layers.attributions,
        factuality=layers.factuality,
        entities=layers.entities,
        chains=layers.chains,
        figures=figures,
        times=times,
        own_voice=layers.own_voice,
    )
    size = len(text)
    return Reading(
        document=document, layers=filled, coverage=Coverage(characters=size, read=size), provenance=PROVENANCE
    )


def told(*given: object, **options: object) -> ToldReport:
    """The same, ready to be related."""
    return told_report(reading(*given, **options))  # type: ignore[arg-type]
