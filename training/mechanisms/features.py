"""What attention without a softmax is made of: the feature map, and sums over earlier chunks (Katharopoulos et al. 2006.16236).

Shapes: B batch, H heads, T tokens, C chunks of n tokens, d key width, e value width.
"""
import math

import torch
from torch.nn import functional

TINY = 1e-20  # a denominator that is nothing: there is no key yet


def features(x, kind="elu1", positions=None):
    """φ(x) of x [..., T, d], as the spec names it. In float32 or better, because long sums are made of it.

    `elu1`: elu(x) + 1, x + 1 above zero and e^x below; `relu`; `relu2`, its square; `exp`. {"kind": "cosine", "horizon": M}: relu(x) times cos and
    sin of π/2 · min(t/M, 1), t the `positions` [T], [..., T, 2d] (cosFormer, 2202.08791).
    """
    x = x if x.dtype == torch.float64 else x.float()
    if kind == "elu1":
        return functional.elu(x) + 1
    if kind == "exp":
        return x.exp()
    if kind == "relu2":
        return x.relu().square()
    if kind == "relu":
        return x.relu()
    angle = (positions.to(torch.float64) / kind["horizon"]).clamp(max=1)[:, None] * (math.pi / 2)
    return torch.cat([x.relu() * angle.cos().to(x.dtype), x.relu() * angle.sin().to(x.dtype)], -1)


def feature_width(kind, head_width):
    """Numbers of φ(x) for x of `head_width`."""
    return head_width if isinstance(kind, str) else 2 * head_width


def chunks(y, size):
    """y [B, H, T, d] → [B, H, C, n, d], zeros behind the end."""
    return functional.pad(y, (0, 0, 0, -y.shape[2] % size)).unflatten(2, (-1, size))


def joined(y, tokens):
    """The opposite of `chunks`: [B, H, C, n, d] → [B, H, T, d]."""
    return y.flatten(2, 3)[:, :, :tokens]


def with_ones(v):
    """v [..., e] → [..., e + 1]: the last column's sums are the denominators."""
    return torch.cat([v, torch.ones_like(v[..., :1])], -1)


def divided(total):
    """[..., e + 1] → [..., e]: numerators over their denominator, zero where there is nothing yet."""
    return total[..., :-1] / total[..., -1:].clamp(min=TINY)


def sums_before(keys, values):
    """Σ φ(k)ᵀ v over all chunks strictly earlier: keys [B, H, C, n, d], values [B, H, C, n, e] → [B, H, C, d, e].

    Earlier and not up to: a chunk's own sum would let its first rows see its last.
    """
    sums = (keys.transpose(-1, -2) @ values).cumsum(2)
    return torch.cat([torch.zeros_like(sums[:, :, :1]), sums[:, :, :-1]], 2)
