from .common_trigger import BUDGET, PROMPT, trigger  # noqa: F401 (read by the training loop)

TASK = "trigger-start"
NAME = "Trigger · start token"
DESCRIPTION = "The same task with a start token before every text: somewhere to look that says nothing."
SPEC = trigger("trigger-start", NAME, start=(0,))
