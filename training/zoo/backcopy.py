from .common_backcopy import BUDGET, PROMPT, TASK, backcopy  # noqa: F401 (read by the training loop)

NAME = "Backcopy"
DESCRIPTION = "One attention layer that learned to copy after t, n and s; it parks its attention on the first token whenever it has nothing to copy."
SPEC = backcopy("backcopy", NAME)
