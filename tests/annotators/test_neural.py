"""Decoding of made-up encoder outputs."""

import numpy as np
import pytest

from sayso.annotators.attributions import attributions
from sayso.annotators.mentions import mentions
from sayso.annotators.sentences import sentences
from sayso.core.annotations import Layers
from sayso.core.errors import PipelineError
from sayso.core.spans import text_of
from sayso.encoder.encoding import Decoder, Encoding, Part, encoding_of
from sayso.encoder.layout import (
    BARE_ANCHOR,
    CUE_ANCHOR,
    FACTORS,
    MENTION_TAGS,
    MENTIONS,
    ROLES,
    SENTENCE_START,
    TOKEN_COLUMNS,
)
from sayso.encoder.tokens import Vocabulary
from sayso.encoder.windows import Window

VOCABULARY = Vocabulary(["[PAD]", "[UNK]", "[CLS]", "[SEP]"])
SURE = 9.0


def encoding(text: str, anchors: dict[str, dict[str, str]], tags: dict[str, str] | None = None) -> Encoding:
    """Says of each anchor (a word of ``text``) the words of each role, and of words their mention tag."""
    tokens = VOCABULARY.tokens(text)
    words = [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]
    scores = np.full((len(words), TOKEN_COLUMNS), -SURE, dtype=np.float32)
    scores[:, MENTIONS] = 0.0
    places = sorted(words.index(anchor) for anchor in anchors)
    pairs = np.zeros((len(places), len(words), FACTORS), dtype=np.float32)
    for anchor, roles in anchors.items():
        at = words.index(anchor)
        scores[at, CUE_ANCHOR if "cue" in roles else BARE_ANCHOR] = SURE
        for number, word in enumerate(words):
            for role in range(1, len(ROLES)):
                inside = word in roles.get(ROLES[role], "").split()
                pairs[places.index(at), number, role - 1] = SURE if inside else -SURE
    for word, tag in (tags or {}).items():
        scores[words.index(word), MENTIONS + MENTION_TAGS.index(tag)] = SURE
    part = Part(
        window=Window(0, len(words), 0, len(words)),
        scores=scores,
        places=np.array(places, dtype=np.intp),
        pairs=pairs,
    )
    return Encoding(tokens=tokens, parts=(part,), decoder=Decoder(np.zeros((4, 4), dtype=np.float32)))


def test_attributions_nest_and_share_words() -> None:
    text = "Mara says Tolm denies that ships sank"
    outer, inner = attributions(
        encoding(
            text,
            {
                "says": {"source": "Mara", "cue": "says", "content": "Tolm denies that ships sank"},
                "denies": {"source": "Tolm", "cue": "denies", "content": "that ships sank"},
            },
        ),
        text,
    )
    assert (outer.parent, inner.parent) == (None, outer.id)
    assert text_of(text, outer.content) == "Tolm denies that ships sank"
    assert text_of(text, inner.source) == "Tolm"
    assert inner.score is not None
    assert 0.9 < inner.score <= 1


def test_content_may_be_in_pieces_and_source_and_cue_missing() -> None:
    text = "“ Ships sank ; ” Mara said , “ at dawn ” They will rise"
    quoted, bare = attributions(
        encoding(
            text,
            {
                "said": {"source": "Mara", "cue": "said", "content": "“ Ships sank ; ” at dawn"},
                "They": {"content": "They will rise"},
            },
        ),
        text,
    )
    assert text_of(text, quoted.content) == "“ Ships sank ; ” … “ at dawn ”"
    assert quoted.quote == "direct"
    assert (bare.source, bare.cue, bare.quote) == ((), (), "indirect")


def test_two_anchors_in_one_cue_make_one_attribution() -> None:
    text = "Mara has said ships sank"
    whole = {"source": "Mara", "cue": "has said", "content": "ships sank"}
    assert len(attributions(encoding(text, {"has": whole, "said": whole}), text)) == 1


def test_an_anchor_without_content_is_nothing() -> None:
    text = "Mara said"
    assert attributions(encoding(text, {"said": {"source": "Mara", "cue": "said"}}), text) == ()


def test_mentions_go_on_only_with_their_own_label() -> None:
    text = "Port Tolm met Mara Vey Group"
    tags = {"Port": "B-Location", "Tolm": "I-Location", "Mara": "B-Person", "Vey": "I-Person"}
    found = mentions(encoding(text, {}, tags))
    assert [(m.span.of(text), m.label) for m in found] == [("Port Tolm", "Location"), ("Mara Vey", "Person")]
    assert mentions(encoding(text, {}, {"Tolm": "I-Misc"})) == ()


def test_sentences_cover_every_word_and_end_with_the_line() -> None:
    text = "Ships sank. All rose.\nMara left"
    read = encoding(text, {})
    read.parts[0].scores[3, SENTENCE_START] = SURE
    assert [span.of(text) for span in sentences(read)] == ["Ships sank.", "All rose.", "Mara left"]


def test_nothing_is_read_in_nothing() -> None:
    empty = Encoding(
        tokens=VOCABULARY.tokens(" \n"), parts=(), decoder=Decoder(np.zeros((4, 4), dtype=np.float32))
    )
    assert (attributions(empty, " \n"), mentions(empty), sentences(empty)) == ((), (), ())


def test_decoding_without_an_encoder_is_refused() -> None:
    with pytest.raises(PipelineError, match="encoder"):
        encoding_of(Layers())
