"""What every attention mechanism is to the model, the training loop and the export."""
from torch import nn


class Mechanism(nn.Module):
    """A layer's attention: `Mechanism(spec, width, epsilon)`, of which `spec` is its part of the layer's spec.

    forward(x, visible=None, seen=None): the parallel form over a whole text, x [B, T, D] → [B, T, D]; `visible` [T, T] narrows what a
    row may see; `seen`, a dict, receives values of the mechanism, batch first, among them `attention` [B, H, T, T], the weights
    that the values are summed by. Each value goes to the fixture under its name.
    step(x, cache): the step-by-step form, x [B, 1, D] and the cache (None at first) → [B, 1, D] and the new cache.
    """

    family = None  # under which the catalogue lists a model
    rows_sum_to_one = True  # whether a row's weights are shares (or what an extra logit leaves of them)

    @staticmethod
    def cache_layout(spec):
        """What a layer keeps: a list of {name, numbers, per}, `numbers` for each `token` or in all (`constant`)."""
        raise NotImplementedError

    def shares(self, weights):
        """A row's weights as shares of it: as they are, or by magnitude where they are signed (the proxy of Gu et al. 2410.10781)."""
        if self.rows_sum_to_one:
            return weights
        return weights.abs() / weights.abs().sum(-1, keepdim=True).clamp(min=1e-20)

    def initialise(self):
        """Weights that are not to start as every matrix does."""
