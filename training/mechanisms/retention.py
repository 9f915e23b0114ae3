"""Retention: a sum over the past that fades, in place of a softmax over it (RetNet, 2307.08621; gated in YOCO, 2405.05254).

o_n = Σ_{m≤n} D_nm (q_n · k_m / √d_k) v_m, D_nm = Π_{i=m+1..n} γ_i, q and k rotated (RoPE); then each head's o is normalised without a
weight, gated, and projected: y = W_O (swish(W_G x) ⊙ norm(o)). The same as the recurrence S_n = γ_n S_{n−1} + k_nᵀ v_n / √d_k, o_n = q_n S_n,
so all that is kept is S, H d_k d_v numbers however long the text.
`fixed`: γ_h = 1 − 2^(−5−h), h = 0 … H − 1. `gated`: γ = sigmoid(W_γ x)^(1/τ), a head and token: 0.9576 where W_γ x = 0 and τ = 16.
The weights are signed and do not add up to 1. Angles are those of all our models, base^(−2i/d); RetNet's are a little wider apart.
Shapes: B batch, T tokens, D width, H heads, d_k key width, d_v value width.
"""
import math

import torch
from torch import nn
from torch.nn import functional

from norm import rms

from .mechanism import Mechanism
from .softmax import rotate, rotation

CHUNK = 64


def decays(log_gamma):
    """D [..., T, T] from the logs of γ [..., T]: exp(c_n − c_m), c their running sum, for n ≥ m; 0 ahead.

    Of the difference, because exp(−c_m) alone overflows. A chunk's mask is the same: β_j / β_k, where the paper prints β_k / β_j.
    """
    sums = log_gamma.cumsum(-1)
    return (sums[..., :, None] - sums[..., None, :]).clamp(max=0).exp().tril()


def parallel(q, k, v, log_gamma, visible=None):
    """(o [B, H, T, d_v], the weights [B, H, T, T]) of q, k [B, H, T, d_k] rotated and k scaled, v [B, H, T, d_v], log γ [(B,) H, T]."""
    decay = decays(log_gamma)
    weights = (q @ k.transpose(-1, -2)) * (decay if visible is None else decay * visible)
    return weights @ v, weights


def recurrent(q, k, v, log_gamma, state):
    """One token, q, k, v [B, H, 1, d]: (o [B, H, 1, d_v], the new state [B, H, d_k, d_v])."""
    state = log_gamma.exp()[..., None] * state + k.transpose(-1, -2) * v
    return q @ state, state


def chunkwise(q, k, v, log_gamma, size, state=None):
    """The parallel form inside chunks of `size` tokens, the recurrence from chunk to chunk: (o, the last state)."""
    out = []
    state = q.new_zeros(*q.shape[:2], k.shape[-1], v.shape[-1]) if state is None else state
    for queries, keys, values, logs in zip(*(y.split(size, -2) for y in (q, k, v)), log_gamma.split(size, -1)):
        sums = logs.cumsum(-1)[..., None]  # log β
        out.append(parallel(queries, keys, values, logs)[0] + sums.exp() * (queries @ state))
        state = sums[..., -1:, :].exp() * state + ((sums[..., -1:, :] - sums).exp() * keys).transpose(-1, -2) @ values
    return torch.cat(out, -2), state


def state_norms(k, v, log_gamma):
    """‖S_n‖ after every token, [B, H, T], without building S: its square is Σ_mm' D_nm D_nm' (k_m · k_m')(v_m · v_m')."""
    decay = decays(log_gamma)
    products = (k @ k.transpose(-1, -2)) * (v @ v.transpose(-1, -2))
    return ((decay @ products) * decay).sum(-1).clamp(min=0).sqrt()


class Retention(Mechanism):
    family = "retention"
    rows_sum_to_one = False

    def __init__(self, spec, width, epsilon):
        super().__init__()
        self.spec, self.epsilon = spec, epsilon
        heads = spec["heads"]
        self.query = nn.Linear(width, heads * spec["keyWidth"], bias=False)
        self.key = nn.Linear(width, heads * spec["keyWidth"], bias=False)
        self.value = nn.Linear(width, heads * spec["valueWidth"], bias=False)
        self.decay = nn.Linear(width, heads, bias=False) if spec["decay"] == "gated" else None
        self.gate = nn.Linear(width, heads * spec["valueWidth"], bias=False)
        self.output = nn.Linear(heads * spec["valueWidth"], width, bias=False)

    @staticmethod
    def cache_layout(spec):
        return [{"name": "state", "numbers": spec["heads"] * spec["keyWidth"] * spec["valueWidth"], "per": "constant"}]

    def project(self, x, positions):
        """x [B, n, D] → q, k [B, H, n, d_k], rotated at `positions`, k scaled by 1/√d_k; v [B, H, n, d_v]."""
        rope, width = self.spec["rope"], self.spec["keyWidth"]
        q, k, v = (y.unflatten(-1, (self.spec["heads"], -1)).transpose(1, 2) for y in (self.query(x), self.key(x), self.value(x)))
        cos, sin = rotation(positions, width, rope["base"], q.dtype)
        return rotate(q, cos, sin, rope["pairing"]), rotate(k, cos, sin, rope["pairing"]) / math.sqrt(width), v

    def log_gamma(self, x):
        """Logs of the decays that x [B, n, D] brings, in float32 or better: [B, H, n] if gated, [H, n] if fixed."""
        if self.decay is None:
            exponents = torch.arange(self.spec["heads"], dtype=torch.float64, device=x.device)
            logs = torch.log1p(-(2.0 ** (-5 - exponents))).to(x.dtype if x.dtype == torch.float64 else torch.float32)
            return logs[:, None].expand(-1, x.shape[1])
        logits = self.decay(x).transpose(1, 2)
        return functional.logsigmoid(logits if logits.dtype == torch.float64 else logits.float()) / self.spec["gateTemperature"]

    def finish(self, o, x):
        """o [B, H, n, d_v] → [B, n, D]: normed a head, gated by x, projected."""
        return self.output(rms(o, self.epsilon).transpose(1, 2).flatten(2) * functional.silu(self.gate(x)))

    def forward(self, x, visible=None, seen=None):
        """x [B, T, D] → [B, T, D]: in chunks, which is quickest, unless the whole T × T weights are asked for or narrowed."""
        q, k, v = self.project(x, torch.arange(x.shape[1], device=x.device))
        log_gamma = self.log_gamma(x)
        if visible is None and seen is None:
            return self.finish(chunkwise(q, k, v, log_gamma, CHUNK)[0], x)
        o, weights = parallel(q, k, v, log_gamma, visible)
        if seen is not None:
            seen["attention"] = weights
            seen["gamma"] = log_gamma.exp().expand(len(x), -1, -1)
            seen["stateNorms"] = state_norms(k, v, log_gamma)
        return self.finish(o, x)

    def step(self, x, cache):
        """Recurrent form. The cache: the state [B, H, d_k, d_v] and how many tokens it has seen, which the next is rotated by."""
        width = self.spec["keyWidth"]
        state, seen = cache if cache is not None else (x.new_zeros(len(x), self.spec["heads"], width, self.spec["valueWidth"]), 0)
        q, k, v = self.project(x, torch.tensor([seen], device=x.device))
        o, state = recurrent(q, k, v, self.log_gamma(x), state)
        return self.finish(o, x), (state, seen + 1)
