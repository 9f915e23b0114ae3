"""A pre-norm decoder from a spec: y = x + Attention(norm(x)); x' = y + MLP(norm(y)); logits = E · norm(x).

The norm is RMSNorm unless the spec says `layer`; `learnedPositions` adds a learned vector to each embedding, as GPT-2 does.
"""
import copy

import torch
from torch import nn
from torch.nn import functional

from mechanisms import MECHANISMS
from norm import norm


class SwiGLU(nn.Module):
    """down(swish(gate x) ⊙ up x) (Shazeer 2002.05202)."""

    def __init__(self, width, hidden):
        super().__init__()
        self.gate = nn.Linear(width, hidden, bias=False)
        self.up = nn.Linear(width, hidden, bias=False)
        self.down = nn.Linear(hidden, width, bias=False)

    def forward(self, x):
        return self.down(functional.silu(self.gate(x)) * self.up(x))


class Gelu(nn.Module):
    """down(gelu(up x)), gelu by its tanh, with biases (GPT-2)."""

    def __init__(self, width, hidden):
        super().__init__()
        self.up = nn.Linear(width, hidden)
        self.down = nn.Linear(hidden, width)

    def forward(self, x):
        return self.down(functional.gelu(self.up(x), approximate="tanh"))


MLPS = {"swiglu": SwiGLU, "gelu": Gelu}


class Layer(nn.Module):
    def __init__(self, spec, width, epsilon, kind):
        super().__init__()
        self.attention_norm = norm(kind, width, epsilon)
        self.attention = MECHANISMS[spec["attention"]["kind"]](spec["attention"], width, epsilon)
        self.crosses = spec["attention"]["kind"] == "cross"
        self.mlp_norm = norm(kind, width, epsilon) if spec["mlp"] else None
        self.mlp = MLPS[spec["mlp"]["kind"]](width, spec["mlp"]["hidden"]) if spec["mlp"] else None

    def feed(self, x):
        return x if self.mlp is None else x + self.mlp(self.mlp_norm(x))


class Transformer(nn.Module):
    def __init__(self, spec):
        super().__init__()
        self.spec = spec
        width, epsilon = spec["width"], spec["normEpsilon"]
        kind, positions = spec.get("norm", "rms"), spec.get("learnedPositions")
        self.embedding = nn.Embedding(spec["vocabulary"], width)
        self.positions = nn.Embedding(positions, width) if positions else None
        self.layers = nn.ModuleList(Layer(layer, width, epsilon, kind) for layer in spec["layers"])
        self.norm = norm(kind, width, epsilon)
        self.output = None if spec["tiedEmbedding"] else nn.Linear(width, spec["vocabulary"], bias=False)
        self.initialise()

    def initialise(self):
        """Normal with deviation 0.02; what adds to the residual is divided by sqrt(2 L) (GPT-2); then what a mechanism wants otherwise."""
        for name, parameter in self.named_parameters():
            if parameter.ndim == 2:
                deviation = 0.02
                if name.endswith(("attention.output.weight", "mlp.down.weight")):
                    deviation /= (2 * len(self.layers)) ** 0.5
                nn.init.normal_(parameter, std=deviation)
            elif name.endswith("bias"):
                nn.init.zeros_(parameter)
        for layer in self.layers:
            layer.attention.initialise()

    def embed(self, tokens, first=0):
        """tokens [B, n], of which the first is the text's token `first` → [B, n, D]."""
        x = self.embedding(tokens)
        return x if self.positions is None else x + self.positions.weight[first : first + tokens.shape[1]]

    def logits(self, x):
        x = self.norm(x)
        return x @ self.embedding.weight.T if self.output is None else self.output(x)

    def forward(self, tokens, visible=None, seen=None):
        """tokens [B, T] → logits [B, T, V]. `seen`, a list, receives each layer's values and the residual's norms."""
        x, shared = self.embed(tokens), None
        for layer in self.layers:
            values = None if seen is None else {"residualNorms": x.norm(dim=-1)}
            normed = layer.attention_norm(x)
            if layer.crosses:
                shared = layer.attention.fill(normed) if layer.attention.fills else shared
                mixed = layer.attention(normed, shared, visible, values)
            else:
                mixed = layer.attention(normed, visible, values)
            x = layer.feed(x + mixed)
            if seen is not None:
                seen.append(values)
        if seen is not None:
            seen.append({"residualNorms": x.norm(dim=-1)})
        return self.logits(x)

    def step(self, token, caches):
        """token [B, 1] → logits [B, 1, V]; `caches`, one entry a layer (None at first), is updated in place."""
        read = 0 if self.positions is None or caches[0] is None else caches[0][0].shape[2]
        x, shared = self.embed(token, read), None
        for i, layer in enumerate(self.layers):
            normed = layer.attention_norm(x)
            if layer.crosses:
                if layer.attention.fills:
                    caches[i] = shared = layer.attention.fill(normed, caches[i])
                mixed = layer.attention(normed, shared)
            else:
                mixed, caches[i] = layer.attention.step(normed, caches[i])
            x = layer.feed(x + mixed)
        return self.logits(x)

    def prefill(self, tokens):
        """Logits after the last of tokens [B, T], [B, 1, V]: the cross-decoder, where there is one, runs for that token alone."""
        x, shared = self.embed(tokens), None
        for layer in self.layers:
            normed = layer.attention_norm(x)
            if layer.crosses:
                shared = layer.attention.fill(normed) if layer.attention.fills else shared
                x, mixed = x[:, -1:], layer.attention(normed[:, -1:], shared)
            else:
                mixed = layer.attention(normed)
            x = layer.feed(x + mixed)
        return self.logits(x[:, -1:])

    def tensors(self):
        """Every weight by the name that the page knows."""
        return {
            name.replace("attention_norm", "attention.norm").replace("mlp_norm", "mlp.norm"): parameter
            for name, parameter in self.named_parameters()
        }


def as_decoded(model):
    """The model as it is when it writes: a convolution that is not masked has only its past half then. Of the weights as they are now."""
    spec = copy.deepcopy(model.spec)
    leaks = [layer["attention"]["convolution"] for layer in spec["layers"] if layer["attention"].get("convolution")]
    leaks = [convolution for convolution in leaks if not convolution["masked"]]
    if not leaks:
        return model
    for convolution in leaks:
        convolution["masked"] = True
    weight = next(model.parameters())
    decoded = Transformer(spec).to(weight.device, weight.dtype).eval()
    decoded.load_state_dict(model.state_dict())
    return decoded
