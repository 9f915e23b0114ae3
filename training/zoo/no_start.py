from spec import model_spec, softmax, swiglu
from tasks.stories import VOCABULARY

from .common_stories import BUDGET, CONTEXT, HIDDEN, LAYERS, PROMPT, WIDTH  # noqa: F401 (read by the training loop)

TASK = "stories-no-start"
NAME = "Stories · no start token"
DESCRIPTION = "The reference without a start token: its texts were cut anywhere, so any token may stand first. Is the first place a sink all the same?"
SPEC = model_spec("no-start", NAME, VOCABULARY, WIDTH, CONTEXT, [{"attention": softmax(), "mlp": swiglu(HIDDEN)}] * LAYERS, start=())
