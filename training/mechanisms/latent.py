"""Multi-head latent attention: all heads' keys and values are read off one small vector per token (DeepSeek-V2, 2405.04434).

c = RMSNorm(W_DKV x) is cached; k_h = W_UK,h c and v_h = W_UV,h c. RoPE between W_UQ and W_UK would keep them from being merged, so
position is told by a part of its own: one rotary key k^R a token, shared by all heads, and a rotary query a head.
score = (q_h · k_h + q^R_h · k^R) / √(d + d_R). Cached: d_c + d_R numbers per token, k^R before rotation.

The shape that ships: d_R = d/2 as in the paper. d_c = 4 d, the paper's, would be the whole width of so small a model and save less than half
of the cache; d_c = 32 makes 48 numbers per token, below the 64 of MQA, so that what the up-projections are worth can be seen.
Shapes: B batch, T tokens, D width, H heads, d head width, c latent width, r rotary width.
"""
import math

import torch
from torch import nn

from norm import RMSNorm

from .mechanism import Mechanism
from .softmax import attend, causal, normalise, rotate, rotation


class LatentAttention(Mechanism):
    family = "latent"

    def __init__(self, spec, width, epsilon):
        super().__init__()
        self.spec = spec
        heads, latent, narrow = spec["heads"], spec["latentWidth"], spec["queryLatentWidth"]
        inner = heads * spec["headWidth"]
        self.query_latent = nn.Linear(width, narrow, bias=False) if narrow else None
        self.query_norm = RMSNorm(narrow, epsilon) if narrow else None
        self.query = nn.Linear(narrow or width, inner, bias=False)
        self.rotary_query = nn.Linear(narrow or width, heads * spec["rotaryWidth"], bias=False)
        self.latent = nn.Linear(width, latent, bias=False)
        self.latent_norm = RMSNorm(latent, epsilon)
        self.rotary_key = nn.Linear(width, spec["rotaryWidth"], bias=False)
        self.key = nn.Linear(latent, inner, bias=False)
        self.value = nn.Linear(latent, inner, bias=False)
        self.output = nn.Linear(inner, width, bias=False)

    @staticmethod
    def cache_layout(spec):
        return [
            {"name": "latent", "numbers": spec["latentWidth"], "per": "token"},
            {"name": "rotaryKey", "numbers": spec["rotaryWidth"], "per": "token"},
        ]

    def initialise(self):
        """What is read off a normed latent starts at the deviation of a projection from the whole normed width."""
        width = self.output.weight.shape[0]
        matrices = [self.key, self.value] + ([self.query, self.rotary_query] if self.query_latent else [])
        for matrix in matrices:
            nn.init.normal_(matrix.weight, std=0.02 * math.sqrt(width / matrix.in_features))

    def split(self, y):
        """[B, T, H·e] → [B, H, T, e]."""
        return y.unflatten(-1, (self.spec["heads"], -1)).transpose(1, 2)

    def queries(self, x):
        """x [B, T, D] → q [B, H, T, d] and the rotary q^R [B, H, T, r], not rotated."""
        if self.query_latent is not None:
            x = self.query_norm(self.query_latent(x))
        return self.split(self.query(x)), self.split(self.rotary_query(x))

    def compress(self, x):
        """What is cached of x [B, T, D]: the latent c, normed, [B, T, c], and the rotary key, not rotated, [B, T, r]."""
        return self.latent_norm(self.latent(x)), self.rotary_key(x)

    def rotated(self, y, positions):
        """y [..., n, r] at its tokens' positions."""
        rope = self.spec["rope"]
        return rotate(y, *rotation(positions, self.spec["rotaryWidth"], rope["base"], y.dtype), rope["pairing"])

    def forward(self, x, visible=None, seen=None):
        """Parallel form, the naive one: builds every head's keys and values from the latent, then attends as ever."""
        positions = torch.arange(x.shape[1], device=x.device)
        near = causal(positions, positions)
        visible = near if visible is None else near & visible
        (query, rotary_query), (latent, rotary_key) = self.queries(x), self.compress(x)
        key, value = self.split(self.key(latent)), self.split(self.value(latent))
        shared = self.rotated(rotary_key, positions)[:, None].expand(-1, self.spec["heads"], -1, -1)
        q = torch.cat([query, self.rotated(rotary_query, positions)], -1)
        k = torch.cat([key, shared], -1)
        if seen is not None:
            seen["latent"], seen["rotaryKey"] = latent, rotary_key
            seen["keyNorms"], seen["valueNorms"] = k.norm(dim=-1).mT, value.norm(dim=-1).mT
        return self.output(attend(q, k, value, visible, None, seen))

    def read(self, queries, cache, positions):
        """One query over (c, k^R) alone, the absorbed form: W_UK moves to the query, W_UV behind the sum. → [B, 1, H·d].

        So decoding is multi-query attention whose one key is [c ; k^R] and whose one value is c.
        """
        (query, rotary_query), (latent, rotary_key) = queries, cache
        up_key = self.key.weight.unflatten(0, (self.spec["heads"], -1))  # [H, d, c]
        up_value = self.value.weight.unflatten(0, (self.spec["heads"], -1))
        absorbed = torch.einsum("bhd,hdc->bhc", query[:, :, 0], up_key)
        scores = torch.einsum("bhc,bmc->bhm", absorbed, latent)
        scores = scores + torch.einsum("bhr,bmr->bhm", self.rotated(rotary_query, positions[-1:])[:, :, 0], self.rotated(rotary_key, positions))
        weights = normalise(scores / math.sqrt(self.spec["headWidth"] + self.spec["rotaryWidth"]))
        mixed = torch.einsum("bhm,bmc->bhc", weights, latent)
        return torch.einsum("bhc,hdc->bhd", mixed, up_value).flatten(1)[:, None]

    def step(self, x, cache):
        """Step-by-step form, absorbed. The cache: (c, normed, and k^R, before rotation)."""
        new = self.compress(x)
        cache = new if cache is None else tuple(torch.cat(pair, 1) for pair in zip(cache, new))
        positions = torch.arange(cache[0].shape[1], device=x.device)
        return self.output(self.read(self.queries(x), cache, positions)), cache
