import pytest

from sayso.annotators.timex_patterns import GRAMMAR
from sayso.annotators.timex_tense import Tenses
from sayso.core.spans import Span


def tense_at(text: str, word: str, *sentences: Span) -> str | None:
    tokens = GRAMMAR.vocabulary.tokens(text)
    return Tenses(tokens, sentences or [Span(0, len(text))]).beside(tokens.words.index(word))


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The court met Monday.", "past"),
        ("The court closed the case Monday.", "past"),
        ("The court will meet Monday.", "future"),
        ("They'll meet Monday.", "future"),
        ("The court meets Monday.", "future"),
        ("The court is to meet Monday.", "future"),
        ("They expect the court to meet Monday.", "future"),
        ("The verdict is expected to be published Monday.", "future"),
        ("The verdict is expected on Monday.", "future"),
        ("The verdict is due Monday.", "future"),
        ("The verdict is set for Monday.", "future"),
        ("The court set a date Monday.", "past"),
        ("The court may meet Monday.", None),
        ("A quiet Monday.", None),
        ("On Monday the court met.", "past"),
        ("On Monday the court will meet.", "future"),
    ],
)
def test_the_tense_of_the_nearest_verb(text: str, tense: str | None) -> None:
    assert tense_at(text, "monday") == tense


def test_the_verb_of_another_sentence_tells_nothing() -> None:
    text = "The court met. A quiet Monday. It will meet."
    assert tense_at(text, "monday", Span(0, 14), Span(15, 30), Span(31, 44)) is None


def test_without_sentences_all_of_the_text_is_one() -> None:
    tokens = GRAMMAR.vocabulary.tokens("The court met\nMonday")
    assert Tenses(tokens, ()).beside(4) == "past"
