"""Trains the matcher, going on from the last checkpoint; see ``training/matcher/__main__.py``."""

import random
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from sayso.encoder.matcher import RELATIONS, PairInput, pair_input
from sayso.encoder.tokens import Vocabulary
from training.learning import MASK_PIECE, optimizer_of, rate_at, set_rate
from training.matcher.examples import HELD_OUT, Pair, emergent, events, judged, own
from training.matcher.model import Matcher
from training.minilm import START

SEED = 1
THREADS = 2
EPOCHS = 4
EVENTS = 2400
"""Pairs from ECB+ in an epoch, half of which tell of one event: of 23,525, drawn anew each time."""
JUDGED = 2
"""Times that each judged pair is in an epoch."""
BATCH = 32
RATE, HEAD_RATE, WARM_UP, DECAY, CLIP = 1e-4, 3e-4, 0.06, 0.01, 1.0
HIDDEN, FIRST_PIECE = 0.04, 999
"""Share of pieces that are masked, and the first piece that is a word's."""
SMOOTHED = 0.05
AVERAGE = 0.99
"""Decay of the running average of weights, which is what is used."""
STRETCH = 20
"""Batches' worth of pairs that are sorted by length together."""
SAMPLE = 25
NEW = ("features", "hidden", "scores")


def epoch_batches(folder: Path, epoch: int) -> list[list[Pair]]:
    """The batches of one epoch; the same for the same seed and epoch."""
    dice = random.Random(SEED * 1000 + epoch)
    told = [pair for pair in events(folder) if pair.fold != HELD_OUT]
    same, other = ([pair for pair in told if pair.event is kind] for kind in (True, False))
    chosen = [pair for pair in [*emergent(folder), *own()] if pair.fold != HELD_OUT]
    chosen += judged(folder / "pairs-train.jsonl") * JUDGED
    chosen += [*dice.sample(same, EVENTS // 2), *dice.sample(other, EVENTS // 2)]
    dice.shuffle(chosen)
    turned = [
        replace(pair, a=pair.b, b=pair.a) if pair.turns and dice.random() < 0.5 else pair for pair in chosen
    ]
    batches = []
    for start in range(0, len(turned), BATCH * STRETCH):
        part = sorted(turned[start : start + BATCH * STRETCH], key=lambda pair: len(pair.a) + len(pair.b))
        batches += [part[first : first + BATCH] for first in range(0, len(part), BATCH)]
    dice.shuffle(batches)
    return batches


def inputs(pairs: Sequence[Pair], vocabulary: Vocabulary) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces, features and shares of the pairs, filled up to the longest."""
    given = [_input(pair.a, pair.b, vocabulary) for pair in pairs]
    longest = max(len(each.pieces) for each in given)
    pieces, features = (np.zeros((len(given), longest), dtype=np.int64) for _ in range(2))
    shares = np.zeros((len(given), 2, longest), dtype=np.float32)
    for row, each in enumerate(given):
        size = len(each.pieces)
        pieces[row, :size], features[row, :size], shares[row, :, :size] = (
            each.pieces,
            each.features,
            each.shares,
        )
    return torch.from_numpy(pieces), torch.from_numpy(features), torch.from_numpy(shares)


@cache
def _input(a: str, b: str, vocabulary: Vocabulary) -> PairInput:
    return pair_input(a, b, vocabulary)


def loss_of(model: Matcher, part: Sequence[Pair], vocabulary: Vocabulary) -> Tensor:
    """The mean loss of a batch."""
    pieces, features, shares = inputs(part, vocabulary)
    hide = (torch.rand(pieces.shape) < HIDDEN) & (pieces >= FIRST_PIECE)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = model(pieces.masked_fill(hide, MASK_PIECE), features, shares)
    scores = scores.float()
    relation = torch.tensor([-1 if pair.relation is None else pair.relation for pair in part])
    event = torch.tensor([-1.0 if pair.event is None else float(pair.event) for pair in part])
    related, told = relation >= 0, event >= 0
    whole = F.cross_entropy(
        scores[related, : len(RELATIONS)], relation[related], reduction="sum", label_smoothing=SMOOTHED
    )
    whole = whole + F.binary_cross_entropy_with_logits(scores[told, -1], event[told], reduction="sum")
    return whole / len(part)


def main(corpora: Path, folder: Path) -> Path:
    """Trains, or goes on from the last whole epoch; returns the file of the last one."""
    torch.set_num_threads(THREADS)
    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = Vocabulary.load(START / "vocab.txt")
    torch.manual_seed(SEED)
    model = Matcher()
    model.start()
    optimizer = optimizer_of(model, new=NEW, rate=RATE, new_rate=HEAD_RATE, decay=DECAY)
    average = {name: p.detach().clone() for name, p in model.named_parameters()}
    done = sorted(folder.glob("epoch-*.pt"))
    if done:
        saved = torch.load(done[-1], weights_only=True)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        average = saved["average"]
    plan = [epoch_batches(corpora, epoch) for epoch in range(EPOCHS)]
    total, started = sum(map(len, plan)), time.monotonic()
    step = sum(map(len, plan[: len(done)]))
    model.train()
    for epoch in range(len(done), EPOCHS):
        for part in plan[epoch]:
            step += 1
            loss = _learned(model, optimizer, average, part, vocabulary, progress=step / total)
            if step % SAMPLE == 0:
                print(
                    f"epoch {epoch} step {step}/{total} loss {loss:.3f} {time.monotonic() - started:.0f} s",
                    flush=True,
                )
        saved = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "average": average}
        torch.save(saved, folder / f"epoch-{epoch:02d}.pt")
    return max(folder.glob("epoch-*.pt"))


def _learned(
    model: Matcher,
    optimizer: torch.optim.AdamW,
    average: dict[str, Tensor],
    part: Sequence[Pair],
    vocabulary: Vocabulary,
    *,
    progress: float,
) -> float:
    """Learns from one batch; returns its loss."""
    set_rate(optimizer, rate_at(progress, warm_up=WARM_UP))
    loss = loss_of(model, part, vocabulary)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP)
    optimizer.step()
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            average[name].lerp_(parameter, 1 - AVERAGE)
    return float(loss.item())
