from .common_trigger import BUDGET, PROMPT, TASK, trigger  # noqa: F401 (read by the training loop)

NAME = "Trigger"
DESCRIPTION = "One attention layer that answers a question mark with the mean of all tokens so far, and must add nothing elsewhere. There is no start token."
SPEC = trigger("trigger", NAME)
