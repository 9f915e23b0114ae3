from spec import softmax

from .common_passkey import BUDGET, PROMPT, SEGMENT, SHAPE, passkey  # noqa: F401 (read by the training loop)

TASK = "passkey-near"
NAME = "Passkey · window"
DESCRIPTION = "The same task with softmax attention over the last 32 tokens: what is further back than two windows reach is lost."
SPEC = passkey("passkey-window", NAME, softmax(**SHAPE, window=SEGMENT))
