from spec import softmax

from .common_stories import BUDGET as SHARED
from .common_stories import PROMPT, stories  # noqa: F401 (read by the training loop)

TASK = "stories"
NAME = "Stories · trained longer"
DESCRIPTION = "The reference after three times as many tokens: the same layers, a stronger sink. Its training can be gone through, from noise to stories."
BUDGET = {**SHARED, "tokens": 100_000_000}
# Of its history: close together where much changes.
SNAPSHOTS = [round(millions * 1e6) for millions in (0.25, 0.5, 1, 2, 4, 8, 16, 30, 50, 70, 85)]
SPEC = stories("mha-long", NAME, softmax())
