"""Trains one model of the zoo: `train.py mha --corpus FOLDER`. Stop it at any time; the same command resumes.

AdamW (0.9, 0.95), weight decay on matrices only, linear warm-up, cosine to a tenth of the peak, gradients clipped to 1.
Every batch is drawn from a generator seeded by (seed, step), so that a run that was stopped sees the same batches.
"""
import argparse
import json
import math
import os
import time

import numpy as np
import torch
from torch.nn import functional

import tasks
import zoo
from model import Transformer, as_decoded


def steps_of(budget):
    """Steps that a budget of tokens allows."""
    return budget["tokens"] // (budget["batch"] * budget["context"])


def learning_rate(step, steps, budget):
    if step < budget["warmup"]:
        return budget["peakLearningRate"] * (step + 1) / budget["warmup"]
    part = (step - budget["warmup"]) / max(1, steps - budget["warmup"])
    return budget["peakLearningRate"] * (0.1 + 0.9 * 0.5 * (1 + math.cos(math.pi * part)))


def groups(model, decay):
    """Matrices decay; norms and biases do not."""
    parameters = list(model.parameters())
    return [
        {"params": [p for p in parameters if p.ndim >= 2], "weight_decay": decay},
        {"params": [p for p in parameters if p.ndim < 2], "weight_decay": 0.0},
    ]


def save(path, state):
    """Writes beside, then renames: a run killed while writing keeps its last checkpoint."""
    torch.save(state, path + ".new")
    os.replace(path + ".new", path)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("id")
    parser.add_argument("--corpus", default=None)
    parser.add_argument("--checkpoints", default=os.environ.get("KEEPSAKE_CHECKPOINTS", "checkpoints"))
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--precision", choices=("float32", "bfloat16"), default="bfloat16" if torch.cuda.is_available() else "float32",
                        help="of autocast; bfloat16 pays on a CPU that multiplies it (AMX, avx512_bf16) and is ten times slower on one that does not")
    parser.add_argument("--compile", action="store_true", help="compile the forward pass, its loss and their gradients: PyTorch 2 and a C++ compiler")
    parser.add_argument("--part", type=int, default=None, help="sequences at a time, their gradients added up: 4 on a CPU, all on a GPU")
    parser.add_argument("--seed", type=int, default=None, help="another than the zoo's, for how far a result hangs on it; saved as ID.seedN")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="stop (resumably) after so long")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)

    entry = zoo.entry(options.id)
    budget = entry.BUDGET if options.seed is None else {**entry.BUDGET, "seed": options.seed}
    name = options.id if options.seed is None else f"{options.id}.seed{options.seed}"
    torch.manual_seed(budget["seed"])
    os.makedirs(options.checkpoints, exist_ok=True)
    task = tasks.load(entry.TASK, budget["context"], options.checkpoints, options.corpus)
    model = Transformer(entry.SPEC).to(options.device)
    optimizer = torch.optim.AdamW(groups(model, budget["weightDecay"]), lr=0.0, betas=(0.9, 0.95))
    steps = steps_of(budget)
    path = os.path.join(options.checkpoints, name + ".pt")
    step, seconds = 0, 0.0
    if os.path.exists(path):
        state = torch.load(path, map_location=options.device)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        step, seconds = state["step"], state["seconds"]

    def checkpoint():
        save(path, {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step, "seconds": seconds, "precision": options.precision})

    snapshots = {tokens // (budget["batch"] * budget["context"]) for tokens in getattr(entry, "SNAPSHOTS", ())}

    def snapshot():
        """The weights as they are now, in float16, beside their figures: one point of the model's history."""
        model.eval()
        values = task.figures(model, options.device)
        model.train()
        save(os.path.join(options.checkpoints, f"{name}.{step}.pt"), {"model": {key: value.half() for key, value in model.state_dict().items()}, "step": step, "figures": values})

    def log(**values):
        line = json.dumps({"step": step, "tokens": step * budget["batch"] * budget["context"], "seconds": round(seconds), **values})
        print(line, flush=True)
        with open(os.path.join(options.checkpoints, name + ".jsonl"), "a") as file:
            file.write(line + "\n")

    @torch.no_grad()
    def leak():
        """The loss of held-out text as the model is trained, seeing ahead, and as it writes; nothing where the two are one."""
        decoded = as_decoded(model)
        if decoded is model:
            return {}
        batches = [batch for batch, _ in zip(task.validation_batches(), range(4))]

        def loss(model):
            return sum(functional.cross_entropy(model(x.to(options.device)).float().flatten(0, 1), y.to(options.device).flatten()).item() for x, y in batches) / len(batches)

        return {"asTrained": loss(model), "asDecoded": loss(decoded)}

    def loss_of(x, y):
        """The mean cross entropy of y after x: tokens [b, T], or the chances of each, [b, T, V]."""
        with torch.autocast(options.device, dtype=torch.bfloat16, enabled=options.precision == "bfloat16"):
            logits = model(x)
        return functional.cross_entropy(logits.float().flatten(0, 1), y.flatten(0, 1))

    if options.compile:
        loss_of = torch.compile(loss_of)
    part = options.part or (4 if options.device == "cpu" else budget["batch"])
    started, mark = time.time(), time.time()
    running = None
    while step < steps:
        inputs, targets = task.batch(np.random.default_rng([budget["seed"], step]), budget["batch"])
        optimizer.zero_grad(set_to_none=True)
        loss = 0.0
        for x, y in zip(inputs.to(options.device).split(part), targets.to(options.device).split(part)):
            share = loss_of(x, y) * (len(x) / len(inputs))
            share.backward()
            loss += share.item()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(step, steps, budget)
        optimizer.step()
        step += 1
        running = loss if running is None else 0.98 * running + 0.02 * loss
        if step % 100 == 0:
            now = time.time()
            seconds, mark = seconds + now - mark, now
            log(loss=round(running, 4), **(leak() if step % 500 == 0 or step < 500 else {}))
        if step % 500 == 0:
            checkpoint()
        if step in snapshots:
            snapshot()
        if time.time() - started > options.minutes * 60:
            break
    seconds += time.time() - mark
    checkpoint()
    model.eval()
    with torch.no_grad():
        log(**{k: v for k, v in task.figures(model, options.device).items()})


if __name__ == "__main__":
    main()
