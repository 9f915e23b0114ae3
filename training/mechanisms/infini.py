"""Infini-attention: softmax inside a segment, a compressive memory of all earlier ones, and a gate per head (2404.07143).

A_mem = φ(Q) M / (φ(Q) z), read before the segment is written; A = σ(β) A_mem + (1 − σ(β)) A_dot. Then `linear`: M += φ(K)ᵀ V, or `delta`:
M += φ(K)ᵀ (V − φ(K) M / (φ(K) z)); z += Σ φ(k). φ = elu + 1. RoPE acts inside the segment alone; the memory knows no positions.
In the first segment there is nothing to read: A_mem = 0, and the output is (1 − σ(β)) of the local one, as the paper has it.
What is kept: M and z, H d (d + 1) numbers however long the text, and the keys and values of the segment.
Shapes: B batch, T tokens, D width, H heads, d head width, C segments of n tokens.
"""
import math

import torch
from torch import nn

from .features import chunks, divided, features, joined, with_ones
from .mechanism import Mechanism
from .softmax import normalise, rotate, rotation


class InfiniAttention(Mechanism):
    family = "infini"

    def __init__(self, spec, width, epsilon):
        super().__init__()
        self.spec = spec
        inner = spec["heads"] * spec["headWidth"]
        self.query = nn.Linear(width, inner, bias=spec["bias"])
        self.key = nn.Linear(width, inner, bias=spec["bias"])
        self.value = nn.Linear(width, inner, bias=False)
        self.output = nn.Linear(inner, width, bias=False)
        self.beta = nn.Parameter(torch.zeros(spec["heads"]))
        self.rows_sum_to_one = spec["update"] == "linear"  # what delta takes back makes weights below zero

    @staticmethod
    def cache_layout(spec):
        heads, width = spec["heads"], spec["headWidth"]
        sums = (("memory", heads * width * width), ("normaliser", heads * width))
        return [{"name": name, "numbers": numbers, "per": "constant"} for name, numbers in sums] + [
            {"name": name, "numbers": heads * width, "per": "token", "capacity": spec["segment"]} for name in ("segmentKey", "segmentValue")
        ]

    def project(self, x):
        """x [B, n, D] → q, k, v [B, H, n, d], none of them rotated."""
        return tuple(y.unflatten(-1, (self.spec["heads"], -1)).transpose(1, 2) for y in (self.query(x), self.key(x), self.value(x)))

    def rotated(self, y, positions):
        rope = self.spec["rope"]
        return rotate(y, *rotation(positions, self.spec["headWidth"], rope["base"], y.dtype), rope["pairing"])

    def local(self, q, k, v):
        """Softmax attention inside each segment, which counts its positions from 0: [B, H, C, n, d] → [B, H, C, n, e]."""
        at = torch.arange(q.shape[-2], device=q.device)
        scores = self.rotated(q, at) @ self.rotated(k, at).transpose(-1, -2) / math.sqrt(q.shape[-1])
        return normalise(scores.masked_fill(at[:, None] < at[None, :], -1e30)).to(v.dtype) @ v

    def write(self, memory, keys, values):
        """The memory [M | z] [B, H, d, e + 1] after a segment: keys φ(k) [B, H, n, d], values [v | 1] [B, H, n, e + 1]."""
        if self.spec["update"] == "delta":
            known = divided(keys @ memory)
            values = torch.cat([values[..., :-1] - known, values[..., -1:]], -1)
        return memory + keys.transpose(-1, -2) @ values

    def memories(self, k, v):
        """The memory before every segment, [B, H, C, d, e + 1], of k and v in segments [B, H, C, n, d]: one after another."""
        keys, values = features(k), with_ones(v)
        before = [keys.new_zeros(*keys.shape[:2], keys.shape[-1], values.shape[-1])]
        for segment in range(keys.shape[2] - 1):
            before.append(self.write(before[-1], keys[:, :, segment], values[:, :, segment]))
        return torch.stack(before, 2)

    def mix(self, q, k, v):
        """q, k [B, H, T, d], not rotated, v [B, H, T, e] → [B, H, T, e], of which each row is linear in v."""
        tokens, gate = q.shape[2], self.beta.sigmoid()[:, None, None, None]
        q, k, v = (chunks(y, self.spec["segment"]) for y in (q, k, v))
        remembered = divided(features(q) @ self.memories(k, v))
        return joined(gate * remembered + (1 - gate) * self.local(q, k, v), tokens)

    def forward(self, x, visible=None, seen=None):
        """x [B, T, D] → [B, T, D], parallel inside a segment. What is summed cannot be taken out of a sum: there is no `visible`."""
        if visible is not None:
            raise ValueError("a compressive memory keeps sums, from which nothing can be left out")
        q, k, v = self.project(x)
        if seen is not None:
            # The mechanism is linear in v: of values that are one-hot by token it makes the weights themselves.
            seen["attention"] = self.mix(q, k, torch.eye(x.shape[1], dtype=v.dtype, device=v.device).expand(*v.shape[:3], -1))
            memory = self.memories(*(chunks(y, self.spec["segment"]) for y in (k, v)))[..., :-1]
            seen["gate"] = self.beta.sigmoid()[None, :, None].expand(len(x), -1, x.shape[1])  # [B, H, T]
            seen["memoryNorms"] = memory.flatten(3).norm(dim=-1)  # [B, H, C], before each segment
            seen["keyNorms"], seen["valueNorms"] = k.norm(dim=-1).mT, v.norm(dim=-1).mT
        return self.output(self.mix(q, k, v).transpose(1, 2).flatten(2))

    def step(self, x, cache):
        """Step-by-step form. The cache: [M | z] [B, H, d, d + 1]; the segment's keys, not rotated, and values so far."""
        heads, width = self.spec["heads"], self.spec["headWidth"]
        empty = x.new_zeros(len(x), heads, 0, width)
        memory, keys, values = cache if cache is not None else (x.new_zeros(len(x), heads, width, width + 1), empty, empty)
        if keys.shape[2] == self.spec["segment"]:  # full: it is folded into the memory
            memory, keys, values = self.write(memory, features(keys), with_ones(values)), empty, empty
        q, k, v = self.project(x)
        keys, values = torch.cat([keys, k], 2), torch.cat([values, v], 2)
        at = torch.arange(keys.shape[2], device=x.device)
        scores = self.rotated(q, at[-1:]) @ self.rotated(keys, at).transpose(-1, -2) / math.sqrt(width)
        gate = self.beta.sigmoid()[:, None, None]
        o = gate * divided(features(q) @ memory) + (1 - gate) * (normalise(scores) @ values)
        return self.output(o.transpose(1, 2).flatten(2)), (memory, keys, values)
