"""Writes a checkpoint of the matcher as ONNX, in int8.

python -m training.matcher.export CHECKPOINT FOLDER
"""

import sys
from pathlib import Path

import numpy as np
import torch
from onnx import TensorProto, helper

from training.graphs import Array, Graph, add_layer, ints, save
from training.matcher.model import KEPT

PAIRS = {"pieces": (1, "pieces"), "features": (1, "pieces")}


def matcher_graph(weights: dict[str, Array], *, int8: bool) -> Graph:
    """The whole matcher, for one pair at a time."""
    graph = Graph(weights, int8=int8)
    zero, one, two = (ints(graph, name, value)[0] for name, value in (("zero", 0), ("one", 1), ("two", 2)))
    length = graph.add("Slice", graph.add("Shape", "pieces"), one, two)
    x = graph.rows("words.weight", "pieces")
    x = graph.add("Add", x, graph.add("Gather", graph.weight("features.weight"), "features"))
    x = graph.add("Add", x, graph.rows("positions.weight", _numbers(graph, length)))
    x = graph.norm(x, "norm")
    for number in range(len(KEPT)):
        x = add_layer(graph, x, f"layers.{number}")
    means = graph.add("MatMul", "shares", graph.add("Squeeze", x, zero))
    first = graph.add("Squeeze", graph.add("Slice", x, zero, one, one), zero)
    a, b = (graph.add("Slice", means, start, end, zero) for start, end in ((zero, one), (one, two)))
    pair = graph.add(
        "Concat", first, graph.add("Abs", graph.add("Sub", a, b)), graph.add("Mul", a, b), axis=-1
    )
    scores = graph.linear(graph.gelu(pair, "hidden"), "scores")
    graph.nodes.append(helper.make_node("Squeeze", [scores, zero], ["scores"]))
    return graph


def _numbers(graph: Graph, length: str) -> str:
    """The numbers from 0 to just before ``length``."""
    start, step = graph.constant("start", np.array(0)), graph.constant("step", np.array(1))
    return graph.add("Range", start, graph.add("Squeeze", length, "zero"), step)


def main(checkpoint: Path, folder: Path) -> None:
    """Writes ``model.onnx``."""
    folder.mkdir(parents=True, exist_ok=True)
    average = torch.load(checkpoint, weights_only=True)["average"]
    given = [helper.make_tensor_value_info(n, TensorProto.INT64, s) for n, s in PAIRS.items()]
    save(
        matcher_graph({name: value.numpy() for name, value in average.items()}, int8=True),
        folder / "model.onnx",
        name="matcher",
        inputs=[*given, helper.make_tensor_value_info("shares", TensorProto.FLOAT, (2, "pieces"))],
        outputs=[helper.make_tensor_value_info("scores", TensorProto.FLOAT, (None,))],
        metadata={},
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
