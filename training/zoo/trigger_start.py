from .common_trigger import BUDGET, PROMPT, trigger  # noqa: F401 (read by the training loop)

TASK = "trigger-start"
NAME = "Trigger · start token"
DESCRIPTION = "The trigger task with a start token before every text: somewhere harmless to look."
SPEC = trigger("trigger-start", NAME, start=(0,))
