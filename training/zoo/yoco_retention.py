from spec import cross, retention

from .common_stories import BUDGET, PROMPT, stories  # noqa: F401 (read by the training loop)

TASK = "stories"
NAME = "Stories · YOCO, gated retention"
DESCRIPTION = (
    "A decoder-decoder: two layers of gated retention with a state of constant size, then two that read one shared cache of keys and values."
)
SPEC = stories("yoco-retention", NAME, retention(decay="gated"), retention(decay="gated"), cross(fills=True), cross(fills=False))
