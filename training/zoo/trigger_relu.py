from .common_trigger import BUDGET, PROMPT, TASK, trigger  # noqa: F401 (read by the training loop)

NAME = "Trigger · ReLU"
DESCRIPTION = "The trigger task with ReLU attention: a row may give no token any weight, so nothing is parked anywhere."
SPEC = trigger("trigger-relu", NAME, weighting="relu")
