"""Softmax attention with rotary positions: multi-head, grouped or multi-query by the number of key/value heads.

Vaswani et al. 1706.03762 (attention), Su et al. 2104.09864 (RoPE), Ainslie et al. 2305.13245 (groups).
`extraLogit` joins the softmax's denominator one more logit, whose value is zero: `zero` is softmax + 1 (the zero sink of 2309.17453);
`key` is q · k*/√d with a learned key k* a head, never rotated (the K bias of Gu et al. 2410.10781), `logit` a learned number a head (gpt-oss).
`weighting` `relu`: a weight is max(0, score) / n, n how many tokens the row sees, in place of the softmax (2309.08586, where n is the text's length).
`gate`: what a head has mixed is multiplied by sigmoid(w · x), x the layer's input after its norm, w a vector a head (Qiu et al. 2505.06708).
No `rope`: queries and keys are not turned. `bias` is one on queries and keys, `valueBias` on values, `outputBias` on the output's projection.
`window`: a row sees the last `window` tokens, its own included.
Shapes: B batch, T tokens, D width, H heads, G key/value heads, d head width.
"""
import math

import torch
from torch import nn

from .mechanism import Mechanism


def rotation(positions, head_width, base, dtype=torch.float32):
    """cos and sin of position × frequency, each [T, d/2]; angles in double precision."""
    frequency = base ** (-torch.arange(0, head_width, 2, dtype=torch.float64) / head_width)
    angle = positions.to(torch.float64)[:, None] * frequency[None, :].to(positions.device)
    return angle.cos().to(dtype), angle.sin().to(dtype)


def rotate(x, cos, sin, pairing):
    """Rotates x [..., T, d] by cos, sin [T, d/2]: pairs (i, i + d/2) for `halves`, (2i, 2i + 1) for `interleaved`."""
    if pairing == "halves":
        a, b = x.chunk(2, dim=-1)
        return torch.cat([a * cos - b * sin, b * cos + a * sin], dim=-1)
    a, b = x[..., 0::2], x[..., 1::2]
    return torch.stack([a * cos - b * sin, b * cos + a * sin], dim=-1).flatten(-2)


def normalise(scores, extra=None):
    """Softmax over the last axis, in float32 or better, its maximum subtracted; `extra` [..., 1] joins the denominator alone."""
    scores = scores if scores.dtype == torch.float64 else scores.float()
    if extra is None:
        return scores.softmax(-1)
    return torch.cat([scores, extra.to(scores.dtype).expand(*scores.shape[:-1], 1)], -1).softmax(-1)[..., :-1]


def causal(query_positions, key_positions):
    """[n, m], True where a key is not ahead of its query."""
    return query_positions[:, None] >= key_positions[None, :]


def rectify(scores, visible):
    """ReLU attention's weights: max(0, score) over as many tokens as a row sees. scores [..., n, m], visible [n, m]."""
    return scores.masked_fill(~visible, 0).relu() / visible.sum(-1, keepdim=True)


def attend(q, k, v, visible, extra=None, seen=None, weighting=None):
    """softmax(q kᵀ / √d) v. q [B, H, n, d], k [B, G, m, d], v [B, G, m, e], all as they meet; visible [n, m] is True where a
    row may look; `extra` as in `normalise`; `weighting` `relu` as in `rectify`. → [B, n, H·e]; `seen` receives the weights."""
    group = q.shape[1] // k.shape[1]
    if group > 1:
        k, v = k.repeat_interleave(group, 1), v.repeat_interleave(group, 1)
    # One call scales and masks: on the CPU each further pass over [B, H, n, m] costs as much as a product.
    mask = torch.zeros(visible.shape, dtype=q.dtype, device=q.device).masked_fill(~visible, -1e30)
    scores = torch.baddbmm(mask[None], q.flatten(0, 1), k.flatten(0, 1).transpose(1, 2), alpha=1 / math.sqrt(q.shape[-1]))
    scores = scores.unflatten(0, q.shape[:2])
    weights = rectify(scores, visible) if weighting == "relu" else normalise(scores, extra)
    if seen is not None:
        seen["attention"] = weights
    mixed = weights.to(v.dtype) @ v
    return mixed.transpose(1, 2).flatten(2)


class SoftmaxAttention(Mechanism):
    family = "softmax"

    def __init__(self, spec, width, epsilon):
        super().__init__()
        self.spec = spec
        inner = spec["heads"] * spec["headWidth"]
        kept = spec["keyValueHeads"] * spec["headWidth"]
        self.query = nn.Linear(width, inner, bias=spec["bias"])
        self.key = nn.Linear(width, kept, bias=spec["bias"])
        self.value = nn.Linear(width, kept, bias=spec.get("valueBias", False))
        self.output = nn.Linear(inner, width, bias=spec.get("outputBias", False))
        self.sink_key = nn.Parameter(torch.zeros(spec["heads"], spec["headWidth"])) if spec["extraLogit"] == "key" else None
        self.sink_logit = nn.Parameter(torch.zeros(spec["heads"])) if spec["extraLogit"] == "logit" else None
        self.gate = nn.Linear(width, spec["heads"], bias=False) if spec.get("gate") == "head" else None

    @staticmethod
    def cache_layout(spec):
        numbers = spec["keyValueHeads"] * spec["headWidth"]
        return [{"name": name, "numbers": numbers, "per": "token"} for name in ("key", "value")]

    def project(self, x):
        """x [B, T, D] → q [B, H, T, d], k and v [B, G, T, d], none of them rotated."""
        batch, tokens, _ = x.shape

        def split(y):
            return y.view(batch, tokens, -1, self.spec["headWidth"]).transpose(1, 2)

        return split(self.query(x)), split(self.key(x)), split(self.value(x))

    def extra(self, q):
        """The logit that joins the denominator, [B, H, n, 1], or None. q [B, H, n, d] is not rotated."""
        if self.spec["extraLogit"] == "none":
            return None
        if self.sink_logit is not None:
            return self.sink_logit.to(q.dtype)[:, None, None]
        if self.sink_key is None:
            return torch.zeros(1, 1, 1, 1, dtype=q.dtype, device=q.device)
        return (q * self.sink_key[:, None]).sum(-1, keepdim=True) / math.sqrt(self.spec["headWidth"])

    def attend(self, q, k, v, query_positions, key_positions, visible, seen=None):
        """q [B, H, n, d] over k, v [B, G, m, d]; visible [n, m] is True where a row may look. → [B, n, H·d]."""
        rope, width = self.spec["rope"], self.spec["headWidth"]
        extra = self.extra(q)
        if rope:
            q = rotate(q, *rotation(query_positions, width, rope["base"], q.dtype), rope["pairing"])
            k = rotate(k, *rotation(key_positions, width, rope["base"], k.dtype), rope["pairing"])
        return attend(q, k, v, visible, extra, seen, self.spec.get("weighting"))

    def finish(self, mixed, x, seen=None):
        """The output's projection of what the heads mixed, [B, n, H·d], gated by x [B, n, D] where there is a gate. → [B, n, D]"""
        if self.gate is not None:
            gates = torch.sigmoid(self.gate(x))
            if seen is not None:
                seen["gates"] = gates.mT
            mixed = (mixed.unflatten(-1, (self.spec["heads"], -1)) * gates[..., None].to(mixed.dtype)).flatten(-2)
        return self.output(mixed)

    def near(self, query_positions, key_positions):
        """[n, m], True where a row may look: not ahead, and within the window where there is one."""
        near, window = causal(query_positions, key_positions), self.spec["window"]
        return near & (query_positions[:, None] - key_positions[None, :] < window) if window else near

    def forward(self, x, visible=None, seen=None):
        """Parallel form over a whole text: x [B, T, D] → [B, T, D]. `visible` [T, T] narrows what the mechanism lets a row see."""
        tokens = x.shape[1]
        positions = torch.arange(tokens, device=x.device)
        near = self.near(positions, positions)
        visible = near if visible is None else near & visible
        q, k, v = self.project(x)
        if seen is not None:
            seen["keyNorms"], seen["valueNorms"] = k.norm(dim=-1).mT, v.norm(dim=-1).mT
        return self.finish(self.attend(q, k, v, positions, positions, visible, seen), x, seen)

    def step(self, x, cache):
        """Step-by-step form: x [B, 1, D] and the cache (k, v unrotated, or None) → [B, 1, D], the longer cache."""
        q, k, v = self.project(x)
        if cache is not None:
            k, v = torch.cat([cache[0], k], 2), torch.cat([cache[1], v], 2)
        live = k.shape[2]
        keys = torch.arange(live, device=x.device)
        return self.finish(self.attend(q, k, v, keys[-1:], keys, self.near(keys[-1:], keys)), x), (k, v)
