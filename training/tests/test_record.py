"""docs/record.py: both of its ways record the same of one model, and a tokenizer's symbols become bytes."""
import json
import os
import struct
import sys
import tempfile
import unittest
from types import SimpleNamespace

import torch
from torch import nn

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, ".."), os.path.join(HERE, "..", "..", "docs")]

import record  # noqa: E402
from model import Transformer  # noqa: E402

ATTENTION = {
    "kind": "softmax",
    "heads": 4,
    "keyValueHeads": 2,
    "headWidth": 8,
    "rope": {"base": 10000, "pairing": "halves"},
    "bias": True,
    "window": None,
    "extraLogit": "none",
}
SPEC = {
    "vocabulary": 50,
    "width": 32,
    "normEpsilon": 1e-5,
    "tiedEmbedding": True,
    "layers": [{"attention": ATTENTION, "mlp": {"kind": "swiglu", "hidden": 16}}] * 3,
}
TOKENS = [0, 7, 3, 49, 7, 12, 30]


class AsTransformers(nn.Module):
    """The model behind the interface of a causal language model of transformers."""

    def __init__(self, model, cache):
        super().__init__()
        self.model, self.cache = model, cache

    @property
    def base_model(self):
        return self.model

    def forward(self, tokens, **asked):
        assert asked == {"output_attentions": True, "output_hidden_states": True, "use_cache": True}
        seen, kept = [], []
        layers = [layer.attention for layer in self.model.layers]
        hooks = [
            module.register_forward_hook(lambda _, args, out: kept.append(out.unflatten(-1, (-1, ATTENTION["headWidth"])).transpose(1, 2)))
            for layer in layers
            for module in (layer.key, layer.value)
        ]
        states = []
        hooks += [layer.attention_norm.register_forward_pre_hook(lambda _, args: states.append(args[0])) for layer in self.model.layers]
        hooks.append(self.model.norm.register_forward_hook(lambda _, args, out: states.append(out)))
        logits = self.model(tokens, seen=seen)
        for hook in hooks:
            hook.remove()
        return SimpleNamespace(
            logits=logits,
            attentions=tuple(values["attention"] for values in seen[:-1]),
            hidden_states=tuple(states),
            past_key_values=self.cache(list(zip(kept[::2], kept[1::2]))),
        )


def layered(pairs):
    """As transformers' DynamicCache has been since it is made of layers."""
    return SimpleNamespace(layers=[SimpleNamespace(keys=key, values=value) for key, value in pairs])


def read(path):
    with open(path, "rb") as file:
        data = file.read()
    (length,) = struct.unpack("<Q", data[:8])
    return json.loads(data[8 : 8 + length]), data[8 + length :]


class Recorded(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(1)
        self.model = Transformer(SPEC).double().eval()

    def written(self, seen):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "recording.safetensors")
            record.write(path, {"name": "small", "prompt": 3}, TOKENS, lambda token: (bytes([65 + token]), token == 0), **seen)
            return read(path)

    def test_hooks_and_transformers_record_the_same(self):
        layers = [layer.attention for layer in self.model.layers]
        hooked = record.from_hooks(
            self.model,
            TOKENS,
            residuals=[*(layer.attention_norm for layer in self.model.layers), self.model.norm],
            keys=[layer.key for layer in layers],
            values=[layer.value for layer in layers],
            width=ATTENTION["headWidth"],
        )
        for cache in (layered, tuple):
            asked = record.from_transformers(AsTransformers(self.model, cache), torch.tensor([TOKENS]))
            self.assertEqual(self.written(hooked), self.written(asked))

    def test_what_is_written_is_what_the_model_computed(self):
        seen = []
        logits = self.model(torch.tensor([TOKENS]), seen=seen)[0].float()
        header, data = self.written(record.from_transformers(AsTransformers(self.model, layered), torch.tensor([TOKENS])))
        types = {"F16": torch.float16, "F32": torch.float32, "I64": torch.int64, "U8": torch.uint8}

        def tensor(name):
            begin, end = header[name]["data_offsets"]
            return torch.frombuffer(bytearray(data[begin:end]), dtype=types[header[name]["dtype"]]).reshape(header[name]["shape"])

        rows, columns = torch.tril_indices(len(TOKENS), len(TOKENS))
        for layer, values in enumerate(seen[:-1]):
            expected = values["attention"][0][:, rows, columns].T
            self.assertLess((tensor(f"attention.{layer}").double() - expected).abs().max(), 1e-3)
            self.assertEqual(list(tensor(f"keyNorm.{layer}").shape), [len(TOKENS), 2])
        for layer, values in enumerate(seen):
            self.assertLess((tensor(f"residualNorm.{layer}") - values["residualNorms"][0]).abs().max(), 1e-5)
        log_p = logits.log_softmax(-1)
        taken = tensor("next.taken") - tensor("next.logSumExp")[:-1]
        self.assertLess((taken - log_p[:-1].gather(1, torch.tensor(TOKENS[1:])[:, None])[:, 0]).abs().max(), 1e-5)
        self.assertLess((tensor("next.entropy") + (log_p.exp() * log_p).sum(-1)).abs().max(), 1e-5)
        facts = json.loads(header["__metadata__"]["recording"])
        self.assertEqual(facts["layers"][0], {"heads": 4, "keyValueHeads": 2, "headWidth": 8, "window": None, "partial": False})
        self.assertEqual(facts["cache"][5], {"layer": 2, "name": "value", "per": "token", "shape": {"keyValueHeads": 2, "headWidth": 8}, "bytesPerElement": 8})

    def test_a_fused_attention_is_not_taken_for_none(self):
        class Fused(nn.Module):
            def forward(self, tokens):
                x = torch.ones(1, 2, tokens.shape[1], 4)
                return nn.functional.scaled_dot_product_attention(x, x, x, is_causal=True).flatten(2)

        with self.assertRaisesRegex(ValueError, "softmax"):
            record.from_hooks(Fused(), TOKENS)


class Pieces(unittest.TestCase):
    def piece_of(self, symbols, special):
        tokenizer = SimpleNamespace(
            encode=lambda text, add_special_tokens: [0], convert_ids_to_tokens=lambda ids: [symbols[i] for i in ids] if isinstance(ids, list) else symbols[ids], all_special_ids=special
        )
        return record.piece_of(tokenizer)

    def test_byte_level(self):
        piece = self.piece_of(["Ġa", "Ã©", "<|end|>", "Ċ"], [2])
        self.assertEqual([piece(i) for i in range(4)], [(b" a", False), ("é".encode(), False), (b"<|end|>", True), (b"\n", False)])

    def test_sentencepiece(self):
        piece = self.piece_of(["▁a", "<0xE2>", "<s>", "é"], [2])
        self.assertEqual([piece(i) for i in range(4)], [(b" a", False), (b"\xe2", False), (b"<s>", True), ("é".encode(), False)])


if __name__ == "__main__":
    unittest.main()
