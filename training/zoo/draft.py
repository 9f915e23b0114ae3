from spec import model_spec, softmax, swiglu

from .common_stories import BUDGET, CONTEXT, PROMPT, VOCABULARY  # noqa: F401 (read by the training loop)

TASK = "stories"
NAME = "Stories · draft"
DESCRIPTION = (
    "One layer, half as wide: a small model that guesses a few tokens ahead, for a larger one to verify in one pass. "
    "It writes with the same tokens and learned from the same text."
)
SPEC = model_spec("draft", NAME, VOCABULARY, 64, CONTEXT, [{"attention": softmax(heads=2), "mlp": swiglu(176)}])
