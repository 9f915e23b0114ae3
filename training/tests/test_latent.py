import unittest

import torch
from mechanisms_support import TOKENS, held, inputs, numbers, small, stepped, text

from mechanisms.latent import LatentAttention
from spec import latent


class Latent(unittest.TestCase):
    def test_absorbed_is_naive(self):
        for fields in ({}, {"query_latent_width": 12}):
            spec = latent(heads=4, head_width=8, latent_width=12, rotary_width=4, **fields)
            model, tokens = small(spec, spec), text()
            steps, caches = stepped(model, tokens)
            self.assertTrue(torch.allclose(model(tokens), steps, atol=1e-10), fields)
            self.assertEqual(numbers(caches[1]), held(LatentAttention.cache_layout(spec), TOKENS))

    def test_a_token_keeps_a_latent_and_a_rotary_key(self):
        """DeepSeek-V2: 512 + 64 numbers per token and layer, 34.6 K over 60 layers (its table 9)."""
        spec = latent(heads=128, head_width=128, latent_width=512, query_latent_width=1536, rotary_width=64)
        self.assertEqual(60 * held(LatentAttention.cache_layout(spec), 1), 34560)

    def test_the_score_is_a_content_part_and_a_rotary_part(self):
        """The weights from the two products by their definition, head by head, pair by pair."""
        spec = latent(heads=2, head_width=8, latent_width=12, rotary_width=4)
        attention, x, seen = small(spec).layers[0].attention, inputs(), {}
        attention(x, None, seen)
        turn = 10000 ** (-torch.arange(0, 4, 2, dtype=torch.float64) / 4)
        for head, row in ((0, 5), (1, 20)):
            query = (attention.query.weight[8 * head : 8 * head + 8] @ x[0, row])
            scores = []
            for key in range(row + 1):
                content = query @ (attention.key.weight[8 * head : 8 * head + 8] @ seen["latent"][0, key])
                a = torch.view_as_complex((attention.rotary_query.weight[4 * head : 4 * head + 4] @ x[0, row]).view(2, 2).T.contiguous())
                b = torch.view_as_complex(seen["rotaryKey"][0, key].view(2, 2).T.contiguous())
                rotary = (a * b.conj() * torch.exp(1j * turn * (row - key))).real.sum()
                scores.append((content + rotary) / 12**0.5)
            self.assertTrue(torch.allclose(torch.stack(scores).softmax(0), seen["attention"][0, head, row, : row + 1]))

    def test_keys_and_values_start_at_the_scale_of_projections(self):
        torch.manual_seed(0)
        attention = LatentAttention(latent(query_latent_width=24), 128, 1e-5)
        attention.initialise()
        x = torch.randn(1, 4000, 128)
        latents = attention.compress(x)[0]
        for made in (attention.key(latents), attention.value(latents), *attention.queries(x)):
            self.assertAlmostEqual(made.std().item() / (0.02 * 128**0.5), 1, delta=0.15)


if __name__ == "__main__":
    unittest.main()
