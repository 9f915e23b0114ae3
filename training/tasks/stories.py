"""Next-token prediction on the story corpus: windows of the joined documents, `<bos>` first in each."""
import math
import os

import numpy as np
import torch

import corpus
from tokenizer import Tokenizer

VOCABULARY = 1024
TOKENIZER = "story"


class Stories:
    def __init__(self, context, cache, folder=None):
        self.context = context
        path = os.path.join(cache, "story-tokenizer.json")
        source = corpus.folder(folder)
        if not os.path.exists(path):
            os.makedirs(cache, exist_ok=True)
            train = (text for text in corpus.documents(source) if not corpus.held_out(text))
            Tokenizer.train(train, VOCABULARY).save(path)
        self.tokenizer = Tokenizer.load(path)
        self.train, self.validation = corpus.encoded(source, self.tokenizer, cache)

    def batch(self, generator, size):
        """inputs and targets, each [size, context]."""
        starts = generator.integers(0, len(self.train) - self.context, size)
        rows = torch.from_numpy(corpus.windows(self.train, starts, self.context))
        return rows[:, :-1], rows[:, 1:]

    def validation_batches(self, size=16):
        """All of the held-out text once, in windows that do not overlap."""
        starts = np.arange(0, len(self.validation) - self.context, self.context)
        for i in range(0, len(starts), size):
            rows = torch.from_numpy(corpus.windows(self.validation, starts[i : i + size], self.context))
            yield rows[:, :-1], rows[:, 1:]

    @torch.no_grad()
    def figures(self, model, device="cpu"):
        """Recorded numbers: loss on held-out text with its standard error over windows, and the sink's share."""
        losses, shares, count = [], None, 0
        for inputs, targets in self.validation_batches():
            inputs, targets = inputs.to(device), targets.to(device)
            seen = []
            logits = model(inputs, seen=seen).float()
            loss = torch.nn.functional.cross_entropy(logits.transpose(1, 2), targets, reduction="none")
            losses.append(loss.sum(1) / self.context)
            # rows from 32 on: earlier ones have few keys and so large shares on each
            share = torch.stack([layer.attention.shares(s["attention"])[:, :, 32:, 0].mean((0, 2)) for layer, s in zip(model.layers, seen)])
            shares = share * len(inputs) if shares is None else shares + share * len(inputs)
            count += len(inputs)
        loss = torch.cat(losses)
        share = shares / count
        return {
            "validationLoss": loss.mean().item(),
            "validationLossError": (loss.std() / math.sqrt(len(loss))).item(),
            "validationTokens": count * self.context,
            "sinkShareByHead": share.tolist(),
            "sinkShareByLayer": share.mean(1).tolist(),
            "figures": {},
        }
