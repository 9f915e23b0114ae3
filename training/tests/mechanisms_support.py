"""What the tests of mechanisms share: a small model with weights that leave nothing out, and its steps."""
import os
import sys

import torch

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from model import Transformer  # noqa: E402
from spec import model_spec, swiglu  # noqa: E402

TOKENS = 23


def small(*attentions, width=32):
    """A model in double precision, a layer for each of `attentions`, every weight random: gains and biases too."""
    torch.manual_seed(0)
    layers = [{"attention": attention, "mlp": swiglu(24)} for attention in attentions]
    model = Transformer(model_spec("small", "", 50, width, 16, layers)).double().eval()
    for parameter in model.parameters():
        parameter.data += 0.15 * torch.randn_like(parameter)
    return model


def text(tokens=TOKENS, batch=2):
    return torch.randint(0, 50, (batch, tokens), generator=torch.Generator().manual_seed(3))


def inputs(tokens=TOKENS, width=32):
    """What a layer's attention is given, [2, T, D]."""
    return torch.randn(2, tokens, width, dtype=torch.float64, generator=torch.Generator().manual_seed(4))


@torch.no_grad()
def stepped(model, tokens):
    """Logits of every token, one step each. → [B, T, V] and the caches after the last."""
    caches = [None] * len(model.layers)
    return torch.cat([model.step(tokens[:, i : i + 1], caches) for i in range(tokens.shape[1])], 1), caches


def numbers(cache):
    """How many numbers per layer's cache holds for each text of the batch; what is not a tensor (a place) does not count."""
    return sum(part[0].numel() for part in cache if torch.is_tensor(part)) if cache is not None else 0


def held(layout, tokens):
    """How many numbers `cache_layout` says that a layer holds after `tokens` tokens."""
    return sum(part["numbers"] * (min(tokens, part.get("capacity", tokens)) if part["per"] == "token" else 1) for part in layout)
