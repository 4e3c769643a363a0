import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.core.document import Document
from sayso.core.records import to_json
from sayso.pipeline import Pipeline
from sayso.readers.jsonl import read_json, read_jsonl
from sayso.readers.outcomes import Found, Outcome, Refused

Read = Callable[..., list[Outcome]]

texts = st.text(min_size=1)


def lines(*records: object) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def documents(outcomes: list[Outcome]) -> list[Document]:
    assert all(isinstance(outcome, Found) for outcome in outcomes), outcomes
    return [outcome.document for outcome in outcomes if isinstance(outcome, Found)]


def refusals(outcomes: list[Outcome]) -> list[Refused]:
    return [outcome for outcome in outcomes if isinstance(outcome, Refused)]


@given(written=st.lists(texts), ascii_only=st.booleans(), compressed=st.booleans())
def test_any_text_comes_back_unchanged(
    read: Read,
    written: list[str],
    ascii_only: bool,
    compressed: bool,
) -> None:
    data = "\n".join(json.dumps({"text": text}, ensure_ascii=ascii_only) for text in written).encode()
    found = documents(read(read_jsonl, gzip.compress(data) if compressed else data))
    assert [document.text for document in found] == written


def test_every_key_of_the_format_is_used(read: Read) -> None:
    record = {
        "id": "courier/17",
        "url": "https://courier.example/17",
        "title": "Ferry to stop",
        "publisher": "The Vellmar Courier",
        "authors": ["Ilse Marrow", "Tom Pike"],
        "published": "2024-03-05T09:15:00Z",
        "language": "en",
        "text": "The ferry will stop.",
        "mentions": [],
    }
    (found,) = documents(read(read_jsonl, lines(record)))
    assert found == Document(
        id="courier/17",
        url="https://courier.example/17",
        title="Ferry to stop",
        publisher="The Vellmar Courier",
        authors=("Ilse Marrow", "Tom Pike"),
        published_at="2024-03-05T09:15:00Z",
        published_precision="second",
        language="en",
        text="The ferry will stop.",
    )


def test_what_is_missing_null_or_blank_is_not_known(read: Read) -> None:
    bare, nulls = documents(
        read(read_jsonl, lines({"text": "a"}, {"text": "a", "url": None, "title": " ", "authors": None}))
    )
    assert bare == nulls == Document.of("a")


def test_a_date_goes_by_either_name_and_an_ambiguous_one_is_not_guessed(read: Read) -> None:
    found = documents(
        read(
            read_jsonl,
            lines({"text": "a", "date": "5 March 2024"}, {"text": "b", "published": "03/04/2024"}),
        )
    )
    assert [(d.published_at, d.published_precision) for d in found] == [("2024-03-05", "day"), (None, None)]


def test_a_single_author_and_a_number_as_id_are_understood(read: Read) -> None:
    (found,) = documents(read(read_jsonl, lines({"text": "a", "authors": "Ilse Marrow", "id": 17})))
    assert (found.authors, found.id) == (("Ilse Marrow",), "17")


def test_html_is_reduced_to_text_and_the_record_knows_better_than_the_page(read: Read) -> None:
    page = (
        '<html><head><meta name="author" content="Tom Pike"><meta name="date" content="2024-03-05"></head>'
        "<body><p>The ferry will stop on Friday, the harbour master said.</p></body></html>"
    )
    (found,) = documents(read(read_jsonl, lines({"html": page, "authors": ["Ilse Marrow"]})))
    assert found.text == "The ferry will stop on Friday, the harbour master said."
    assert found.authors == ("Ilse Marrow",)
    assert found.published_at == "2024-03-05"


@pytest.mark.parametrize(
    ("line", "detail"),
    [
        (b"{broken", "Not JSON: .* at character 1"),
        (b'{"text": "\xff"}', "Not UTF-8 at byte 10"),
        (b'["a"]', "must be an object with a text, not a list"),
        (b"null", "not null"),
        (b'"text"', "not a string"),
        (b"{}", "neither text nor html"),
        (b'{"text": 5}', "text must be a string, not a number"),
        (b'{"text": "a", "title": ["b"]}', "title must be a string, not a list"),
        (b'{"text": "a", "authors": ["b", 5]}', "a list with other things than strings"),
        (b'{"text": "a", "published": 1709629200}', "published must be a string, not a number"),
        (b'{"text": "a", "id": true}', "id must be a string, not true or false"),
        (b"[" * 100_000, "cannot be parsed"),
        (b'{"text": "a", "n": ' + b"9" * 5_000 + b"}", "cannot be parsed"),
    ],
)
def test_a_bad_line_is_refused_by_its_number_and_the_rest_go_on(read: Read, line: bytes, detail: str) -> None:
    outcomes = read(read_jsonl, lines({"text": "first"}) + b"\n" + line + b"\n" + lines({"text": "last"}))
    assert [document.text for document in documents([outcomes[0], outcomes[2]])] == ["first", "last"]
    (refused,) = refusals(outcomes)
    assert (refused.reason, refused.record) == ("malformed", "line 3")
    with pytest.raises(AssertionError, match=detail):
        raise AssertionError(refused.detail)


def test_a_line_that_is_too_long_is_refused_and_never_held(read: Read) -> None:
    data = lines({"text": "a"}, {"text": "b" * 100_000}, {"text": "c"})
    outcomes = read(read_jsonl, data, max_bytes=1_000)
    assert [document.text for document in documents([outcomes[0], outcomes[2]])] == ["a", "c"]
    assert [(refused.reason, refused.record) for refused in refusals(outcomes)] == [("oversized", "line 2")]


def test_a_line_torn_by_truncated_gzip_is_left_to_the_record_of_the_damage(read: Read) -> None:
    data = gzip.compress(
        lines(*({"text": f"Report {number} of the harbour office."} for number in range(999)))
    )
    found = documents(read(read_jsonl, data[: len(data) // 2]))
    assert 0 < len(found) < 999


def test_json_files_hold_one_report_or_an_array(read: Read) -> None:
    one = json.dumps({"text": "a"}, indent=2).encode()
    assert [d.text for d in documents(read(read_json, b"\xef\xbb\xbf" + one))] == ["a"]
    outcomes = read(read_json, json.dumps([{"text": "a"}, 5, {"text": "b"}]).encode())
    assert [d.text for d in documents([outcomes[0], outcomes[2]])] == ["a", "b"]
    assert [refused.record for refused in refusals(outcomes)] == ["record 2"]
    assert [refused.reason for refused in refusals(read(read_json, b"{broken"))] == ["malformed"]
    (refused,) = refusals(read(read_json, one, max_bytes=5))
    assert ".jsonl" in refused.detail


def test_our_own_output_is_read_back(read: Read) -> None:
    document = Document.of(
        "The ferry will stop.\nSo the mayor said.",
        id="courier/17",
        url="https://courier.example/17",
        publisher="The Vellmar Courier",
        title="Ferry to stop",
        authors=("Ilse Marrow",),
        language="en",
        published_at="2024-03-05T09:15+01:00",
        published_precision="minute",
        fetched_at="2024-03-06T00:00:00Z",
    )
    assert documents(read(read_jsonl, to_json(Pipeline([]).read(document)).encode())) == [document]


@given(st.binary())
def test_no_bytes_raise(read: Read, data: bytes) -> None:
    read(read_jsonl, data)
    read(read_json, data)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.text(), values, max_size=3),
    max_leaves=5,
)
keys = [
    "text",
    "html",
    "id",
    "url",
    "title",
    "publisher",
    "authors",
    "published",
    "date",
    "language",
    "report",
]


@given(record=st.dictionaries(st.sampled_from(keys), json_values))
def test_no_record_raises(read: Read, record: object) -> None:
    assert len(read(read_jsonl, lines(record))) == 1


def test_the_newswire_corpus_is_read_to_the_last_report(read: Read, shared: Path) -> None:
    data = (shared / "data" / "newswire" / "train.jsonl").read_bytes()
    records = [json.loads(line) for line in data.splitlines()]
    found = documents(read(read_jsonl, data))
    assert [(d.id, d.text) for d in found] == [(record["id"], record["text"]) for record in records]
    assert len(found) == 737
