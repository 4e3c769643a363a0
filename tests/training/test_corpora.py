from pathlib import Path

import pytest

from sayso.core.hashing import sha256
from sayso.encoder.layout import MENTION_TAGS
from sayso.encoder.tokens import Vocabulary
from training.reader.corpora import annotated, annotations, attributed, mentioned, rows, words_of

VOCABULARY = Vocabulary(["[PAD]", "[UNK]", "[CLS]", "[SEP]"])
TEXT = "Mara Vey has already warned that ships sank. They rose."


def span(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def test_a_cue_is_anchored_at_its_head_and_bare_content_at_its_start() -> None:
    row = {
        "text": TEXT,
        "attributions": [
            {
                "source": [span("Mara Vey")],
                "cue": [span("has already warned")],
                "content": [span("that ships sank")],
            },
            {"source": [], "cue": [], "content": [span("They rose")]},
        ],
    }
    example = attributed(row, VOCABULARY, guide="polnear")
    assert example.guide == 1
    assert example.targets is not None
    with_cue, bare = example.targets
    assert (with_cue.anchor, with_cue.has_cue) == (4, True)
    assert [with_cue.roles[role].tolist() for role in (1, 2, 3)] == [[0, 1], [2, 3, 4], [5, 6, 7]]
    assert (bare.anchor, bare.has_cue) == (9, False)


def test_mentions_become_tags() -> None:
    tags = mentioned(
        {"text": TEXT, "mentions": [{"span": span("Mara Vey"), "label": "Person"}]}, VOCABULARY
    ).mentions
    assert tags is not None
    assert [MENTION_TAGS[tag] for tag in tags[:3]] == ["B-Person", "I-Person", "O"]


def test_words_that_share_a_character_with_a_span_are_its_words() -> None:
    tokens = VOCABULARY.tokens(TEXT)
    assert words_of(tokens, 2, 6).tolist() == [0, 1]
    assert words_of(tokens, 4, 4).tolist() == []


def test_an_annotation_is_refused_for_another_text() -> None:
    row = {"id": "x", "text_sha256": sha256(TEXT), "attributions": []}
    assert annotated(row, TEXT)["text"] == TEXT
    with pytest.raises(ValueError, match="not the one that was annotated"):
        annotated(row, TEXT + " ")


def test_our_annotations_belong_to_the_corpus_and_to_no_dev_set(shared: Path) -> None:
    texts = {row["id"]: row["text"] for row in rows(shared / "data/newswire/train.jsonl")}
    gold = {row["id"] for row in rows(shared / "data/gold/newswire-train.jsonl")}
    seen: set[str] = set()
    for path in annotations("newswire"):
        for row in rows(path):
            text = annotated(row, texts[row["id"]])["text"]
            assert row["id"] not in gold | seen
            seen.add(row["id"])
            for item in row["attributions"]:
                assert item["content"]
                for start, end in item["source"] + item["cue"] + item["content"]:
                    assert text[start:end].strip() == text[start:end] != ""
    assert len(seen) >= 30
