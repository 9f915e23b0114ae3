"""What the page's trainer is held to: `export_trainer.py` → tests/fixtures/trainer.safetensors.

For every switch of the trainer one batch of two texts, from weights that are the same for all: the loss, its gradients, and the weights after two steps of
AdamW on it. Of the second text the first token is dropped, so that it begins without `<bos>`. `held` are the texts of `Backcopy.figures`, on which
`trainer_seeds.py` and the page's trainer measure what they trained.
"""
import os

import numpy as np
import torch
from torch.nn import functional

import tasks
from export import FIXTURES
from model import Transformer
from safetensors_file import write
from train import groups, learning_rate
from zoo.common_backcopy import BUDGET, TASK, backcopy

STEPS, FIRST = 2500, 98  # the learning rate's peak is between the two steps

VARIANTS = {
    "softmax": {},
    "softmax-one": {"extra_logit": "zero"},
    "sink-logit": {"extra_logit": "logit"},
    "relu": {"weighting": "relu"},
    "gate": {"gate": "head"},
    "mlp": {"mlp": True},
    "all": {"extra_logit": "logit", "gate": "head", "mlp": True},
}


def model_of(extra_logit="none", weighting=None, gate=None, mlp=False):
    spec = backcopy("trainer", "", extra_logit, mlp)
    attention = spec["layers"][0]["attention"]
    attention.update({name: value for name, value in {"weighting": weighting, "gate": gate}.items() if value})
    return Transformer(spec)


def initial(model):
    """Large enough for a head that chooses, and gains and biases that are not what they begin with."""
    generator = torch.Generator().manual_seed(5)
    values = {}
    for name, tensor in model.tensors().items():
        spread = 0.3 if tensor.ndim == 1 else 1.0 if name.startswith("embedding") else 2 * tensor.shape[1] ** -0.5
        values[name] = spread * torch.randn(tensor.shape, generator=generator) + (1 if "norm" in name else 0)
    return values


def main():
    task = tasks.load(TASK, BUDGET["context"], None, None)
    texts = task.draw(np.random.default_rng(11), 2, BUDGET["context"] + 1)
    texts = torch.from_numpy(np.stack([texts[0, :-1], texts[1, 1:]]))
    inputs, targets = texts[:, :-1], texts[:, 1:]
    held = torch.from_numpy(task.draw(np.random.default_rng(7), 128, BUDGET["context"]))
    weights = initial(model_of(**VARIANTS["all"]))
    tensors = {"texts": texts.float(), "held": held.float(), **{f"weights.{name}": value for name, value in weights.items()}}
    for variant, changes in VARIANTS.items():
        model = model_of(**changes).double()
        with torch.no_grad():
            for name, tensor in model.tensors().items():
                tensor.copy_(weights[name])
        optimizer = torch.optim.AdamW(groups(model, BUDGET["weightDecay"]), lr=0.0, betas=(0.9, 0.95))
        losses = []
        for step in range(2):
            optimizer.zero_grad(set_to_none=True)
            loss = functional.cross_entropy(model(inputs).flatten(0, 1), targets.flatten())
            loss.backward()
            losses.append(loss.item())
            if step == 0:
                tensors.update({f"{variant}.gradient.{name}": tensor.grad.float() for name, tensor in model.tensors().items()})
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            for group in optimizer.param_groups:
                group["lr"] = learning_rate(FIRST + step, STEPS, BUDGET)
            optimizer.step()
        tensors[f"{variant}.losses"] = torch.tensor(losses)
        tensors.update({f"{variant}.after.{name}": tensor.detach().float() for name, tensor in model.tensors().items()})
    write(os.path.join(FIXTURES, "trainer.safetensors"), tensors, "F32")


if __name__ == "__main__":
    main()
