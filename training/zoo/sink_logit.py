from spec import softmax

from .common_stories import BUDGET, PROMPT, stories  # noqa: F401 (read by the training loop)

TASK = "stories"
NAME = "Stories · sink logit"
DESCRIPTION = "The reference with a learned logit per head in the softmax’s denominator, as in gpt-oss: a place to look that is no token."
SPEC = stories("sink-logit", NAME, softmax(extra_logit="logit"))
