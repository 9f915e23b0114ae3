"""The upper half of a decoder-decoder: layers that read one shared cache of keys and values (YOCO, 2405.05254).

The first cross layer fills the cache: k and v are projected once from its normed input, which is the RMSNorm of what the
self-decoder below made. The cross layers above it have queries alone and read the same k and v. (The paper's code gives k and v a
norm of their own; its gain only scales the columns of W_K and W_V, as the gain here does, so one norm serves all three.)
Since no key or value depends on a cross layer, a prompt needs the cross-decoder at its last position only.
Shapes: B batch, T tokens, D width, H heads, G key/value heads, d head width.
"""
import torch
from torch import nn

from .mechanism import Mechanism
from .softmax import attend, causal, rotate, rotation


class CrossAttention(Mechanism):
    family = "cross"

    def __init__(self, spec, width, epsilon):
        super().__init__()
        self.spec, self.fills = spec, spec["fills"]
        inner, kept = (spec[heads] * spec["headWidth"] for heads in ("heads", "keyValueHeads"))
        self.query = nn.Linear(width, inner, bias=spec["bias"])
        self.key = nn.Linear(width, kept, bias=spec["bias"]) if self.fills else None
        self.value = nn.Linear(width, kept, bias=False) if self.fills else None
        self.output = nn.Linear(inner, width, bias=False)

    @staticmethod
    def cache_layout(spec):
        numbers = spec["keyValueHeads"] * spec["headWidth"]
        return [{"name": name, "numbers": numbers, "per": "token"} for name in ("key", "value")] if spec["fills"] else []

    def split(self, y):
        """[B, n, heads·d] → [B, heads, n, d]."""
        return y.unflatten(-1, (-1, self.spec["headWidth"])).transpose(1, 2)

    def rotated(self, y, positions):
        rope = self.spec["rope"]
        return rotate(y, *rotation(positions, self.spec["headWidth"], rope["base"], y.dtype), rope["pairing"])

    def fill(self, x, cache=None):
        """The shared cache (k, unrotated, and v, each [B, G, m, d]) with what x [B, n, D] adds behind it. Of the filling layer alone."""
        new = self.split(self.key(x)), self.split(self.value(x))
        return new if cache is None else tuple(torch.cat(pair, 2) for pair in zip(cache, new))

    def forward(self, x, shared, visible=None, seen=None):
        """x [B, n, D], the last n tokens of those in `shared` (k, v) → [B, n, D]. `visible` [n, m] narrows what a row may see."""
        k, v = shared
        at = torch.arange(k.shape[2], device=x.device)
        rows = at[len(at) - x.shape[1] :]
        near = causal(rows, at)
        visible = near if visible is None else near & visible
        if seen is not None:
            seen["keyNorms"], seen["valueNorms"] = k.norm(dim=-1).mT, v.norm(dim=-1).mT
        return self.output(attend(self.rotated(self.split(self.query(x)), rows), self.rotated(k, at), v, visible, None, seen))
