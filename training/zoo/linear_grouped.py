from spec import linear

from .common_stories import BUDGET, PROMPT, stories  # noqa: F401 (read by the training loop)

TASK = "stories"
NAME = "Stories · linear, grouped"
DESCRIPTION = (
    "Softmax attention inside groups of 64 tokens, linear attention to all earlier groups, and a convolution over the values "
    "that sees the last 32 tokens only."
)
SPEC = stories("linear-grouped", NAME, linear(group=64, kernel=63))
