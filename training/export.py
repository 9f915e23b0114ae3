"""Exports a trained model for the page: `export.py mha`. Spec, float16 weights, tokenizer, catalogue entry and fixtures.

The fixtures are what PyTorch computes in double precision from the very float16 weights that ship.
"""
import argparse
import copy
import datetime
import hashlib
import json
import os
import platform

import numpy as np
import torch

import corpus
import tasks
import zoo
from mechanisms import MECHANISMS
from model import Transformer, as_decoded
from safetensors_file import write
from train import steps_of

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
MODELS = os.path.join(ROOT, "public", "models")
FIXTURES = os.path.join(ROOT, "tests", "fixtures")
GREEDY = 64


def rounded(model):
    """The model with every weight rounded to float16, computing in double precision. Refuses what float16 cannot hold."""
    model = copy.deepcopy(model).double().eval()
    for name, parameter in model.named_parameters():
        half = parameter.data.half()
        if not torch.isfinite(half).all():
            raise SystemExit(f"{name} holds a number that is not finite in float16")
        parameter.data = half.double()
    return model


@torch.no_grad()
def greedy(model, tokens, count):
    """The likeliest continuation, and the smallest gap between the two largest logits on the way."""
    tokens, gap = list(tokens), float("inf")
    for _ in range(count):
        top = model(torch.tensor([tokens]))[0, -1].topk(2)
        gap = min(gap, (top.values[0] - top.values[1]).item())
        tokens.append(top.indices[0].item())
    return tokens, gap


@torch.no_grad()
def sample(model, tokens, count, temperature, seed, context):
    generator = torch.Generator().manual_seed(seed)
    tokens = list(tokens)
    for _ in range(count):
        chances = (model(torch.tensor([tokens[-context:]]))[0, -1] / temperature).softmax(-1)
        tokens.append(torch.multinomial(chances, 1, generator=generator).item())
    return tokens


@torch.no_grad()
def fixture(model, id, tokenizer, text):
    """From the beginning of `text`, 24 tokens or a few less or more: the first for which no step of the greedy text is a near tie."""
    start = len(model.spec["start"])
    for length in (24, 23, 25, 22, 26, 21, 27, 20, 28):
        prompt_tokens = text[: length + start]
        tokens, gap = greedy(model, prompt_tokens, GREEDY)
        if gap >= 1e-3:
            break
    else:
        raise SystemExit(f"{id}: two tokens are within {gap:.1e} on the way; a fixture must not hang on rounding. Change its prompt.")
    prompt = tokenizer.decode(prompt_tokens)
    seen = []
    logits = model(torch.tensor([tokens]), seen=seen)[0]
    tensors = {"logits": logits, "residualNorms": torch.stack([s["residualNorms"][0] for s in seen])}
    for i, values in enumerate(seen[:-1]):
        tensors.update({f"{name}.{i}": value[0] for name, value in values.items() if name != "residualNorms"})
    os.makedirs(FIXTURES, exist_ok=True)
    write(os.path.join(FIXTURES, f"{id}.safetensors"), {name: t.float() for name, t in tensors.items()}, "F32")
    with open(os.path.join(FIXTURES, f"{id}.json"), "w", encoding="utf-8") as file:
        json.dump({"id": id, "prompt": prompt, "promptTokens": prompt_tokens, "tokens": tokens, "smallestGap": gap, "torch": torch.__version__}, file)
        file.write("\n")


def cache_numbers(spec):
    """How many numbers the cache holds, in all layers: for each `token`, and `constant`, however long the text."""
    kept = {"token": 0, "constant": 0}
    for layer in spec["layers"]:
        for part in MECHANISMS[layer["attention"]["kind"]].cache_layout(layer["attention"]):
            kept[part["per"]] += part["numbers"]
    return kept


def leak_of(log):
    """What the training log says of the two losses of a model that sees ahead while it is trained: [{step, asTrained, asDecoded}]."""
    with open(log, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    by_step = {line["step"]: {name: line[name] for name in ("step", "asTrained", "asDecoded")} for line in lines if "asTrained" in line}
    return [by_step[step] for step in sorted(by_step)]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("id")
    parser.add_argument("--corpus", default=None)
    parser.add_argument("--checkpoints", default=os.environ.get("KEEPSAKE_CHECKPOINTS", "checkpoints"))
    options = parser.parse_args()
    torch.set_num_threads(1)
    entry = zoo.entry(options.id)
    budget = entry.BUDGET
    task = tasks.load(entry.TASK, budget["context"], options.checkpoints, options.corpus)
    state = torch.load(os.path.join(options.checkpoints, options.id + ".pt"), map_location="cpu")
    model = Transformer(entry.SPEC)
    model.load_state_dict(state["model"])
    model = rounded(model)
    decoded = as_decoded(model)

    folder = os.path.join(MODELS, options.id)
    os.makedirs(folder, exist_ok=True)
    os.makedirs(os.path.join(MODELS, "tokenizers"), exist_ok=True)
    with open(os.path.join(folder, "spec.json"), "w", encoding="utf-8") as file:
        json.dump(entry.SPEC, file, indent=2, ensure_ascii=False)
        file.write("\n")
    weights = os.path.join(folder, "model.safetensors")
    write(weights, {name: t.half() for name, t in model.tensors().items()}, "F16")
    tokenizer = f"tokenizers/{tasks.tokenizer_name(entry.TASK)}.json"
    task.tokenizer.save(os.path.join(MODELS, tokenizer))

    prompt = entry.PROMPT
    if prompt is None:  # a task's own text
        prompt = task.tokenizer.decode(task.draw(np.random.default_rng(3), 1, min(60, budget["context"] * 5 // 8))[0])
    prompt_tokens = entry.SPEC["start"] + task.tokenizer.encode(prompt)
    fixture(decoded, options.id, task.tokenizer, prompt_tokens)
    continued = sample(decoded, prompt_tokens, 120, 0.8, 1, budget["context"])
    with open(weights, "rb") as file:
        data = file.read()
    kept = cache_numbers(entry.SPEC)
    record = {
        "id": options.id,
        "name": entry.NAME,
        "description": entry.DESCRIPTION,
        "family": model.layers[-1].attention.family,
        "task": entry.TASK.split("-")[0],
        "spec": f"{options.id}/spec.json",
        "weights": f"{options.id}/model.safetensors",
        "tokenizer": tokenizer,
        "bytes": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "parameters": sum(p.numel() for p in model.parameters()),
        "tokensSeen": state["step"] * budget["batch"] * budget["context"],
        "trainedContext": entry.SPEC["trainedContext"],
        **task.figures(model.float()),
        "cacheBytesPerToken": 4 * kept["token"],
        "cacheBytesConstant": 4 * kept["constant"],
        "prompt": prompt,
        "sample": {"prompt": prompt, "text": task.tokenizer.decode(continued[len(prompt_tokens) :]), "temperature": 0.8, "seed": 1},
        **({"triggers": list(task_triggers(task))} if hasattr(task, "triggers") else {}),
        "origin": {
            "kind": "trained",
            "optimizer": f"AdamW 0.9/0.95, linear warm-up, cosine to a tenth, {state.get('precision', 'bfloat16')}",
            "batch": budget["batch"],
            "peakLearningRate": budget["peakLearningRate"],
            "weightDecay": budget["weightDecay"],
            "seed": budget["seed"],
            "steps": state["step"],
            "seconds": round(state["seconds"]),
            "machine": f"{platform.machine()}, one CPU thread" if not torch.cuda.is_available() else torch.cuda.get_device_name(),
        },
        "date": datetime.date.today().isoformat(),
        "commit": os.popen(f"git -C {ROOT} rev-parse --short HEAD").read().strip(),
    }
    if decoded is not model:
        record["figures"] = {**record["figures"], "decodedLoss": task.figures(decoded.float())["validationLoss"]}
        record["leak"] = leak_of(os.path.join(options.checkpoints, options.id + ".jsonl"))
    if state["step"] < steps_of(budget):
        print(f"note: {options.id} was trained for {state['step']} of {steps_of(budget)} steps")
    path = os.path.join(MODELS, "catalogue.json")
    models = []
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            models = json.load(file)["models"]
    order = ["mha", "gqa", "mqa", "mla", "tpa", "window", "softmax-one", "key-bias", "sink-logit", "sink-token", "gated", "no-start", "no-start-learned", "mha-decay", "retention", "gated-retention"]
    order += ["yoco-window", "yoco-retention", "linear", "linear-grouped", "linear-leaky", "infini", "backcopy", "backcopy-one", "backcopy-mlp", "trigger", "trigger-start", "trigger-relu"]
    models = [m for m in models if m["id"] != options.id] + [record]
    models.sort(key=lambda m: (order.index(m["id"]) if m["id"] in order else len(order), m["id"]))
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"format": 1, "models": models}, file, indent=2, ensure_ascii=False)
        file.write("\n")
    folder = options.corpus or os.environ.get("KEEPSAKE_CORPUS")
    if folder:
        credits = [
            {"title": work["title"], "author": work["author"], "source": source["source"], "licence": work["licence"]}
            for source in corpus.manifest(folder)
            for work in source.get("works", [source])
        ]
        with open(os.path.join(MODELS, "credits.json"), "w", encoding="utf-8") as file:
            json.dump(credits, file, indent=1, ensure_ascii=False)
            file.write("\n")
    print(json.dumps({key: record[key] for key in ("id", "parameters", "validationLoss", "sinkShareByLayer", "figures")}))


def task_triggers(task):
    return [task.tokenizer.decode([id]) for id in task.triggers]


if __name__ == "__main__":
    main()
