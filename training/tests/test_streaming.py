"""`python3 -m unittest discover tests`, in training/."""
import os
import sys
import unittest

import torch

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

import blocked  # noqa: E402
import intervals  # noqa: E402
import policies  # noqa: E402
import recall  # noqa: E402
import streaming  # noqa: E402
from model import Transformer  # noqa: E402
from spec import model_spec, softmax, swiglu  # noqa: E402

N, SIZE = 40, 12


def small(**attention):
    torch.manual_seed(0)
    layer = {"attention": softmax(heads=4, head_width=8, **attention), "mlp": swiglu(24)}
    model = Transformer(model_spec("small", "", 50, 32, 16, [layer] * 2)).double()
    for parameter in model.parameters():
        parameter.data += 0.3 * torch.randn_like(parameter)
    return model.eval()


def text():
    return torch.randint(1, 50, (2, N), generator=torch.Generator().manual_seed(1))


def evicting(n, size, pinned):
    """K_0 … K_{n - 1} of a cache that deletes the oldest token that is not pinned, one by one."""
    kept, sets = [], []
    for t in range(n):
        kept = [*kept, t]
        while len(kept) > size:
            kept.remove(min(j for j in kept if j not in pinned))
        sets.append(kept)
    return sets


class Blocked(unittest.TestCase):
    def close(self, a, b, within=1e-10):
        self.assertLess((a - b).abs().max().item(), within)

    def reference(self, model, tokens, size, pinned, positions, zero_sink=False):
        sets = evicting(len(tokens), size or len(tokens), pinned)
        with torch.no_grad():
            return policies.forward(model, tokens, *policies.geometry(sets, positions), {**policies.NONE, "zeroSink": zero_sink})

    def run_blocked(self, model, tokens, size, pinned, positions, **more):
        with torch.no_grad():
            return blocked.forward(model, tokens, blocked.plan(N, model.spec, size, pinned, positions, block=7), **more)

    def test_what_is_live(self):
        for pinned in ((), (0,), (0, 1, 2, 3), (4, 5, 6, 7), (6,), (20, 21)):
            sets = evicting(N, SIZE, pinned)
            mask = blocked.live(N, SIZE, pinned)
            self.assertEqual([row.nonzero()[:, 0].tolist() for row in mask], sets, pinned)
            for positions in ("original", "cache"):
                expected = policies.geometry(sets, positions)[1]
                self.assertTrue(torch.equal(blocked.distances(mask, positions) * mask, expected), (pinned, positions))

    def test_blocks_are_the_masked_forward(self):
        for attention in ({}, {"key_value_heads": 2, "extra_logit": "zero"}, {"extra_logit": "key", "window": 5}, {"window": 11, "gate": "head"}):
            model = small(**attention)
            for size, pinned in ((None, ()), (SIZE, ()), (SIZE, (0,)), (SIZE, (0, 1, 2, 3)), (SIZE, (4, 5, 6, 7))):
                for positions in ("original", "cache"):
                    logits, _ = self.run_blocked(model, text(), size, pinned, positions)
                    for i, tokens in enumerate(text()):
                        self.close(logits[i], self.reference(model, tokens, size, pinned, positions)[0])

    def test_the_zero_sink(self):
        model, tokens = small(), text()
        logits, _ = self.run_blocked(model, tokens, SIZE, (0,), "cache", zero_sink=True)
        self.close(logits[1], self.reference(model, tokens[1], SIZE, (0,), "cache", True)[0])

    def test_shares(self):
        model, tokens = small(extra_logit="zero"), text()
        _, share = self.run_blocked(model, tokens, SIZE, (0, 1), "cache", watched=[0, 1], since=16)
        _, weights = self.reference(model, tokens[0], SIZE, (0, 1), "cache")
        weights = torch.stack(weights)[:, :, 16:]  # [L, H, rows, n]
        self.close(share[0, :, :, 0], weights[..., :2].sum(-1).mean(-1).float(), 1e-6)
        self.close(share[0, :, :, 1], (1 - weights.sum(-1)).mean(-1).float(), 1e-6)

    def test_recomputation(self):
        model, tokens, rows = small(), text(), [5, SIZE - 1, SIZE, 20, N - 1]
        for pinned in (0, 1):
            with torch.no_grad():
                logits = blocked.recompute(model, tokens, rows, SIZE, pinned)
            policy = {"kind": "recompute", "size": SIZE, "pinned": pinned, "positions": "cache"}
            self.close(logits[0], policies.simulate(model, tokens[0], policy)["logits"][rows])

    def test_a_real_cache(self):
        for attention in ({}, {"window": 5}, {"gate": "head"}):
            model, tokens = small(**attention), text()
            for pinned in (0, 3):
                for positions in ("original", "cache"):
                    with torch.no_grad():
                        rows = blocked.stepped(model, tokens, SIZE, pinned, positions)
                    self.close(rows, self.run_blocked(model, tokens, SIZE, range(pinned), positions)[0])

    def test_a_shipped_model_in_single_precision(self):
        model = streaming.shipped("mha")
        tokens = torch.cat([torch.zeros(1, dtype=torch.long), torch.randint(1, 1024, (79,), generator=torch.Generator().manual_seed(2))])
        sinks = (0, 1, 2, 3)
        for size, pinned, positions in ((None, (), "original"), (32, (), "original"), (32, sinks, "cache"), (32, sinks, "original")):
            with torch.no_grad():
                logits, _ = blocked.forward(model, tokens[None], blocked.plan(80, model.spec, size, pinned, positions, block=16))
            self.close(logits[0], self.reference(model, tokens, size, pinned, positions)[0], 1e-4)


class Statistics(unittest.TestCase):
    def test_intervals(self):
        for freedom, quantile in ((9, 2.2622), (23, 2.0687), (46, 2.0129), (1000, 1.9623)):
            self.assertAlmostEqual(intervals.student(freedom), quantile, 3)
        mean, half = intervals.interval(torch.tensor([1.0, 2.0, 3.0, 4.0]))
        self.assertAlmostEqual(mean, 2.5)
        self.assertAlmostEqual(half, intervals.student(3) * (5 / 3) ** 0.5 / 2, 6)

    def test_a_passage_comes_back(self):
        ids = torch.arange(1, 4001)
        again, other = recall.passages(ids, gap=50, trials=6)
        first, second = recall.LEAD, recall.LEAD + recall.PASSAGE + 50
        self.assertTrue(torch.equal(again[:, first : first + recall.PASSAGE], again[:, second:]))
        differs = (again != other).any(0).nonzero()[:, 0]
        self.assertEqual((int(differs[0]), int(differs[-1]) + 1), (first, first + recall.PASSAGE))
        self.assertEqual(int(again[:, 0].sum()), 0, "<bos> comes first")


if __name__ == "__main__":
    unittest.main()
