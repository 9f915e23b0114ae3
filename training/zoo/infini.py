from spec import infini

from .common_stories import BUDGET, PROMPT, stories  # noqa: F401 (read by the training loop)

TASK = "stories"
NAME = "Stories · Infini-attention"
DESCRIPTION = (
    "Softmax attention inside segments of 64 tokens; each full segment is folded into a memory of constant size (delta rule), "
    "and a gate per head mixes the two."
)
SPEC = stories("infini", NAME, infini())
