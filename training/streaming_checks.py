"""What must be equal whatever the model, measured; and the size of its sink.

Shapes: B texts, n tokens of a text.
"""
import blocked


def largest(a, b):
    return (a - b).abs().max().item()


def equalities(model, rows, size, pinned, at):
    """Largest differences of logits over the texts rows [B, n + 1]; each way to count positions by a real cache that turns keys by them."""
    tokens = rows[:, :-1]
    found = {"texts": len(tokens), "rows": tokens.shape[1], "size": size, "pinned": pinned}
    step = {}
    for count in (0, pinned):
        for positions in ("original", "cache"):
            step[count, positions] = blocked.stepped(model, tokens, size, count, positions)
            plan = blocked.plan(tokens.shape[1], model.spec, size, range(count), positions)
            by_blocks = blocked.forward(model, tokens, plan)[0]
            label = f"{'sinks' if count else 'window'}, positions {positions}: real cache against one masked forward"
            found[label] = largest(step[count, positions], by_blocks)
    found["window: positions original against cache"] = largest(step[0, "original"], step[0, "cache"])
    a, b = step[pinned, "original"], step[pinned, "cache"]
    found["sinks: positions original against cache, before the first eviction"] = largest(a[:, :size], b[:, :size])
    found["sinks: positions original against cache, after it"] = largest(a[:, size:], b[:, size:])
    fresh = blocked.recompute(model, tokens, at, size)
    found["window: kept against recomputed"] = largest(step[0, "cache"][:, at], fresh)
    double = model.double()
    a, b = (blocked.stepped(double, tokens[:1], size, 0, positions) for positions in ("original", "cache"))
    found["window: positions original against cache, one text in double precision"] = largest(a, b)
    model.float()
    return found


def sink(model, rows):
    """Sink₁ of Gu et al. (2410.10781): the share of heads whose mean attention on the first of 64 tokens is above 0.3."""
    record = {}
    for name, tokens in (("bos", rows[:, :64]), ("noBos", rows[:, 1:65])):
        share = blocked.forward(model, tokens, blocked.plan(64, model.spec), watched=[0])[1][..., 0].mean(0)
        record[name] = {"share": share.mean().item(), "largest": share.max().item(), "sinkHeads": (share > 0.3).float().mean().item()}
    return record
