"""Trains the reader, going on from the last checkpoint; see ``training/reader/__main__.py``."""

import random
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from sayso.encoder.batches import batch
from sayso.encoder.layout import (
    BARE_ANCHOR,
    CUE_ANCHOR,
    LOADED,
    MENTIONS,
    OWN_VOICE,
    PLACES,
    SENTENCE_START,
)
from sayso.encoder.tokens import Vocabulary
from sayso.encoder.windows import Window, windows
from training.learning import MASK_PIECE, optimizer_of, rate_at, set_rate
from training.minilm import START
from training.reader.corpora import (
    DATA,
    IGNORED,
    Example,
    annotated,
    annotations,
    attributed,
    held_out,
    mentioned,
    placed,
    rows,
    sentenced,
    worded,
)
from training.reader.model import LAYERS, Reader, pair_scores, path_loss, without_layer

SEED = 1
THREADS = 2
EPOCHS = 13
FULL_EPOCHS = 4
"""Epochs before a layer is taken out."""
SHARES = {
    "gold": 1.0,
    "polnear": 1 / 3,
    "newswire": 0.3,
    "gum": 0.15,
    "geo": 0.25,
    "ptc": 0.2,
    "babe": 0.4,
}
"""The part of each corpus that one epoch goes through, the next part in the next epoch."""
WINDOW = (112, 224)
"""Pieces a window may hold, drawn for each report in each epoch: the reader learns to do with any."""
BATCH = 2560
"""Pieces in a batch, fillers included."""
RATE, HEAD_RATE, WARM_UP, DECAY, CLIP = 2e-4, 6e-4, 0.05, 0.01, 1.0
HIDDEN = 0.04
"""Share of pieces that are masked, so that reports are not learned by heart."""
AVERAGE = 0.997
"""Decay of the running average of weights, which is what is used."""
WEIGHTS = {
    "anchors": 1.0,
    "paths": 0.25,
    "mentions": 0.7,
    "sentences": 0.15,
    "places": 0.6,
    "own_voice": 0.6,
    "loaded": 0.6,
}
PER_WORD = {
    "anchors": 0.03,
    "paths": 0.03,
    "mentions": 0.08,
    "sentences": 0.05,
    "places": 0.04,
    "own_voice": 0.06,
    "loaded": 0.06,
}
"""About how many of each there are in a word of text: makes the losses those of one item."""
SAMPLE = 20
"""Steps between lines in the log."""

NEW = (
    "features",
    "token_hidden",
    "tokens",
    "spans_hidden",
    "spans",
    "anchor_factors",
    "word_factors",
    "transitions",
)

Row = tuple[Example, Window]


def corpora(vocabulary: Vocabulary) -> dict[str, list[Example]]:
    """Every corpus as examples; gold reports come with the mentions that newswire has of them."""
    news = {row["id"]: row for row in rows(DATA / "newswire/train.jsonl")}
    gold = rows(DATA / "gold/newswire-train.jsonl")
    gold += [
        annotated(row, news[row["id"]]["text"]) for path in annotations("newswire") for row in rows(path)
    ]
    for row in gold:
        row["mentions"] = news.pop(row["id"])["mentions"]
    polnear = rows(DATA / "attribution/polnear-train.jsonl")
    geo, ptc, babe = (
        [row for row in rows(DATA / f"{name}.jsonl") if not held_out(row["id"])]
        for name in ("geo/dev", "framing/ptc", "framing/babe")
    )
    return {
        "gold": [attributed(row, vocabulary, guide="sayso") for row in gold],
        "polnear": [attributed(row, vocabulary, guide="polnear") for row in polnear],
        "newswire": [mentioned(row, vocabulary) for row in news.values()],
        "gum": [sentenced(row, vocabulary) for row in rows(DATA / "gum/gum-train.jsonl")],
        "geo": [placed(row, vocabulary) for row in geo],
        "ptc": [worded(row, vocabulary) for row in ptc],
        "babe": [worded(row, vocabulary) for row in babe],
    }


def epoch_batches(found: dict[str, list[Example]], epoch: int) -> list[list[Row]]:
    """The batches of one epoch; the same for the same seed and epoch."""
    dice = random.Random(SEED * 1000 + epoch)
    chosen: list[Row] = []
    for name, share in SHARES.items():
        examples = found[name]
        count = round(share * len(examples))
        order = list(range(len(examples)))
        random.Random(SEED).shuffle(order)
        for step in range(count):
            example = examples[order[(round(epoch * share * len(examples)) + step) % len(examples)]]
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
        size = window.last - window.first
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
        for name, loss in token_losses(row, example, slice(window.first, window.last)):
            found[name].append(loss)
    if pairs:
        lines = torch.tensor([line for line, _, _ in pairs])
        table = pair_scores(anchors[lines, torch.tensor([place for _, place, _ in pairs])], words[lines])
        present = torch.arange(scores.shape[1])[None] < torch.from_numpy(inputs.sizes)[lines][:, None]
        roles = torch.from_numpy(np.stack([path for _, _, path in pairs]))
        found["paths"].append(path_loss(table, model.transitions, roles, present).sum())
    total = float(inputs.sizes.sum())
    return {name: torch.stack(some).sum() / (total * PER_WORD[name]) for name, some in found.items() if some}


def token_losses(scores: Tensor, example: Example, inside: slice) -> Iterator[tuple[str, Tensor]]:
    """The summed loss of each head of single words that has labels for the words ``inside``."""
    for name, columns in (("mentions", slice(MENTIONS, PLACES)), ("places", slice(PLACES, OWN_VOICE))):
        if (tags := getattr(example, name)) is not None:
            wanted = torch.from_numpy(tags[inside])
            yield name, F.cross_entropy(scores[:, columns], wanted, reduction="sum", ignore_index=IGNORED)
    for name, column in (("sentences", SENTENCE_START), ("own_voice", OWN_VOICE), ("loaded", LOADED)):
        if (labels := getattr(example, name)) is not None:
            yield name, _yes_or_no(scores[:, column], torch.from_numpy(labels[inside]))


def _yes_or_no(scores: Tensor, labels: Tensor) -> Tensor:
    known = labels != IGNORED
    return F.binary_cross_entropy_with_logits(scores[known], labels[known].float(), reduction="sum")


def _path(roles: dict[int, np.ndarray], window: Window, width: int) -> np.ndarray:
    path = np.zeros(width, dtype=np.int64)
    for role, words in roles.items():
        path[words[(words >= window.first) & (words < window.last)] - window.first] = role
    return path


def moments(model: Reader, optimizer: torch.optim.AdamW) -> dict[str, dict[str, Tensor]]:
    """What the optimizer remembers of each weight, by name."""
    remembered: dict[str, dict[str, Tensor]] = {}
    for name, parameter in model.named_parameters():
        for key, value in optimizer.state[parameter].items():
            remembered.setdefault(key, {})[name] = value
    return remembered


@dataclass(slots=True)
class Run:
    """Where a training stands: the epoch to come, the steps made, and what they led to."""

    model: Reader
    optimizer: torch.optim.AdamW
    average: dict[str, Tensor]
    epoch: int = 0
    step: int = 0


def begun(folder: Path, *, layers: int) -> Run:
    """The run as the last checkpoint left it, or at its start from MiniLM."""
    model = Reader(layers=layers)
    optimizer = optimizer_of(model, new=NEW, rate=RATE, new_rate=HEAD_RATE, decay=DECAY)
    done = checkpoints(folder)
    if not done:
        model.start()
        return Run(model, optimizer, {n: p.detach().clone() for n, p in model.named_parameters()})
    saved = torch.load(done[-1], weights_only=True)
    fits = without_layer if saved["layers"] > layers else dict
    model.load_state_dict(fits(saved["model"]))
    for key, values in saved["moments"].items():
        for name, value in fits(values).items():
            optimizer.state[model.get_parameter(name)][key] = value
    return Run(model, optimizer, fits(saved["average"]), epoch=saved["epoch"] + 1, step=saved["step"])


class Log:
    """Prints the mean losses of every ``SAMPLE`` steps."""

    def __init__(self, total: int) -> None:
        self.total, self.started, self.steps = total, time.monotonic(), 0
        self.recent: dict[str, list[float]] = {}

    def add(self, said: Mapping[str, Tensor], *, epoch: int, step: int) -> None:
        """Remembers the losses of one step."""
        self.steps += 1
        for name, value in said.items():
            self.recent.setdefault(name, []).append(value.item())
        if step % SAMPLE == 0:
            means = " ".join(f"{name} {np.mean(some):.3f}" for name, some in self.recent.items())
            pace = (time.monotonic() - self.started) / self.steps
            print(f"epoch {epoch} step {step}/{self.total} {means} {pace:.2f} s/step", flush=True)
            self.recent.clear()


def learned(run: Run, part: list[Row], vocabulary: Vocabulary, *, total: int) -> dict[str, Tensor]:
    """Learns from one batch; returns its losses."""
    set_rate(run.optimizer, rate_at((run.step + 1) / total, warm_up=WARM_UP))
    said = losses(run.model, part, vocabulary)
    run.optimizer.zero_grad(set_to_none=True)
    torch.stack([WEIGHTS[name] * value for name, value in said.items()]).sum().backward()
    torch.nn.utils.clip_grad_norm_(run.model.parameters(), CLIP)
    run.optimizer.step()
    decay = min(AVERAGE, (run.step + 1) / (run.step + 10))
    with torch.no_grad():
        for name, parameter in run.model.named_parameters():
            run.average[name].lerp_(parameter, 1 - decay)
    run.step += 1
    return said


def train(
    found: dict[str, list[Example]], vocabulary: Vocabulary, folder: Path, *, layers: int, last: int
) -> None:
    """Trains up to epoch ``last`` (exclusive), keeping a checkpoint after each."""
    if any(int(path.stem[-2:]) >= last - 1 for path in checkpoints(folder)):
        return
    total = sum(len(epoch_batches(found, epoch)) for epoch in range(EPOCHS))
    run, log = begun(folder, layers=layers), Log(total)
    run.model.train()
    for epoch in range(run.epoch, last):
        for part in epoch_batches(found, epoch):
            said = learned(run, part, vocabulary, total=total)
            log.add(said, epoch=epoch, step=run.step)
        saved = {"layers": layers, "epoch": epoch, "step": run.step, "average": run.average}
        saved |= {"model": run.model.state_dict(), "moments": moments(run.model, run.optimizer)}
        torch.save(saved, folder / f"epoch-{epoch:02d}.pt")
        for old in checkpoints(folder)[:-2]:
            old.unlink()


def checkpoints(folder: Path) -> list[Path]:
    """Those that are kept in ``folder``, the last epoch last."""
    return sorted(folder.glob("epoch-*.pt"))


def main(folder: Path) -> None:
    """Trains all layers, then all but one."""
    torch.set_num_threads(THREADS)
    torch.manual_seed(SEED)
    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = Vocabulary.load(START / "vocab.txt")
    found = corpora(vocabulary)
    print({name: len(some) for name, some in found.items()}, flush=True)
    train(found, vocabulary, folder, layers=LAYERS, last=FULL_EPOCHS)
    train(found, vocabulary, folder, layers=LAYERS - 1, last=EPOCHS)
