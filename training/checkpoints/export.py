"""Writes a small random checkpoint of each family in its published layout, and what it computes: tests/fixtures/checkpoints/FAMILY/.

`config.json` and `model.safetensors` (float16) are what a checkpoint's reader reads. `expected.json` has the model spec and the recipe of every
tensor that the page makes of them, and a text: a prompt and 32 greedy tokens. `expected.safetensors` has, in double precision from the same
weights, its logits [T, vocabulary] and each layer's attention [heads, T (T + 1) / 2], row by row as far as the row sees.

    python training/checkpoints/export.py [FAMILY ...]
"""
import json
import os
import sys

import torch

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, ".."))

from gemma import Gemma, Gemma2, Gemma3  # noqa: E402
from gpt import Gpt2, GptNeo, Opt  # noqa: E402
from llama import Llama  # noqa: E402
from parallel import GptNeoX, Phi  # noqa: E402
from safetensors_file import write  # noqa: E402
from variants import GptOssAttention, Mistral, Phi3, Qwen2, Qwen3, StableLm, StableLmParallel  # noqa: E402

FIXTURES = os.path.join(HERE, "..", "..", "tests", "fixtures", "checkpoints")
FAMILIES = {"gpt2": Gpt2, "gpt-neo": GptNeo, "opt": Opt, "gpt-neox": GptNeoX, "phi": Phi}
FAMILIES |= {family.id: family for family in (Llama, Mistral, Qwen2, Qwen3, Phi3, StableLm, StableLmParallel, GptOssAttention, Gemma, Gemma2, Gemma3)}
PROMPT, GREEDY = 8, 32


def opened(family):
    """tensors(), forward(w, tokens, seen) and page(w) of a family with its own configuration."""
    c = family.config
    if issubclass(family, Llama):
        made = family(c)
        return made.tensors, made.forward, made.page
    return (lambda: family.tensors(c)), (lambda w, tokens, seen: family.forward(c, w, tokens, seen)), (lambda w: family.page(c, w))


def random_weights(shapes, plus_one, seed):
    """Of a size that makes attention neither even nor sharp; gains and biases too. All are held by float16."""
    generator = torch.Generator().manual_seed(seed)

    def tensor(name, shape):
        values = torch.randn(shape, generator=generator, dtype=torch.float64)
        if len(shape) == 1:
            gain = "norm" in name or "ln_" in name
            values = 0.3 * values + (1 if gain and name.endswith("weight") and not plus_one else 0)
        elif any(part in name for part in ("embed", "wte", "wpe")):
            # Small beside what layers add, so that a tied head does not only repeat the last token.
            values = values * (0.05 if plus_one else 0.3)
        else:
            values = 1.5 * values * (shape[0] if "c_attn" in name else shape[1]) ** -0.5
        return values.half().double()

    return {name: tensor(name, shape) for name, shape in shapes.items()}


def greedy(forward, w, prompt):
    """The likeliest continuation, and the smallest gap between the two largest logits on the way."""
    tokens, gap = list(prompt), float("inf")
    for _ in range(GREEDY):
        top = forward(w, tokens, [])[-1].topk(2)
        gap = min(gap, (top.values[0] - top.values[1]).item())
        tokens.append(top.indices[0].item())
    return tokens, gap


def buffers(family, c):
    """What published files also hold, and no reader may take for a weight."""
    if family is not Gpt2:
        return {}
    mask = torch.ones(c["n_positions"], c["n_positions"]).tril().half()[None, None]
    return {f"h.{i}.attn.bias": mask for i in range(c["n_layer"])}


@torch.no_grad()
def export(name):
    family = FAMILIES[name]
    c = family.config
    tensors, forward, page = opened(family)
    for seed in range(40):
        w = random_weights(tensors(), getattr(family, "gated_norms", False), seed)
        prompt = torch.randint(0, c["vocab_size"], (PROMPT,), generator=torch.Generator().manual_seed(seed)).tolist()
        tokens, gap = greedy(forward, w, prompt)
        # No step may be a near tie, nor the text one token over and over.
        if gap >= 2e-3 and len(set(tokens[PROMPT:])) >= 6:
            break
    else:
        raise SystemExit(f"{name}: no seed whose text is clear")
    seen = []
    logits = forward(w, tokens, seen)
    spec, recipe = page(w)
    folder = os.path.join(FIXTURES, name)
    os.makedirs(folder, exist_ok=True)

    def save(file, value):
        with open(os.path.join(folder, file), "w", encoding="utf-8") as out:
            json.dump(value, out, indent=2 if file == "config.json" else None)
            out.write("\n")

    save("config.json", {**c, "torch_dtype": "float16", "transformers_version": "4.48.2"})
    write(os.path.join(folder, "model.safetensors"), {key: value.half() for key, value in {**w, **buffers(family, c)}.items()}, "F16")
    lower = torch.ones(len(tokens), len(tokens)).tril().bool()
    shown = {f"attention.{i}": weights[:, lower].float() for i, weights in enumerate(seen)}
    write(os.path.join(folder, "expected.safetensors"), {"logits": logits.float(), **shown}, "F32")
    save("expected.json", {"prompt": PROMPT, "tokens": tokens, "smallestGap": gap, "spec": spec, "tensors": recipe})
    print(name, f"seed {seed}, gap {gap:.4f}, first column {torch.stack([s[..., 0].mean() for s in seen]).tolist()}")


if __name__ == "__main__":
    torch.set_num_threads(1)
    for each in sys.argv[1:] or FAMILIES:
        export(each)
