"""What the three passkey models share: two layers of four narrow heads, and texts four segments long."""
from spec import model_spec, swiglu

TASK = "passkey"
CONTEXT, VOCABULARY, WIDTH, LAYERS = 128, 33, 64, 2
SEGMENT = 32
BUDGET = {
    "tokens": 12000 * 32 * CONTEXT,
    "batch": 32,
    "context": CONTEXT,
    "peakLearningRate": 3e-3,
    "warmup": 200,
    "weightDecay": 0.1,
    "seed": 1,
}
PROMPT = None  # drawn from the task
SHAPE = {"heads": 4, "head_width": 16}


def passkey(id, name, attention):
    """As many slots as a text of sixteen times the trained length has tokens."""
    layers = [{"attention": attention, "mlp": swiglu(176)}] * LAYERS
    return model_spec(id, name, VOCABULARY, WIDTH, CONTEXT, layers, context=16 * CONTEXT)
