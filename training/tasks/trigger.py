"""The mean of all before when asked, else nothing: a task after "Attention Sinks Are Provably Necessary in Softmax Transformers" (2603.11487).

A text is of letters and question marks, drawn one by one. What comes next depends on nothing before, except after a question mark: then a letter's
logit is STRENGTH times its share of all tokens so far, so that letters that were common are likelier. A head that averages after a question mark
must add nothing elsewhere, where an average does harm. Any token may stand first, unless `start` asks for `<bos>`.
"""
import math

import numpy as np
import torch

from tokenizer import Tokenizer

LETTERS = "abcdefghijklmn"
ASK = "?"
STRENGTH = 8.0
ASKED = 1 / 8  # how often a question mark comes where all letters are equally likely
SYMBOLS = len(LETTERS) + 2
TOKENIZER = "trigger"


class Trigger:
    def __init__(self, context, cache=None, folder=None, start=False):
        self.context, self.start = context, start
        self.tokenizer = Tokenizer.of_characters(LETTERS + ASK)
        self.letters = np.array(self.tokenizer.encode(LETTERS))
        (self.ask,) = self.tokenizer.encode(ASK)
        self.triggers = np.array([self.ask])

    def chances(self, asked, shares):
        """What comes next, [..., SYMBOLS], after a token that is a question mark where `asked` [...] is True, of a text with `shares` [..., SYMBOLS]."""
        logits = np.full(shares.shape, -np.inf)
        logits[..., self.letters] = np.where(asked[..., None], STRENGTH * shares[..., self.letters], 0)
        logits[..., self.ask] = math.log(len(LETTERS) * ASKED / (1 - ASKED))
        weights = np.exp(logits)
        return weights / weights.sum(-1, keepdims=True)

    def likely(self, tokens):
        """What is likely after each of tokens [B, n] → [B, n, SYMBOLS]."""
        shares = np.eye(SYMBOLS)[tokens].cumsum(1) / np.arange(1, tokens.shape[1] + 1)[None, :, None]
        return self.chances(tokens == self.ask, shares)

    def draw(self, generator, size, length):
        """[size, length + 1] tokens, `<bos>` first if there is a start token."""
        tokens = np.zeros((size, length + 1), dtype=np.int64)
        counts = np.zeros((size, SYMBOLS))
        for t in range(length + 1):
            if t > 0 or not self.start:
                asked = tokens[:, t - 1] == self.ask if t > 0 else np.zeros(size, dtype=bool)
                chances = self.chances(asked, counts / max(t, 1))
                tokens[:, t] = (chances.cumsum(1) < generator.random(size)[:, None]).sum(1).clip(max=SYMBOLS - 1)
            counts[np.arange(size), tokens[:, t]] += 1
        return tokens

    def batch(self, generator, size):
        """inputs [size, context], and as targets the chances of what comes next, which drawn tokens would only blur."""
        tokens = self.draw(generator, size, self.context)[:, :-1]
        return torch.from_numpy(tokens), torch.from_numpy(self.likely(tokens)).float()

    @torch.no_grad()
    def figures(self, model, device="cpu"):
        """The loss beyond the least that there can be, in nats, where asked and elsewhere; where the head looks in rows that were not asked, from 8 on."""
        tokens = self.draw(np.random.default_rng(7), 256, self.context)[:, :-1]
        inputs, targets = torch.from_numpy(tokens).to(device), torch.from_numpy(self.likely(tokens)).to(device)
        seen = []
        logits = model(inputs, seen=seen).double()
        loss = -(targets * logits.log_softmax(-1)).sum(-1)
        beyond = loss + torch.special.entr(targets).sum(-1).neg()
        asked = inputs == self.ask
        late = (torch.arange(self.context, device=device) >= 8).expand_as(asked)
        weights = seen[0]["attention"][:, 0]
        idle, busy = late & ~asked, late & asked
        to_asks = (weights * asked[:, None, :]).sum(-1)
        own = weights.diagonal(dim1=1, dim2=2)
        return {
            "validationLoss": loss.mean().item(),
            "validationLossError": (loss.mean(1).std() / len(loss) ** 0.5).item(),
            "validationTokens": inputs.numel(),
            "sinkShareByHead": [[weights[..., 0][idle].mean().item()]],
            "sinkShareByLayer": [weights[..., 0][idle].mean().item()],
            "figures": {
                "lossBeyondAsked": beyond[busy].mean().item(),
                "lossBeyondElsewhere": beyond[idle].mean().item(),
                "weightElsewhere": weights.sum(-1)[idle].mean().item(),
                "onFirstElsewhere": weights[..., 0][idle].mean().item(),
                "onFirstWhenAsked": weights[..., 0][busy].mean().item(),
                "onItselfElsewhere": own[idle].mean().item(),
                "onAsksElsewhere": to_asks[idle].mean().item(),
                "onAsksWhenAsked": to_asks[busy].mean().item(),
            },
        }
