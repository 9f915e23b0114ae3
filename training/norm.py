"""Root-mean-square normalisation (Zhang & Sennrich 1910.07467)."""
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
