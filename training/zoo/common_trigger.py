"""What the models of the trigger task share: one layer, one head, width 64, no MLP."""
from spec import ROPE, model_spec, softmax
from tasks.trigger import SYMBOLS

BUDGET = {
    "tokens": 2500 * 32 * 64,
    "batch": 32,
    "context": 64,
    "peakLearningRate": 3e-3,
    "warmup": 100,
    "weightDecay": 0.1,
    "seed": 1,
}
TASK = "trigger"
PROMPT = None  # drawn from the task


def trigger(id, name, start=(), rope=ROPE, learned_positions=None, **attention):
    layer = {"attention": softmax(heads=1, head_width=64, rope=rope, **attention), "mlp": None}
    return {**model_spec(id, name, SYMBOLS, 64, 64, [layer], 256, start, learned_positions), "tiedEmbedding": False}
