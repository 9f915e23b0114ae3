"""Norms: root-mean-square (Zhang & Sennrich 1910.07467) and LayerNorm (Ba et al. 1607.06450)."""
import torch
from torch import nn


def rms(x, epsilon):
    """x / sqrt(mean(x²) + ε) over the last axis, in float32 or better."""
    y = x if x.dtype == torch.float64 else x.float()
    return (y * torch.rsqrt(y.pow(2).mean(-1, keepdim=True) + epsilon)).to(x.dtype)


class RMSNorm(nn.Module):
    """x / sqrt(mean(x²) + ε) ⊙ weight."""

    def __init__(self, width, epsilon):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))
        self.epsilon = epsilon

    def forward(self, x):
        return rms(x, self.epsilon) * self.weight


class LayerNorm(nn.LayerNorm):
    """(x − mean) / sqrt(variance + ε) ⊙ weight + bias."""

    def __init__(self, width, epsilon):
        super().__init__(width, eps=epsilon)


def norm(kind, width, epsilon):
    """The norm that a spec names: `rms` or `layer`."""
    return {"rms": RMSNorm, "layer": LayerNorm}[kind](width, epsilon)
