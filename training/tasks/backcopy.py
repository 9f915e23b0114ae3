"""The Bigram–Backcopy task of "Active-Dormant Attention Heads" (Guo et al. 2410.13835, section 3).

A text begins with `<bos>` and follows a fixed table of bigrams; but after a trigger the next token repeats the one before the
trigger. A head that copies after triggers has nothing to do elsewhere, and softmax makes it look somewhere all the same.
"""
import json
import os

import numpy as np
import torch

import corpus
from tokenizer import Tokenizer

ALPHABET = 63
TRIGGERS = ("t", "n", "s")
TOKENIZER = "backcopy"
WINDOW = 48
BIGRAMS = os.path.join(os.path.dirname(__file__), "bigrams.json")


def count_bigrams(source):
    """The corpus's commonest characters and how often each follows each, as {characters, counts}."""
    text = "\n".join(document for document in corpus.documents(source) if not corpus.held_out(document))
    characters, frequency = np.unique(np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32), return_counts=True)
    chosen = sorted(int(c) for c in characters[np.argsort(-frequency, kind="stable")][:ALPHABET])
    index = {c: i for i, c in enumerate(chosen)}
    codes = np.array([index.get(ord(c), -1) for c in text])
    pairs = np.stack([codes[:-1], codes[1:]])
    pairs = pairs[:, (pairs >= 0).all(0)]
    counts = np.zeros((ALPHABET, ALPHABET), dtype=np.int64)
    np.add.at(counts, (pairs[0], pairs[1]), 1)
    return {"characters": "".join(map(chr, chosen)), "counts": counts.tolist()}


class Backcopy:
    def __init__(self, context, cache=None, folder=None):
        self.context = context
        if not os.path.exists(BIGRAMS):
            with open(BIGRAMS, "w", encoding="utf-8") as file:
                json.dump(count_bigrams(corpus.folder(folder)), file, ensure_ascii=False)
                file.write("\n")
        with open(BIGRAMS, encoding="utf-8") as file:
            table = json.load(file)
        self.tokenizer = Tokenizer.of_characters(table["characters"])
        # Square roots make the table less certain than English, so that a useless copy costs more than a little noise.
        counts = np.sqrt(np.array(table["counts"], dtype=np.float64) + 1)
        self.start = np.cumsum(counts.sum(0) / counts.sum())
        self.next = np.cumsum(counts / counts.sum(1, keepdims=True), axis=1)
        self.triggers = np.array([id for t in TRIGGERS for id in self.tokenizer.encode(t)])

    def draw(self, generator, size, length):
        """[size, length + 1] tokens, `<bos>` first."""
        tokens = np.zeros((size, length + 1), dtype=np.int64)
        for t in range(1, length + 1):
            u = generator.random(size)
            if t == 1:
                tokens[:, 1] = 1 + np.searchsorted(self.start, u)
                continue
            by_table = 1 + (self.next[tokens[:, t - 1] - 1] < u[:, None]).sum(1).clip(max=ALPHABET - 1)
            # A trigger after a trigger copies nothing, or the two would never end.
            idle = (tokens[:, t - 2] == 0) | np.isin(tokens[:, t - 2], self.triggers)
            copies = np.isin(tokens[:, t - 1], self.triggers) & ~idle
            tokens[:, t] = np.where(copies, tokens[:, t - 2], by_table)
        return tokens

    def batch(self, generator, size):
        rows = torch.from_numpy(self.draw(generator, size, self.context))
        return rows[:, :-1], rows[:, 1:]

    @torch.no_grad()
    def figures(self, model, device="cpu"):
        """Loss with everything cached, with a window, and with a window and the start token; where the head looks."""
        rows = torch.from_numpy(self.draw(np.random.default_rng(7), 128, self.context)).to(device)
        inputs, targets = rows[:, :-1], rows[:, 1:]
        at = torch.arange(self.context, device=device)
        causal = at[:, None] >= at[None, :]
        near = causal & (at[:, None] - at[None, :] < WINDOW)
        late = at >= WINDOW  # before that a window has lost nothing

        def loss(visible, seen=None):
            logits = model(inputs, visible, seen).float()
            return torch.nn.functional.cross_entropy(logits.transpose(1, 2), targets, reduction="none")[:, late].mean(1)

        seen = []
        full = loss(causal, seen)
        attention = seen[0]["attention"][:, 0]  # [B, T, T]
        trigger = torch.isin(inputs, torch.from_numpy(self.triggers).to(device))
        row = late[None, :].expand_as(trigger)
        values = seen[0]["valueNorms"][..., 0]  # [B, T]
        start = attention[:, :, 0]
        share = start[row].mean().item()
        return {
            "validationLoss": full.mean().item(),
            "validationLossError": (full.std() / len(full) ** 0.5).item(),
            "validationTokens": int(late.sum()) * len(rows),
            "sinkShareByHead": [[share]],
            "sinkShareByLayer": [share],
            "figures": {
                "lossFull": full.mean().item(),
                "lossWindow48": loss(near).mean().item(),
                "lossWindow48Sink": loss(near | (causal & (at[None, :] == 0))).mean().item(),
                "startShareOrdinary": start[row & ~trigger].mean().item(),
                "startShareTrigger": start[row & trigger].mean().item(),
                "startValueNormRatio": (values[:, 0].mean() / values[:, 1:].mean()).item(),
            },
        }
