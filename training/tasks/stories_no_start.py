"""The stories with nothing before them: windows of the joined documents, cut anywhere, whose first token is whatever stands there.

In every other story model `<bos>` stood first in each text it saw, so its sink may be the token or the place. Here only the place is left.
"""
import numpy as np
import torch

from .stories import Stories


class StoriesWithoutStart(Stories):
    def rows(self, ids, starts):
        """inputs and targets, each [len(starts), context]."""
        rows = torch.from_numpy(np.stack([ids[s : s + self.context + 1] for s in starts]).astype(np.int64))
        return rows[:, :-1], rows[:, 1:]

    def batch(self, generator, size):
        return self.rows(self.train, generator.integers(0, len(self.train) - self.context, size))

    def validation_batches(self, size=16):
        starts = np.arange(0, len(self.validation) - self.context, self.context)
        for i in range(0, len(starts), size):
            yield self.rows(self.validation, starts[i : i + size])
