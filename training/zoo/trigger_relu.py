from .common_trigger import BUDGET, PROMPT, TASK, trigger  # noqa: F401 (read by the training loop)

NAME = "Trigger · ReLU"
DESCRIPTION = "The same task with ReLU attention: a row may give no token any weight."
SPEC = trigger("trigger-relu", NAME, weighting="relu")
