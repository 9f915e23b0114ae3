"""Passkey: five digits somewhere in a long filler, asked for at the end (Mohtashami & Jaggi 2305.16300; Infini-attention 2404.07143, section 4.2).

`<bos>the grass is green. the sky is #31415 blue. … there and back again. ?31415`. The filler is one sentence said over and over, begun
anywhere: all of it is predictable, and nothing but memory tells the digits. One token a character.
"""
import numpy as np
import torch
from torch.nn import functional

from tokenizer import Tokenizer

TOKENIZER = "passkey"
FILLER = "the grass is green. the sky is blue. the sun is yellow. here we go. there and back again. "
MARK, QUESTION, DIGITS = "#", "?", "0123456789"
KEY = 5
LENGTHS = (1, 2, 4, 8, 16)
DEPTHS = 5


class Passkey:
    halvings = 1  # of the length of texts in training, at most

    def __init__(self, context, cache=None, folder=None):
        self.context = context
        self.tokenizer = Tokenizer.of_characters("".join(sorted(set(FILLER))) + MARK + QUESTION + DIGITS)
        self.filler = np.array(self.tokenizer.encode(FILLER))
        self.digits = np.array([self.tokenizer.vocabulary[d] for d in DIGITS])
        self.mark, self.question = (self.tokenizer.vocabulary[c] for c in (MARK, QUESTION))

    def draw(self, generator, size, length, depth=None):
        """[size, length + 1] tokens, the last five of them the answer; `depth` of the key from 0 (first) to 1 (just before the question)."""
        tokens = np.zeros((size, length + 1), dtype=np.int64)
        room = length - 2 * KEY - 2  # of filler: without <bos>, the mark, the key, the question and the answer
        for row in tokens:
            filler = self.filler[(generator.integers(len(self.filler)) + np.arange(room)) % len(self.filler)]
            at = generator.integers(room + 1) if depth is None else round(depth * room)
            key = self.digits[generator.integers(10, size=KEY)]
            row[1:] = np.concatenate([filler[:at], [self.mark], key, filler[at:], [self.question], key])
        return tokens

    def batch(self, generator, size):
        """inputs and targets [size, context], or, with equal chance for each of the `halvings`, twice as many of half the length, four times as
        many of a quarter …, where the key is sooner found. What no model can know, the digits where they are first said, is not asked for."""
        parts = 2 ** int(generator.integers(1 + self.halvings))
        rows = torch.from_numpy(self.draw(generator, parts * size, self.context // parts))
        targets = rows[:, 1:].clone()
        digit = torch.isin(targets, torch.from_numpy(self.digits))
        digit[:, -KEY:] = False
        return rows[:, :-1], targets.masked_fill(digit, -100)

    @torch.no_grad()
    def figures(self, model, device="cpu"):
        """Loss of the answer, and how many of its digits are right, by how many times the trained length and by depth."""
        rows = torch.from_numpy(self.draw(np.random.default_rng(7), 256, self.context)).to(device)
        seen = []
        logits = model(rows[:, :-1], seen=seen).float()[:, -KEY:]
        loss = functional.cross_entropy(logits.transpose(1, 2), rows[:, -KEY:], reduction="none").mean(1)
        share = torch.stack([layer.attention.shares(s["attention"])[:, :, 32:, 0].mean((0, 2)) for layer, s in zip(model.layers, seen)])
        figures = {}
        for times in LENGTHS:
            right = []
            for i in range(DEPTHS):
                rows = torch.from_numpy(self.draw(np.random.default_rng([times, i]), 16, times * self.context, i / (DEPTHS - 1))).to(device)
                right.append((model(rows[:, :-1])[:, -KEY:].argmax(-1) == rows[:, -KEY:]).float().mean().item())
                figures[f"digitsRight{times}xDepth{round(100 * i / (DEPTHS - 1))}"] = right[-1]
            figures[f"digitsRight{times}x"] = sum(right) / DEPTHS
        return {
            "validationLoss": loss.mean().item(),
            "validationLossError": (loss.std() / len(loss) ** 0.5).item(),
            "validationTokens": KEY * len(loss),
            "sinkShareByHead": share.tolist(),
            "sinkShareByLayer": share.mean(1).tolist(),
            "figures": figures,
        }
