"""What the families of published checkpoints are made of, in double precision, for one text. T tokens, D width, H heads, G key/value heads, d head width."""
import math

import torch
from torch.nn import functional


def linear(x, w, name):
    """x [T, in] through a Linear that is stored [out, in], with its bias where the file has one."""
    return functional.linear(x, w[name + ".weight"], w.get(name + ".bias"))


def conv1d(x, w, name):
    """GPT-2's Conv1D: the same, stored [in, out]."""
    return x @ w[name + ".weight"] + w[name + ".bias"]


def layer_norm(x, w, name, epsilon):
    """LayerNorm (1607.06450); its variance is the biased one."""
    return functional.layer_norm(x, x.shape[-1:], w[name + ".weight"], w.get(name + ".bias"), epsilon)


def rms_norm(x, weight, epsilon):
    """RMSNorm (1910.07467)."""
    return x / (x.square().mean(-1, keepdim=True) + epsilon).sqrt() * weight


ACTIVATIONS = {
    "gelu_new": lambda z: functional.gelu(z, approximate="tanh"),
    "gelu_pytorch_tanh": lambda z: functional.gelu(z, approximate="tanh"),
    "gelu": functional.gelu,
    "relu": functional.relu,
    "silu": functional.silu,
}


def split(x, width):
    """[T, heads · width] → [heads, T, width]"""
    return x.unflatten(-1, (-1, width)).transpose(0, 1)


def frequencies(width, base, scaling=None, longest=None):
    """RoPE's frequencies [width / 2] and the factor on cos and sin, by a configuration's `rope_scaling`; `longest` is `max_position_embeddings`."""
    plain = base ** (-torch.arange(0, width, 2, dtype=torch.float64) / width)
    kind = scaling and scaling["rope_type"]
    if kind is None:
        return plain, 1.0
    factor = scaling.get("factor")
    if kind == "linear":
        return plain / factor, 1.0
    original = scaling["original_max_position_embeddings"]
    if kind == "llama3":
        low, high = scaling["low_freq_factor"], scaling["high_freq_factor"]
        wavelength = 2 * math.pi / plain
        smooth = (original / wavelength - low) / (high - low)
        between = (1 - smooth) * plain / factor + smooth * plain
        scaled = torch.where(wavelength > original / low, plain / factor, between)
        return torch.where(wavelength < original / high, plain, scaled), 1.0
    if kind == "yarn":
        def dimension(turns):
            return width * math.log(original / (turns * 2 * math.pi)) / (2 * math.log(base))

        low, high = dimension(scaling["beta_fast"]), dimension(scaling["beta_slow"])
        if scaling["truncate"]:
            low, high = math.floor(low), math.ceil(high)
        low, high = max(low, 0), min(high, width - 1)
        ramp = ((torch.arange(width // 2, dtype=torch.float64) - low) / max(high - low, 0.001)).clamp(0, 1)
        return plain / factor * ramp + plain * (1 - ramp), 0.1 * math.log(factor) + 1
    if kind == "longrope":
        # Texts of the fixtures are within the original context.
        stretch = torch.tensor(scaling["short_factor"], dtype=torch.float64)
        return plain / stretch, math.sqrt(1 + math.log(longest / original) / math.log(original))
    raise ValueError(kind)


def rotate(x, frequency, factor=1.0):
    """Turns the first numbers of x [heads, T, d], twice as many as there are frequencies, in pairs (i, i + half) of these."""
    half = len(frequency)
    angle = torch.arange(x.shape[1], dtype=torch.float64)[:, None] * frequency
    cos, sin = factor * angle.cos(), factor * angle.sin()
    a, b, rest = x[..., :half], x[..., half : 2 * half], x[..., 2 * half :]
    return torch.cat([a * cos - b * sin, b * cos + a * sin, rest], -1)


def attend(q, k, v, scale, seen, window=None, cap=None, sinks=None):
    """q [H, T, d] over k, v [G, T, d] → [T, H · d]; `seen` receives the weights [H, T, T]. A window counts the row itself; a sink is one
    more column of the softmax, dropped afterwards."""
    group = q.shape[0] // k.shape[0]
    k, v = k.repeat_interleave(group, 0), v.repeat_interleave(group, 0)
    scores = q @ k.mT * scale
    if cap:
        scores = cap * (scores / cap).tanh()
    row, column = torch.arange(q.shape[1])[:, None], torch.arange(q.shape[1])[None, :]
    visible = (column <= row) & (column > row - window if window else True)
    scores = scores.masked_fill(~visible, -math.inf)
    if sinks is not None:
        scores = torch.cat([scores, sinks[:, None, None].expand(-1, q.shape[1], 1)], -1)
    weights = scores.softmax(-1)[..., : q.shape[1]]
    seen.append(weights)
    return (weights @ v).transpose(0, 1).flatten(1)
