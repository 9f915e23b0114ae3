import unittest

import torch
from mechanisms_support import small, stepped, text

import zoo
from export import cache_numbers
from model import Transformer, as_decoded
from spec import linear


class Zoo(unittest.TestCase):
    def test_caches_by_hand(self):
        """Numbers that four layers of width 128, four heads of 32, keep (of the draft: one of 64, two heads): (for each token, in all)."""
        expected = {
            "mha": (4 * 2 * 128, 0),
            "gqa": (4 * 2 * 64, 0),
            "mqa": (4 * 2 * 32, 0),
            "draft": (2 * 64, 0),
            "mla": (4 * (32 + 16), 0),
            "tpa": (4 * 4 * (4 + 32), 0),
            "retention": (0, 4 * 4 * 32 * 32),
            "gated-retention": (0, 4 * 4 * 32 * 32),
            "yoco-retention": (2 * 128, 2 * 4 * 32 * 32),
            "linear": (0, 4 * 4 * 32 * 33),
            "infini": (4 * 4 * 2 * 32, 4 * 4 * 32 * 33),
        }
        for id, (token, constant) in expected.items():
            self.assertEqual(cache_numbers(zoo.entry(id).SPEC), {"token": token, "constant": constant}, id)

    def test_a_leaky_model_is_exported_as_it_decodes(self):
        shape = {"heads": 4, "head_width": 8, "group": 6, "kernel": 9}
        leaky = small(linear(masked=False, **shape), linear(masked=False, **shape))
        self.assertTrue(torch.allclose(as_decoded(leaky)(text()), stepped(leaky, text())[0], atol=1e-9))
        self.assertFalse(leaky.spec["layers"][0]["attention"]["convolution"]["masked"])
        plain = small(linear(**shape))
        self.assertIs(as_decoded(plain), plain)

    def test_every_layer_shows_its_weights_and_none_looks_ahead(self):
        for id in set(zoo.ids()) - {"linear-leaky"}:
            model, seen = Transformer(zoo.entry(id).SPEC).double(), []
            tokens = text(40) % model.spec["vocabulary"]
            changed = torch.cat([tokens[:, :30], tokens[:, 30:].flip(1)], 1)
            with torch.no_grad():
                logits = model(tokens, seen=seen)
                self.assertTrue(torch.allclose(logits[:, :30], model(changed)[:, :30], atol=1e-9), id)
            for layer, values in zip(model.layers, seen):
                weights = values["attention"]
                self.assertEqual(weights.shape[-2:], (40, 40), id)
                self.assertEqual((weights.triu(1) != 0).sum(), 0, id)
                self.assertTrue((layer.attention.shares(weights).sum(-1) <= 1 + 1e-9).all(), id)


if __name__ == "__main__":
    unittest.main()
