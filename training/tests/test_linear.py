import math
import unittest

import torch
from mechanisms_support import held, inputs, numbers, small, stepped, text

from mechanisms.features import features
from mechanisms.linear import LinearAttention
from spec import linear

SHAPE = {"heads": 4, "head_width": 8}
MAPS = ("relu", "relu2", "exp", {"kind": "cosine", "horizon": 20})
FORMS = ({}, {"bias": False}, {"group": 6}, {"kernel": 9}, {"group": 6, "kernel": 9}, *({"group": group, "features": kind} for group in (None, 6) for kind in MAPS), {"group": 6, "kernel": 9, "masked": False})


def attention(**fields):
    return small(linear(**SHAPE, **fields)).layers[0].attention


class Linear(unittest.TestCase):
    def test_parallel_is_step_by_step(self):
        for fields in FORMS[:-1]:  # all that are masked
            spec = linear(**SHAPE, **fields)
            model, tokens = small(spec, spec), text(150 if not fields else 25)
            steps, caches = stepped(model, tokens)
            self.assertTrue(torch.allclose(model(tokens), steps, atol=1e-9), fields)
            self.assertLessEqual(numbers(caches[0]), held(LinearAttention.cache_layout(spec), tokens.shape[1]))

    def test_what_is_kept_does_not_grow(self):
        """After a text whose last group is full, all that the layout names is held, and nothing else."""
        spec = linear(**SHAPE, group=6, kernel=9)
        for tokens in (12, 36):
            caches = stepped(small(spec), text(tokens))[1]
            self.assertEqual(numbers(caches[0]), held(LinearAttention.cache_layout(spec), tokens))

    def test_plain_weights_by_definition(self):
        layer, x, seen = attention(), inputs(150), {}
        out = layer(x, None, seen)
        q, k, v = layer.project(x, torch.arange(150))
        products = (features(q) @ features(k).transpose(-1, -2)).tril()
        weights = products / products.sum(-1, keepdim=True)
        self.assertTrue(torch.allclose(seen["attention"], weights))
        self.assertTrue((weights >= 0).all() and torch.allclose(weights.sum(-1), torch.ones((), dtype=torch.float64)))
        self.assertTrue(torch.allclose(out, layer.output((weights @ v).transpose(1, 2).flatten(2))))

    def test_grouped_weights_by_definition(self):
        layer, x, seen = attention(group=6, kernel=9), inputs(25), {}
        layer(x, None, seen)
        q, k, v = layer.project(x, torch.arange(25))
        at = torch.arange(25)
        same = (at[:, None] // 6 == at[None, :] // 6) & (at[:, None] >= at[None, :])
        inside = (q @ k.transpose(-1, -2) / 8**0.5).masked_fill(~same, -torch.inf).softmax(-1)
        earlier = (features(q) @ features(k).transpose(-1, -2)) * (at[:, None] // 6 > at[None, :] // 6)
        earlier = torch.nan_to_num(earlier / earlier.sum(-1, keepdim=True))
        # The convolution joins what comes out, and is in no weight.
        self.assertTrue(torch.allclose(seen["attention"], inside + layer.alpha[:, None, None] * earlier))

    def test_feature_maps_by_definition(self):
        x, at = torch.tensor([[-2.0, 0.5, 3.0]], dtype=torch.float64), torch.tensor([5])
        cos, sin = math.cos(math.pi / 8), math.sin(math.pi / 8)
        expected = {
            "elu1": [math.exp(-2), 1.5, 4],
            "relu": [0, 0.5, 3],
            "relu2": [0, 0.25, 9],
            "exp": [math.exp(-2), math.exp(0.5), math.exp(3)],
        }
        for kind, wanted in expected.items():
            self.assertTrue(torch.allclose(features(x, kind), torch.tensor([wanted], dtype=torch.float64)), kind)
        weighted = features(x, {"kind": "cosine", "horizon": 20}, at)
        self.assertTrue(torch.allclose(weighted, torch.tensor([[0, 0.5 * cos, 3 * cos, 0, 0.5 * sin, 3 * sin]], dtype=torch.float64)))

    def test_cosine_weights_fall_with_distance(self):
        """cosFormer, equation 10: φ(q_t) · φ(k_s) is relu(q) · relu(k) times cos(π/2 · (t − s)/M)."""
        kind, (q, k) = {"kind": "cosine", "horizon": 20}, torch.randn(2, 1, 1, 15, 8, dtype=torch.float64)
        at = torch.arange(15)
        plain = q.relu() @ k.relu().transpose(-1, -2)
        products = features(q, kind, at) @ features(k, kind, at).transpose(-1, -2)
        self.assertTrue(torch.allclose(products, plain * ((at[:, None] - at[None, :]) * math.pi / 40).cos()))

    def test_no_row_sees_what_comes_later_in_its_group(self):
        layer, x = attention(group=6), inputs(24)
        changed = x.clone()
        changed[:, 21] += 1
        same = (layer(x) - layer(changed)).abs().amax((0, 2)) < 1e-9
        self.assertEqual(same.tolist(), [True] * 21 + [False] * 3)

    def test_an_unmasked_convolution_sees_ahead_and_a_masked_one_does_not(self):
        for masked in (True, False):
            layer, x = attention(kernel=9, masked=masked), inputs(24)
            changed = x.clone()
            changed[:, 15] += 1
            same = (layer(x) - layer(changed)).abs().amax((0, 2)) < 1e-9
            self.assertEqual(same[:15].tolist(), [True] * (15 if masked else 11) + ([] if masked else [False] * 4))

    def test_a_leaky_model_step_by_step_is_the_masked_one(self):
        leaky, masked = (small(*[linear(**SHAPE, group=6, kernel=9, masked=masked)] * 2) for masked in (False, True))
        steps = stepped(leaky, text())[0]
        self.assertTrue(torch.allclose(steps, masked(text()), atol=1e-9))
        self.assertGreater((steps - leaky(text())).abs().max(), 1e-2)

    def test_a_masked_kernel_of_63_has_32_live_taps(self):
        self.assertEqual((attention(kernel=63).taps() != 0).sum(1).tolist(), [32] * 4)


if __name__ == "__main__":
    unittest.main()
