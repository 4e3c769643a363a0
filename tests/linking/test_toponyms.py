import json
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.core.annotations import Layers, Mention, MentionLabel, Place
from sayso.core.document import Document
from sayso.core.spans import Span
from sayso.linking.toponym_candidates import candidates, toponym_at
from sayso.linking.toponym_features import FEATURES, STATIC, facts_of, static_features
from sayso.linking.toponym_homes import Home
from sayso.linking.toponym_ranking import load_ranker
from sayso.linking.toponym_spans import spans_in_mentions
from sayso.linking.toponyms import Places, places_at
from sayso.resources.gazetteer import Gazetteer, open_gazetteer
from tests.invented_places import invented_gazetteer, write_invented
from tests.texts import any_text


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return invented_gazetteer(tmp_path_factory.mktemp("places"))


def read(gazetteer: Gazetteer, text: str, *names: str, url: str | None = None) -> list[Place]:
    """The places at the first standing of each of ``names``."""
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    return list(places_at(Document.of(text, url=url), spans, gazetteer))


def test_a_place_has_what_the_gazetteer_tells(gazetteer: Gazetteer) -> None:
    [place] = read(gazetteer, "Rain fell on Ostrel.", "Ostrel")
    assert place.score is not None
    assert 0.5 < place.score < 1
    assert (place.lat, place.lon) == (50.6, -60.4)
    assert replace(place, lat=None, lon=None, score=None) == Place(
        id="p1",
        span=Span(13, 19),
        name="Ostrel",
        country="QO",
        kind="capital",
        gazetteer="invented",
        gazetteer_id="6",
        precision="city",
    )


def test_an_unknown_name_has_its_words_and_nothing_else(gazetteer: Gazetteer) -> None:
    [place] = read(gazetteer, "Rain fell on Grim\nHollow.", "Grim\nHollow")
    assert place == Place(id="p1", span=Span(13, 24), name="Grim Hollow")


def test_adjectives_regions_and_what_lies_between_countries(gazetteer: Gazetteer) -> None:
    varn, strait = read(gazetteer, "A Varnish ship left the Grey Strait.", "Varnish", "Grey Strait")
    assert (varn.name, varn.country, varn.precision) == ("Varn", "QV", "country")
    assert (strait.country, strait.precision, strait.gazetteer) == (None, "region", "curated")


def test_the_larger_of_two_is_meant_when_nothing_speaks_for_the_other(gazetteer: Gazetteer) -> None:
    [saltmere] = read(gazetteer, "Rain fell on Saltmere.", "Saltmere")
    assert saltmere.country == "QO"


@pytest.mark.parametrize(
    ("text", "container"),
    [
        ("The mayor of Saltmere, Vell, has resigned.", "Vell"),
        ("The mayor of Saltmere, Varn, has resigned.", "Varn"),
        ("The mayor of Saltmere (Vell County) has resigned.", "Vell County"),
        ("The mayor of Saltmere in Vell County has resigned.", "Vell County"),
    ],
)
def test_words_that_name_what_contains_a_place_decide(
    gazetteer: Gazetteer, text: str, container: str
) -> None:
    assert [place.country for place in read(gazetteer, text, "Saltmere", container)] == ["QV", "QV"]


def test_what_contains_it_is_remembered_for_the_rest_of_the_report(gazetteer: Gazetteer) -> None:
    text = "SALTMERE, Varn. Rain fell. People of Saltmere were glad."
    first, _, second = read(gazetteer, text, "SALTMERE", "Varn", "Saltmere")
    assert first.country == second.country == "QV"


def test_other_places_of_the_report_decide(gazetteer: Gazetteer) -> None:
    text = "Vell County has a new bridge. Varn paid for it. It leads to Saltmere."
    assert read(gazetteer, text, "Vell County", "Varn", "Saltmere")[2].country == "QV"


def test_a_noun_beside_a_name_tells_its_kind(gazetteer: Gazetteer) -> None:
    [toponym] = [toponym_at("the county of Vell voted", Span(14, 18))]
    assert toponym.hint == "county"
    assert toponym_at("Vell and Tarn counties", Span(9, 13)).hint == "county"
    assert toponym_at("Vell voted", Span(0, 4)).hint == ""


def test_places_are_in_text_order_whatever_the_order_of_spans(gazetteer: Gazetteer) -> None:
    text = "From Ostrel to Varn."
    document = Document.of(text)
    places = places_at(document, [Span(15, 19), Span(5, 11)], gazetteer)
    assert [(place.id, place.span.of(text)) for place in places] == [("p1", "Ostrel"), ("p2", "Varn")]
    assert places_at(document, [], gazetteer) == ()


@given(any_text, st.data())
def test_any_spans_of_any_text_give_places(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spans = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    places = places_at(Document.of(text), spans, open_gazetteer())
    assert [place.span for place in places] == spans
    assert all(place.score is None or 0 <= place.score <= 1 for place in places)
    assert all((place.lat is None) == (place.precision is None) for place in places)


def test_the_annotator_writes_places_from_mentions_or_from_other_spans(tmp_path: Path) -> None:
    folder = str(write_invented(tmp_path))
    labelled: list[tuple[Span, MentionLabel]] = [(Span(0, 6), "Location"), (Span(12, 16), "Person")]
    mentions = tuple(Mention(id=f"m{n}", span=s, label=label) for n, (s, label) in enumerate(labelled))
    document, layers = Document.of("Ostrel told Varn so."), Layers(mentions=mentions)
    places = Places(gazetteer=folder, spans=spans_in_mentions).annotate(document, layers).places or ()
    assert [place.name for place in places] == ["Ostrel"]
    other = Places(gazetteer=folder, spans=lambda *_: [Span(12, 16)]).annotate(document, layers).places or ()
    assert [place.name for place in other] == ["Varn"]
    assert Places(gazetteer=folder).models["gazetteer"] != Places().models["gazetteer"]


def test_every_feature_has_a_column_and_a_weight(gazetteer: Gazetteer) -> None:
    rows = candidates(gazetteer, [toponym_at("Saltmere", Span(0, 8))])
    static = static_features(gazetteer, rows, facts_of(gazetteer, rows), Home())
    assert static.shape == (2, len(STATIC))
    assert load_ranker().weights.shape == (len(FEATURES),)
    assert load_ranker().chances(gazetteer, rows, Home()).sum() == pytest.approx(1)


def test_the_publishers_home_decides(gazetteer: Gazetteer) -> None:
    rows = candidates(gazetteer, [toponym_at("Saltmere", Span(0, 8))])
    ranker = load_ranker()
    near = ranker.chances(gazetteer, rows, Home(country="QV", point=(11.0, 21.0), address="saltmereecho"))
    assert near[0] > ranker.chances(gazetteer, rows, Home())[0]
    assert near[0] > 0.5


def test_gold_spans_are_placed_as_well_as_measured(shared: Path, tmp_path: Path) -> None:
    every_third = (shared / "data" / "geo" / "dev.jsonl").read_text("utf-8").split("\n")[:-1:3]
    gazetteer = open_gazetteer()
    predicted = []
    for row in map(json.loads, every_third):
        spans = [Span(*place["span"]) for place in row["places"]]
        places = places_at(Document.of(row["text"], url=row["url"]), spans, gazetteer)
        predicted.append(json.dumps({"id": row["id"], "places": [asdict(place) for place in places]}))
    gold, told = tmp_path / "gold.jsonl", tmp_path / "predicted.jsonl"
    gold.write_text("\n".join(every_third), "utf-8")
    told.write_text("\n".join(predicted), "utf-8")
    command = [sys.executable, "score.py", "places", str(gold), str(told), "--json"]
    ran = subprocess.run(command, cwd=shared / "eval", capture_output=True, check=True)  # noqa: S603 - the scorer
    result = json.loads(ran.stdout)
    # on all reports, cross-validated: 89.1 and 96.7
    assert result["end to end within 161 km"]["percent"] >= 88
    assert result["country"]["percent"] >= 95
