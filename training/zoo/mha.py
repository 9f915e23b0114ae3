from spec import softmax

from .common_stories import BUDGET, PROMPT, stories  # noqa: F401 (read by the training loop)

TASK = "stories"
NAME = "Stories · MHA"
DESCRIPTION = (
    "The reference: four layers of multi-head attention that learned to tell children’s stories. "
    "Its sentences are grammatical; its plots wander."
)
SPEC = stories("mha", NAME, softmax())
