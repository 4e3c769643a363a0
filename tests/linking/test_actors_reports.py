import pytest

from sayso.core.annotations import Entity, EntityKind, Mention, MentionLabel
from sayso.core.document import Document
from sayso.core.spans import Span
from sayso.linking.actors_reports import apposition_after, title_before, with_actors

LABELS: dict[EntityKind, MentionLabel] = {
    "person": "Person",
    "organization": "Organization",
    "place": "Location",
    "group": "NORP",
}


def coded(text: str, speakers: tuple[str, ...] = (), /, **names: EntityKind) -> dict[str, str]:
    """Country and sector of each name in ``text``, in the order they are given."""
    mentions, entities = [], []
    for number, (key, kind) in enumerate(names.items(), start=1):
        name = key.replace("_", " ")
        start = text.index(name)
        span = Span(start, start + len(name))
        mentions.append(Mention(id=f"m{number}", span=span, label=LABELS[kind]))
        entities.append(Entity(id=f"e{number}", name=name, kind=kind, mentions=(f"m{number}",)))
    done = with_actors(Document.of(text), mentions, entities, speakers=speakers)
    return {entity.name: f"{entity.country or '-'} {entity.sector or '-'}" for entity in done}


def before(text: str, name: str, *, of_person: bool = True) -> str:
    return title_before(text, text.index(name), of_person=of_person)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("On Monday Peruvian Interior Minister Ann Reed spoke.", "Peruvian Interior Minister"),
        ("The bridge, said U.S. Gen. Ann Reed, is closed.", "US Gen"),
        ("Peru's deputy mayor Ann Reed spoke.", "Peru's deputy mayor"),
        ("The Minister for Bridges, Ann Reed, spoke.", "The Minister for Bridges"),
        ("He met Ann Reed.", ""),
        ("The husband of Ann Reed spoke.", ""),
        ("Soldiers and Ann Reed spoke.", ""),
        ("The school Ann Reed left closed.", ""),
        ("In Tarn, Ann Reed spoke.", ""),
    ],
)
def test_the_title_before_a_person(text: str, title: str) -> None:
    assert before(text, "Ann Reed") == title


def test_the_description_before_a_body_is_that_of_a_body() -> None:
    assert before("the Peruvian newspaper Lantern", "Lantern", of_person=False) == "Peruvian newspaper"
    assert before("the former minister Lantern", "Lantern", of_person=False) == ""


@pytest.mark.parametrize(
    ("text", "apposition"),
    [
        ("Ann Reed, Peru's interior minister, spoke.", "Peru's interior minister"),
        ("Ann Reed (a judge) spoke.", "a judge"),
        ("Ann Reed, a teacher from Lima, spoke.", "a teacher from Lima"),
        ("Ann Reed, who is a judge, spoke.", ""),
        ("Ann Reed, Tom Judge, and others spoke.", ""),
        ("Ann Reed, the minister said, was away.", ""),
        ("Ann Reed spoke.", ""),
    ],
)
def test_the_apposition_after_a_name(text: str, apposition: str) -> None:
    assert apposition_after(text, len("Ann Reed")) == apposition


def test_persons_are_told_by_what_stands_around_them() -> None:
    text = "Peruvian Interior Minister Ann Reed met Tom Moss, a Chilean judge. Lena Hart watched."
    assert coded(text, Ann_Reed="person", Tom_Moss="person", Lena_Hart="person") == {
        "Ann Reed": "PER GOV",
        "Tom Moss": "CHL JUD",
        "Lena Hart": "- -",
    }


def test_the_report_is_at_home_in_the_country_that_it_names_most() -> None:
    text = "In Peru the Ministry of Bridges spoke. Lima was calm. Chile watched, and so did UNICEF."
    told = coded(text, Peru="place", Ministry_of_Bridges="organization", Lima="place", UNICEF="organization")
    assert told["Ministry of Bridges"] == "PER GOV"
    assert told["UNICEF"] == "- IGO"


def test_without_a_country_that_stands_out_there_is_no_home() -> None:
    text = "Peru and Chile heard the Ministry of Bridges."
    assert (
        coded(text, Peru="place", Chile="place", Ministry_of_Bridges="organization")["Ministry of Bridges"]
        == "- GOV"
    )


def test_a_place_that_speaks_is_its_government() -> None:
    assert coded("Lima said no.", ("e1",), Lima="place") == {"Lima": "PER GOV"}
    assert coded("Lima said no.", Lima="place") == {"Lima": "PER -"}


def test_what_an_entity_tells_already_stays() -> None:
    entity = Entity(id="e1", name="Peruvian police", kind="organization", country="CHL")
    (done,) = with_actors(Document.of("Peruvian police"), (), (entity,))
    assert (done.country, done.sector) == ("CHL", "COP")


def test_documents_and_things_are_no_actors() -> None:
    entity = Entity(id="e1", name="a Peruvian memo", kind="document")
    assert with_actors(Document.of("a Peruvian memo"), (), (entity,)) == (entity,)
