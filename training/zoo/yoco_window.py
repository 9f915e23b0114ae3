from spec import cross, softmax

from .common_stories import BUDGET, PROMPT, stories  # noqa: F401 (read by the training loop)

TASK = "stories"
NAME = "Stories · YOCO, window"
DESCRIPTION = (
    "A decoder-decoder: two layers with a window of 64, then two that read one shared cache of keys and values. "
    "A prompt needs the upper two for its last token only."
)
SPEC = stories("yoco-window", NAME, softmax(window=64), softmax(window=64), cross(fills=True), cross(fills=False))
