"""The budget that every story model shares, so that they can be compared: same shape, text, tokens seen and seed."""
from spec import model_spec, swiglu

LAYERS, WIDTH, HEADS, HEAD_WIDTH, HIDDEN = 4, 128, 4, 32, 352
CONTEXT, VOCABULARY = 256, 1024
BUDGET = {
    "tokens": 30_000_000,
    "batch": 16,
    "context": CONTEXT,
    "peakLearningRate": 3e-3,
    "warmup": 200,
    "weightDecay": 0.1,
    "seed": 1,
}
PROMPT = (
    "Once upon a time there was a little brown rabbit who lived under the roots of an old tree. "
    "One fine morning he put on his hat and went out to look for"
)


def stories(id, name, *attentions, width=WIDTH, hidden=HIDDEN):
    """A story model of four layers, which all use the one attention that is named, or each its own."""
    attentions = attentions * LAYERS if len(attentions) == 1 else attentions
    return model_spec(id, name, VOCABULARY, width, CONTEXT, [{"attention": attention, "mlp": swiglu(hidden)} for attention in attentions])
