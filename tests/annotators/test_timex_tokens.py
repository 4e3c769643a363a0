import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.annotators.timex_tokens import LINE_END, OTHER, SHAPES, Grammar

GRAMMAR = Grammar(
    {"day": "month:MONTH day:DAYNUM (COMMA? year:YEARNUM)?", "ago": "count:(DAYNUM|OTHERNUM) days ago"},
    classes={"MONTH": ["may", "june"], "COMMA": [","]},
    names=["may", "june"],
)


@pytest.mark.parametrize(
    ("written", "shape"),
    [
        ("7", "DAYNUM"),
        ("31", "DAYNUM"),
        ("32", "OTHERNUM"),
        ("0", "OTHERNUM"),
        ("1,500", "OTHERNUM"),
        ("2.5", "OTHERNUM"),
        ("1987", "YEARNUM"),
        ("3987", "OTHERNUM"),
        ("21st", "ORDNUM"),
        ("1980s", "DECADENUM"),
        ("’80s", "DECADENUM"),
        ("'98", "SHORTYEAR"),
        ("2021-05-18", "ISO"),
        ("2021-05-18T10:30:00Z", "ISO"),
        ("18/5/2021", "SLASHED"),
        ("18.05.2021", "SLASHED"),
        ("10:30", "CLOCKNUM"),
        ("10:30:15", "CLOCKNUM"),
        ("1/2", "FRACTION"),
        ("½", "FRACTION"),
    ],
)
def test_shapes_of_numbers(written: str, shape: str) -> None:
    assert GRAMMAR.vocabulary.tokens(f"so {written} it").letters[1] == SHAPES[shape]


@pytest.mark.parametrize("written", ["b52", "3rds", "9999999999999", "5kg", "1987a"])
def test_numbers_that_tell_no_time(written: str) -> None:
    assert GRAMMAR.vocabulary.tokens(written).letters == OTHER + LINE_END


def test_names_need_a_capital() -> None:
    tokens = GRAMMAR.vocabulary.tokens("may May MAY days")
    plain, name, shout, word = map(tokens.letter, range(4))
    assert plain == "x"
    assert name == shout
    assert GRAMMAR.is_in(name, "MONTH")
    assert not GRAMMAR.is_in(word, "MONTH")
    assert tokens.capitals == [False, True, True, False]


def test_a_possessive_is_a_token_of_its_own() -> None:
    assert GRAMMAR.vocabulary.tokens("May’s o’clock don't").words == ["may", "'s", "o'clock", "don't"]


def test_the_first_match_with_its_groups() -> None:
    tokens = GRAMMAR.vocabulary.tokens("On June 3, 2021 and 5 days ago")
    found = GRAMMAR.search(tokens, 0)
    assert found
    name, match = found
    assert (name, match.span()) == ("day", (1, 5))
    groups = {group.partition("_")[0]: match.span(group) for group in match.groupdict()}
    assert groups == {"month": (1, 2), "day": (2, 3), "year": (4, 5)}
    later = GRAMMAR.search(tokens, 5)
    assert later
    assert later[0] == "ago"
    assert GRAMMAR.search(tokens, 9) is None


@given(st.text())
def test_tokens_lie_in_text_order(text: str) -> None:
    tokens = GRAMMAR.vocabulary.tokens(text)
    ends = [0, *(end for _, end in tokens.spans)]
    assert len(tokens.letters) == len(tokens.words) + 1 == len(tokens.capitals) + 1
    assert all(before <= start < end for before, (start, end) in zip(ends, tokens.spans, strict=False))
    gaps = "".join(text[end:start] for end, (start, _) in zip(ends, tokens.spans, strict=False))
    assert not gaps.replace("_", "").strip()
