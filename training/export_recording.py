"""Writes the fixture of recordings: `export_recording.py`. What docs/record.py records of `mha` in double precision, from the float16 weights
that ship, over the text of its own fixture; the page's engine is held to it."""
import json
import os
import sys

from export_policies import FIXTURES, ROOT, shipped

sys.path.append(os.path.join(ROOT, "docs"))
import record  # noqa: E402
from tokenizer import Tokenizer  # noqa: E402

MODEL = "mha"
TOKENS = 48


def main():
    model = shipped(MODEL)
    with open(os.path.join(FIXTURES, f"{MODEL}.json"), encoding="utf-8") as file:
        fixture = json.load(file)
    tokens = fixture["tokens"][:TOKENS]
    layers = [layer.attention for layer in model.layers]
    seen = record.from_hooks(
        model,
        tokens,
        residuals=[*(layer.attention_norm for layer in model.layers), model.norm],
        keys=[layer.key for layer in layers],
        values=[layer.value for layer in layers],
        width=model.spec["layers"][0]["attention"]["headWidth"],
    )
    # As the page keeps them.
    seen |= {name: [kept.float() for kept in seen[name]] for name in ("keys", "values")}
    facts = {
        "name": "Stories, MHA",
        "by": "record.py",
        "prompt": len(fixture["promptTokens"]),
        "start": len(model.spec["start"]),
        "trainedContext": model.spec["trainedContext"],
    }
    tokenizer = Tokenizer.load(os.path.join(ROOT, "public", "models", "tokenizers", "story.json"))

    def piece_of(token):
        special = tokenizer.pieces[token] in tokenizer.special
        return (tokenizer.pieces[token].encode() if special else tokenizer.bytes([token])), special

    record.write(os.path.join(FIXTURES, f"recording-{MODEL}.safetensors"), facts, tokens, piece_of, **seen)


if __name__ == "__main__":
    main()
