from .common_trigger import BUDGET, PROMPT, TASK, trigger  # noqa: F401 (read by the training loop)

NAME = "Trigger · learned positions"
DESCRIPTION = "The trigger task with a learned vector for each position in place of rotation: the first place can be told from others."
SPEC = {**trigger("trigger-learned", NAME, rope=None, learned_positions=64), "context": 64}
SHIPS = False
