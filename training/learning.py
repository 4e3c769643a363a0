"""How every model here is trained: new parts faster than old ones, at a rate that rises and falls."""

from collections.abc import Sequence

import numpy as np
import torch
from torch import nn

MASK_PIECE = 103
"""What stands for a piece that is hidden."""


def rate_at(progress: float, *, warm_up: float) -> float:
    """Share of the full rate: a short rise, then a cosine to nothing."""
    return min(progress / warm_up, 0.5 + 0.5 * float(np.cos(np.pi * progress)))


def optimizer_of(
    model: nn.Module, *, new: Sequence[str], rate: float, new_rate: float, decay: float
) -> torch.optim.AdamW:
    """Parts whose names begin as ``new`` learn faster than those that MiniLM brings.

    Each group keeps its full rate as ``rate``, for ``set_rate``.
    """
    fresh = [p for name, p in model.named_parameters() if name.startswith(tuple(new))]
    brought = [p for name, p in model.named_parameters() if not name.startswith(tuple(new))]
    groups = [{"params": brought, "rate": rate}, {"params": fresh, "rate": new_rate}]
    return torch.optim.AdamW(groups, weight_decay=decay, fused=True)


def set_rate(optimizer: torch.optim.AdamW, share: float) -> None:
    """Lets every group learn at that share of its full rate."""
    for group in optimizer.param_groups:
        group["lr"] = group["rate"] * share
