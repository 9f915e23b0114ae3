"""Linear attention, plain and as in linearized LLMs: groups, and a depthwise convolution (2006.16236; You et al. 2406.07368).

Plain: o_t = φ(q_t) S_t / (φ(q_t) · z_t), S_t = Σ_{s≤t} φ(k_s)ᵀ v_s, z_t = Σ_{s≤t} φ(k_s), φ = elu + 1 or another of features.py; q and k are
rotated before φ, so that weights stay positive and a row of them sums to 1. What is kept is S and z, H d (d + 1) numbers however long the text.
`group` g: o_t = L_t + α G_t, L softmax attention among the tokens of t's own group of g, G the above over strictly earlier groups, α
learned, one a head. (The paper's text and figure have a softmax here, its code relu².)
`convolution`: C_t = Σ_j w_j v_{t+j−⌊κ/2⌋} joins o, a kernel of κ taps a head. `masked`: taps beyond the middle are zero. Not masked, a row
sees ⌊κ/2⌋ tokens ahead: the loss in training is then no loss of a language model, and a text cannot be continued that way.
Shapes: B batch, T tokens, D width, H heads, d head width.
"""
import math

import torch
from torch import nn
from torch.nn import functional

from .features import chunks, divided, feature_width, features, joined, sums_before, with_ones
from .mechanism import Mechanism
from .softmax import normalise, rotate, rotation

CHUNK = 64  # of the plain form, whose result does not depend on it


class LinearAttention(Mechanism):
    family = "linear"

    def __init__(self, spec, width, epsilon):
        super().__init__()
        self.spec = spec
        inner = spec["heads"] * spec["headWidth"]
        self.query = nn.Linear(width, inner, bias=spec["bias"])
        self.key = nn.Linear(width, inner, bias=spec["bias"])
        self.value = nn.Linear(width, inner, bias=False)
        self.output = nn.Linear(inner, width, bias=False)
        self.alpha = nn.Parameter(torch.zeros(spec["heads"])) if spec["group"] else None
        kernel = spec["convolution"] and spec["convolution"]["kernel"]
        self.convolution = nn.Parameter(torch.zeros(spec["heads"], kernel)) if kernel else None
        self.rows_sum_to_one = not spec["group"]

    @staticmethod
    def cache_layout(spec):
        heads, width = spec["heads"], spec["headWidth"]
        wide = feature_width(spec["features"], width)
        parts = [("state", heads * wide * width), ("normaliser", heads * wide)]
        if spec["convolution"]:
            parts += [("convolution", spec["convolution"]["kernel"] // 2 * heads * width)]
        if spec["group"]:
            parts += [(name, spec["group"] * heads * width) for name in ("groupKey", "groupValue")]
        return [{"name": name, "numbers": numbers, "per": "constant"} for name, numbers in parts]

    def initialise(self):
        """Without a convolution and without what is beyond the group; training brings them in."""
        if self.convolution is not None:
            nn.init.zeros_(self.convolution)

    def project(self, x, positions):
        """x [B, n, D] → q, k, rotated at `positions`, and v, each [B, H, n, d]."""
        rope = self.spec["rope"]
        q, k, v = (y.unflatten(-1, (self.spec["heads"], -1)).transpose(1, 2) for y in (self.query(x), self.key(x), self.value(x)))
        cos, sin = rotation(positions, self.spec["headWidth"], rope["base"], q.dtype)
        return rotate(q, cos, sin, rope["pairing"]), rotate(k, cos, sin, rope["pairing"]), v

    def features(self, y, first=0):
        """φ of y [B, H, n, d], whose first token is at index `first` of the text."""
        return features(y, self.spec["features"], torch.arange(first, first + y.shape[2], device=y.device))

    def taps(self):
        """The kernels [H, κ] as they act: masked ones are zeroed in every pass, so that no update revives them."""
        past = torch.arange(self.convolution.shape[1], device=self.convolution.device) <= self.convolution.shape[1] // 2
        return self.convolution * past if self.spec["convolution"]["masked"] else self.convolution

    def convolve(self, v):
        """C of v [B, H, T, e]."""
        taps = self.taps()
        half = taps.shape[1] // 2
        ahead = half if not self.spec["convolution"]["masked"] else 0
        kernels = taps if ahead else taps[:, : half + 1]
        return functional.conv2d(functional.pad(v, (0, 0, half, ahead)), kernels[:, None, :, None].to(v.dtype), groups=len(kernels))

    def local(self, q, k, v):
        """Softmax attention inside each chunk: [B, H, C, n, d] → [B, H, C, n, e]."""
        ahead = torch.ones(q.shape[-2], k.shape[-2], dtype=torch.bool, device=q.device).triu(1)
        scores = (q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])).masked_fill(ahead, -1e30)
        return normalise(scores).to(v.dtype) @ v

    def mix(self, q, k, v):
        """Parallel over chunks, without the convolution. q, k [B, H, T, d], rotated; v [B, H, T, e] → [B, H, T, e], each row linear in v."""
        tokens, group = q.shape[2], self.spec["group"]
        size = group or CHUNK
        queries, keys, values = (chunks(y, size) for y in (self.features(q), self.features(k), with_ones(v)))
        past = queries @ sums_before(keys, values)
        if group:
            inside = self.local(*(chunks(y, size) for y in (q, k, v)))
            return joined(inside + self.alpha[:, None, None, None] * divided(past), tokens)
        return joined(divided((queries @ keys.transpose(-1, -2)).tril() @ values + past), tokens)

    def forward(self, x, visible=None, seen=None):
        """Parallel form. x [B, T, D] → [B, T, D]. What is summed cannot be taken out of a sum: there is no `visible`."""
        if visible is not None:
            raise ValueError("linear attention keeps sums, from which nothing can be left out")
        q, k, v = self.project(x, torch.arange(x.shape[1], device=x.device))
        if seen is not None:
            # Linear in v: of values that are one-hot by token it makes the weights themselves. A convolution is no attention, and not in them.
            seen["attention"] = self.mix(q, k, torch.eye(x.shape[1], dtype=v.dtype, device=v.device).expand(*v.shape[:3], -1))
            seen["keyNorms"], seen["valueNorms"] = k.norm(dim=-1).mT, v.norm(dim=-1).mT
        out = self.mix(q, k, v)
        if self.convolution is not None:
            out = out + self.convolve(v)
        return self.output(out.transpose(1, 2).flatten(2))

    def step(self, x, cache):
        """Step-by-step form; of an unmasked convolution it has the past half alone. The cache: [S | z] [B, H, d_φ, d + 1]; the group's
        keys and values so far (none where there are no groups); the last ⌊κ/2⌋ values; how many tokens it has seen."""
        heads, width, group = self.spec["heads"], self.spec["headWidth"], self.spec["group"]
        empty = x.new_zeros(len(x), heads, 0, width)
        wide = feature_width(self.spec["features"], width)
        sums, keys, values, recent, seen = cache if cache is not None else (x.new_zeros(len(x), heads, wide, width + 1), empty, empty, empty, 0)
        q, k, v = self.project(x, torch.tensor([seen], device=x.device))
        if group:
            if keys.shape[2] == group:  # full: it is now an earlier group
                sums, keys, values = sums + self.features(keys, seen - group).transpose(-1, -2) @ with_ones(values), empty, empty
            keys, values = torch.cat([keys, k], 2), torch.cat([values, v], 2)
            weights = normalise(q @ keys.transpose(-1, -2) / math.sqrt(width))
            o = weights @ values + self.alpha[:, None, None] * divided(self.features(q, seen) @ sums)
        else:
            sums = sums + self.features(k, seen).transpose(-1, -2) @ with_ones(v)
            o = divided(self.features(q, seen) @ sums)
        if self.convolution is not None:
            half = self.convolution.shape[1] // 2
            recent = torch.cat([recent, v], 2)[:, :, -half - 1 :]
            o = o + (self.convolution[:, half + 1 - recent.shape[2] : half + 1, None] * recent).sum(2, keepdim=True)
            recent = recent[:, :, -half:]
        return self.output(o.transpose(1, 2).flatten(2)), (sums, keys, values, recent, seen + 1)
