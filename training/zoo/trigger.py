from .common_trigger import BUDGET, PROMPT, TASK, trigger  # noqa: F401 (read by the training loop)

NAME = "Trigger"
DESCRIPTION = "One attention layer that answers a question mark with the mean of all before, and must add nothing elsewhere. No token is there to park on."
SPEC = trigger("trigger", NAME)
