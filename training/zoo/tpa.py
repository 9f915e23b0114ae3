from spec import tensor_product

from .common_stories import BUDGET, PROMPT, stories  # noqa: F401 (read by the training loop)

TASK = "stories"
NAME = "Stories · TPA"
DESCRIPTION = (
    "Tensor product attention: a token’s keys, and its values, are sums of two outer products, and only the factors are cached. "
    "Attention is computed from the factors."
)
SPEC = stories("tpa", NAME, tensor_product())
