import unittest

import torch
from mechanisms_support import TOKENS, held, inputs, numbers, small, stepped, text

from mechanisms.softmax import attend, causal, rotate, rotation
from mechanisms.tensor_product import TensorProductAttention, outer
from spec import tensor_product

AT = torch.arange(TOKENS)


class TensorProduct(unittest.TestCase):
    def attention(self, **fields):
        return small(tensor_product(heads=4, head_width=8, query_rank=3, **fields)).layers[0].attention

    def test_from_factors_is_materialised(self):
        for fields in ({}, {"bias": True}, {"key_rank": 1, "value_rank": 3}):
            spec = tensor_product(heads=4, head_width=8, query_rank=3, **fields)
            model, tokens = small(spec, spec), text()
            steps, caches = stepped(model, tokens)
            self.assertTrue(torch.allclose(model(tokens), steps, atol=1e-10), fields)
            self.assertEqual(numbers(caches[1]), held(TensorProductAttention.cache_layout(spec), TOKENS))

    def test_the_cache_is_ranks_times_heads_and_width(self):
        layout = TensorProductAttention.cache_layout(tensor_product())
        self.assertEqual(held(layout, 1), (2 + 2) * (4 + 32))

    def test_outer_is_the_sum_of_outer_products(self):
        a, b = torch.randn(2, 5, 3, 4, dtype=torch.float64), torch.randn(2, 5, 3, 8, dtype=torch.float64)
        self.assertTrue(torch.allclose(outer(a, b), torch.einsum("btrh,btre->bhte", a, b) / 3))

    def test_rotating_b_is_rotating_every_head(self):
        attention = self.attention()
        a, b = attention.factors(inputs(), "key")
        heads = rotate(outer(a, b), *rotation(AT, 8, 10000, torch.float64), "halves")
        self.assertTrue(torch.allclose(outer(a, attention.rotated(b, AT)), heads))

    def test_fixed_factors_are_grouped_attention(self):
        """Section 4: R = G, a_j = G on the heads of group j, is GQA with the b as its keys; R = 1, a = 1, is MQA."""
        for groups in (1, 2):
            attention, x = self.attention(key_rank=groups, value_rank=groups, bias=True), inputs()
            fixed = groups * torch.eye(groups, dtype=torch.float64).repeat_interleave(4 // groups, 1)  # [G, H]
            attention.key_a.weight.data.zero_()
            attention.key_a.bias.data = fixed.flatten()
            attention.value_a.weight.data.zero_()
            attention.value_a.bias = torch.nn.Parameter(fixed.flatten())
            q = outer(attention.factors(x, "query")[0], attention.rotated(attention.factors(x, "query")[1], AT))
            k, v = attention.factors(x, "key")[1].transpose(1, 2), attention.factors(x, "value")[1].transpose(1, 2)
            k = rotate(k, *rotation(AT, 8, 10000, torch.float64), "halves")
            self.assertTrue(torch.allclose(attention(x), attention.output(attend(q, k, v, causal(AT, AT)))), groups)

    def test_heads_start_at_the_scale_of_projections(self):
        torch.manual_seed(0)
        attention = TensorProductAttention(tensor_product(), 128, 1e-5)
        attention.initialise()
        x = torch.randn(1, 4000, 128)
        for part in ("query", "key", "value"):
            deviation = outer(*attention.factors(x, part)).std().item()
            self.assertAlmostEqual(deviation / (0.02 * 128**0.5), 1, delta=0.15)

    def test_seen_weights_and_factors_give_the_output(self):
        attention, x, seen = self.attention(), inputs(), {}
        out = attention(x, None, seen)
        v = outer(seen["aV"], seen["bV"])
        self.assertTrue(torch.allclose(out, attention.output((seen["attention"] @ v).transpose(1, 2).flatten(2))))


if __name__ == "__main__":
    unittest.main()
