import pytest
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


@pytest.mark.parametrize(
    ("written", "precision"),
    [
        ("2024", "year"),
        ("2024-05", "month"),
        ("2024-05-03", "day"),
        ("2024-05-03T10:15", "minute"),
        ("2024-05-03T10:15+03:00", "minute"),
        ("2024-05-03T10:15:30Z", "second"),
        ("2024-05-03T10:15:30.250+0300", "second"),
        ("in May", None),
        (None, None),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(written: str | None, precision: str | None) -> None:
    assert Document.of("It rained.", published_at=written).published_precision == precision


def test_a_precision_that_is_given_stays() -> None:
    document = Document.of("It rained.", published_at="2024-05-01", published_precision="month")
    assert document.published_precision == "month"
