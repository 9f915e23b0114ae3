from .common_backcopy import BUDGET, PROMPT, TASK, backcopy  # noqa: F401 (read by the training loop)

NAME = "Backcopy · with MLP"
DESCRIPTION = "The same task with an MLP after the attention, which can undo a useless copy."
SPEC = backcopy("backcopy-mlp", NAME, mlp=True)
