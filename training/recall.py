"""The recall probe beside a perplexity, which may stay flat while what was evicted is gone: is a passage read again predicted better?

Shapes: R trials.
"""
import torch

import blocked
from intervals import difference

TRIALS, LEAD, PASSAGE, GAPS = 64, 16, 24, (16, 100, 200, 1000)
BATCH = 16


def passages(ids, gap, trials, start=(0,)):
    """Two texts per trial, each [R, LEAD + PASSAGE + gap + PASSAGE]: `start` and a lead-in longer than any pins, a passage, the text that
    follows it, the passage again; and the same with another passage in the first place."""
    lead = LEAD - len(start)
    length = lead + PASSAGE + gap
    starts = torch.linspace(0, len(ids) - length, trials).long()
    rows = torch.stack([ids[s : s + length] for s in starts])
    others = torch.stack([torch.arange(s, s + PASSAGE) for s in starts + len(ids) // 2]) % len(ids)
    passage = rows[:, lead : lead + PASSAGE]
    again = torch.cat([torch.tensor(start).expand(trials, -1), rows, passage], 1)
    other = again.clone()
    other[:, LEAD : LEAD + PASSAGE] = ids[others]
    return again, other


def recall(model, ids, sizes, sinks):
    """{gap: {arm: gains}} of the second half of the repeated passage."""
    results = {}
    for gap in GAPS:
        again, other = passages(ids, gap, TRIALS, model.spec["start"])
        n, half = again.shape[1] - 1, PASSAGE // 2
        first, second = LEAD + half, n + 1 - half  # where the half begins
        at = [*range(first - 1, first - 1 + half), *range(second - 1, n)]
        forwards = {}
        for name, size, count, positions in (
            ("full", None, 0, "original"),
            *((f"{size}/window", size, 0, "cache") for size in sizes),
            *((f"{size}/sinks-{sinks}/text", size, sinks, "original") for size in sizes),
            *((f"{size}/sinks-{sinks}/cache", size, sinks, "cache") for size in sizes),
        ):
            plan = blocked.plan(n, model.spec, size, range(count), positions)
            forwards[name] = lambda inputs, plan=plan: blocked.forward(model, inputs, plan, at)[0]
        for size in sizes:
            if gap < size:  # beyond that both texts are the same to a recomputed window, so that the gain is zero
                forwards[f"{size}/recompute"] = lambda inputs, size=size: blocked.recompute(model, inputs, at, size)
        results[gap] = {}
        for name, run in forwards.items():
            with_it, without = (
                torch.cat([blocked.loss(run(batch[:, :-1]), batch[:, 1:][:, at]) for batch in rows.split(BATCH)]) for rows in (again, other)
            )
            results[gap][name] = gains(with_it[:, half:].mean(1), without[:, half:].mean(1), with_it[:, :half].mean(1))
        print(f"  recall over {gap}: " + ", ".join(f"{name} {g['gain']['nats']:+.3f}" for name, g in results[gap].items()), flush=True)
    return {"trials": TRIALS, "lead": LEAD, "passage": PASSAGE, "gaps": results}


def gains(again, other, first):
    """Losses [R] of the repetition, of the same tokens after another passage, and of the first occurrence."""
    return {"repeated": again.mean().item(), "gain": difference(other, again), "gainOverFirst": difference(first, again)}
