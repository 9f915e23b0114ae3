from spec import softmax

from .common_stories import BUDGET, PROMPT, stories  # noqa: F401 (read by the training loop)

TASK = "stories"
NAME = "Stories · GQA-2"
DESCRIPTION = "The reference with two key/value heads a layer, each shared by two query heads, so that its cache is half the size."
SPEC = stories("gqa", NAME, softmax(key_value_heads=2))
