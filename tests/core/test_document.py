from hypothesis import given
from hypothesis import strategies as st

from sayso.core.document import Document


@given(st.text(), st.none() | st.text())
def test_an_id_depends_on_url_and_text_alone(text: str, url: str | None) -> None:
    one = Document.of(text, url=url, publisher="A", path="a.txt")
    two = Document.of(text, url=url, publisher="B", title="T")
    assert one.id == two.id
    assert one.key == two.key


@given(st.text(), st.text())
def test_other_texts_have_other_ids_and_keys(one: str, two: str) -> None:
    assert (Document.of(one).id == Document.of(two).id) == (one == two)
    assert (Document.of(one, id="x").key == Document.of(two, id="x").key) == (one == two)


def test_lone_surrogates_can_be_hashed() -> None:
    assert Document.of("\ud800").id != Document.of("\ud801").id
