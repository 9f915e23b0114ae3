"""Writes a small random model of one mechanism, or of softmax attention behind LayerNorm, whole, with what it computes: `export_small.py latent` → tests/fixtures/small-latent.*.

A file holds the weights, all of which float16 holds, and beside them, in double precision from those weights, the logits, the norms of the
residual and every layer's own values of one text (`seen.*`). The page's backends are held to it without a trained model.
"""
import argparse
import json
import os

import torch

import spec as specs
from export import FIXTURES, rounded
from model import Transformer
from safetensors_file import write

TOKENS = 21
VOCABULARY = 40
INTERLEAVED = {"base": 500, "pairing": "interleaved"}


def layers(kind):
    """Two layers that leave nothing out: the second rotates by other pairs, and has what the first lacks."""
    if kind == "tensorProduct":
        first = specs.tensor_product(heads=4, head_width=8, query_rank=3, key_rank=2, value_rank=1)
        second = specs.tensor_product(heads=2, head_width=12, query_rank=4, key_rank=2, value_rank=2, bias=True)
    elif kind == "retention":
        first = specs.retention(heads=3, key_width=8, value_width=12, decay="fixed")
        second = specs.retention(heads=2, key_width=12, value_width=8, decay="gated")
    elif kind == "linear":
        first = specs.linear(heads=3, head_width=8, kernel=5, bias=False)
        second = specs.linear(heads=2, head_width=12, group=6, kernel=7, features={"kind": "cosine", "horizon": 32})
    elif kind == "infini":
        first = specs.infini(heads=3, head_width=8, segment=5, update="linear", bias=False)
        second = specs.infini(heads=2, head_width=12, segment=4, update="delta")
    elif kind == "softmax":
        first = specs.softmax(heads=6, key_value_heads=2, head_width=8, extra_logit="logit", gate="head")
        second = specs.softmax(heads=2, head_width=12, window=7, weighting="relu", bias=False, gate="head")
    elif kind == "layerNorm":
        first = specs.softmax(heads=4, key_value_heads=2, head_width=8, gate="head", all_biased=True)
        second = specs.softmax(heads=3, head_width=8, weighting="relu")
    elif kind == "cross":
        return yoco()
    else:
        first = specs.latent(heads=3, head_width=8, latent_width=12, rotary_width=4)
        second = specs.latent(heads=2, head_width=12, latent_width=8, query_latent_width=16, rotary_width=8)
    second["rope"] = INTERLEAVED
    return [{"attention": first, "mlp": specs.swiglu(12)}, {"attention": second, "mlp": None}]


def yoco():
    """A decoder-decoder: gated retention and a window below, two layers above that read one cache."""
    below = [specs.retention(heads=3, key_width=8, value_width=8, decay="gated"), specs.softmax(heads=2, key_value_heads=1, head_width=8, window=5)]
    above = [specs.cross(fills, heads=4, key_value_heads=2, head_width=8) for fills in (True, False)]
    for attention in above:
        attention["rope"] = INTERLEAVED
    mlps = [specs.swiglu(12), None, None, specs.swiglu(12)]
    return [{"attention": attention, "mlp": mlp} for attention, mlp in zip(below + above, mlps)]


@torch.no_grad()
def small(kind):
    """The model, every weight random and of a size that makes attention neither even nor sharp: gains and biases too."""
    torch.manual_seed(7)
    norm = "layer" if kind == "layerNorm" else None
    model = Transformer(specs.model_spec(f"small-{kind}".lower(), "", VOCABULARY, 16, 32, layers(kind), context=32, norm=norm))
    for name, parameter in model.named_parameters():
        spread = 0.3 if parameter.ndim == 1 else 1 if name.startswith("embedding") else 1.5 * parameter.shape[1] ** -0.5
        parameter.copy_(spread * torch.randn_like(parameter) + (1 if name.endswith("norm.weight") else 0))
    return rounded(model)


@torch.no_grad()
def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=["tensorProduct", "latent", "retention", "cross", "linear", "infini", "softmax", "layerNorm"])
    kind = parser.parse_args().kind
    model = small(kind)
    tokens = torch.randint(0, VOCABULARY, (TOKENS,), generator=torch.Generator().manual_seed(3)).tolist()
    seen = []
    logits = model(torch.tensor([tokens]), seen=seen)[0]
    values = {"seen.logits": logits, "seen.residualNorms": torch.stack([s["residualNorms"][0] for s in seen])}
    for i, layer in enumerate(seen[:-1]):
        values.update({f"seen.{name}.{i}": value[0] for name, value in layer.items() if name != "residualNorms"})
    tensors = {name: tensor.float() for name, tensor in {**model.tensors(), **values}.items()}
    path = os.path.join(FIXTURES, f"small-{kind}")
    write(path + ".safetensors", tensors, "F32")
    with open(path + ".json", "w", encoding="utf-8") as file:
        json.dump({"spec": model.spec, "tokens": tokens, "torch": torch.__version__}, file)
        file.write("\n")


if __name__ == "__main__":
    main()
