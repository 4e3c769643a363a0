import pytest

from sayso.core.spans import Span
from sayso.linking.sources import SourcePhrase, read_source
from tests.texts import read_by_rules as read


def phrase(source: str) -> SourcePhrase:
    text = f"{source} said that the bridge was closed."
    return read_source(text, Span(0, len(source)), read(text).layers.mentions or ())


@pytest.mark.parametrize(
    ("source", "form", "head", "kind"),
    [
        ("She", "pronoun", "she", "unknown"),
        ("The", "pronoun", "the", "unknown"),
        ("Some", "description", "some", "group"),
        ("The ex-minister", "description", "minister", "person"),
        ("A police officer requesting anonymity", "description", "officer", "person"),
        ("A report released on Monday", "description", "report", "document"),
        ("Media reports", "description", "reports", "publication"),
        ("The workers’", "description", "workers", "group"),
    ],
)
def test_form_head_and_kind(source: str, form: str, head: str, kind: str) -> None:
    found = phrase(source)
    assert (found.form, found.head, found.kind) == (form, head, kind)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Mayor Ann Reed", "Ann Reed"),
        ("Ann Reed’s lawyer", None),
        ("President Tom Moss’s adviser on fisheries, Ann Reed", "Ann Reed"),
        ("The lawyer of Ann Reed", None),
        ("Mayor Ann Reed and Governor Tom Moss", None),
    ],
)
def test_the_name_that_identifies_the_source(source: str, name: str | None) -> None:
    found = phrase(source)
    assert (found.mention.span.of(source) if found.mention else None) == name


def test_two_names_joined_are_a_group() -> None:
    assert phrase("Mayor Ann Reed and Governor Tom Moss").kind == "group"
