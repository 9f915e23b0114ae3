"""What numpy says of the sink in `mha`: `export_sinks.py`. Entropy and cosines of the residual stream, and the published metric at every position.

Computed in double precision from the float16 weights that ship, over the text of the model's own fixture.
"""
import json
import os

import numpy as np
import torch

from export import FIXTURES
from export_policies import shipped

ID = "mha"


def entropy(x):
    """Matrix entropy of X [T, D] by its singular values (2510.06477)."""
    squares = np.linalg.svd(x, compute_uv=False) ** 2
    p = squares / squares.sum()
    p = p[p > 0]
    return float(-(p * np.log(p)).sum() / np.log(min(x.shape)))


def main():
    torch.set_num_threads(1)
    model = shipped(ID)
    with open(os.path.join(FIXTURES, f"{ID}.json"), encoding="utf-8") as file:
        tokens = json.load(file)["tokens"]
    streams, seen = [], []
    with torch.no_grad():
        text = torch.tensor([tokens])
        model(text, seen=seen)
        x = model.embed(text)
        streams.append(x[0].numpy())
        for layer in model.layers:
            x = layer.feed(x + layer.attention(layer.attention_norm(x), None, None))
            streams.append(x[0].numpy())
    count = len(tokens)
    means = []
    for layer in seen[:-1]:
        shares = layer["attention"][0].numpy()
        rows = np.arange(count)
        means.append(
            {
                "published": [[float(head[k:, k].mean()) for k in rows] for head in shares],
                "below": [[float(head[k + 1 :, k].mean()) for k in rows[:-1]] for head in shares],
            }
        )
    first = [x @ x[0] / (np.linalg.norm(x, axis=1) * np.linalg.norm(x[0])) for x in streams]
    document = {
        "model": ID,
        "entropy": [entropy(x) for x in streams],
        "entropyWithoutFirst": [entropy(x[1:]) for x in streams],
        "entropyOfTwenty": [entropy(x[:20]) for x in streams],
        "cosines": [[round(float(c), 9) for c in row] for row in first],
        # Of the last layer, which is enough to tell one definition from another.
        "published": [[round(c, 9) for c in head] for head in means[-1]["published"]],
        "below": [[round(c, 9) for c in head] for head in means[-1]["below"]],
    }
    with open(os.path.join(FIXTURES, "sinks.json"), "w", encoding="utf-8") as file:
        json.dump(document, file)
        file.write("\n")


if __name__ == "__main__":
    main()
