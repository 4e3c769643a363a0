from dataclasses import replace

import pytest

from sayso.core.annotations import (
    Attribution,
    Chain,
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
from sayso.core.errors import VerificationError
from sayso.core.provenance import Provenance
from sayso.core.reading import Coverage, Gap, Reading
from sayso.core.spans import Span
from sayso.ledger.checking import check

TEXT = "The mill will stay, Berit Oll said."
SAID = Attribution(
    id="a1", source=(Span(20, 29),), cue=(Span(30, 34),), content=(Span(0, 18),), quote="indirect"
)


def reading(**layers: object) -> Reading:
    return Reading(
        document=Document.of(TEXT, id="mill"),
        layers=replace(Layers(), **layers),  # type: ignore[arg-type]
        coverage=Coverage(characters=len(TEXT), read=len(TEXT)),
        provenance=Provenance(sayso="0.1.0"),
    )


def test_a_sound_reading_passes() -> None:
    check(reading(attributions=(SAID,), factuality=(Factuality(attribution="a1"),), own_voice=(Span(0, 5),)))


@pytest.mark.parametrize(
    ("layers", "complaint"),
    [
        ({"sentences": (Span(0, 36),)}, r"a sentence has the span \[0, 36\) in a text of 35"),
        ({"own_voice": (Span(4, 4),)}, r"own voice has the span \[4, 4\)"),
        ({"mentions": (Mention(id="m1", span=Span(-1, 3), label="Misc"),)}, r"mention m1 .*\[-1, 3\)"),
        ({"attributions": (replace(SAID, cue=(Span(30, 99),)),)}, r"attribution a1 .*\[30, 99\)"),
        ({"attributions": (replace(SAID, content=()),)}, "attribution a1 has no content"),
        ({"attributions": (SAID, SAID)}, "two attributions have the id a1"),
        (
            {"attributions": (replace(SAID, id="o1"),), "own_voice": (Span(0, 3),)},
            "attribution o1 has the id of a claim in own voice",
        ),
        ({"factuality": (Factuality(attribution="a7"),)}, "factuality of attribution a7, which is not there"),
        (
            {"attributions": (SAID,), "factuality": (Factuality(attribution="a1", cues=(Span(9, 90),)),)},
            r"factuality of attribution a1 has the span \[9, 90\)",
        ),
        (
            {"attributions": (SAID,), "chains": (Chain(attribution="a1"), Chain(attribution="a1"))},
            "attribution a1 has more than one chain",
        ),
        (
            {
                "attributions": (SAID,),
                "chains": (
                    Chain(
                        attribution="a1",
                        links=(Link(span=Span(8, 7), entity="e1", kind="person", named=True),),
                    ),
                ),
            },
            r"chain of attribution a1 has the span \[8, 7\)",
        ),
        (
            {
                "attributions": (SAID,),
                "chains": (
                    Chain(
                        attribution="a1",
                        links=(
                            Link(
                                span=Span(20, 29),
                                entity="e1",
                                kind="person",
                                named=False,
                                reason=Span(30, 77),
                            ),
                        ),
                    ),
                ),
            },
            r"the reason in the chain of attribution a1 has the span \[30, 77\)",
        ),
        ({"loaded": (Loaded(span=Span(4, 40), score=0.5),)}, r"loaded wording has the span \[4, 40\)"),
        (
            {"loaded": (Loaded(span=Span(4, 8), score=float("inf")),)},
            "loaded wording at 4 has a score that is",
        ),
        (
            {"times": (Timex(id="t1", span=Span(4, 40), type="DATE", value="2031"),)},
            r"time t1 has the span \[4, 40\)",
        ),
        ({"places": (Place(id="p1", span=Span(9, 9), name="Oll"),)}, r"place p1 has the span \[9, 9\)"),
        (
            {"places": (Place(id="p1", span=Span(4, 8), name="Oll", lat=float("nan")),)},
            "place p1 has a coordinate or score that is no number",
        ),
        (
            {"figures": (Figure(id="f1", span=Span(0, 3), value=float("nan")),)},
            "figure f1 has a value that is",
        ),
        (
            {"figures": (Figure(id="f1", span=Span(0, 3), value=None, counted=Span(3, 40)),)},
            r"figure f1 has the span \[3, 40\)",
        ),
    ],
)
def test_what_does_not_hold_is_refused_in_words(layers: dict[str, object], complaint: str) -> None:
    with pytest.raises(VerificationError, match=f"Report mill: .*{complaint}"):
        check(reading(**layers))


def test_a_gap_outside_the_text_is_refused() -> None:
    gap = Gap(span=Span(0, 99), reason="too long")
    with pytest.raises(VerificationError, match="a gap in the coverage"):
        check(replace(reading(), coverage=Coverage(characters=35, read=0, skipped=(gap,))))
