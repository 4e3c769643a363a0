import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.relating.copies import SHORTEST, Copy, find_copies
from sayso.relating.shingles import EARLIEST, STANDING_DAYS, WITHIN, WORD, Report

WIRE = (
    "The ferry between Ostrel and the outer islands will stop at midnight on Sunday because its only engine "
    "cannot be mended before spring, the harbour master told islanders who had filled the small chapel, and "
    "whoever needs a doctor until then must ring the pilots."
)
VOCABULARY = [
    f"{first}{last}" for first in ("bar", "cor", "del", "fen", "gor") for last in map(str, range(40))
]


def filler(seed: int, words: int = 80) -> str:
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose
    return " ".join(chance.choice(VOCABULARY) for _ in range(words)) + "."


def around(passage: str, seed: int) -> str:
    return f"{filler(seed)} {passage} {filler(seed + 1000)}"


def normal(words: str) -> list[str]:
    return [WITHIN.sub("", word.casefold()) for word in WORD.findall(words)]


def copies(*reports: Report) -> list[Copy]:
    return list(find_copies(reports))


def test_a_passage_is_found_with_its_spans_in_both_texts() -> None:
    earlier, later = around(WIRE, 1), around(WIRE, 2)
    [copy] = copies(("b", later, "2031-04-02"), ("c", earlier, "2031-04-01"))
    [passage] = copy.passages
    assert (copy.earlier, copy.later) == ("c", "b")
    assert passage.later.of(later) == passage.earlier.of(earlier) == WIRE[:-1]
    assert copy.words == passage.words == len(normal(WIRE))
    assert copy.share == copy.words / len(normal(later))


def test_case_punctuation_and_lines_make_no_difference() -> None:
    other = WIRE.upper().replace(",", " –").replace(" and ", "\n\nAND ")
    [copy] = copies(("a", around(WIRE, 1), None), ("b", around(other, 2), None))
    assert copy.words == len(normal(WIRE))


def test_a_few_edited_words_do_not_hide_a_copy() -> None:
    edited = WIRE.replace("midnight", "noon").replace("its only engine", "the engine").replace("small ", "")
    later = around(edited, 2)
    [copy] = copies(("a", around(WIRE, 1), "2031"), ("b", later, "2032"))
    [passage] = copy.passages
    assert passage.later.of(later) == edited[:-1]
    assert copy.words == len(normal(WIRE)) - 4


def test_a_whole_report_is_a_copy_of_the_earliest_that_holds_it() -> None:
    found = copies(("r3", WIRE, "2031-04-03"), ("r1", WIRE, "2031-04-02"), ("r2", WIRE, "2031-04-02"))
    assert [(copy.earlier, copy.later, copy.share) for copy in found] == [
        ("r1", "r2", 1.0),
        ("r1", "r3", 1.0),
    ]


def test_a_report_without_a_date_is_not_the_earlier_one() -> None:
    [copy] = copies(("a", WIRE, None), ("b", WIRE, "2031-04-02"))
    assert (copy.earlier, copy.later) == ("b", "a")


def test_what_an_earlier_report_holds_is_not_told_of_a_later_one_too() -> None:
    addition = filler(9, words=50)
    longer = f"{around(WIRE, 2)} {addition}"
    found = copies(
        ("a", around(WIRE, 1), "2031-01"), ("b", longer, "2031-02"), ("c", f"{WIRE} {addition}", "2031-03")
    )
    told = [(copy.earlier, copy.later, copy.words) for copy in found]
    assert told == [("a", "b", len(normal(WIRE))), ("a", "c", len(normal(WIRE))), ("b", "c", 50)]


def test_what_goes_beyond_an_earlier_report_is_told_of_the_next_one() -> None:
    addition = filler(9, words=50)
    longer = f"{WIRE} {addition}"
    found = copies(("a", around(WIRE, 1), "2031-01"), ("b", longer, "2031-02"), ("c", longer, "2031-03"))
    told = [(copy.earlier, copy.later, copy.words) for copy in found]
    assert told == [("a", "b", len(normal(WIRE))), ("a", "c", len(normal(WIRE))), ("b", "c", 50)]


def test_passages_in_another_order_are_told_each() -> None:
    second = filler(5, words=40)
    later = f"{second} {filler(7)} {WIRE}"
    [copy] = copies(("a", f"{WIRE} {filler(6)} {second}", "2031"), ("b", later, "2032"))
    assert [passage.later.of(later) for passage in copy.passages] == [second[:-1], WIRE[:-1]]
    assert copy.words == 40 + len(normal(WIRE))


def test_what_is_left_of_a_passage_is_told_where_an_earlier_report_has_the_rest() -> None:
    words, addition = WIRE.split(), filler(9, words=40).removesuffix(".").split()
    begun = around(" ".join([*addition, *words[:16]]), 1)
    [rest, other] = copies(
        ("a", begun, "2031-01"),
        ("b", around(" ".join(words[:32]), 2), "2031-02"),
        ("c", around(" ".join([*addition, *words[:32]]), 3), "2031-03"),
    )
    assert [(rest.earlier, rest.later), (other.earlier, other.later)] == [("a", "c"), ("b", "c")]
    assert (rest.words, other.words) == (56, 16)


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_a_word_with_signs_within_is_edited_as_one(apostrophe: str) -> None:
    edited = WIRE.replace("Ostrel", "St.-Orm's").replace("told", "hadn't-told").replace("doctor", "co-pilot")
    [copy] = copies(("a", around(WIRE, 1), "2031"), ("b", around(edited.replace("'", apostrophe), 2), "2032"))
    assert copy.words == len(normal(WIRE)) - 3
    assert normal("1,200 members’ co-op") == normal("1200 Members' coop")


@pytest.mark.parametrize("words", [8, SHORTEST - 1])
def test_what_is_shorter_is_no_copy(words: int) -> None:
    short = " ".join(WIRE.split()[:words])
    assert copies(("a", around(short, 1), None), ("b", around(short, 2), None)) == []


def test_every_third_word_changed_is_no_copy() -> None:
    words = WIRE.split()
    words[::3] = [f"other{n}" for n in range(len(words[::3]))]
    assert copies(("a", around(WIRE, 1), None), ("b", around(" ".join(words), 2), None)) == []


def test_many_reprints_are_all_found() -> None:
    reprints = [(f"r{n:03}", around(WIRE, n), "2031-04-01") for n in range(STANDING_DAYS + 2 * EARLIEST)]
    found = copies(*reprints)
    assert {copy.earlier for copy in found} == {"r000"}
    assert len(found) == len(reprints) - 1


def test_what_stands_in_reports_of_very_many_days_is_no_copy() -> None:
    reports = [(f"r{n:03}", around(WIRE, n), f"{2031 + n}-04-01") for n in range(STANDING_DAYS + 1)]
    assert copies(*reports) == []
    assert len(copies(*reports[1:])) == STANDING_DAYS - 1


@pytest.mark.parametrize("texts", [(), ("",), ("", "one"), ("…", "!"), ("na " * 400, "na " * 300)])
def test_any_text_can_be_looked_at(texts: tuple[str, ...]) -> None:
    found = copies(*((str(n), text, None) for n, text in enumerate(texts)))
    assert [copy.words for copy in found] == ([300] if "na " * 400 in texts else [])


SENTENCES = [" ".join(filler(n, words=6 + n).split()) for n in range(12)]
report_texts = st.lists(
    st.one_of(
        st.sampled_from(SENTENCES), st.just(WIRE), st.sampled_from(["the", "mayor", "İ", "said: “no”"])
    ),
    max_size=12,
).map(" ".join)
reports_of_all_kinds = st.lists(
    st.tuples(report_texts, st.sampled_from([None, "2031", "2031-04-02", "2031-04-02T08:30"])), max_size=6
).map(lambda pairs: [(f"r{n}", *pair) for n, pair in enumerate(pairs)])


@given(reports_of_all_kinds, st.randoms())
def test_the_order_of_arrival_makes_no_difference(reports: list[Report], chance: random.Random) -> None:
    shuffled = list(reports)
    chance.shuffle(shuffled)
    assert copies(*shuffled) == copies(*reports)


@given(reports_of_all_kinds)
def test_spans_hold_the_words_that_are_told(reports: list[Report]) -> None:
    texts = {key: text for key, text, _ in reports}
    dates = {key: (date is None, date or "", key) for key, _, date in reports}
    for copy in find_copies(reports):
        assert dates[copy.earlier] < dates[copy.later]
        assert copy.words == sum(passage.words for passage in copy.passages)
        assert 0 < copy.share <= 1
        end = 0
        for passage in copy.passages:
            later, earlier = passage.later.of(texts[copy.later]), passage.earlier.of(texts[copy.earlier])
            assert passage.later.start >= end
            end = passage.later.end
            assert common(normal(later), normal(earlier)) >= passage.words


@given(st.integers(0, 20), st.integers(0, 49), st.integers(30, 49))
def test_thirty_words_are_found_wherever_they_stand(seed: int, start: int, length: int) -> None:
    passage = " ".join(filler(seed, words=100).split()[start : start + length])
    [copy] = copies(("a", filler(seed, words=100), "2031"), ("b", around(passage, seed + 50), "2032"))
    assert copy.words >= len(normal(passage))


WORDS = st.sampled_from(VOCABULARY[:30])
edits = st.lists(
    st.tuples(st.sampled_from(["replaced", "left out", "added"]), st.integers(3, 26)), max_size=3
)


@given(st.lists(WORDS, min_size=30, max_size=30), edits, st.integers(0, 50))
def test_a_copy_with_any_three_words_edited_is_found(
    passage: list[str], edits: list[tuple[str, int]], seed: int
) -> None:
    edited = edited_words(passage, edits)
    found = copies(
        ("a", around(" ".join(passage), seed), "2031"), ("b", around(" ".join(edited), seed + 100), "2032")
    )
    assert told_within(found, "b", edited, around(" ".join(edited), seed + 100))


@given(
    st.lists(st.lists(st.integers(0, 9), min_size=4, max_size=8), min_size=2, max_size=8),
    st.data(),
)
def test_a_copy_of_what_is_put_together_from_common_phrases_is_found(
    texts: list[list[int]], data: st.DataObject
) -> None:
    phrases = [
        f"{first} {first}on {first}ic {first}al {first}um {first}et {first}or {first}is"
        for first in VOCABULARY[:10]
    ]
    reports: list[Report] = [
        (f"r{n}", " ".join(phrases[number] for number in text), f"2031-01-0{n + 1}")
        for n, text in enumerate(texts)
    ]
    words = data.draw(st.sampled_from(reports))[1].split()
    start = data.draw(st.integers(0, len(words) - 30))
    edited = edited_words(words[start : start + 30], data.draw(edits))
    text = around(" ".join(edited), 1)
    assert told_within(copies(*reports, ("new", text, "2032")), "new", edited, text)


@pytest.mark.parametrize("order", [[0, 1, 2, 3], [9, 4, 7, 1, 2]])
def test_an_unedited_copy_is_found_however_common_its_phrases_are(order: list[int]) -> None:
    phrases = [filler(n, words=8).removesuffix(".") for n in range(10)]
    neighbours = [f"{phrases[one]} {phrases[next_one]}" for one, next_one in pairwise(order)]
    held: list[Report] = [
        (f"r{n:03}", text, "2031-01-01") for n, text in enumerate(neighbours * (EARLIEST + 1))
    ]
    passage = " ".join(phrases[n] for n in order)
    last = ("new", around(passage, 5001), "2032")
    assert told_within(
        copies(*held, ("origin", around(passage, 5000), "2031-12"), last), "new", passage.split(), last[1]
    )


def edited_words(words: list[str], edits: list[tuple[str, int]]) -> list[str]:
    """``words`` with so many of them edited, each in its own place."""
    changed = [[word] for word in words]
    for n, (kind, place) in enumerate(edits):
        new = f"new{n}"
        changed[place] = {"replaced": [new], "left out": [], "added": [new, *changed[place]]}[kind]
    return [word for words in changed for word in words]


def told_within(found: list[Copy], later: str, words: list[str], text: str) -> bool:
    """Whether words of the passage ``words`` of ``text`` are told as copied."""
    start = text.index(" ".join(words))
    end = start + len(" ".join(words))
    spans = [passage.later for copy in found if copy.later == later for passage in copy.passages]
    return any(span.start < end and start < span.end for span in spans)


def common(ours: list[str], theirs: list[str]) -> int:
    """The most words that stand in both in the same order."""
    lengths = [0] * (len(theirs) + 1)
    for word in ours:
        diagonal = 0
        for n, other in enumerate(theirs, start=1):
            above = lengths[n]
            lengths[n] = diagonal + 1 if word == other else max(above, lengths[n - 1])
            diagonal = above
    return lengths[-1]
