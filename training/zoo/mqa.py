from spec import softmax

from .common_stories import BUDGET, PROMPT, stories  # noqa: F401 (read by the training loop)

TASK = "stories"
NAME = "Stories · MQA"
DESCRIPTION = "The reference with one key and one value a layer that all four heads share, so that its cache is a quarter of the size."
SPEC = stories("mqa", NAME, softmax(key_value_heads=1))
