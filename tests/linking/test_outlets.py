import pytest

from sayso.core.annotations import Attribution, Mention, MentionLabel
from sayso.core.spans import Span
from sayso.linking.outlets import is_outlet, outlet_told


def told(text: str, name: str, *, cue: str, publisher: str | None = None) -> str | None:
    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    mention = Mention(id="m1", span=span(name), label="Organization")
    row = Attribution(
        id="a1", source=(Span(0, 3),), cue=(span(cue),), content=(span("the dam"),), quote="indirect"
    )
    found = outlet_told(text, row, Span(0, len(text)), (mention,), publisher)
    return found.span.of(text) if found else None


@pytest.mark.parametrize(
    ("text", "name", "cue"),
    [
        ("She told Reuters that the dam was weak.", "Reuters", "told"),
        ("She said in an interview with Harbour Radio that the dam was weak.", "Harbour Radio", "said"),
        ("She said the dam was weak in a statement to the Lantern news agency.", "Lantern", "said"),
        ("She added that the dam was weak, as quoted by the newspaper Lantern.", "Lantern", "added"),
    ],
)
def test_the_outlet_that_stands_between(text: str, name: str, cue: str) -> None:
    assert told(text, name, cue=cue) == name


@pytest.mark.parametrize(
    ("text", "name", "cue"),
    [
        ("She told Parliament that the dam was weak.", "Parliament", "told"),
        ("She said that the dam was near Harbour Radio.", "Harbour Radio", "said"),
    ],
)
def test_what_is_no_outlet_between(text: str, name: str, cue: str) -> None:
    assert told(text, name, cue=cue) is None


def test_the_publisher_is_no_link() -> None:
    text = "She told Harbour Radio that the dam was weak."
    assert told(text, "Harbour Radio", cue="told", publisher="Harbour Radio") is None
    assert told(text, "Harbour Radio", cue="told", publisher="The Lantern") == "Harbour Radio"


def test_a_paper_without_introduction_is_most_likely_the_publisher() -> None:
    assert (
        told("She told The Eastmere Herald that the dam was weak.", "The Eastmere Herald", cue="told") is None
    )
    assert told(
        "She told the newspaper Eastmere Herald that the dam was weak.", "Eastmere Herald", cue="told"
    )


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("Harbour Radio", "Organization", True),
        ("AFP", "Misc", True),
        ("Lantern", "Organization", False),
        ("The Eastmere Times", "Organization", True),
        ("The Times of Eastmere", "Organization", True),
        ("Standard Bank", "Organization", False),
        ("Eastmere Police Agency", "Organization", False),
    ],
)
def test_outlets_by_their_names(text: str, label: MentionLabel, expected: bool) -> None:
    assert is_outlet(text, Mention(id="m1", span=Span(0, len(text)), label=label)) is expected
