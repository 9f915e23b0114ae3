from spec import softmax

from .common_stories import BUDGET, PROMPT, stories  # noqa: F401 (read by the training loop)

TASK = "stories"
NAME = "Stories · key bias"
DESCRIPTION = "The reference with a learned key per head whose value is zero: a place to look that is no token, so the first token need not be one."
SPEC = stories("key-bias", NAME, softmax(extra_logit="key"))
