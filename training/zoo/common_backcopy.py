"""What the three Bigram–Backcopy models share: one layer, one head, width 64."""
from spec import model_spec, softmax, swiglu
from tasks.backcopy import ALPHABET

BUDGET = {
    "tokens": 2500 * 32 * 128,
    "batch": 32,
    "context": 128,
    "peakLearningRate": 3e-3,
    "warmup": 100,
    "weightDecay": 0.1,
    "seed": 1,
}
TASK = "backcopy"
PROMPT = None  # drawn from the task


def backcopy(id, name, extra_logit="none", mlp=False):
    layer = {"attention": softmax(heads=1, head_width=64, extra_logit=extra_logit, bias=True), "mlp": swiglu(128) if mlp else None}
    return {**model_spec(id, name, ALPHABET + 1, 64, 128, [layer]), "tiedEmbedding": False}
