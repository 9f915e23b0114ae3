"""`python3 -m unittest discover tests`, in training/."""
import os
import sys
import unittest

import numpy as np
import torch

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from mechanisms.softmax import normalise, rectify, rotate, rotation  # noqa: E402
from model import Transformer  # noqa: E402
from spec import gelu, model_spec, softmax, swiglu  # noqa: E402
from tasks.backcopy import Backcopy  # noqa: E402
from tasks.trigger import Trigger  # noqa: E402
from tokenizer import Tokenizer  # noqa: E402


def small(**attention):
    layer = {"attention": softmax(heads=4, head_width=8, **attention), "mlp": swiglu(24)}
    return Transformer(model_spec("small", "", 50, 32, 16, [layer] * 2)).double()


class Softmax(unittest.TestCase):
    def test_parallel_is_step_by_step(self):
        plain = ({}, {"key_value_heads": 1}, {"key_value_heads": 2, "extra_logit": "zero"}, {"bias": False}, {"extra_logit": "key", "window": 5})
        newer = ({"extra_logit": "logit"}, {"gate": "head", "key_value_heads": 2}, {"weighting": "relu"}, {"weighting": "relu", "window": 5, "gate": "head"})
        for attention in (*plain, *newer):
            torch.manual_seed(0)
            model = small(**attention)
            for parameter in model.parameters():
                parameter.data += 0.1 * torch.randn_like(parameter)
            tokens = torch.randint(0, 50, (1, 12))
            caches = [None, None]
            steps = torch.cat([model.step(tokens[:, i : i + 1], caches) for i in range(12)], 1)
            self.assertTrue(torch.allclose(model(tokens), steps, atol=1e-10), attention)

    def test_learned_positions_are_step_by_step(self):
        torch.manual_seed(0)
        layer = {"attention": softmax(heads=4, head_width=8, rope=None, all_biased=True), "mlp": gelu(24)}
        model = Transformer(model_spec("small", "", 50, 32, 16, [layer] * 2, context=16, start=(), learned_positions=16, norm="layer")).double()
        for parameter in model.parameters():
            parameter.data += 0.1 * torch.randn_like(parameter)
        tokens, caches = torch.randint(0, 50, (1, 12)), [None, None]
        steps = torch.cat([model.step(tokens[:, i : i + 1], caches) for i in range(12)], 1)
        self.assertTrue(torch.allclose(model(tokens), steps, atol=1e-10))
        self.assertFalse(torch.allclose(model(tokens)[:, :5], model(tokens[:, 1:])[:, :5], atol=1e-3))

    def test_a_gate_multiplies_what_a_head_mixed(self):
        """By hand: with w = 0 every gate is 1/2, so the layer adds half of what it would."""
        torch.manual_seed(0)
        gated, x = small(gate="head").layers[0].attention, torch.randn(1, 6, 32, dtype=torch.float64)
        gated.gate.weight.data.zero_()
        half = gated(x)
        seen = {}
        gated(x, seen=seen)
        gated.gate = None
        self.assertTrue(torch.allclose(half, gated(x) / 2))
        self.assertTrue(torch.equal(seen["gates"], torch.full((1, 4, 6), 0.5, dtype=torch.float64)))

    def test_a_sink_logit_leaves_what_e_to_it_takes(self):
        """By hand: over keys whose scores are all 0, n of them, a weight is 1 / (n + e^b)."""
        attention, seen = small(extra_logit="logit").layers[0].attention, {}
        attention.query.weight.data.zero_()
        attention.query.bias.data.zero_()
        attention.sink_logit.data.copy_(torch.tensor([0.0, 1.0, -2.0, 3.0]))
        attention(torch.randn(1, 5, 32, dtype=torch.float64), seen=seen)
        for head, b in enumerate((0.0, 1.0, -2.0, 3.0)):
            for row in range(5):
                self.assertAlmostEqual(seen["attention"][0, head, row, 0].item(), 1 / (row + 1 + np.exp(b)), places=9)

    def test_plus_one_is_an_extra_zero_logit(self):
        scores = torch.randn(3, 7, dtype=torch.float64)
        extra = torch.cat([scores, torch.zeros(3, 1, dtype=torch.float64)], 1).softmax(-1)[:, :-1]
        self.assertTrue(torch.allclose(normalise(scores, torch.zeros(1, 1)), extra))

    def test_relu_divides_by_what_a_row_sees(self):
        scores = torch.tensor([[2.0, -1.0, 9.0], [4.0, -2.0, 6.0]], dtype=torch.float64)
        visible = torch.tensor([[True, True, False], [True, True, True]])
        wanted = torch.tensor([[1.0, 0, 0], [4 / 3, 0, 2]], dtype=torch.float64)
        self.assertTrue(torch.allclose(rectify(scores, visible), wanted))
        with self.assertRaises(ValueError):
            softmax(weighting="relu", extra_logit="zero")

    def test_a_gate_of_zeros_halves_what_attention_adds(self):
        torch.manual_seed(0)
        gated, plain, tokens = small(gate="head"), small(), torch.randint(0, 50, (1, 12))
        plain.load_state_dict({name: value for name, value in gated.state_dict().items() if "gate" not in name or "mlp" in name})
        for layer, other in zip(gated.layers, plain.layers):
            layer.attention.gate.weight.data.zero_()
            other.attention.output.weight.data.mul_(0.5)
        self.assertTrue(torch.allclose(gated(tokens), plain(tokens)))

    def test_rotated_products_depend_on_the_distance_alone(self):
        q, k = torch.randn(8, dtype=torch.float64), torch.randn(8, dtype=torch.float64)
        for pairing in ("halves", "interleaved"):
            products = [
                rotate(q[None], *rotation(torch.tensor([at + 5]), 8, 10000, torch.float64), pairing)
                @ rotate(k[None], *rotation(torch.tensor([at]), 8, 10000, torch.float64), pairing).T
                for at in (0, 3, 200)
            ]
            self.assertTrue(torch.allclose(products[0], products[1]) and torch.allclose(products[0], products[2]))

    def test_a_window_changes_deep_rows_only_beyond_it(self):
        model, tokens, at = small(), torch.randint(0, 50, (1, 12)), torch.arange(12)
        near = (at[:, None] >= at[None, :]) & (at[:, None] - at[None, :] < 4)
        full, window = model(tokens), model(tokens, near)
        self.assertTrue(torch.allclose(full[:, :4], window[:, :4]))
        self.assertFalse(torch.allclose(full[:, 4:], window[:, 4:]))


class Text(unittest.TestCase):
    def test_the_tokenizer_gives_back_what_it_got(self):
        tokenizer = Tokenizer.train(["the cat sat on the mat, the cat sat"] * 3, 270)
        for text in ("the cat", "Ünïcode 🦊 שלום", "  a\n\tb", ""):
            self.assertEqual(tokenizer.decode(tokenizer.encode(text)), text)
        self.assertLess(len(tokenizer.encode("the cat sat")), len("the cat sat"))
        self.assertNotIn(0, tokenizer.encode("<bos>"))

    def test_backcopy_copies_after_triggers(self):
        task = Backcopy(128)
        rows = task.draw(np.random.default_rng(0), 50, 128)
        copied = 0
        for row in rows:
            for t in range(3, 128):
                if row[t - 1] in task.triggers and row[t - 2] not in task.triggers:
                    self.assertEqual(row[t], row[t - 2])
                    copied += 1
        self.assertGreater(copied, 200)

    def test_a_question_mark_is_answered_with_the_shares_of_letters(self):
        """By hand: after `aab?` the logits are 8 · 2/4 for a, 8 · 1/4 for b, 0 for the other twelve letters, log 2 for a question mark; else all letters are alike."""
        task = Trigger(4)
        tokens = np.array([task.tokenizer.encode("aab?")])
        likely = task.likely(tokens)[0]
        total = np.exp(4) + np.exp(2) + 12 + 2
        a, b, c = task.tokenizer.encode("abc")
        for token, weight in ((a, np.exp(4)), (b, np.exp(2)), (c, 1), (task.ask, 2)):
            self.assertAlmostEqual(likely[3, token], weight / total)
            self.assertAlmostEqual(likely[2, token], 2 / 16 if token == task.ask else 1 / 16)
        self.assertEqual(likely[:, 0].max(), 0)

    def test_texts_of_the_trigger_task_are_drawn_by_its_chances(self):
        task = Trigger(64)
        drawn = task.draw(np.random.default_rng(0), 400, 64)
        likely = task.likely(drawn[:, :-1])
        hit = np.take_along_axis(likely, drawn[:, 1:, None], 2)
        self.assertGreater(hit.min(), 0)
        # What was drawn is as surprising as its chances say, within five standard errors.
        surprise, entropy = -np.log(hit[..., 0]), -(likely * np.log(np.where(likely > 0, likely, 1))).sum(-1)
        self.assertLess(abs((surprise - entropy).mean()), 5 * (surprise - entropy).std() / np.sqrt(surprise.size))


if __name__ == "__main__":
    unittest.main()
