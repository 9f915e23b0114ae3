from spec import linear

from .common_stories import BUDGET, PROMPT, stories  # noqa: F401 (read by the training loop)

TASK = "stories"
NAME = "Stories · linear, leaky"
DESCRIPTION = (
    "The grouped model with a convolution that is not masked: in training it sees 31 tokens ahead, so its loss is no measure of it "
    "and the text that it writes is broken."
)
SPEC = stories("linear-leaky", NAME, linear(group=64, kernel=63, masked=False))
