import math
import unittest

import torch
from mechanisms_support import TOKENS, held, inputs, numbers, small, stepped, text

from mechanisms.retention import Retention, chunkwise, decays, parallel, recurrent, state_norms
from spec import retention


def drawn(gated, tokens=TOKENS):
    """q, k, v and log γ, two texts, three heads; decays from fast to slow."""
    torch.manual_seed(5)
    q, k, v = (torch.randn(2, 3, tokens, width, dtype=torch.float64) for width in (8, 8, 12))
    logs = torch.nn.functional.logsigmoid(3 * torch.randn(2, 3, tokens, dtype=torch.float64))
    return q, k, v, logs if gated else logs[0, :, :1].expand(-1, tokens)


class Forms(unittest.TestCase):
    def test_parallel_recurrent_and_chunkwise_agree(self):
        for gated in (False, True):
            q, k, v, logs = drawn(gated)
            whole = parallel(q, k, v, logs)[0]
            state, steps = torch.zeros(2, 3, 8, 12, dtype=torch.float64), []
            for t in range(TOKENS):
                at = slice(t, t + 1)
                o, state = recurrent(q[..., at, :], k[..., at, :], v[..., at, :], logs[..., at], state)
                steps.append(o)
            self.assertTrue(torch.allclose(whole, torch.cat(steps, -2), atol=1e-11))
            for size in (1, 6, TOKENS, 40):
                o, last = chunkwise(q, k, v, logs, size)
                self.assertTrue(torch.allclose(whole, o, atol=1e-11), size)
                self.assertTrue(torch.allclose(state, last, atol=1e-11), size)

    def test_a_decay_is_the_product_of_the_gammas_after_it(self):
        logs = drawn(True)[3]
        decay, gamma = decays(logs), logs.exp()
        for n in range(TOKENS):
            for m in range(TOKENS):
                expected = gamma[..., m + 1 : n + 1].prod(-1) if n >= m else torch.zeros(2, 3, dtype=torch.float64)
                self.assertTrue(torch.allclose(decay[..., n, m], expected))

    def test_indices_as_printed_in_the_paper_are_wrong(self):
        q, k, v, logs = drawn(True)
        printed = (q @ k.transpose(-1, -2)) * decays(logs).transpose(-1, -2)
        self.assertGreater((printed.tril() @ v - parallel(q, k, v, logs)[0]).abs().max(), 1e-2)

    def test_fast_decays_do_not_overflow(self):
        q, k, v, logs = drawn(True, 600)
        logs = logs - 0.25
        exact, single = parallel(q, k, v, logs)[0], [y.float() for y in (q, k, v, logs)]
        for o in (parallel(*single)[0], chunkwise(*single, 64)[0]):
            self.assertTrue(torch.allclose(exact.float(), o, atol=5e-3))

    def test_norms_of_the_state(self):
        for gated in (False, True):
            q, k, v, logs = drawn(gated)
            state, norms = torch.zeros(2, 3, 8, 12, dtype=torch.float64), []
            for t in range(TOKENS):
                at = slice(t, t + 1)
                state = recurrent(q[..., at, :], k[..., at, :], v[..., at, :], logs[..., at], state)[1]
                norms.append(state.flatten(2).norm(dim=-1))
            self.assertTrue(torch.allclose(state_norms(k, v, logs), torch.stack(norms, -1)))


class Layers(unittest.TestCase):
    def test_parallel_is_step_by_step(self):
        for decay in ("fixed", "gated"):
            spec = retention(heads=4, key_width=8, value_width=12, decay=decay)
            model, tokens = small(spec, spec), text(tokens=70)
            steps, caches = stepped(model, tokens)
            self.assertTrue(torch.allclose(model(tokens), steps, atol=1e-9), decay)
            self.assertTrue(torch.allclose(model(tokens, seen=[]), steps, atol=1e-9), decay)
            self.assertEqual(numbers(caches[0]), held(Retention.cache_layout(spec), TOKENS))

    def test_fixed_decays(self):
        attention = small(retention(heads=4, key_width=8, value_width=8)).layers[0].attention
        gamma = attention.log_gamma(inputs()).exp()[:, 0]
        self.assertTrue(torch.allclose(gamma, torch.tensor([31 / 32, 63 / 64, 127 / 128, 255 / 256], dtype=torch.float64)))

    def test_gates_start_at_a_half_life_of_sixteen_tokens(self):
        attention = small(retention(heads=4, key_width=8, value_width=8, decay="gated")).layers[0].attention
        attention.decay.weight.data.zero_()
        gamma = attention.log_gamma(inputs()).exp()
        self.assertTrue(torch.allclose(gamma, torch.full_like(gamma, 0.957603), atol=1e-6))
        self.assertAlmostEqual(math.log(0.5) / gamma[0, 0, 0].log().item(), 16)

    def test_state_of_the_paper(self):
        """RetNet 6.7B: 32 layers of 16 heads, 256 × 512, in bfloat16: 128 MiB."""
        layout = Retention.cache_layout(retention(heads=16, key_width=256, value_width=512))
        self.assertEqual(32 * 2 * held(layout, 1000), 128 * 2**20)

    def test_seen_weights_are_the_decayed_products(self):
        attention, x, seen = small(retention(heads=4, key_width=8, value_width=8, decay="gated")).layers[0].attention, inputs(), {}
        out = attention(x, None, seen)
        v = attention.value(x).unflatten(-1, (4, 8)).transpose(1, 2)
        self.assertTrue(torch.allclose(out, attention.finish(seen["attention"] @ v, x)))
        self.assertEqual((seen["attention"].triu(1) != 0).sum(), 0)
        self.assertGreater((seen["attention"] < 0).sum(), 0)


if __name__ == "__main__":
    unittest.main()
