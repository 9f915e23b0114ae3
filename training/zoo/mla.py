from spec import latent

from .common_stories import BUDGET, PROMPT, stories  # noqa: F401 (read by the training loop)

TASK = "stories"
NAME = "Stories · MLA"
DESCRIPTION = (
    "Multi-head latent attention: each token keeps one latent vector of 32 numbers, from which every head reads its key and value, "
    "and one rotary key of 16."
)
SPEC = stories("mla", NAME, latent())
