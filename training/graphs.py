"""Models as ONNX graphs, written node by node with the fused operators of ONNX Runtime.

So no exporter stands between the weights and the file.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.minilm import HEADS

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

    def norm(self, x: str, name: str) -> str:
        """Layer norm."""
        scale, shift = self.weight(f"{name}.weight"), self.weight(f"{name}.bias")
        return self.add("LayerNormalization", x, scale, shift, epsilon=EPSILON)

    def residual(self, x: str, change: str, linear: str, norm: str) -> str:
        """Layer norm of ``x`` plus a layer of ``change``."""
        # Not SkipLayerNormalization: on a CPU it takes six times as long as the two by themselves.
        return self.norm(self.add("Add", self.linear(change, linear), x), norm)


def _whole_numbers(matrix: Array) -> tuple[NDArray[np.int8], Array]:
    """Each row as whole numbers up to 127, with what one of them is worth."""
    scale = np.maximum(np.abs(matrix).max(axis=1), 1e-9) / 127
    return np.rint(matrix / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def ints(graph: Graph, name: str, value: int) -> list[str]:
    """A constant of one whole number."""
    return [graph.constant(name, np.array([value], dtype=np.int64))]


def add_layer(graph: Graph, x: str, name: str) -> str:
    """A BERT layer."""
    heads = graph.linear(x, f"{name}.query_key_value")
    query, key, value = graph.several("Split", heads, outputs=3, axis=-1)
    context = graph.add("MultiHeadAttention", query, key, value, fused=True, num_heads=HEADS)
    x = graph.residual(x, context, f"{name}.attended", f"{name}.attended_norm")
    return graph.residual(x, graph.gelu(x, f"{name}.inner"), f"{name}.outer", f"{name}.outer_norm")


def save(
    graph: Graph,
    path: Path,
    *,
    name: str,
    inputs: Sequence[onnx.ValueInfoProto],
    outputs: Sequence[onnx.ValueInfoProto],
    metadata: Mapping[str, str],
) -> None:
    """Writes ``graph`` as a model file."""
    model = helper.make_model(
        helper.make_graph(graph.nodes, name, inputs, outputs, list(graph.constants.values())),
        opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, 1)],
        ir_version=IR_VERSION,
    )
    helper.set_model_props(model, dict(metadata))
    onnx.save(model, path)
