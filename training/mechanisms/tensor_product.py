"""Tensor product attention: each token's queries, keys and values are sums of a few outer products (T6, 2501.06425).

Q_t = (1/R_Q) Σ_r a_r ⊗ b_r, with a_r ∈ R^H (which heads) and b_r ∈ R^d (what), both linear in x_t; K_t and V_t alike. RoPE acts on the
side of d alone, so rotating b_r is rotating every head of the sum (theorem 3.1). What is cached are the factors of keys and values,
(R_K + R_V)(H + d) numbers per token, the b of the keys before rotation.
Shapes: B batch, T tokens, D width, H heads, d head width, R a rank. a [B, T, R, H], b [B, T, R, d].
"""
import math

import torch
from torch import nn

from .mechanism import Mechanism
from .softmax import attend, causal, normalise, rotate, rotation


def outer(a, b):
    """The heads that factors multiply to: (1/R) Σ_r a_r ⊗ b_r, [B, H, T, d]."""
    # Rank by rank: a batched product of matrices this small costs more than these passes.
    heads = a.transpose(1, 3).unsqueeze(-1) / a.shape[2]  # [B, H, R, T, 1]
    parts = b.transpose(1, 2).unsqueeze(1)  # [B, 1, R, T, d]
    total = heads[:, :, 0] * parts[:, :, 0]
    for r in range(1, a.shape[2]):
        total = torch.addcmul(total, heads[:, :, r], parts[:, :, r])
    return total


class TensorProductAttention(Mechanism):
    family = "tensorProduct"

    def __init__(self, spec, width, epsilon):
        super().__init__()
        self.spec = spec
        heads, head_width, bias = spec["heads"], spec["headWidth"], spec["bias"]
        self.query_a = nn.Linear(width, spec["queryRank"] * heads, bias=bias)
        self.query_b = nn.Linear(width, spec["queryRank"] * head_width, bias=bias)
        self.key_a = nn.Linear(width, spec["keyRank"] * heads, bias=bias)
        self.key_b = nn.Linear(width, spec["keyRank"] * head_width, bias=bias)
        self.value_a = nn.Linear(width, spec["valueRank"] * heads, bias=False)
        self.value_b = nn.Linear(width, spec["valueRank"] * head_width, bias=False)
        self.output = nn.Linear(heads * head_width, width, bias=False)

    @staticmethod
    def cache_layout(spec):
        return [
            {"name": f"{side}{part[0].upper()}", "numbers": spec[f"{part}Rank"] * spec[width], "per": "token"}
            for part in ("key", "value")
            for side, width in (("a", "heads"), ("b", "headWidth"))
        ]

    def initialise(self):
        """Q, K and V start at the deviation that a projection of weights with deviation 0.02 would give them.

        With a and b of deviation s each, a sum of R products over R has s²/√R; so s² = 0.02 √(R D), of weights s/√D.
        """
        for part in ("query", "key", "value"):
            for factor in (f"{part}_a", f"{part}_b"):
                matrix = getattr(self, factor).weight
                nn.init.normal_(matrix, std=math.sqrt(0.02 * math.sqrt(self.spec[f"{part}Rank"] / matrix.shape[1])))

    def factors(self, x, part):
        """x [B, T, D] → a [B, T, R, H] and b [B, T, R, d] of `query`, `key` or `value`, none of them rotated."""
        rank = self.spec[f"{part}Rank"]
        return tuple(getattr(self, f"{part}_{side}")(x).unflatten(-1, (rank, -1)) for side in "ab")

    def rotated(self, b, positions):
        """b [B, n, R, d] at its tokens' positions."""
        rope = self.spec["rope"]
        cos, sin = rotation(positions, self.spec["headWidth"], rope["base"], b.dtype)
        return rotate(b, cos[:, None], sin[:, None], rope["pairing"])

    def forward(self, x, visible=None, seen=None):
        """Parallel form: builds every head's queries, keys and values from their factors, then attends as ever."""
        positions = torch.arange(x.shape[1], device=x.device)
        near = causal(positions, positions)
        visible = near if visible is None else near & visible
        (qa, qb), (ka, kb), (va, vb) = (self.factors(x, part) for part in ("query", "key", "value"))
        q, k, v = outer(qa, self.rotated(qb, positions)), outer(ka, self.rotated(kb, positions)), outer(va, vb)
        if seen is not None:
            seen.update(aK=ka, bK=kb, aV=va, bV=vb)
            seen["keyNorms"], seen["valueNorms"] = k.norm(dim=-1).mT, v.norm(dim=-1).mT
        return self.output(attend(q, k, v, visible, None, seen))

    def read(self, query, cache, positions):
        """One query over factors alone, no head's key or value ever built (the paper's algorithm 2). → [B, 1, H·d].

        The products of b_r and b_s are the same for all heads: the factors a only weigh them.
        """
        qa, qb = query[0][:, 0], self.rotated(query[1], positions[-1:])[:, 0]
        ka, kb, va, vb = cache
        products = torch.einsum("bre,bmse->bmrs", qb, self.rotated(kb, positions))
        scale = 1 / (qa.shape[1] * ka.shape[2] * math.sqrt(self.spec["headWidth"]))
        weights = normalise(torch.einsum("brh,bmsh,bmrs->bhm", qa, ka, products) * scale)
        mixed = torch.einsum("bhm,bmrh,bmre->bhe", weights, va, vb) / va.shape[2]
        return mixed.flatten(1)[:, None]

    def step(self, x, cache):
        """Step-by-step form, from factors alone. The cache: a and b of the keys, before rotation, a and b of the values."""
        new = (*self.factors(x, "key"), *self.factors(x, "value"))
        cache = new if cache is None else tuple(torch.cat(pair, 1) for pair in zip(cache, new))
        positions = torch.arange(cache[0].shape[1], device=x.device)
        return self.output(self.read(self.factors(x, "query"), cache, positions)), cache
