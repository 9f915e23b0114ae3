"""Passkey for a model that sees a window only: a third of its texts are so short that the key is always inside it.

With the other models’ texts it stayed at ln 10 for 12 000 steps, even where the key was in reach: see docs/results/models.md.
"""
from .passkey import Passkey


class PasskeyNear(Passkey):
    halvings = 2
