"""The ONNX session: one forward pass a window.

Windows go through one at a time. A batch would fill the shorter ones up, and the int8 scales of its
activations would depend on what else is in it: the same text would not always read the same.
"""

import json
from pathlib import Path

import numpy as np

from sayso.core.errors import ConfigError
from sayso.encoder.batches import batch
from sayso.encoder.encoding import Decoder, Encoding, Part
from sayso.encoder.layout import BARE_ANCHOR, CUE_ANCHOR, GUIDES, LEAST_STRENGTH
from sayso.encoder.models import MODEL_FILE, digest_of, open_session
from sayso.encoder.paths import pair_scores
from sayso.encoder.tokens import Tokens, Vocabulary
from sayso.encoder.windows import Window, windows

MAX_PIECES = 192
"""Pieces in a window: training draws 112 to 224."""


class Encoder:
    """Reads texts with one model; ``digest`` is the hash of its file.

    Args:
        folder: where ``vocab.txt`` and the model are.
        model: name of the model file.
        guide: by whose annotation guide to read, of ``layout.GUIDES``.
        threads: cores that one pass may use.
        least_score: attributions less likely to be right than this are left out.

    Raises:
        ConfigError: when the folder lacks the model or there is no such guide.
    """

    def __init__(
        self,
        folder: Path,
        *,
        model: str = MODEL_FILE,
        guide: str = GUIDES[0],
        threads: int = 1,
        least_score: float = 0.0,
    ) -> None:
        if guide not in GUIDES:
            raise ConfigError(f"No annotation guide is called {guide!r}; there are: {', '.join(GUIDES)}.")
        self.digest = digest_of(folder / model)
        self.session = open_session(folder / model, threads=threads)
        self.vocabulary = Vocabulary.load(folder / "vocab.txt")
        self.guide = np.array([GUIDES.index(guide)], dtype=np.int64)
        told = self.session.get_modelmeta().custom_metadata_map
        thresholds, curves = (json.loads(told.get(name, "{}")) for name in ("thresholds", "curves"))
        self.decoder = Decoder(
            transitions=np.array(json.loads(told["transitions"]), dtype=np.float32),
            thresholds=tuple(thresholds.get(guide, (0.0, 0.0))),
            curve=tuple(curves.get(guide, (1.0, 0.0))),
            least_score=least_score,
            own_voice=thresholds.get("own_voice", 0.0),
            loaded=thresholds.get("loaded", 0.0),
            loaded_curve=tuple(curves.get("loaded", (1.0, 0.0))),
        )

    def encode(self, text: str) -> Encoding:
        """What every head says of every word of ``text``."""
        tokens = self.vocabulary.tokens(text)
        parts = tuple(self._part(tokens, window) for window in windows(tokens, max_pieces=MAX_PIECES))
        return Encoding(tokens=tokens, parts=parts, decoder=self.decoder)

    def inputs(self, tokens: Tokens, window: Window) -> dict[str, np.ndarray]:
        """What the session takes for one window."""
        arrays = batch([(tokens, window)], self.vocabulary)
        return {
            "pieces": arrays.pieces,
            "features": arrays.features,
            "words": arrays.words[0],
            "guide": self.guide,
        }

    def _part(self, tokens: Tokens, window: Window) -> Part:
        scores, anchors, words = self.session.run(None, self.inputs(tokens, window))
        strengths = scores[:, [CUE_ANCHOR, BARE_ANCHOR]].max(axis=1)
        places = np.flatnonzero(strengths > LEAST_STRENGTH)
        return Part(window=window, scores=scores, places=places, pairs=pair_scores(anchors[places], words))
