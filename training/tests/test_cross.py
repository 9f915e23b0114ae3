import unittest

import torch
from mechanisms_support import TOKENS, held, numbers, small, stepped, text

import zoo
from mechanisms import MECHANISMS
from spec import cross, retention, softmax


def models():
    """Decoder-decoders of both kinds, and one whose shared cache is grouped and read by three layers."""
    window, gated = softmax(heads=4, head_width=8, window=5), retention(heads=4, key_width=8, value_width=8, decay="gated")
    shape = {"heads": 4, "head_width": 8}
    yield small(window, window, cross(True, **shape), cross(False, **shape))
    yield small(gated, gated, cross(True, **shape), cross(False, **shape))
    grouped = {"key_value_heads": 2, "bias": False, **shape}
    yield small(gated, cross(True, **grouped), cross(False, **grouped), cross(False, **grouped))


class Cross(unittest.TestCase):
    def test_parallel_is_step_by_step(self):
        for model in models():
            tokens = text()
            steps, caches = stepped(model, tokens)
            self.assertTrue(torch.allclose(model(tokens), steps, atol=1e-9))
            for layer, cache in zip(model.layers, caches):
                if not layer.attention.spec.get("window"):
                    layout = MECHANISMS[layer.attention.spec["kind"]].cache_layout(layer.attention.spec)
                    self.assertEqual(numbers(cache), held(layout, TOKENS))

    def test_early_exit_gives_the_same_logits(self):
        for model in models():
            tokens = text()
            self.assertTrue(torch.allclose(model(tokens)[:, -1:], model.prefill(tokens), atol=1e-10))

    def test_early_exit_computes_the_cross_decoder_for_one_token(self):
        for model in models():
            rows = []
            for layer in model.layers:
                layer.mlp.register_forward_hook(lambda module, given, made: rows.append(made.shape[1]))
            model.prefill(text())
            below = sum(not layer.crosses for layer in model.layers)
            self.assertEqual(rows, [TOKENS] * below + [1] * (len(model.layers) - below))

    def test_all_cross_layers_read_the_same_keys_and_values(self):
        """An ordinary model whose upper layers each compute k and v from the self-decoder's output gives the same."""
        for model in models():
            tokens, x = text(), None
            filling = next(layer for layer in model.layers if layer.crosses)
            x = model.embedding(tokens)
            for layer in model.layers:
                if layer is filling:
                    made = x
                normed = layer.attention_norm(x)
                shared = layer.crosses and filling.attention.fill(filling.attention_norm(made))
                x = layer.feed(x + (layer.attention(normed, shared) if layer.crosses else layer.attention(normed)))
            self.assertTrue(torch.allclose(model.logits(x), model(tokens)))

    def test_a_filling_layer_alone_is_softmax_attention(self):
        shape = {"heads": 4, "head_width": 8}
        crossing, plain = small(cross(True, **shape)), small(softmax(**shape))
        plain.load_state_dict(crossing.state_dict())
        self.assertTrue(torch.allclose(crossing(text()), plain(text())))

    def test_one_cache_for_both_cross_layers(self):
        """What ships: the shared cache is 2 H d numbers per token once, whatever the number of cross layers."""
        layers = zoo.entry("yoco-window").SPEC["layers"]
        kept = [held(MECHANISMS[layer["attention"]["kind"]].cache_layout(layer["attention"]), 1) for layer in layers]
        self.assertEqual(kept[2:], [2 * 4 * 32, 0])


if __name__ == "__main__":
    unittest.main()
