import pytest

from sayso.core.spans import Span
from sayso.linking.issuers import issuer_of
from sayso.linking.sources import read_source
from tests.texts import read_by_rules as read


@pytest.mark.parametrize(
    ("source", "issuer"),
    [
        ("The ministry’s statement", "The ministry"),
        ("A police statement", "police"),
        ("The Eastmere Harbour League’s report", "Eastmere Harbour League"),
        ("A report by the farmers", "the farmers"),
        ("A letter from Ann Reed", "Ann Reed"),
        ("The statement", None),
        ("A survey of fishermen", None),
    ],
)
def test_whose_document_it_is(source: str, issuer: str | None) -> None:
    text = f"{source} said that the bridge was closed."
    mentions = read(text).layers.mentions or ()
    found = issuer_of(text, read_source(text, Span(0, len(source)), mentions), mentions)
    assert (found.of(text) if found else None) == issuer
