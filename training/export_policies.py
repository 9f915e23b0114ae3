"""Writes the fixtures of the cache policies: `export_policies.py`. Each case is what `policies.py` computes in double precision from the
float16 weights that ship: K_t of every row, the logits of a few rows and the last row's attention over its live keys."""
import json
import os

import torch

from model import Transformer
from policies import NONE, simulate
from safetensors_file import read, write

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
FIXTURES = os.path.join(ROOT, "tests", "fixtures")
MODEL = "mha"
TOKENS = 89
ROWS = [5, 23, 24, 40, 60]
SMALLEST_GAP = 1e-4


def policy(kind, size, pinned, positions):
    return {"kind": kind, "size": size, "pinned": pinned, "positions": positions}


FULL = policy("full", None, 0, "original")
PLAIN = [
    policy("window", 24, 0, "original"),
    policy("window", 24, 0, "cache"),
    policy("window", 24, 1, "original"),
    policy("window", 24, 1, "cache"),
    policy("window", 24, 4, "original"),
    policy("window", 24, 4, "cache"),
    policy("heavy", 24, 2, "original"),
    policy("heavy", 24, 2, "cache"),
    policy("tova", 24, 0, "cache"),
    policy("tova", 24, 2, "original"),
    policy("recompute", 24, 0, "cache"),
    policy("recompute", 24, 4, "cache"),
]
CASES = [
    ("full", FULL, {}),
    *((f"{p['kind']}-{p['size']}-{p['pinned']}-{p['positions']}", p, {}) for p in PLAIN),
    ("full-drop-first", FULL, {"dropFirst": True}),
    ("full-zero-sink", FULL, {"zeroSink": True}),
    ("full-silenced", FULL, {"silenced": [0, 5, 14]}),
    ("window-24-4-cache-all", policy("window", 24, 4, "cache"), {"dropFirst": True, "zeroSink": True, "silenced": [3]}),
]


def shipped(id):
    """The model as it ships, computing in double precision."""
    folder = os.path.join(ROOT, "public", "models", id)
    with open(os.path.join(folder, "spec.json"), encoding="utf-8") as file:
        model = Transformer(json.load(file)).double().eval()
    tensors = read(os.path.join(folder, "model.safetensors"))
    for name, parameter in model.tensors().items():
        parameter.data = tensors[name].double()
    return model


def main():
    torch.set_num_threads(1)
    model = shipped(MODEL)
    with open(os.path.join(FIXTURES, f"{MODEL}.json"), encoding="utf-8") as file:
        tokens = json.load(file)["tokens"][:TOKENS]
    rows = ROWS + [len(tokens) - 1]
    tensors, cases = {}, []
    for name, rule, changes in CASES:
        interventions = {**NONE, **changes}
        result = simulate(model, torch.tensor(tokens), rule, interventions)
        case = {"name": name, "policy": rule, "interventions": interventions, "live": result["live"]}
        if result["gaps"]:
            case["smallestGap"] = min(result["gaps"])
            if case["smallestGap"] < SMALLEST_GAP:
                raise SystemExit(f"{name}: an eviction hangs on a gap of {case['smallestGap']:.1e}; change the case's size.")
        cases.append(case)
        tensors[f"{name}.logits"] = result["logits"][rows]
        for i, weights in enumerate(result["attention"]):
            tensors[f"{name}.attention.{i}"] = weights
        print(name, case.get("smallestGap", ""), flush=True)
    write(os.path.join(FIXTURES, "policies.safetensors"), {name: t.float() for name, t in tensors.items()}, "F32")
    with open(os.path.join(FIXTURES, "policies.json"), "w", encoding="utf-8") as file:
        record = {"model": MODEL, "tokens": tokens, "rows": rows, "cases": cases, "torch": torch.__version__}
        json.dump(record, file, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    main()
