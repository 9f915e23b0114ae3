"""A model of softmax attention as ONNX, with a cache, for the benchmark only: `export_onnx_step.py FOLDER`. Needs `pip install onnx`.

Reads FOLDER/spec.json and FOLDER/model.safetensors as the page does, and writes FOLDER/step.onnx and FOLDER/step.data, its numbers in
float32. The operators are those that exports for onnxruntime have: a norm that adds the residual, one product for queries, keys and values,
GroupQueryAttention with its rotation, and a transposed copy of the vocabulary's matrix for the logits.

Inputs: `tokens` [1, T] and `positions` [T] (int64), `last` [1] and `length` [] (int32: the tokens there are with these, less one, and as they
are), `key.N`, `value.N` [1, G, P, d] (keys are cached after rotation). Outputs: `logits` [1, T, V], `key.N.next`, `value.N.next` [1, G, P + T, d].
"""
import json
import math
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper

from safetensors_file import read

CONTRIB = "com.microsoft"


ATTENTION = {"kind", "heads", "keyValueHeads", "headWidth", "rope", "bias", "valueBias", "outputBias", "window", "extraLogit"}
MODEL = {"norm", "learnedPositions", "normEpsilon"} | {"format", "id", "name", "vocabulary", "width", "context", "trainedContext", "start", "tiedEmbedding", "layers"}


def refuse_others(spec):
    """Ends with a sentence where a model has what is not written here, rather than writing another model."""
    layers = spec["layers"]
    first = layers[0]["attention"]
    plain = all(
        set(layer) == {"attention", "mlp"}
        and layer["attention"] == first
        and layer["mlp"] is not None
        and (layer["mlp"]["kind"] == "swiglu" or layer["mlp"].get("form") == "tanh" and layer["mlp"]["kind"] == "gelu")
        for layer in layers
    )
    usual = first["kind"] == "softmax" and set(first) <= ATTENTION and first["window"] is None and first["extraLogit"] == "none"
    turned = first["rope"] is None or set(first["rope"]) == {"base", "pairing"} and first["rope"]["pairing"] == "halves"
    if not (plain and usual and turned and spec["tiedEmbedding"] and set(spec) <= MODEL):
        raise SystemExit("This model has parts that are not written here. Export one like GPT-2, Llama or Qwen2, with one vocabulary matrix.")


class Graph:
    """Nodes, and initializers whose numbers go straight to a file beside the graph: a graph itself can have two gigabytes at most."""

    def __init__(self, data, location):
        self.data, self.location = data, location
        self.nodes, self.weights = [], []

    def weight(self, name, array):
        array = np.ascontiguousarray(array, np.float32)
        tensor = TensorProto(name=name, data_type=TensorProto.FLOAT, dims=array.shape, data_location=TensorProto.EXTERNAL)
        for key, value in (("location", self.location), ("offset", self.data.tell()), ("length", array.nbytes)):
            tensor.external_data.add(key=key, value=str(value))
        self.data.write(array)
        self.weights.append(tensor)
        return name

    def node(self, op, inputs, outputs, domain="", **attributes):
        """The first output's name."""
        outputs = [outputs] if isinstance(outputs, str) else outputs
        self.nodes.append(helper.make_node(op, inputs, outputs, domain=domain, **attributes))
        return outputs[0]


class Step:
    def __init__(self, spec, tensors, graph):
        self.spec, self.tensors, self.graph = spec, tensors, graph
        self.norm_op = "LayerNormalization" if spec.get("norm") == "layer" else "SimplifiedLayerNormalization"

    def array(self, name):
        return self.tensors[name].float().numpy()

    def product(self, x, names, out):
        """x W^T of the matrices joined by rows, plus their biases where there are any."""
        graph = self.graph
        matrices = [self.array(f"{name}.weight") for name in names]
        matrix = graph.weight(f"{out}.weight", np.concatenate(matrices).T)
        if not any(f"{name}.bias" in self.tensors for name in names):
            return graph.node("MatMul", [x, matrix], out)
        biases = [self.array(f"{name}.bias") if f"{name}.bias" in self.tensors else np.zeros(len(rows)) for name, rows in zip(names, matrices)]
        return graph.node("Add", [graph.node("MatMul", [x, matrix], f"{out}.product"), graph.weight(f"{out}.bias", np.concatenate(biases))], out)

    def norm(self, residual, added, name):
        """(the residual with what is added to it, its norm)"""
        graph, epsilon = self.graph, self.spec["normEpsilon"]
        weights = [graph.weight(f"{name}.{part}", self.array(f"{name}.{part}")) for part in ("weight", "bias") if f"{name}.{part}" in self.tensors]
        out, total = f"{name}.out", f"{name}.sum"
        if added is None:
            return residual, graph.node(self.norm_op, [residual, *weights], out, axis=-1, epsilon=epsilon)
        graph.node(f"Skip{self.norm_op}", [residual, added, *weights], [out, "", "", total], CONTRIB, epsilon=epsilon)
        return total, out

    def rotations(self, attention):
        """[context, d / 2] cosines and sines, shared by all layers."""
        angle = np.arange(self.spec["context"])[:, None] * attention["rope"]["base"] ** (-np.arange(0, attention["headWidth"], 2) / attention["headWidth"])
        return self.graph.weight("cos", np.cos(angle)), self.graph.weight("sin", np.sin(angle))

    def attention(self, x, i, rotations):
        attention, at = self.spec["layers"][i]["attention"], f"layers.{i}.attention"
        qkv = self.product(x, [f"{at}.{part}" for part in ("query", "key", "value")], f"{at}.qkv")
        mixed = self.graph.node(
            "GroupQueryAttention",
            [qkv, "", "", f"key.{i}", f"value.{i}", "last", "length", *rotations],
            [f"{at}.mixed", f"key.{i}.next", f"value.{i}.next"],
            CONTRIB,
            num_heads=attention["heads"],
            kv_num_heads=attention["keyValueHeads"],
            scale=1 / math.sqrt(attention["headWidth"]),
            do_rotary=1 if rotations else 0,
        )
        return self.product(mixed, [f"{at}.output"], f"{at}.added")

    def mlp(self, x, i):
        at, kind = f"layers.{i}.mlp", self.spec["layers"][i]["mlp"]
        up = self.product(x, [f"{at}.up"], f"{at}.raised")
        if kind["kind"] == "swiglu":
            gate = self.product(x, [f"{at}.gate"], f"{at}.gated")
            swish = self.graph.node("Mul", [gate, self.graph.node("Sigmoid", [gate], f"{at}.sigmoid")], f"{at}.swish")
            hidden = self.graph.node("Mul", [swish, up], f"{at}.hidden")
        else:
            hidden = self.graph.node("FastGelu", [up], f"{at}.hidden", CONTRIB)
        return self.product(hidden, [f"{at}.down"], f"{at}.added")

    def build(self):
        graph, spec = self.graph, self.spec
        embedding = self.array("embedding.weight")
        x = graph.node("Gather", [graph.weight("embedding", embedding), "tokens"], "embedded")
        added = None
        if "learnedPositions" in spec:
            table = graph.weight("positions.weight", self.array("positions.weight"))
            added = graph.node("Unsqueeze", [graph.node("Gather", [table, "positions"], "places"), self.axis()], "placed")
            x, added = graph.node("Add", [x, added], "begun"), None
        first = spec["layers"][0]["attention"]
        rotations = [] if first["rope"] is None else self.rotations(first)
        for i in range(len(spec["layers"])):
            x, y = self.norm(x, added, f"layers.{i}.attention.norm")
            x, y = self.norm(x, self.attention(y, i, rotations), f"layers.{i}.mlp.norm")
            added = self.mlp(y, i)
        _, y = self.norm(x, added, "norm")
        graph.node("MatMul", [y, graph.weight("vocabulary", embedding.T)], "logits")

    def axis(self):
        self.graph.weights.append(helper.make_tensor("axis", TensorProto.INT64, [1], [0]))
        return "axis"

    def values(self):
        """The graph's inputs and its outputs."""
        spec, value = self.spec, helper.make_tensor_value_info
        inputs = [value("tokens", TensorProto.INT64, [1, "T"])]
        if "learnedPositions" in spec:
            inputs.append(value("positions", TensorProto.INT64, ["T"]))
        inputs += [value("last", TensorProto.INT32, [1]), value("length", TensorProto.INT32, [])]
        outputs = [value("logits", TensorProto.FLOAT, [1, "T", spec["vocabulary"]])]
        for i, layer in enumerate(spec["layers"]):
            g, d = layer["attention"]["keyValueHeads"], layer["attention"]["headWidth"]
            inputs += [value(f"{part}.{i}", TensorProto.FLOAT, [1, g, "P", d]) for part in ("key", "value")]
            outputs += [value(f"{part}.{i}.next", TensorProto.FLOAT, [1, g, "L", d]) for part in ("key", "value")]
        return inputs, outputs


def main():
    folder = sys.argv[1]
    with open(f"{folder}/spec.json") as file:
        spec = json.load(file)
    refuse_others(spec)
    with open(f"{folder}/step.data", "wb") as data:
        step = Step(spec, read(f"{folder}/model.safetensors"), Graph(data, "step.data"))
        step.build()
    inputs, outputs = step.values()
    graph = helper.make_graph(step.graph.nodes, spec["id"], inputs, outputs, step.graph.weights)
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(CONTRIB, 1)]
    onnx.save(helper.make_model(graph, opset_imports=opsets, ir_version=9), f"{folder}/step.onnx")
    print(f"{folder}/step.onnx")


if __name__ == "__main__":
    main()
