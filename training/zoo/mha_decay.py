from spec import softmax

from .common_stories import BUDGET as COMMON
from .common_stories import PROMPT, stories  # noqa: F401 (read by the training loop)

TASK = "stories"
NAME = "Stories · MHA, weight decay 0.3"
DESCRIPTION = "The reference with three times its weight decay, the lever that is said to strengthen sinks (2410.10781)."
BUDGET = {**COMMON, "weightDecay": 0.3}
SPEC = stories("mha-decay", NAME, softmax())
# Its sinks are weaker than mha's, not stronger: see docs/results/models.md.
SHIPS = False
