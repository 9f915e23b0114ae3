"""The StreamingLLM table (Xiao et al. 2309.17453) on the models that ship: `streaming.py --corpus FOLDER [ID …]`.

Every softmax model of the story tokenizer reads all of the held-out text, in texts of eight times the trained context, those tokens first that begin every text, under
a full cache, windows, pinned first tokens (sinks) and recomputation; so do the backcopy models on texts drawn from their task. Writes
docs/results/streaming.json and prints its tables. With IDs, only those models are read and the others' numbers stay as they are.

An arm's name: size of the cache / what it keeps / positions (`text` or `cache`: distances counted in the text or in live keys).
Shapes: B texts, n tokens of a text, L layers, H heads.
"""
import argparse
import datetime
import hashlib
import json
import math
import os
import platform
import time

import numpy as np
import torch

import blocked
import corpus
import export_policies
from intervals import difference, figure
from recall import recall
from streaming_checks import equalities, sink
from streaming_tables import tables
from tasks.backcopy import Backcopy
from tokenizer import Tokenizer

MODELS = os.path.join(export_policies.ROOT, "public", "models")
RESULTS = os.path.join(export_policies.ROOT, "docs", "results", "streaming.json")
BATCH = 2  # of texts: larger ones only leave the processor's cache
RECOMPUTED = 128  # rows of a text at which `recompute` is evaluated: it costs O(size²) a token
DRAWN, DRAWN_SEED = 64, 11  # texts from the backcopy task


def shipped(id):
    """The model from the float16 weights that ship, computing in single precision."""
    return export_policies.shipped(id).float()


def arm(size, pinned, positions, replaced=None, zero_sink=False):
    """`replaced` {index: token} is what is read there instead of the text's own token."""
    return {"size": size, "pinned": list(pinned), "positions": positions, "replaced": replaced or {}, "zeroSink": zero_sink}


def arms(sizes, sinks, newline, first):
    """{name: arm}. Without pins, both ways to count positions are one computation (`equalities` checks it), so `window` is listed once."""
    pins = min(4, max(sinks))
    table = {
        "full": arm(None, [], "original"),
        "full/newline": arm(None, [], "original", {0: newline}),
        "full/zero-sink": arm(None, [], "original", zero_sink=True),
    }
    for size in sizes:
        table[f"{size}/window"] = arm(size, [], "cache")
        for count in sinks:
            table[f"{size}/sinks-{count}/text"] = arm(size, range(count), "original")
            table[f"{size}/sinks-{count}/cache"] = arm(size, range(count), "cache")
        # Keys and values of tokens that were not the first, relabelled: once what preceded them is evicted they count from 0.
        later = size // 2
        table[f"{size}/token-{later}/cache"] = arm(size, [later], "cache")
        table[f"{size}/bos-at-{later}-only/cache"] = arm(size, [later], "cache", {0: newline, later: first})
        if pins == 4:
            table[f"{size}/tokens-4-7/cache"] = arm(size, range(4, 8), "cache")
        table[f"{size}/newline-1/cache"] = arm(size, [0], "cache", {0: newline})
        if pins == 4:
            table[f"{size}/newline-4/cache"] = arm(size, range(4), "cache", {i: newline for i in range(4)})
        table[f"{size}/window/zero-sink"] = arm(size, [], "cache", zero_sink=True)
        table[f"{size}/sinks-{pins}/cache/zero-sink"] = arm(size, range(pins), "cache", zero_sink=True)
    return table


def read(model, rows, arm, since):
    """rows [B, n + 1] → losses [B, n] and shares [B, L, H, 2] of the rows from `since` on: on the pinned (or first) tokens and on none."""
    inputs, targets = rows[:, :-1].clone(), rows[:, 1:]
    for index, token in arm["replaced"].items():
        inputs[:, index] = token
    plan = blocked.plan(inputs.shape[1], model.spec, arm["size"], arm["pinned"], arm["positions"])
    watched = arm["pinned"] or ([0] if arm["size"] is None else [])
    losses, shares = [], []
    for i in range(0, len(rows), BATCH):
        logits, share = blocked.forward(model, inputs[i : i + BATCH], plan, zero_sink=arm["zeroSink"], watched=watched, since=since)
        losses.append(blocked.loss(logits, targets[i : i + BATCH]))
        shares.append(share)
    return torch.cat(losses), torch.cat(shares)


def recomputed(model, rows, at, size, pinned):
    """rows [B, n + 1] → losses [B, len(at)] of the rows `at`."""
    return blocked.loss(blocked.recompute(model, rows[:, :-1], at, size, pinned), rows[:, 1:][:, at])


def evaluate(model, rows, context, sizes, sinks, newline):
    """Every arm on rows [B, n + 1]: its losses by range of rows, paired differences, the sinks' share of attention and an even one."""
    n, pins = rows.shape[1] - 1, min(4, max(sinks))
    edges = [min(sizes), context] + [context * 2**i for i in range(1, (n // context).bit_length())]
    ranges = {f"{a}-{b}": slice(a, b) for a, b in zip(edges, edges[1:])}
    ranges["beyond"] = slice(context, n)
    at = list(range(2 * context, n, (n - 2 * context) // RECOMPUTED))[:RECOMPUTED]
    table, losses, sampled, shares = arms(sizes, sinks, newline, model.spec["start"][0]), {}, {}, {}
    for name, arm in table.items():
        losses[name], shares[name] = read(model, rows, arm, context)
        losses[name][:, : len(model.spec["start"]) - 1] = torch.nan  # what begins every text is given, not foretold
        sampled[name] = losses[name][:, at]
        print(f"  {name}: {losses[name][:, context:].mean():.4f}", flush=True)
    for size in sizes:
        for name, pinned in ((f"{size}/recompute", 0), (f"{size}/recompute/bos", 1)):
            sampled[name] = recomputed(model, rows, at, size, pinned)
            print(f"  {name}: {sampled[name].mean():.4f}", flush=True)

    records = {}
    for name in sampled:
        size = max(sizes) if name.startswith("full") else name.split("/")[0]
        rivals = {"sinks": f"{size}/sinks-{pins}/cache", "window": f"{size}/window", "recompute": f"{size}/recompute"}
        record = {"loss": {}, "minus": {}}
        for part, span in ranges.items() if name in losses else ():
            mean = losses[name][:, span].mean(1)
            record["loss"][part] = figure(mean)
            for rival in ("sinks", "window"):
                record["minus"].setdefault(rival, {})[part] = difference(mean, losses[rivals[rival]][:, span].mean(1))
        record["loss"]["sampled"] = figure(sampled[name].mean(1))
        for rival, other in rivals.items():
            record["minus"].setdefault(rival, {})["sampled"] = difference(sampled[name].mean(1), sampled[other].mean(1))
        if name in losses:
            record = {**table[name], **record}
            record["byPosition"] = losses[name].unflatten(1, (32, n // 32)).nanmean((0, 2)).tolist()
            mean = shares[name].mean((0, 2))  # [L, 2]
            if table[name]["pinned"] or table[name]["size"] is None:
                each = 1 / torch.arange(context + 1, n + 1)  # the first token's even share of each row of a full cache
                even = len(table[name]["pinned"]) / table[name]["size"] if table[name]["size"] else each.mean().item()
                record["sinkShare"] = {"mean": mean[:, 0].mean().item(), "byLayer": mean[:, 0].tolist(), "even": even}
            if mean[:, 1].any():
                record["noTokenShare"] = {"mean": mean[:, 1].mean().item(), "byLayer": mean[:, 1].tolist()}
        records[name] = record
    return {"texts": len(rows), "tokens": n, "trainedContext": context, "sampledRows": [at[0], at[-1], len(at)], "arms": records}


def only_softmax(entry):
    """Whether a model of the catalogue has nothing but softmax attention: the arms are defined for its cache alone."""
    with open(os.path.join(MODELS, entry["spec"]), encoding="utf-8") as file:
        return all(layer["attention"]["kind"] == "softmax" for layer in json.load(file)["layers"])


def held_out(folder, tokenizer):
    """All of the held-out text as tokens, a blank line between documents, as in training."""
    documents = (text for text in corpus.documents(folder) if corpus.held_out(text))
    return torch.tensor([id for text in documents for id in tokenizer.encode(text + "\n\n")])


def texts(ids, n, start=(0,)):
    """[B, n + 1]: all of ids in texts that do not overlap, the tokens `start` first in each."""
    rows = torch.stack([ids[s : s + n + 1 - len(start)] for s in range(0, len(ids) - n, n)])
    return torch.cat([torch.tensor(start).expand(len(rows), -1), rows], 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("ids", nargs="*")
    parser.add_argument("--corpus", default=None)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.set_grad_enabled(False)
    with open(os.path.join(MODELS, "catalogue.json"), encoding="utf-8") as file:
        entries = {entry["id"]: entry for entry in json.load(file)["models"] if only_softmax(entry)}
    record = {"command": "python3 streaming.py --corpus FOLDER", "models": {}}
    if options.ids and os.path.exists(RESULTS):
        with open(RESULTS, encoding="utf-8") as file:
            record = json.load(file)
    for id in options.ids or entries:
        entry, started = entries[id], time.time()
        model = shipped(id)
        context = entry["trainedContext"] - len(model.spec["start"]) + 1
        tokenizer = Tokenizer.load(os.path.join(MODELS, entry["tokenizer"]))
        (newline,) = tokenizer.encode("\n")
        print(id, flush=True)
        if entry["tokenizer"] in ("tokenizers/story.json", "tokenizers/story-sink.json"):
            ids = held_out(corpus.folder(options.corpus), tokenizer)
            rows, sizes, sinks, pinned = texts(ids, 8 * context, model.spec["start"]), (context // 4, context), (1, 2, 4, 8), 4
            source = {"heldOutTokens": len(ids), "sha256": hashlib.sha256(ids.numpy().astype("<u2").tobytes()).hexdigest()}
        elif entry["tokenizer"] == "tokenizers/backcopy.json":
            rows = torch.from_numpy(Backcopy(context).draw(np.random.default_rng(DRAWN_SEED), DRAWN, 8 * context))
            sizes, sinks, pinned, source, ids = (48,), (1,), 1, {"drawn": DRAWN, "seed": DRAWN_SEED}, None
        else:
            continue
        result = {"weights": entry["sha256"], "text": source, **evaluate(model, rows, context, sizes, sinks, newline)}
        result["sink1"] = sink(model, rows)
        at = list(range(sizes[0] - 1, rows.shape[1] - 1, 97))
        result["equalities"] = equalities(model, rows[:2], sizes[0], pinned, at)
        if ids is not None:
            result["recall"] = recall(model, ids, sizes, pinned)
        result["date"] = datetime.date.today().isoformat()
        result["machine"] = f"{platform.machine()}, one CPU thread, torch {torch.__version__}"
        result["seconds"] = round(time.time() - started)
        record["models"][id] = result
        with open(RESULTS, "w", encoding="utf-8") as file:
            json.dump(rounded(record), file, separators=(",", ":"))
            file.write("\n")
    for id, result in rounded(record)["models"].items():
        print("\n".join(["", f"## {id}", *tables(result)]))


def rounded(value):
    """Six significant digits."""
    if isinstance(value, dict):
        return {key: rounded(v) for key, v in value.items()}
    if isinstance(value, list):
        return [rounded(v) for v in value]
    return float(f"{value:.6g}") if isinstance(value, float) else value


if __name__ == "__main__":
    main()
