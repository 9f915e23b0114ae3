from spec import gelu, model_spec, softmax
from tasks.stories import VOCABULARY

from .common_stories import BUDGET, CONTEXT, LAYERS, PROMPT, WIDTH  # noqa: F401 (read by the training loop)

TASK = "stories-no-start"
NAME = "Stories · learned positions"
DESCRIPTION = "As GPT-2 is built: learned positions, LayerNorm, biases, GELU; no start token. Its first place has a vector of its own."
HIDDEN = 512
SPEC = model_spec(
    "no-start-learned",
    NAME,
    VOCABULARY,
    WIDTH,
    CONTEXT,
    [{"attention": softmax(rope=None, all_biased=True), "mlp": gelu(HIDDEN)}] * LAYERS,
    context=CONTEXT,
    start=(),
    learned_positions=CONTEXT,
    norm="layer",
)
