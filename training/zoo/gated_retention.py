from spec import retention

from .common_stories import BUDGET, PROMPT, stories  # noqa: F401 (read by the training loop)

TASK = "stories"
NAME = "Stories · gated retention"
DESCRIPTION = "Retention whose decay each token sets for each head: the text itself says when to forget. One state of constant size."
SPEC = stories("gated-retention", NAME, retention(decay="gated"))
