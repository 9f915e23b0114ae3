from spec import linear

from .common_stories import BUDGET, PROMPT, stories  # noqa: F401 (read by the training loop)

TASK = "stories"
NAME = "Stories · linear"
DESCRIPTION = "Attention without a softmax: elu + 1 of queries and keys, multiplied; all of the past in one sum of constant size."
SPEC = stories("linear", NAME, linear())
