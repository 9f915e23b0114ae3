import unittest

import torch
from mechanisms_support import held, inputs, numbers, small, stepped, text

from mechanisms.features import divided, features, with_ones
from mechanisms.infini import InfiniAttention
from mechanisms.softmax import rotate, rotation
from spec import infini

SHAPE = {"heads": 4, "head_width": 8, "segment": 6}


def attention(**fields):
    return small(infini(**SHAPE, **fields)).layers[0].attention


class Infini(unittest.TestCase):
    def test_parallel_is_step_by_step(self):
        for update in ("linear", "delta"):
            for tokens in (5, 24, 27):
                spec = infini(**SHAPE, update=update)
                model, ids = small(spec, spec), text(tokens)
                steps, caches = stepped(model, ids)
                self.assertTrue(torch.allclose(model(ids), steps, atol=1e-9), (update, tokens))
                self.assertLessEqual(numbers(caches[0]), held(InfiniAttention.cache_layout(spec), tokens))
                if tokens == 24:  # its last segment is full
                    self.assertEqual(numbers(caches[0]), held(InfiniAttention.cache_layout(spec), tokens))

    def test_linear_memory_is_linear_attention_over_earlier_segments(self):
        layer, x, seen = attention(update="linear"), inputs(27), {}
        layer(x, None, seen)
        (q, k, _), at, gate = layer.project(x), torch.arange(27), layer.beta.sigmoid()[:, None, None]
        earlier = (features(q) @ features(k).transpose(-1, -2)) * (at[:, None] // 6 > at[None, :] // 6)
        earlier = torch.nan_to_num(earlier / earlier.sum(-1, keepdim=True))
        turned = [rotate(y, *rotation(at, 8, 10000, torch.float64), "halves") for y in (q, k)]  # distances alone count
        same = (at[:, None] // 6 == at[None, :] // 6) & (at[:, None] >= at[None, :])
        local = (turned[0] @ turned[1].transpose(-1, -2) / 8**0.5).masked_fill(~same, -torch.inf).softmax(-1)
        self.assertTrue(torch.allclose(seen["attention"], gate * earlier + (1 - gate) * local))
        sums = seen["attention"].sum(-1)
        self.assertTrue(torch.allclose(sums[..., 6:], torch.ones((), dtype=torch.float64)))
        self.assertTrue(torch.allclose(sums[..., :6], (1 - gate)[:, :, 0].expand(-1, 6)))  # the seam of the first segment

    def test_seen_weights_give_the_output(self):
        for update in ("linear", "delta"):
            layer, x, seen = attention(update=update), inputs(27), {}
            out = layer(x, None, seen)
            mixed = seen["attention"] @ layer.project(x)[2]
            self.assertTrue(torch.allclose(out, layer.output(mixed.transpose(1, 2).flatten(2))), update)

    def test_delta_writes_a_bound_pair_once_but_reads_half_of_it(self):
        """M does not change when a pair is written again; z still grows, so the delta rule reads v/2, the linear one v."""
        for update, share in (("linear", 1), ("delta", 0.5)):
            layer = attention(update=update)
            torch.manual_seed(1)
            key, v = features(torch.randn(1, 4, 1, 8, dtype=torch.float64)), torch.randn(1, 4, 1, 8, dtype=torch.float64)
            once = layer.write(torch.zeros(1, 4, 8, 9, dtype=torch.float64), key, with_ones(v))
            twice = layer.write(once, key, with_ones(v))
            self.assertTrue(torch.allclose(divided(key @ once), v))
            self.assertTrue(torch.allclose(divided(key @ twice), share * v), update)
            self.assertEqual(torch.allclose(once[..., :-1], twice[..., :-1]), update == "delta")

    def test_memory_of_the_paper(self):
        """Twelve layers of eight heads of 128: 1 585 152 numbers, beside the segment's keys and values (its table 2: 1.6 M)."""
        layout = InfiniAttention.cache_layout(infini(heads=8, head_width=128, segment=2048))
        self.assertEqual(12 * held([part for part in layout if not part["name"].startswith("segment")], 0), 1585152)


if __name__ == "__main__":
    unittest.main()
