"""What a policy for the key-value cache computes, without a cache: masked forwards over the whole text, row by row where it must be.

Row t attends to the token indices K_t, ascending, its own last. A key's entries come from its own row, computed with that row's own K,
so one forward with the mask M[t, j] = (j in K_t) is exact at every depth. Only `recompute` differs: each row is a fresh forward.
A policy is {kind, size, pinned, positions}; the first `pinned` indices are never evicted by it and count towards its size: 0 … pinned - 1,
or where index 0 is dropped, 1 … pinned.
  full       evicts nothing.
  window     evicts the oldest (with pins: StreamingLLM, Xiao et al. 2309.17453).
  heavy      evicts the one with the least accumulated attention, the last row's included, but none of the last half of what is not pinned,
             the last row's own among these (H2O, Zhang et al. 2306.14048, as `H2OKVCache_LayerWise` and FlexGen of its code decode).
  tova       evicts the one with the least attention from the last row (Oren et al. 2401.06104).
  recompute  keeps what `window` keeps and reads it afresh at every row, so that nothing of an evicted token lives on in deep keys.
Positions: `original` counts the distance between two tokens in the text, `cache` in live keys.
Interventions are {zeroSink, silenced, dropFirst}: one more zero logit in each softmax; heads, counted layer by layer, whose mixed output
is zero; index 0 evicted right after its own row, and as many pinned as before, from index 1 on.
Shapes: n rows, H heads, d head width, V vocabulary.
"""
import math

import torch

from mechanisms.softmax import rectify, rotate, rotation

NONE = {"zeroSink": False, "silenced": [], "dropFirst": False}


def candidates(kind, live, last, total, size, pinned, first=0):
    """{index: score} of what may go; the least score goes first. `first`: the first index that is pinned."""
    free = [j for j in live if j >= first + pinned]
    if kind in ("window", "recompute"):
        return {j: j for j in free}
    if kind == "tova":
        return {j: last[j] for j in free}
    if kind == "heavy":
        recent = live[len(live) - (size - pinned) // 2 :]
        return {j: total[j] for j in free if j not in recent}
    raise ValueError(kind)


def evict(kind, live, last, total, size, pinned, first=0):
    """The indices of `live` (ascending) to evict, in order, before one more is admitted.

    `last` and `total` hold by index the attention that a key got from the last row and from all rows, mean over every head of every layer.
    """
    gone = []
    while kind != "full" and len(live) + 1 > size:
        scores = candidates(kind, live, last, total, size, pinned, first)
        least = min(scores, key=lambda j: (scores[j], j))
        gone.append(least)
        live = [j for j in live if j != least]
    return gone


def gap(scores):
    """By how much of the runner-up's score the least one is below it."""
    if len(scores) < 2:
        return float("inf")
    least, next_least = sorted(scores.values())[:2]
    return (next_least - least) / next_least if next_least > 0 else 0.0


def geometry(live, positions):
    """The mask [n, n] and the distances [n, n] (zero where masked) of rows that attend to live[0] … live[n - 1]."""
    n = len(live)
    mask = torch.zeros(n, n, dtype=torch.bool)
    distance = torch.zeros(n, n, dtype=torch.long)
    for t, kept in enumerate(live):
        places = torch.tensor(kept) if positions == "original" else torch.arange(len(kept))
        mask[t, kept] = True
        distance[t, kept] = places[-1] - places
    return mask, distance


def attend(attention, x, mask, distance, silenced, zero_sink):
    """x [1, n, D] → what attention adds to the residual [1, n, D], its weights [H, n, n]. `silenced` are heads of this layer."""
    spec = attention.spec
    q, k, v = attention.project(x)
    group = spec["heads"] // spec["keyValueHeads"]
    k, v = k.repeat_interleave(group, 1), v.repeat_interleave(group, 1)
    # Each pair has its own distance, so each key is rotated once for every row that reads it: [1, H, n, n, d].
    cos, sin = rotation(-distance.flatten(), spec["headWidth"], spec["rope"]["base"], k.dtype)
    turned = rotate(k[:, :, None], cos.unflatten(0, distance.shape), sin.unflatten(0, distance.shape), spec["rope"]["pairing"])
    scores = (q[:, :, :, None] * turned).sum(-1) / math.sqrt(spec["headWidth"])
    if spec["window"]:
        mask = mask & (distance < spec["window"])
    columns = [scores.masked_fill(~mask, -math.inf)]
    extra = attention.extra(q)
    if extra is not None:
        columns.append(extra.expand(*scores.shape[:-1], 1))
    if zero_sink:
        columns.append(torch.zeros_like(scores[..., :1]))
    relu = spec.get("weighting") == "relu"  # without a denominator there is no zero sink either
    weights = rectify(scores, mask) if relu else torch.cat(columns, -1).softmax(-1)[..., : scores.shape[-1]]
    mixed = weights @ v
    mixed[:, silenced] = 0
    return attention.finish(mixed.transpose(1, 2).flatten(2), x), weights[0]


def forward(model, tokens, mask, distance, interventions=NONE):
    """tokens [n] → logits [n, V] and each layer's weights [H, n, n]."""
    x = model.embedding(tokens[None])
    attention, first = [], 0
    for layer in model.layers:
        heads = layer.attention.spec["heads"]
        silenced = [head - first for head in interventions["silenced"] if first <= head < first + heads]
        mixed, weights = attend(layer.attention, layer.attention_norm(x), mask, distance, silenced, interventions["zeroSink"])
        x = layer.feed(x + mixed)
        attention.append(weights)
        first += heads
    return model.logits(x)[0], attention


def live_sets(model, tokens, policy, interventions):
    """K_0 … K_{n - 1}, and the gap of each eviction that attention decides."""
    kind, size, pinned = policy["kind"], policy["size"], policy["pinned"]
    first = 1 if interventions["dropFirst"] else 0
    live, gaps = [], []
    for t in range(len(tokens)):
        kept = live[-1] if t > 0 else []
        if interventions["dropFirst"]:
            kept = [j for j in kept if j != 0]
        last = total = None
        if kind in ("heavy", "tova") and len(kept) + 1 > size:
            _, attention = forward(model, tokens[:t], *geometry(live, policy["positions"]), interventions)
            mean = torch.cat(attention).mean(0)
            # A column sums to what its key got while it was live: its weight is zero in every other row.
            last, total = mean[-1].tolist(), mean.sum(0).tolist()
            gaps.append(gap(candidates(kind, kept, last, total, size, pinned, first)))
        gone = evict(kind, kept, last, total, size, pinned, first)
        live.append([j for j in kept if j not in gone] + [t])
    return live, gaps


@torch.no_grad()
def simulate(model, tokens, policy, interventions=NONE):
    """tokens [n] under a policy → {live: K_t of each row, logits [n, V], attention: the last row's [H, |K|] by layer, gaps}."""
    assert policy["kind"] == "full" or policy["pinned"] < policy["size"], policy
    live, gaps = live_sets(model, tokens, policy, interventions)
    if policy["kind"] == "recompute":
        rows = []
        for kept in live:
            places = torch.tensor(kept) if policy["positions"] == "original" else torch.arange(len(kept))
            mask = torch.ones(len(kept), len(kept), dtype=torch.bool).tril()
            logits, attention = forward(model, tokens[kept], mask, places[:, None] - places[None, :], interventions)
            rows.append(logits[-1])
        return {"live": live, "logits": torch.stack(rows), "attention": [weights[:, -1] for weights in attention], "gaps": gaps}
    logits, attention = forward(model, tokens, *geometry(live, policy["positions"]), interventions)
    return {"live": live, "logits": logits, "attention": [weights[:, -1, live[-1]] for weights in attention], "gaps": gaps}
