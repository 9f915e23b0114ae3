"""Exports a softmax model as ONNX, for the benchmark only: `export_onnx.py mha tests/bench/mha.onnx`.

One decoding step with a key-value cache, from the very float16 weights that ship (computed in float32):
inputs `token` [1], `position` [1] (int64), `key.N`, `value.N` [G, T, d]; outputs `logits` [V], `key.N.next`, `value.N.next`
[G, T + 1, d] and `attention.N` [H, T + 1]. Keys are cached before rotation, as the page does it.
"""
import math
import sys

import torch
from torch import nn

import zoo
from mechanisms.softmax import normalise
from model import Transformer
from safetensors_file import read


class Step(nn.Module):
    """The step-by-step form, spelled out in operations that ONNX has."""

    def __init__(self, model, positions):
        super().__init__()
        self.model = model
        rope, width = model.spec["layers"][0]["attention"]["rope"], model.spec["layers"][0]["attention"]["headWidth"]
        frequency = rope["base"] ** (-torch.arange(0, width, 2, dtype=torch.float64) / width)
        angle = torch.arange(positions, dtype=torch.float64)[:, None] * frequency
        self.register_buffer("cos", angle.cos().float())
        self.register_buffer("sin", angle.sin().float())

    def rotate(self, x, positions):
        """x [G, T, d] at positions [T]; pairs (i, i + d/2)."""
        cos, sin = self.cos[positions], self.sin[positions]
        a, b = x.chunk(2, dim=-1)
        return torch.cat([a * cos - b * sin, b * cos + a * sin], -1)

    def forward(self, token, position, *past):
        x = self.model.embedding(token)
        results = []
        for i, layer in enumerate(self.model.layers):
            attention = layer.attention
            spec = attention.spec
            y = layer.attention_norm(x)
            q = attention.query(y).view(spec["heads"], 1, spec["headWidth"])
            k = attention.key(y).view(spec["keyValueHeads"], 1, spec["headWidth"])
            v = attention.value(y).view(spec["keyValueHeads"], 1, spec["headWidth"])
            k, v = torch.cat([past[2 * i], k], 1), torch.cat([past[2 * i + 1], v], 1)
            positions = torch.arange(k.shape[1])
            scores = self.rotate(q, position) @ self.rotate(k, positions).transpose(1, 2) / math.sqrt(spec["headWidth"])
            weights = normalise(scores)
            x = layer.feed(x + attention.output((weights @ v).view(1, -1)))
            results += [k, v, weights[:, 0]]
        return (self.model.logits(x)[0], *results)


def main():
    id, path = sys.argv[1:3]
    spec = zoo.entry(id).SPEC
    model = Transformer(spec).eval()
    tensors = read(f"../public/models/{id}/model.safetensors")
    for name, parameter in model.tensors().items():
        parameter.data = tensors[name].float()
    step = Step(model, spec["context"])
    layers = range(len(spec["layers"]))
    past = []
    for layer in spec["layers"]:
        shape = (layer["attention"]["keyValueHeads"], 5, layer["attention"]["headWidth"])
        past += [torch.zeros(shape), torch.zeros(shape)]
    kept = [f"{part}.{i}" for i in layers for part in ("key", "value")]
    outputs = [name for i in layers for name in (f"key.{i}.next", f"value.{i}.next", f"attention.{i}")]
    axes = {name: {1: "past"} for name in kept}
    axes.update({name: {1: "live"} for name in outputs})
    torch.onnx.export(
        step,
        (torch.tensor([0]), torch.tensor([5]), *past),
        path,
        input_names=["token", "position", *kept],
        output_names=["logits", *outputs],
        dynamic_axes=axes,
        opset_version=14,
        do_constant_folding=True,
    )
    print(path)


if __name__ == "__main__":
    with torch.no_grad():
        main()
