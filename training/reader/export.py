"""Writes a checkpoint as ONNX: python -m training.reader.export CHECKPOINT FOLDER.

FOLDER gets ``vocab.txt``, ``full.onnx`` (float32) and ``model.onnx`` (int8). See ``training/graphs.py``.
"""

import json
import math
import shutil
import sys
from pathlib import Path

import numpy as np
import torch
from onnx import TensorProto, helper

from sayso.encoder.layout import FACTOR_SIZE, FACTORS
from training.graphs import Array, Graph, add_layer, ints, save
from training.minilm import POSITIONS, START


def reader_graph(weights: dict[str, Array], *, int8: bool) -> Graph:
    """The whole reader, for one window at a time: without fillers, and the same beside any other."""
    graph = Graph(weights, int8=int8)
    length = graph.add("Slice", graph.add("Shape", "pieces"), *ints(graph, "one", 1), *ints(graph, "two", 2))
    zero = ints(graph, "zero", 0)[0]
    x = graph.rows("words.weight", "pieces")
    x = graph.add("Add", x, graph.add("Gather", graph.weight("features.weight"), "features"))
    x = graph.add("Add", x, graph.add("Slice", graph.weight("positions.weight"), zero, length))
    x = graph.add("Add", x, graph.add("Gather", graph.weight("guides.weight"), "guide"))
    x = graph.norm(x, "norm")
    for number in range(len({name.split(".")[1] for name in weights if name.startswith("layers.")})):
        x = add_layer(graph, x, f"layers.{number}")
    x = graph.add("Gather", x, "words", axis=1)
    heads = [graph.linear(graph.gelu(x, f"{name}_hidden"), names) for name, names in HEADS_OF_WORDS]
    scores = graph.add("Concat", *heads, axis=-1)
    size = graph.add("Slice", graph.add("Shape", x), "one", "two")
    found = [scores, _factors(graph, x, "anchor_factors", size, 1 / math.sqrt(FACTOR_SIZE))]
    found.append(_factors(graph, x, "word_factors", size, 1.0))
    for name, output in zip(OUTPUTS, found, strict=True):
        graph.nodes.append(helper.make_node("Squeeze", [output, zero], [name]))
    return graph


# Features, guide and words are numbers of rows; see sayso/encoder/batches.py.
INPUTS = {"pieces": (1, "pieces"), "features": (1, "pieces"), "words": ("words",), "guide": (1,)}
HEADS_OF_WORDS = (("token", "tokens"), ("spans", "spans"))
OUTPUTS = ("tokens", "anchor_factors", "word_factors")


def _factors(graph: Graph, x: str, name: str, size: str, times: float) -> str:
    """Factors turned by position: first halves of all factors, then second halves (order does not matter)."""
    half = FACTOR_SIZE // 2
    order = np.arange(FACTORS * FACTOR_SIZE).reshape(FACTORS, 2, half).transpose(1, 0, 2).reshape(-1)
    y = graph.linear(graph.gelu(x, f"{name}.hidden"), f"{name}.out", chosen=order, times=times)
    a, b = graph.several("Split", y, outputs=2, axis=-1)
    angles = np.arange(POSITIONS)[:, None] * np.exp(-math.log(400.0) * np.arange(half) / half)
    tables = {"cosines": np.cos(angles), "sines": np.sin(angles)}
    cosines, sines = (
        graph.add("Slice", graph.constant(n, np.tile(t, FACTORS).astype(np.float32)), "zero", size)
        for n, t in tables.items()
    )
    first = graph.add("Sub", graph.add("Mul", a, cosines), graph.add("Mul", b, sines))
    second = graph.add("Add", graph.add("Mul", a, sines), graph.add("Mul", b, cosines))
    return graph.add("Concat", first, second, axis=-1)


def write(weights: dict[str, Array], path: Path, *, int8: bool) -> None:
    """One model file, with what decoding needs in its metadata."""
    save(
        reader_graph(weights, int8=int8),
        path,
        name="reader",
        inputs=[helper.make_tensor_value_info(n, TensorProto.INT64, s) for n, s in INPUTS.items()],
        outputs=[helper.make_tensor_value_info(n, TensorProto.FLOAT, ("words", None)) for n in OUTPUTS],
        metadata={"transitions": json.dumps(weights["transitions"].tolist())},
    )


def main(checkpoint: Path, folder: Path) -> None:
    """Writes both models and the vocabulary."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = {
        name: value.numpy() for name, value in torch.load(checkpoint, weights_only=True)["average"].items()
    }
    shutil.copy(START / "vocab.txt", folder / "vocab.txt")
    write(weights, folder / "full.onnx", int8=False)
    write(weights, folder / "model.onnx", int8=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
