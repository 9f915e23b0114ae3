from spec import softmax

from .common_stories import BUDGET, PROMPT, stories  # noqa: F401 (read by the training loop)

TASK = "stories"
NAME = "Stories · softmax + 1"
DESCRIPTION = "The reference with 1 added to the softmax’s denominator: a head may look nowhere, so it needs no sink."
SPEC = stories("softmax-one", NAME, softmax(extra_logit="zero"))
