"""What a window with pinned tokens computes, for long texts: one masked forward by blocks of rows, each over the columns that it needs.

The same numbers as `policies.py` for the kinds `full`, `window` and `recompute`, which stays the reference: this one is for measuring.
Row t attends to K_t: the pinned tokens seen so far and the latest others, `size` in all. A key of the contiguous run that ends in t is
t - j away both in the text and in the cache, so its score is an ordinary rotated product. Only columns across the hole, the pinned ones,
may be at another distance: there the query is turned by that distance and the key by none.
Shapes: B batch, n rows, H heads, d head width, D width, m columns of a block, p pinned columns, V vocabulary.
"""
import math

import torch
from torch.nn import functional

from mechanisms.softmax import rotate, rotation


def live(n, size=None, pinned=()):
    """[n, n], True where j is in K_t. `size` None evicts nothing. `pinned` are indices that stay once read and count towards `size`."""
    at = torch.arange(n)
    causal = at[:, None] >= at[None, :]
    if size is None:
        return causal
    pin = torch.zeros(n, dtype=torch.bool)
    pin[[j for j in pinned if j < n]] = True
    others = (~pin).long().cumsum(0)
    room = size - pin.long().cumsum(0)
    return causal & (pin[None, :] | (others[:, None] - others[None, :] < room[:, None]))


def distances(mask, positions):
    """[n, n]: how far row t is from key j, counted in the text (`original`) or in live keys (`cache`)."""
    at = torch.arange(len(mask))
    if positions == "original":
        return at[:, None] - at[None, :]
    rank = mask.long().cumsum(1)
    return rank[:, -1:] - rank


class Plan:
    """The blocks of a mask [n, n] under distances [n, n], for a model's heads of one width and one rotary base."""

    def __init__(self, mask, distance, spec, block=64):
        self.n, self.block = len(mask), block
        self.mask, self.distance, self.spec = mask, distance, spec
        self.made = {}

    def blocks(self, window):
        """[(first row, past the last, columns [m], mask [rows, m], holes)] for layers of that `window` (None: they have none).

        Holes are the columns whose distance is not t - j somewhere: (places in `columns` [p], cos and sin [rows, p, d/2]), or None.
        """
        if window not in self.made:
            self.made[window] = [self.make(window, a, min(self.n, a + self.block)) for a in range(0, self.n, self.block)]
        return self.made[window]

    def make(self, window, a, b):
        mask, distance = self.mask[a:b], self.distance[a:b]
        if window:
            mask = mask & (distance < window)
        columns = mask.any(0).nonzero()[:, 0]
        mask, distance = mask[:, columns], distance[:, columns]
        expected = torch.arange(a, b)[:, None] - columns[None, :]
        places = ((distance != expected) & mask).any(0).nonzero()[:, 0]
        added = torch.zeros(mask.shape).masked_fill(~mask, -math.inf)
        if len(places) == 0:
            return a, b, columns, added, None
        turns = distance[:, places]
        cos, sin = rotation(turns.flatten(), self.spec["headWidth"], self.spec["rope"]["base"], torch.float64)
        return a, b, columns, added, (places, cos.unflatten(0, turns.shape), sin.unflatten(0, turns.shape))


def plan(n, spec, size=None, pinned=(), positions="original", block=64):
    """A `Plan` for n tokens. `spec` is a model's; its layers share a head width and a rotary base."""
    attention = spec["layers"][0]["attention"]
    assert all(layer["attention"][part] == attention[part] for layer in spec["layers"] for part in ("headWidth", "rope")), "mixed layers"
    mask = live(n, size, pinned)
    return Plan(mask, distances(mask, positions), attention, block)


def attend(attention, x, plan, zero_sink, watched, since):
    """x [B, n, D] → what attention adds to the residual [B, n, D], and shares [B, H, 2], means over the rows from `since` on:
    of the attention on the columns `watched`, and of what extra logits take, so that it goes to no token."""
    spec = attention.spec
    if spec.get("weighting") == "relu":
        raise ValueError("blocked forwards are for softmax attention: its rows add up to 1, which the shares are of")
    q, k, v = attention.project(x)
    extra = attention.extra(q)
    group = spec["heads"] // spec["keyValueHeads"]
    k, v = k.repeat_interleave(group, 1), v.repeat_interleave(group, 1)
    at = torch.arange(plan.n)
    cos, sin = rotation(at, spec["headWidth"], spec["rope"]["base"], q.dtype)
    turned_q, turned_k = rotate(q, cos, sin, spec["rope"]["pairing"]), rotate(k, cos, sin, spec["rope"]["pairing"])
    scale = 1 / math.sqrt(spec["headWidth"])
    mixed = torch.empty_like(q)
    share = torch.zeros(*q.shape[:2], 2)
    for a, b, columns, added, holes in plan.blocks(spec["window"]):
        # A run of columns without a hole is a view, not a copy.
        first, last = int(columns[0]), int(columns[-1]) + 1
        columns = slice(first, last) if last - first == len(columns) else columns
        scores = (turned_q[:, :, a:b] * scale) @ turned_k[:, :, columns].transpose(2, 3)
        if holes is not None:
            places, cos, sin = holes
            far = rotate(q[:, :, a:b, None], cos.to(q.dtype), sin.to(q.dtype), spec["rope"]["pairing"])  # [B, H, rows, p, d]
            scores[..., places] = (far * k[:, :, columns][:, :, None, places]).sum(-1) * scale
        scores += added.to(q.dtype)
        idle = []
        if extra is not None:
            idle.append((extra[:, :, a:b] if extra.shape[2] == plan.n else extra).expand(*scores.shape[:-1], 1))
        if zero_sink:
            idle.append(torch.zeros_like(scores[..., :1]))
        weights = (torch.cat([scores, *idle], -1) if idle else scores).softmax(-1)[..., : scores.shape[-1]]
        mixed[:, :, a:b] = weights @ v[:, :, columns]
        late = weights[:, :, max(0, since - a) :]
        share[..., 0] += late[..., torch.isin(at[columns], torch.tensor(watched, dtype=torch.long))].sum((2, 3))
        if idle:
            share[..., 1] += late.shape[2] - late.sum((2, 3))
    return attention.finish(mixed.transpose(1, 2).flatten(2), x), share / (plan.n - since)


def forward(model, tokens, plan, rows=slice(None), zero_sink=False, watched=(), since=0):
    """tokens [B, n] → logits [B, rows, V] and the shares [B, L, H, 2] (see `attend`)."""
    x = model.embedding(tokens)
    shares = []
    for layer in model.layers:
        mixed, share = attend(layer.attention, layer.attention_norm(x), plan, zero_sink, watched, since)
        x = layer.feed(x + mixed)
        shares.append(share)
    return model.logits(x[:, rows]), torch.stack(shares, 1)


def loss(logits, targets):
    """logits [B, rows, V] and targets [B, rows] → [B, rows] in nats."""
    return functional.cross_entropy(logits.transpose(1, 2), targets, reduction="none")


def recompute(model, tokens, rows, size, pinned=0):
    """tokens [B, n] → logits [B, rows, V], `rows` ascending: each a fresh forward over the first `pinned` and the latest others."""
    n, fresh = tokens.shape[1], plan(size, model.spec)
    early = [t for t in rows if t < size]  # nothing is evicted yet, so that one forward has them all
    out = [forward(model, tokens[:, :size], plan(min(n, size), model.spec), early)[0]] if early else []
    for t in rows[len(early) :]:
        kept = torch.cat([tokens[:, :pinned], tokens[:, t + 1 - (size - pinned) : t + 1]], 1)
        out.append(forward(model, kept, fresh, slice(-1, None))[0])
    return torch.cat(out, 1)


def stepped(model, tokens, size, pinned, positions):
    """tokens [B, n] → logits [B, n, V] by a real cache, row by row: the oldest but the first `pinned` deleted, every key rotated by its
    position, counted in the text or in the cache, and the query by its own."""
    caches, kept, rows = [None] * len(model.layers), [], []
    for t in range(tokens.shape[1]):
        kept.append(t)
        full = len(kept) > size
        if full:
            del kept[pinned]
        places = torch.tensor(kept) if positions == "original" else torch.arange(len(kept))
        x = model.embedding(tokens[:, t : t + 1])
        for i, layer in enumerate(model.layers):
            normed = layer.attention_norm(x)
            q, *new = layer.attention.project(normed)
            if caches[i] is not None:
                old = [torch.cat([c[:, :, :pinned], c[:, :, pinned + 1 :]], 2) if full else c for c in caches[i]]
                new = [torch.cat(pair, 2) for pair in zip(old, new)]
            caches[i] = new
            visible = layer.attention.near(places[-1:], places)
            x = layer.feed(x + layer.attention.finish(layer.attention.attend(q, *new, places[-1:], places, visible), normed))
        rows.append(model.logits(x))
    return torch.cat(rows, 1)
