import string

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from sayso.encoder.tokens import SHAPES, Tokens, Vocabulary

LETTERS = string.ascii_lowercase
VOCABULARY = Vocabulary(
    ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *LETTERS, *(f"##{x}" for x in LETTERS), "harbour", "##side"]
)


def words(tokens: Tokens, text: str) -> list[str]:
    return [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]


def quoted(text: str) -> list[str]:
    tokens = VOCABULARY.tokens(text)
    return [
        word
        for word, feature in zip(words(tokens, text), tokens.features, strict=True)
        if feature >= 4 * SHAPES
    ]


@given(st.text())
@example("")
@example("e\u0301te\u0301 “今日は” \u200b")
@example("\u0301")
def test_every_visible_character_is_in_exactly_one_word(text: str) -> None:
    tokens = VOCABULARY.tokens(text)
    covered = np.zeros(len(text), dtype=int)
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        covered[start:end] += 1
    assert [bool(count) for count in covered] == [not character.isspace() for character in text]
    assert covered.max(initial=0) <= 1
    assert all(tokens.pieces)


def test_pieces_are_the_longest_that_the_vocabulary_has() -> None:
    ids = VOCABULARY.ids
    assert VOCABULARY.tokens("Harbourside").pieces == ((ids["harbour"], ids["##side"]),)
    assert VOCABULARY.tokens("Été").pieces == ((ids["e"], ids["##t"], ids["##e"]),)
    assert VOCABULARY.tokens("港").pieces == ((VOCABULARY.unknown,),)
    assert VOCABULARY.tokens("x" * 101).pieces == ((VOCABULARY.unknown,),)


def test_case_space_and_line_starts_are_features() -> None:
    tokens = VOCABULARY.tokens("Mara's UNO\nmcMara A 5th")
    shape, flags = tokens.features % SHAPES, tokens.features // SHAPES
    assert shape.tolist() == [1, 6, 0, 2, 3, 4, 5]
    assert (flags % 2).tolist() == [1, 0, 0, 1, 1, 1, 1]
    assert tokens.line_starts.tolist() == [True, False, False, False, True, False, False]


def test_quotation_marks_hold_what_is_between_them_on_one_line() -> None:
    assert quoted('He said "no way" twice') == ['"', "no", "way", '"']
    assert quoted("“Not now” or “later") == ["“", "Not", "now", "”", "“", "later"]
    assert quoted('"open\nclosed" by nobody') == ['"', "open", '"', "by", "nobody"]
    assert quoted("plain ” text") == []
