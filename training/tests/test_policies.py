"""`python3 -m unittest discover tests`, in training/."""
import itertools
import os
import sys
import unittest

import torch

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from model import Transformer  # noqa: E402
from policies import NONE, evict, simulate  # noqa: E402
from spec import model_spec, softmax, swiglu  # noqa: E402

N, SIZE = 20, 8


def small(layers=2, **attention):
    torch.manual_seed(0)
    layer = {"attention": softmax(heads=4, head_width=8, **attention), "mlp": swiglu(24)}
    model = Transformer(model_spec("small", "", 50, 32, 16, [layer] * layers)).double()
    for parameter in model.parameters():
        parameter.data += 0.3 * torch.randn_like(parameter)
    return model


def text():
    return torch.randint(1, 50, (N,), generator=torch.Generator().manual_seed(1))


def run(model, kind, size=SIZE, pinned=0, positions="cache", **interventions):
    policy = {"kind": kind, "size": size, "pinned": pinned, "positions": positions}
    return simulate(model, text(), policy, {**NONE, **interventions})


def close(a, b):
    return torch.allclose(a, b, rtol=0, atol=1e-10)


@torch.no_grad()
def with_a_cache(model, tokens, kind, size, pinned, positions):
    """K_t of each row and logits [n, V] by a real cache: row by row, attention added up as it comes, what is evicted deleted."""
    caches, live, rows, last, total = [{} for _ in model.layers], [], [], {}, {}
    for t, token in enumerate(tokens):
        for gone in evict(kind, list(caches[0]), last, total, size, pinned):
            for cache in caches:
                del cache[gone]
        kept = [*caches[0], t]
        places = torch.tensor(kept) if positions == "original" else torch.arange(len(kept))
        x, weights = model.embedding(token[None, None]), []
        for layer, cache in zip(model.layers, caches):
            normed = layer.attention_norm(x)
            q, *cache[t] = layer.attention.project(normed)
            k, v = (torch.cat([cache[j][part] for j in kept], 2) for part in (0, 1))
            seen = {}
            visible = torch.ones(1, len(kept), dtype=torch.bool)
            x = layer.feed(x + layer.attention.finish(layer.attention.attend(q, k, v, places[-1:], places, visible, seen), normed))
            weights.append(seen["attention"][0, :, 0])
        last = dict(zip(kept, torch.cat(weights).mean(0).tolist()))
        total = {j: total.get(j, 0) + last[j] for j in kept}
        live.append(kept)
        rows.append(model.logits(x)[0, 0])
    return live, torch.stack(rows)


class Evict(unittest.TestCase):
    """Hand-made attention; by index 0 … 7."""

    last = [0.30, 0.02, 0.20, 0.10, 0.02, 0.15, 0.20, 0.01]
    total = [0.10, 0.90, 0.40, 0.30, 0.80, 0.30, 0.20, 0.05]

    def rule(self, kind, size, pinned, live=range(8)):
        return evict(kind, list(live), self.last, self.total, size, pinned)

    def test_nothing_goes_while_there_is_room(self):
        for kind in ("window", "heavy", "tova", "recompute"):
            self.assertEqual(self.rule(kind, 9, 0), [])
        self.assertEqual(self.rule("full", None, 0), [])

    def test_window(self):
        self.assertEqual(self.rule("window", 8, 0), [0])
        self.assertEqual(self.rule("window", 8, 2), [2])
        self.assertEqual(self.rule("window", 6, 1), [1, 2, 3])
        self.assertEqual(self.rule("window", 5, 2, [1, 2, 3, 5, 7]), [2])

    def test_tova(self):
        self.assertEqual(self.rule("tova", 8, 0), [7], "the last row's own key may go")
        self.assertEqual(self.rule("tova", 7, 0), [7, 1], "a tie goes to the lowest index")
        self.assertEqual(self.rule("tova", 7, 2), [7, 4], "a pinned index stays")
        self.assertEqual(self.rule("tova", 4, 1, [0, 2, 3, 6]), [3])

    def test_heavy(self):
        self.assertEqual(self.rule("heavy", 8, 0), [0], "4 … 7 are recent")
        self.assertEqual(self.rule("heavy", 8, 1), [3], "5 … 7 are recent: half of 7, rounded down")
        self.assertEqual(self.rule("heavy", 7, 3), [3, 5], "a tie goes to the lowest index")
        self.assertEqual(self.rule("heavy", 4, 0, [0, 1, 6, 7]), [0])
        self.assertEqual(self.rule("heavy", 4, 3, [0, 1, 2, 7]), [7], "half of one is none")


class Policies(unittest.TestCase):
    def test_full_is_the_model(self):
        variants = ({"extra_logit": "key", "window": 5}, {"extra_logit": "logit", "gate": "head"}, {"weighting": "relu", "window": 5})
        for attention in ({}, {"key_value_heads": 2, "extra_logit": "zero"}, *variants):
            model = small(**attention)
            self.assertTrue(close(run(model, "full", None)["logits"], model(text()[None])[0]), attention)
        for kind in ("window", "heavy", "tova", "recompute"):
            self.assertTrue(close(run(small(), kind, N)["logits"], small()(text()[None])[0]), kind)

    def test_window_is_the_model_under_its_mask(self):
        model, at = small(), torch.arange(N)
        near = at[:, None] - at[None, :] < SIZE
        self.assertTrue(close(run(model, "window")["logits"], model(text()[None], visible=near)[0]))

    def test_without_pins_positions_in_a_window_agree(self):
        model = small()
        a, b, c, d = (run(model, "window", SIZE, pinned, positions)["logits"] for pinned in (0, 2) for positions in ("original", "cache"))
        self.assertTrue(close(a, b))
        self.assertTrue(close(c[:SIZE], d[:SIZE]))
        self.assertFalse(close(c[SIZE:], d[SIZE:]))

    def test_a_window_keeps_the_pinned_and_the_last(self):
        for kind in ("window", "recompute"):
            for pinned in (0, 1, 3):
                for t, kept in enumerate(run(small(), kind, SIZE, pinned)["live"]):
                    last = range(max(0, t + 1 - (SIZE - pinned)), t + 1)
                    self.assertEqual(kept, sorted({*range(min(pinned, t + 1)), *last}))

    def test_deep_layers_remember_what_a_recomputed_window_forgets(self):
        for layers in (1, 2):
            a, b = run(small(layers), "window")["logits"], run(small(layers), "recompute")["logits"]
            self.assertTrue(close(a[:SIZE], b[:SIZE]))
            self.assertEqual(close(a[SIZE:], b[SIZE:]), layers == 1)

    def test_recompute_is_the_model_on_what_is_left(self):
        model = small()
        result = run(model, "recompute", SIZE, 2)
        for t, kept in enumerate(result["live"]):
            self.assertTrue(close(result["logits"][t], model(text()[kept][None])[0, -1]))

    def test_one_masked_forward_is_what_a_cache_computes(self):
        for model in (small(), small(gate="head"), small(weighting="relu")):
            for kind, positions in itertools.product(("window", "heavy", "tova"), ("original", "cache")):
                result = run(model, kind, SIZE, 2, positions)
                self.assertTrue(all(len(kept) == min(t + 1, SIZE) and kept[-1] == t for t, kept in enumerate(result["live"])))
                self.assertTrue(all(set(b[:-1]) <= set(a) for a, b in zip(result["live"], result["live"][1:])))
                live, logits = with_a_cache(model, text(), kind, SIZE, 2, positions)
                self.assertEqual(result["live"], live, (kind, positions))
                self.assertTrue(close(result["logits"], logits), (kind, positions))


class Interventions(unittest.TestCase):
    def test_the_zero_sink_is_softmax_plus_one(self):
        plain, plus = small(), small(extra_logit="zero")
        self.assertTrue(close(run(plain, "full", None, zeroSink=True)["logits"], plus(text()[None])[0]))

    def test_a_silenced_head_adds_nothing(self):
        a, b = small(), small()
        b.layers[1].attention.output.weight.data[:, 8:16] = 0  # head 1 of layer 1
        result = run(a, "full", None, silenced=[5])
        self.assertTrue(close(result["logits"], b(text()[None])[0]))
        self.assertTrue(close(result["attention"][1].sum(-1), torch.ones(4, dtype=torch.float64)))

    def test_the_first_is_gone_and_leaves_its_place(self):
        for kind, pinned in (("window", 3), ("heavy", 3), ("tova", 0)):
            live = run(small(), kind, SIZE, pinned, dropFirst=True)["live"]
            self.assertEqual(live[:3], [[0], [1], [1, 2]])
            self.assertEqual([len(kept) for kept in live[1:]], [min(t, SIZE) for t in range(1, N)])
            self.assertTrue(all(set(range(1, pinned + 1)) <= set(kept) for kept in live[pinned + 1 :]))
            if kind == "window":
                self.assertEqual(live[-1], [1, 2, 3, *range(N - (SIZE - pinned), N)])
        model = small()
        rest = model(text()[None, 1:])[0]
        self.assertTrue(close(run(model, "full", None, dropFirst=True)["logits"][1:], rest))


if __name__ == "__main__":
    unittest.main()
