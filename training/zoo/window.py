from spec import softmax

from .common_stories import BUDGET, PROMPT, stories  # noqa: F401 (read by the training loop)

TASK = "stories"
NAME = "Stories · window 64"
DESCRIPTION = "The reference with a window: every layer sees the last 64 tokens only, so that its cache never grows beyond them."
SPEC = stories("window", NAME, softmax(window=64))
