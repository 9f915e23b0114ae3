"""What the page's trainer trains, trained by PyTorch: `trainer_seeds.py softmax 1 2 3`, a line of JSON a run. See docs/results/trained-in-page.md."""
import argparse
import json
import time

import numpy as np
import torch
from torch.nn import functional

import tasks
from export_trainer import STEPS, VARIANTS, model_of
from train import groups, learning_rate
from zoo.common_backcopy import BUDGET, TASK


def run(variant, seed):
    """Trains with a seed for weights and batches; → what `Backcopy.figures` measures."""
    torch.manual_seed(seed)
    task = tasks.load(TASK, BUDGET["context"], None, None)
    model = model_of(**VARIANTS[variant])
    optimizer = torch.optim.AdamW(groups(model, BUDGET["weightDecay"]), lr=0.0, betas=(0.9, 0.95))
    for step in range(STEPS):
        inputs, targets = task.batch(np.random.default_rng([seed, step]), BUDGET["batch"])
        optimizer.zero_grad(set_to_none=True)
        functional.cross_entropy(model(inputs).flatten(0, 1), targets.flatten()).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(step, STEPS, BUDGET)
        optimizer.step()
    return task.figures(model.eval())


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("variant", choices=VARIANTS)
    parser.add_argument("seeds", type=int, nargs="+")
    options = parser.parse_args()
    torch.set_num_threads(1)
    for seed in options.seeds:
        from_ = time.time()
        found = run(options.variant, seed)
        figures = {name: found["figures"][name] for name in ("startShareOrdinary", "startShareTrigger", "startValueNormRatio")}
        print(json.dumps({"variant": options.variant, "seed": seed, "seconds": round(time.time() - from_), "loss": found["validationLoss"], **figures}), flush=True)


if __name__ == "__main__":
    main()
