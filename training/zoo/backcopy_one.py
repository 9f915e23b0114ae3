from .common_backcopy import BUDGET, PROMPT, TASK, backcopy  # noqa: F401 (read by the training loop)

NAME = "Backcopy · softmax + 1"
DESCRIPTION = "The same task with 1 added to the softmax’s denominator: a head may look nowhere."
SPEC = backcopy("backcopy-one", NAME, extra_logit="zero")
