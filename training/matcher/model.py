"""The matcher: a MiniLM encoder over two statements, and what it says of the pair."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from sayso.encoder.matcher import PAIR_FEATURES, POSITIONS, RELATIONS
from training.minilm import SIZE, VOCABULARY, Dropout, Layer, copy, start_layers, started

KEPT = (0, 1, 2, 3, 5)
"""The layers of MiniLM that are kept: the one left out is the one that the reader misses least."""


class Matcher(nn.Module):
    """From pieces to scores of ``RELATIONS`` and of telling of one event."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, SIZE, padding_idx=0)
        self.positions = nn.Embedding(POSITIONS, SIZE)
        self.features = nn.Embedding(PAIR_FEATURES, SIZE)
        self.norm = nn.LayerNorm(SIZE, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in KEPT)
        self.hidden = nn.Linear(3 * SIZE, SIZE)
        self.scores = nn.Linear(SIZE, len(RELATIONS) + 1)
        self.dropout = Dropout()

    def forward(self, pieces: Tensor, features: Tensor, shares: Tensor) -> Tensor:
        """Scores, pairs by ``len(RELATIONS) + 1``; see ``sayso.encoder.matcher.PairInput`` for the input."""
        x = self.words(pieces) + self.positions.weight[: pieces.shape[1]] + self.features(features)
        x = self.dropout(self.norm(x))
        mask = ((pieces == 0) * -1e4).to(x.dtype)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        one, other = (shares.to(x.dtype) @ x).unbind(1)
        pair = torch.cat([x[:, 0], (one - other).abs(), one * other], dim=-1)
        scores: Tensor = self.scores(self.dropout(F.gelu(self.hidden(self.dropout(pair)))))
        return scores

    def start(self) -> None:
        """Take over the weights of MiniLM; the features start without effect."""
        found = started()
        self.words.weight.data.copy_(found["embeddings.word_embeddings.weight"])
        self.positions.weight.data.copy_(found["embeddings.position_embeddings.weight"][:POSITIONS])
        self.features.weight.data.copy_(
            found["embeddings.token_type_embeddings.weight"][:1].expand(PAIR_FEATURES, -1)
        )
        copy(self.norm, found, "embeddings.LayerNorm")
        start_layers(self.layers, KEPT, found)
