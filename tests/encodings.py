"""Encodings made up for tests."""

import numpy as np

from sayso.encoder.encoding import Decoder, Encoding, Part
from sayso.encoder.layout import FACTORS, TOKEN_COLUMNS
from sayso.encoder.tokens import Vocabulary
from sayso.encoder.windows import Window

VOCABULARY = Vocabulary(["[PAD]", "[UNK]", "[CLS]", "[SEP]"])
SURE = 4.0


def encoding(text: str, *, column: int, words: str, otherwise: float = -SURE) -> Encoding:
    """Says ``SURE`` of each of ``words`` in one column, and ``otherwise`` of all else."""
    tokens = VOCABULARY.tokens(text)
    scores = np.full((len(tokens), TOKEN_COLUMNS), otherwise, dtype=np.float32)
    for number, (start, end) in enumerate(zip(tokens.starts, tokens.ends, strict=True)):
        if text[start:end] in words.split():
            scores[number, column] = SURE
    part = Part(
        window=Window(0, len(tokens), 0, len(tokens)),
        scores=scores,
        places=np.zeros(0, dtype=np.intp),
        pairs=np.zeros((0, len(tokens), FACTORS), dtype=np.float32),
    )
    return Encoding(tokens=tokens, parts=(part,), decoder=Decoder(np.zeros((4, 4), dtype=np.float32)))
