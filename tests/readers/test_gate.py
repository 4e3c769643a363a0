import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.core.document import Document
from sayso.core.skips import Skip
from sayso.readers.gate import declared_language, gated, language_of
from sayso.readers.limits import Limits
from sayso.readers.outcomes import Found

ENGLISH = "The mayor of Vellmar said on Monday that the harbour would be closed until the end of the week."
GERMAN = (
    "Der Bürgermeister von Vellmar sagte am Montag, der Hafen werde bis Ende der Woche geschlossen bleiben."
)
LIMITS = Limits(languages=("en",), max_characters=50_000, max_bytes=1_000_000)
EVERY_LANGUAGE = Limits(languages=(), max_characters=50_000, max_bytes=1_000_000)


def through(document: Document, limits: Limits = LIMITS) -> Document | Skip:
    return gated(Found(document, "line 7"), limits, path="reports.jsonl")


def test_a_report_gets_its_language_and_path() -> None:
    passed = through(Document.of(ENGLISH, id="a"))
    assert passed == Document(id="a", text=ENGLISH, language="en", path="reports.jsonl")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n\t\u2003", "empty"),
        ("12.5 — 13.1 …", "no-text"),
        ("a" * 50_001, "oversized"),
        ("The har\ud800bour is shut.", "malformed"),
        ("The har\0bour is shut.", "malformed"),
        (GERMAN, "language"),
    ],
)
def test_what_is_no_report_to_read_is_skipped_with_its_place(text: str, reason: str) -> None:
    skipped = through(Document.of(text))
    assert isinstance(skipped, Skip)
    assert (skipped.path, skipped.record, skipped.reason) == ("reports.jsonl", "line 7", reason)


def test_every_language_is_read_where_none_is_named() -> None:
    passed = through(Document.of(GERMAN), EVERY_LANGUAGE)
    assert isinstance(passed, Document)
    assert passed.language == "de"


def test_short_texts_are_not_judged() -> None:
    passed = through(Document.of("Der Hafen ist geschlossen."))
    assert isinstance(passed, Document)
    assert passed.language is None


def test_a_declared_language_is_trusted_in_both_directions() -> None:
    passed = through(Document.of(GERMAN, language="en-GB"))
    assert isinstance(passed, Document)
    assert passed.language == "en"
    assert isinstance(through(Document.of(ENGLISH, language="de")), Skip)


@pytest.mark.parametrize(
    ("declared", "code"),
    [
        ("en", "en"),
        ("EN_us", "en"),
        (" pt-BR", "pt"),
        ("English", None),
        ("eng", None),
        ("", None),
        (None, None),
    ],
)
def test_only_codes_count_as_declared(declared: str | None, code: str | None) -> None:
    assert declared_language(declared) == code


def test_a_foreign_beginning_does_not_turn_an_english_report_away() -> None:
    assert language_of(GERMAN * 6 + ENGLISH * 60, wanted=("en",)) == "en"
    assert language_of(GERMAN * 60 + ENGLISH * 3, wanted=("en",)) == "de"


def test_metadata_that_no_file_can_hold_is_mended_and_an_id_is_not() -> None:
    passed = through(Document.of(ENGLISH, id="a", title="Fe\ud800rry", authors=("Il\0se",)))
    assert isinstance(passed, Document)
    assert (passed.title, passed.authors) == ("Fe\ufffdrry", ("Il\ufffdse",))
    skipped = through(Document.of(ENGLISH, id="a\udfff"))
    assert isinstance(skipped, Skip)
    assert skipped.detail.isprintable()


anything = st.text(st.characters(exclude_categories=[]))


@given(anything, anything, anything, st.sampled_from([LIMITS, EVERY_LANGUAGE]))
def test_whatever_passes_is_unchanged_and_can_be_stored(
    text: str, id_: str, title: str, limits: Limits
) -> None:
    passed = through(Document.of(text, id=id_, title=title), limits)
    if isinstance(passed, Document):
        assert passed.text == text
        assert not id_ or passed.id == id_
        for stored in (passed.text, passed.id, passed.title or ""):
            assert "\0" not in stored
            stored.encode()
