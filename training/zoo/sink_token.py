from spec import model_spec, softmax, swiglu
from tasks.stories import VOCABULARY

from .common_stories import BUDGET, CONTEXT, HIDDEN, LAYERS, PROMPT, WIDTH  # noqa: F401 (read by the training loop)

TASK = "stories-sink"
NAME = "Stories · sink token"
DESCRIPTION = "The reference with a learnable token before every text, which says nothing and is never predicted: a sink made on purpose."
SPEC = model_spec(
    "sink-token", NAME, VOCABULARY + 1, WIDTH, CONTEXT + 1, [{"attention": softmax(), "mlp": swiglu(HIDDEN)}] * LAYERS, start=(VOCABULARY, 0)
)
