from spec import softmax

from .common_passkey import BUDGET, PROMPT, SHAPE, TASK, passkey  # noqa: F401 (read by the training loop)

NAME = "Passkey · everything kept"
DESCRIPTION = "The same task with softmax attention over all of the text."
SPEC = passkey("passkey-full", NAME, softmax(**SHAPE))
