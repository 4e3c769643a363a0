import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.encoder.tokens import Tokens
from sayso.encoder.windows import SPECIAL_PIECES, windows

LINES = st.lists(st.lists(st.integers(1, 6), min_size=1, max_size=60), max_size=8)


def tokens_of(lines: list[list[int]]) -> Tokens:
    """Lines of words that have so many pieces."""
    sizes = [size for line in lines for size in line]
    places = np.arange(len(sizes), dtype=np.int32)
    first = [number == 0 for line in lines for number in range(len(line))]
    return Tokens(
        starts=places * 2,
        ends=places * 2 + 1,
        pieces=tuple((7,) * size for size in sizes),
        features=np.zeros(len(sizes), dtype=np.int32),
        line_starts=np.array(first, dtype=np.bool_),
    )


@given(LINES, st.integers(12, 60))
def test_windows_fit_and_own_every_word_once(lines: list[list[int]], max_pieces: int) -> None:
    tokens = tokens_of(lines)
    found = windows(tokens, max_pieces=max_pieces)
    owned = [word for window in found for word in range(window.owned_first, window.owned_last)]
    assert owned == list(range(len(tokens)))
    for window in found:
        assert sum(map(len, tokens.pieces[window.first : window.last])) <= max_pieces - SPECIAL_PIECES
        assert window.first <= window.owned_first < window.owned_last <= window.last


@given(LINES.filter(lambda lines: all(sum(line) <= 30 for line in lines)))
def test_lines_that_fit_are_not_cut(lines: list[list[int]]) -> None:
    tokens = tokens_of(lines)
    starts = {*np.flatnonzero(tokens.line_starts).tolist(), len(tokens)}
    for window in windows(tokens, max_pieces=30 + SPECIAL_PIECES):
        assert {window.first, window.last} <= starts
        assert (window.owned_first, window.owned_last) == (window.first, window.last)


def test_a_line_that_is_too_long_is_read_with_what_stood_before() -> None:
    found = windows(tokens_of([[1] * 30]), max_pieces=20 + SPECIAL_PIECES)
    assert [(window.first, window.last) for window in found] == [(0, 20), (15, 30)]
    assert [(window.owned_first, window.owned_last) for window in found] == [(0, 17), (17, 30)]
