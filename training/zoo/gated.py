from spec import softmax

from .common_stories import BUDGET, PROMPT, stories  # noqa: F401 (read by the training loop)

TASK = "stories"
NAME = "Stories · gated"
DESCRIPTION = "The reference with a sigmoid gate on what each head mixed: a head that has nothing to add shuts its gate, so it needs no sink."
SPEC = stories("gated", NAME, softmax(gate="head"))
