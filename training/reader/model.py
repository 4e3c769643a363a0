"""The reader: a MiniLM encoder with token heads and the factors of anchor-word pairs."""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from sayso.encoder.layout import FACTOR_SIZE, FACTORS, GUIDES, PLACES, ROLES, TOKEN_COLUMNS
from sayso.encoder.tokens import FEATURES
from training.minilm import POSITIONS, SIZE, VOCABULARY, Dropout, Layer, copy, start_layers, started

LAYERS = 6
DROPPED = 4
"""The layer that is taken out early in training: of all six it was missed least (relation F1 -1 before any
further training, the last one -8 to -18)."""


class Factors(nn.Module):
    """Vectors whose products score pairs of words, turned by their position so that distance counts."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden = nn.Linear(SIZE, SIZE)
        self.out = nn.Linear(SIZE, FACTORS * FACTOR_SIZE)
        self.dropout = Dropout()
        half = FACTOR_SIZE // 2
        turns = torch.arange(POSITIONS)[:, None] * torch.exp(-math.log(400.0) * torch.arange(half) / half)
        self.register_buffer("cosines", turns.cos(), persistent=False)
        self.register_buffer("sines", turns.sin(), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        batch, length, _ = x.shape
        y = self.out(self.dropout(F.gelu(self.hidden(x)))).view(batch, length, FACTORS, 2, FACTOR_SIZE // 2)
        a, b = y[..., 0, :], y[..., 1, :]
        cosines, sines = self.cosines[:length, None], self.sines[:length, None]
        turned = torch.cat([a * cosines - b * sines, a * sines + b * cosines], dim=-1)
        return turned.reshape(batch, length, FACTORS * FACTOR_SIZE)


class Reader(nn.Module):
    """From pieces to what every head says of every word."""

    def __init__(self, *, layers: int = LAYERS) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, SIZE, padding_idx=0)
        self.positions = nn.Embedding(POSITIONS, SIZE)
        self.guides = nn.Embedding(len(GUIDES), SIZE)
        self.features = nn.Embedding(FEATURES, SIZE)
        self.norm = nn.LayerNorm(SIZE, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.token_hidden = nn.Linear(SIZE, SIZE)
        self.tokens = nn.Linear(SIZE, PLACES)
        self.spans_hidden = nn.Linear(SIZE, SIZE)
        self.spans = nn.Linear(SIZE, TOKEN_COLUMNS - PLACES)
        self.anchor_factors = Factors()
        self.word_factors = Factors()
        self.transitions = nn.Parameter(torch.zeros(len(ROLES), len(ROLES)))
        self.dropout = Dropout()

    def forward(
        self, pieces: Tensor, features: Tensor, words: Tensor, guide: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Token scores, anchor factors and word factors, each windows by words by columns."""
        length = pieces.shape[1]
        x = self.words(pieces) + self.positions.weight[:length] + self.features(features)
        x = self.dropout(self.norm(x + self.guides(guide)[:, None]))
        mask = ((pieces == 0) * -1e4).to(x.dtype)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        x = x.gather(1, words[:, :, None].expand(-1, -1, SIZE))
        tokens = self.tokens(self.dropout(F.gelu(self.token_hidden(x))))
        spans = self.spans(self.dropout(F.gelu(self.spans_hidden(x))))
        return torch.cat([tokens, spans], dim=-1), self.anchor_factors(x), self.word_factors(x)

    def start(self) -> None:
        """Take over the weights of MiniLM; the features start without effect."""
        found = started()
        self.words.weight.data.copy_(found["embeddings.word_embeddings.weight"])
        self.positions.weight.data.copy_(found["embeddings.position_embeddings.weight"])
        self.guides.weight.data.copy_(
            found["embeddings.token_type_embeddings.weight"][:1].expand(len(GUIDES), -1)
        )
        self.features.weight.data.zero_()
        copy(self.norm, found, "embeddings.LayerNorm")
        start_layers(self.layers, range(len(self.layers)), found)


def without_layer(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """The weights of a reader of ``LAYERS`` layers as those of one without the layer ``DROPPED``."""
    kept = {}
    for name, value in weights.items():
        part, _, rest = name.removeprefix("layers.").partition(".")
        number = int(part) if name.startswith("layers.") else -1
        if number != DROPPED:
            kept[f"layers.{number - (number > DROPPED)}.{rest}" if number >= 0 else name] = value
    return kept


def pair_scores(anchors: Tensor, words: Tensor) -> Tensor:
    """Scores of each anchor (first axis) with each word of its window: anchors by words by ``FACTORS``."""
    shape = (FACTORS, FACTOR_SIZE)
    return torch.einsum(
        "kfd,kwfd->kwf", anchors.unflatten(-1, shape), words.unflatten(-1, shape)
    ) / math.sqrt(FACTOR_SIZE)


def steps(scores: Tensor, transitions: Tensor) -> Tensor:
    """Score of going from role i to role j at each word: anchors by words by i by j."""
    roles = len(ROLES)
    being = F.pad(scores[..., : roles - 1], (1, 0))
    becoming = scores[..., roles - 1 :]
    changed = 1 - torch.eye(roles)
    return being[..., None, :] + becoming[..., None, :] * changed + transitions


def path_loss(scores: Tensor, transitions: Tensor, roles: Tensor, present: Tensor) -> Tensor:
    """Negative log likelihood of the annotated roles, one number an anchor."""
    table = steps(scores, transitions)
    before = F.pad(roles[:, :-1], (1, 0))
    index = (before * len(ROLES) + roles)[..., None]
    path = (table.flatten(2).gather(2, index).squeeze(2) * present).sum(1)
    still = torch.full((len(ROLES), len(ROLES)), -1e4).fill_diagonal_(0.0)
    table = torch.where(present[..., None, None], table, still)
    while table.shape[1] > 1:
        if table.shape[1] % 2:
            table = torch.cat([table, still.expand(table.shape[0], 1, -1, -1)], dim=1)
        table = torch.logsumexp(table[:, 0::2, :, :, None] + table[:, 1::2, None, :, :], dim=3)
    return table[:, 0, 0].logsumexp(-1) - path
