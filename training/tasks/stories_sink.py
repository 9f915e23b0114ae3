"""The stories with a learnable sink token before `<bos>` (StreamingLLM, Xiao et al. 2309.17453, section 3.3).

The same windows in the same order, and the same targets: one more token precedes them, which is never predicted.
"""
import torch

from .stories import VOCABULARY, Stories

TOKENIZER = "story-sink"
SINK = "<sink>"


class StoriesWithSink(Stories):
    def __init__(self, context, cache, folder=None):
        super().__init__(context, cache, folder)
        self.tokenizer = self.tokenizer.with_special(SINK)
        assert self.tokenizer.vocabulary[SINK] == VOCABULARY

    def begin(self, inputs, targets):
        """The sink before the inputs [B, T + 1]; its own target counts nowhere (-100)."""

        def first(value):
            return torch.full((len(inputs), 1), value)

        return torch.cat([first(VOCABULARY), inputs], 1), torch.cat([first(-100), targets], 1)

    def batch(self, generator, size):
        return self.begin(*super().batch(generator, size))

    def validation_batches(self, size=16):
        for inputs, targets in super().validation_batches(size):
            yield self.begin(inputs, targets)
