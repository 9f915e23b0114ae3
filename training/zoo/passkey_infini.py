from spec import infini

from .common_passkey import BUDGET, PROMPT, SEGMENT, SHAPE, TASK, passkey  # noqa: F401 (read by the training loop)

NAME = "Passkey · Infini-attention"
DESCRIPTION = "Five digits hidden in filler: segments of 32 tokens and a compressive memory (delta rule) of constant size."
SPEC = passkey("passkey-infini", NAME, infini(**SHAPE, segment=SEGMENT))
