from pathlib import Path

import pytest

from benchmarks import copies as copies_benchmark
from benchmarks.copies import KINDS, corpus_sentences, made_reports, outcome_of
from sayso.relating.copies import find_copies

SENTENCES = [" ".join(f"w{n}x{place}" for place in range(8 + n % 13)) + "." for n in range(2000)]


def test_what_is_planted_stands_in_the_report_and_came_out_earlier() -> None:
    reports, planted = made_reports(SENTENCES, 200)
    dates = {key: published or "" for key, _, published in reports}
    assert len(planted) == 20
    assert {passage.kind for passage in planted.values()} == set(KINDS)
    for key, passage in planted.items():
        assert dates[passage.origin] < dates[key]
    texts = {key: text for key, text, _ in reports}
    for key, passage in planted.items():
        words = passage.span.of(texts[key])
        assert (words in texts[passage.origin]) == ("edited" not in passage.kind)


def test_what_is_found_and_what_is_invented_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies_benchmark, "SHARING", 3)
    reports, planted = made_reports(SENTENCES, 200)
    copies = list(find_copies(reports))
    outcome = outcome_of(copies, planted)
    assert outcome.found == outcome.planted
    assert outcome.wrong == ()
    nothing = outcome_of(copies, {})
    assert (nothing.found.total(), len(nothing.wrong)) == (0, len(copies))
    assert outcome_of([], planted).found.total() == 0


@pytest.mark.usefixtures("shared")
def test_no_sentence_of_the_corpora_is_long_enough_to_be_a_copy(shared: Path) -> None:
    sentences = corpus_sentences()
    assert len(sentences) > 5000
    assert list(find_copies((str(n), text, None) for n, text in enumerate(sentences))) == []
