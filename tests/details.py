"""An invented report with what the plainer ones lack: acts, an anonymous source with a count and a reason,
loaded wording, a place and a time.
"""

from sayso.core.annotations import (
    Attribution,
    Chain,
    Entity,
    Factuality,
    Figure,
    Layers,
    Link,
    Loaded,
    Mention,
    Place,
    Timex,
)
from sayso.core.document import Document
from sayso.core.provenance import Provenance
from sayso.core.reading import Coverage, Reading
from sayso.core.spans import Span

WEIR = (
    "Three guards, who feared for their posts, demanded that 7 sluices near Ostrel be opened by Friday. "
    "The shameful delay drags on; police believe that the wicked weir will hold."
)


def weir(words: str) -> Span:
    """Where ``words`` first stand in the report."""
    start = WEIR.index(words)
    return Span(start, start + len(words))


def detailed_reading() -> Reading:
    """A demand of three anonymous guards, a belief of police, with every layer that tells more of them."""
    guards = Link(
        span=weir("Three guards"),
        entity="e1",
        kind="group",
        named=False,
        count=3,
        reason=weir("who feared for their posts"),
    )
    police = Link(span=weir("police"), entity="e2", kind="organization", named=False)
    demanded = weir("that 7 sluices near Ostrel be opened by Friday")
    believed = weir("that the wicked weir will hold")
    return Reading(
        document=Document.of(WEIR, id="weir", publisher="Ostrel Bell", published_at="2031-05-06"),
        layers=Layers(
            sentences=(Span(0, weir("The shameful").start - 1), Span(weir("The shameful").start, len(WEIR))),
            entities=(
                Entity(id="e1", name="Three guards", kind="group", country="ORL", sector="MIL"),
                Entity(id="e2", name="police", kind="organization"),
            ),
            attributions=(
                Attribution(id="a1", source=(guards.span,), cue=(), content=(demanded,), quote="indirect"),
                Attribution(id="a2", source=(police.span,), cue=(), content=(believed,), quote="indirect"),
            ),
            factuality=(
                Factuality(attribution="a1", act="demand", cues=(weir("demanded"),)),
                Factuality(attribution="a2", act="belief"),
            ),
            chains=(
                Chain(attribution="a1", speaker="e1", kind="group", links=(guards,)),
                Chain(attribution="a2", speaker="e2", kind="organization", links=(police,)),
            ),
            figures=(
                Figure(id="f1", span=weir("Three"), value=3.0, counted=weir("guards"), place="p9"),
                Figure(id="f2", span=weir("7"), value=7.0, place="p1", time="t1", attribution="a1"),
            ),
            own_voice=(weir("The shameful delay drags on"),),
            loaded=(Loaded(span=weir("shameful"), score=0.75), Loaded(span=weir("wicked"), score=0.5)),
            times=(
                Timex(
                    id="t1",
                    span=weir("Friday"),
                    type="DATE",
                    value="2031-05-09",
                    start="2031-05-09",
                    end="2031-05-09",
                ),
            ),
            places=(
                Place(
                    id="p1", span=weir("Ostrel"), name="Ostrel-on-Mole", lat=51.5, lon=-0.25, precision="city"
                ),
            ),
        ),
        coverage=Coverage(characters=len(WEIR), read=len(WEIR)),
        provenance=Provenance(sayso="0.1.0", annotators={"by-hand": "1"}, config="sha256:00"),
    )


BOARD = "The Velden Harbour Board (VHB) is shut. VHB said that gulls stay."


def short_forms_reading(text: str = BOARD, id: str = "board", *, country: str | None = "NLD") -> Reading:  # noqa: A002 - as in Document
    """A report that tells the short form of a name, and a claim of the body whose name it is."""
    board = text.index("Velden Harbour Board")
    short, said = text.index("VHB"), text.rindex("VHB")
    content = text.index("that gulls stay")
    spans = (Span(board, board + len("Velden Harbour Board")), Span(short, short + 3), Span(said, said + 3))
    return Reading(
        document=Document.of(text, id=id),
        layers=Layers(
            mentions=tuple(
                Mention(id=f"m{number}", span=span, label="Organization")
                for number, span in enumerate(spans, start=1)
            ),
            entities=(
                Entity(
                    id="e1",
                    name="Velden Harbour Board",
                    kind="organization",
                    mentions=("m1", "m2", "m3"),
                    country=country,
                    sector="BUS",
                ),
            ),
            attributions=(
                Attribution(
                    id="a1",
                    source=(spans[2],),
                    cue=(),
                    content=(Span(content, content + len("that gulls stay")),),
                    quote="indirect",
                ),
            ),
            chains=(Chain(attribution="a1", speaker="e1", kind="organization", named=True),),
        ),
        coverage=Coverage(characters=len(text), read=len(text)),
        provenance=Provenance(sayso="0.1.0", annotators={"by-hand": "1"}, config="sha256:00"),
    )
