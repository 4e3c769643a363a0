from dataclasses import replace

from sayso.core.annotations import Attribution, Chain, Entity, Factuality, Figure, Layers, Link, Loaded
from sayso.core.document import Document
from sayso.core.provenance import Provenance
from sayso.core.reading import Coverage, Reading, parents_first
from sayso.core.spans import Span

TEXT = "Ann Reed said her aide had denied that 40 boats sank. Shameful."


def attribution(
    number: int, content: Span, *, parent: str | None = None, source: Span | None = None
) -> Attribution:
    return Attribution(
        id=f"a{number}",
        source=(source,) if source else (),
        cue=(),
        content=(content,),
        quote="indirect",
        parent=parent,
    )


def reading() -> Reading:
    outer = attribution(1, Span(14, 52), source=Span(0, 8))
    inner = attribution(2, Span(34, 52), parent="a1", source=Span(14, 22))
    layers = Layers(
        attributions=(outer, inner),
        factuality=(Factuality(attribution="a1"), Factuality(attribution="a2", polarity="denied")),
        entities=(
            Entity(id="e1", name="Ann Reed", kind="person"),
            Entity(id="e2", name="her aide", kind="person"),
        ),
        chains=(
            Chain(attribution="a1", speaker="e1", kind="person", named=True, links=(link(0, 8, "e1"),)),
            Chain(
                attribution="a2", speaker="e2", kind="person", links=(link(0, 8, "e1"), link(14, 22, "e2"))
            ),
        ),
        figures=(Figure(id="f1", span=Span(39, 41), value=40, attribution="a2"),),
        own_voice=(Span(54, 63),),
    )
    return Reading(
        document=Document.of(TEXT),
        layers=layers,
        coverage=Coverage(characters=len(TEXT), read=len(TEXT)),
        provenance=Provenance(sayso="0"),
    )


def link(start: int, end: int, entity: str) -> Link:
    return Link(span=Span(start, end), entity=entity, kind="person", named=False)


def test_claims_join_what_the_layers_say_in_text_order() -> None:
    outer, inner, own = reading().claims()
    assert (outer.speaker, outer.named, outer.text) == (
        "Ann Reed",
        True,
        "her aide had denied that 40 boats sank",
    )
    assert inner.parent == outer.id
    assert inner.polarity == "denied"
    assert [step.name for step in inner.chain] == ["Ann Reed", "her aide"]
    assert inner.origin == "her aide"
    assert inner.figures == ("f1",)
    assert (own.voice, own.text, own.local_id, own.origin) == ("own", "Shameful.", "o1", None)


def test_a_claim_tells_what_is_done_and_what_is_told_of_its_origin() -> None:
    plain = reading()
    outer, inner = plain.layers.attributions or (), plain.layers.chains or ()
    aide = replace(link(14, 22, "e2"), count=1, reason=Span(23, 33))
    chains = (inner[0], replace(inner[1], links=(inner[1].links[0], aide)))
    factuality = (Factuality(attribution=outer[1].id, act="belief"),)
    told = replace(plain, layers=replace(plain.layers, chains=chains, factuality=factuality))
    first, second, own = told.claims()
    assert (second.act, second.origin_wording, second.origin_count) == ("belief", "her aide", 1)
    assert second.origin_reason == "had denied"
    assert [step.reason for step in second.chain] == [None, "had denied"]
    assert (first.act, first.origin_wording, first.origin_count, first.origin_reason) == (
        "statement",
        "Ann Reed",
        None,
        None,
    )
    assert (own.act, own.origin_wording, own.origin_reason) == ("statement", None, None)


def test_loaded_wording_counts_only_outside_attributed_content() -> None:
    shameful = Loaded(span=Span(54, 62), score=0.9)
    in_content, across_its_border = (
        Loaded(span=Span(27, 33), score=0.9),
        Loaded(span=Span(9, 17), score=0.9),
    )
    before = Loaded(span=Span(9, 13), score=0.9)
    loaded = (before, across_its_border, in_content, shameful)
    plain = reading()
    assert plain.loaded_in_own_voice() == ()
    own = replace(plain, layers=replace(plain.layers, loaded=loaded)).loaded_in_own_voice()
    assert own == (before, shameful)


def test_parents_come_first_even_when_they_stand_later() -> None:
    child, parent = attribution(1, Span(0, 3), parent="a2"), attribution(2, Span(0, 9))
    assert [a.id for a in parents_first((child, parent))] == ["a2", "a1"]


def test_a_circle_of_parents_ends() -> None:
    rows = (attribution(1, Span(0, 3), parent="a2"), attribution(2, Span(0, 9), parent="a1"))
    assert {a.id for a in parents_first(rows)} == {"a1", "a2"}
