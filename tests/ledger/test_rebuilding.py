"""The test of losslessness: what was appended comes back equal, whatever it was."""

import tempfile
from pathlib import Path
from typing import get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.core.annotations import (
    Act,
    Attribution,
    Certainty,
    Chain,
    Entity,
    EntityKind,
    Factuality,
    Figure,
    Layers,
    Link,
    Loaded,
    Mention,
    MentionLabel,
    Place,
    PlacePrecision,
    Polarity,
    QuoteKind,
    SourceKind,
    Timex,
    TimexType,
)
from sayso.core.document import Document, Precision
from sayso.core.provenance import Provenance
from sayso.core.reading import Coverage, Gap, Reading
from sayso.core.spans import Span, Spans
from sayso.ledger import open_ledger

# Everything that Python calls text: with NULs, letters beyond the BMP and lone surrogates.
words = st.text(st.characters(), max_size=12)
texts = st.text(st.characters(), min_size=1, max_size=80) | st.just("Ödön 🚢 said 𝔘 sank\r\nat “Brell”.")
numbers = st.none() | st.floats(allow_nan=False, allow_infinity=False)


def ids(letter: str, count: int) -> list[str]:
    return [f"{letter}{n}" for n in range(1, count + 1)]


@st.composite
def spans_in(draw: st.DrawFn, size: int) -> Span:
    start = draw(st.integers(0, size - 1))
    return Span(start, draw(st.integers(start + 1, size)))


def several(size: int, *, least: int = 0) -> st.SearchStrategy[Spans]:
    return st.lists(spans_in(size), min_size=least, max_size=3).map(tuple)


@st.composite
def chains(draw: st.DrawFn, size: int, attribution: str) -> Chain:
    kinds = st.sampled_from(get_args(SourceKind))
    entity = st.sampled_from(["e1", "e2", "e9"])  # e9 is never there
    link = st.builds(
        Link,
        span=spans_in(size),
        entity=entity,
        kind=kinds,
        named=st.booleans(),
        count=st.none() | st.integers(0, 9),
        reason=st.none() | spans_in(size),
    )
    return draw(
        st.builds(
            Chain,
            attribution=st.just(attribution),
            speaker=st.none() | entity,
            kind=kinds,
            named=st.booleans(),
            links=st.lists(link, max_size=3).map(tuple),
        )
    )


@st.composite
def attribution_layers(draw: st.DrawFn, size: int) -> Layers:
    names = draw(st.permutations(ids("a", draw(st.integers(0, 4)))))
    attributions = tuple(
        draw(
            st.builds(
                Attribution,
                id=st.just(name),
                source=several(size),
                cue=several(size),
                content=several(size, least=1),
                quote=st.sampled_from(get_args(QuoteKind)),
                parent=st.sampled_from([None, "a1", "a2", "a9"]),  # nested, in circles, or not there
                score=st.none() | st.floats(0, 1),
            )
        )
        for name in names
    )
    judged = draw(st.permutations(names)) if names else []
    factuality = tuple(
        draw(
            st.builds(
                Factuality,
                attribution=st.just(name),
                certainty=st.sampled_from(get_args(Certainty)),
                polarity=st.sampled_from(get_args(Polarity)),
                act=st.sampled_from(get_args(Act)),
                cues=several(size),
            )
        )
        for name in judged[: draw(st.integers(0, 4))]
    )
    chained = tuple(draw(chains(size, name)) for name in reversed(names[: draw(st.integers(0, 4))]))
    return Layers(
        attributions=attributions,
        factuality=draw(st.sampled_from([None, factuality])),
        chains=draw(st.sampled_from([None, chained])),
    )


@st.composite
def layers_of(draw: st.DrawFn, size: int) -> Layers:
    about = draw(st.just(Layers()) | attribution_layers(size))
    labels = st.sampled_from(get_args(MentionLabel))
    mention = st.builds(Mention, id=st.sampled_from(ids("m", 4)), span=spans_in(size), label=labels)
    entity = st.builds(
        Entity,
        id=st.sampled_from(["e1", "e2"]),
        name=words,
        kind=st.sampled_from(get_args(EntityKind)),
        mentions=st.lists(st.sampled_from(ids("m", 4)), max_size=3).map(tuple),
        country=st.none() | words,
        sector=st.none() | words,
        wikidata=st.none() | words,
    )
    figure = st.builds(
        Figure,
        id=words,
        span=spans_in(size),
        value=numbers,
        low=numbers,
        high=numbers,
        approximate=st.booleans(),
        unit=st.none() | words,
        counted=st.none() | spans_in(size),
        place=st.sampled_from([None, "p1", "p9"]),
        time=st.sampled_from([None, "t1", "t9"]),
        attribution=st.sampled_from([None, "a1", "a2", "a9"]),
    )
    loaded = st.builds(Loaded, span=spans_in(size), score=st.floats(0, 1))
    time = st.builds(
        Timex,
        id=st.sampled_from(["t1", "t2"]),
        span=spans_in(size),
        type=st.sampled_from(get_args(TimexType)),
        value=words,
        start=st.none() | words,
        end=st.none() | words,
    )
    place = st.builds(
        Place,
        id=st.sampled_from(["p1", "p2"]),
        span=spans_in(size),
        name=words,
        lat=numbers,
        lon=numbers,
        country=st.none() | words,
        kind=st.none() | words,
        gazetteer=st.none() | words,
        gazetteer_id=st.none() | words,
        precision=st.none() | st.sampled_from(get_args(PlacePrecision)),
        score=st.none() | st.floats(0, 1),
    )
    return Layers(
        sentences=draw(st.none() | several(size)),
        mentions=draw(st.none() | st.lists(mention, max_size=3).map(tuple)),
        attributions=about.attributions,
        factuality=about.factuality,
        entities=draw(st.none() | st.lists(entity, max_size=3).map(tuple)),
        chains=about.chains,
        figures=draw(st.none() | st.lists(figure, max_size=3).map(tuple)),
        own_voice=draw(st.none() | several(size)),
        loaded=draw(st.none() | st.lists(loaded, max_size=3).map(tuple)),
        times=draw(st.none() | st.lists(time, max_size=3).map(tuple)),
        places=draw(st.none() | st.lists(place, max_size=3).map(tuple)),
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(texts)
    size = len(text)
    maybe = st.none() | words
    document = Document(
        id=draw(words),
        text=text,
        url=draw(maybe),
        publisher=draw(maybe),
        title=draw(maybe),
        authors=tuple(draw(st.lists(words, max_size=2))),
        language=draw(maybe),
        published_at=draw(maybe),
        published_precision=draw(st.none() | st.sampled_from(get_args(Precision))),
        fetched_at=draw(maybe),
        path=draw(maybe),
    )
    gaps = st.lists(st.builds(Gap, span=spans_in(size), reason=words), max_size=2)
    versions = st.dictionaries(st.sampled_from(["b", "a", "ä"]), st.sampled_from(["1", "2"]))
    return Reading(
        document=document,
        layers=draw(layers_of(size)),
        coverage=Coverage(characters=size, read=size, skipped=tuple(draw(gaps))),
        provenance=Provenance(
            sayso="0.1.0", annotators=draw(versions), models=draw(versions), config="sha256:0"
        ),
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(readings(), min_size=1, max_size=2, unique_by=lambda reading: reading.document.key))
def test_a_reading_comes_back_as_it_was_appended(appended: list[Reading]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "sayso.db") as ledger:
        for reading in appended:
            assert ledger.append(reading)
        for reading in appended:
            assert ledger.reading(reading.document.key) == reading
        assert sorted(row.id for row in ledger.claims()) == sorted(
            claim.id for reading in appended for claim in reading.claims()
        )
        assert list(ledger.verify()) == []


@given(readings())
def test_claims_of_one_reading_never_share_an_id(reading: Reading) -> None:
    found = [claim.id for claim in reading.claims()]
    assert len(found) == len(set(found))
