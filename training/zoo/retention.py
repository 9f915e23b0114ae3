from spec import retention

from .common_stories import BUDGET, PROMPT, stories  # noqa: F401 (read by the training loop)

TASK = "stories"
NAME = "Stories · retention"
DESCRIPTION = (
    "Retention in place of attention: each head sums its past with a fixed decay, and keeps one state of constant size instead of a cache "
    "that grows."
)
SPEC = stories("retention", NAME, retention())
