"""GPT-NeoX (Pythia) and Phi: LayerNorm, attention and MLP beside each other, RoPE on the first part of each head."""
import math

from parts import ACTIVATIONS, attend, frequencies, layer_norm, linear, rotate, split
from recipe import halves, model, renamed, softmax, take


class GptNeoX:
    config = {
        "architectures": ["GPTNeoXForCausalLM"],
        "model_type": "gpt_neox",
        "hidden_act": "gelu",
        "hidden_size": 48,
        "intermediate_size": 96,
        "layer_norm_eps": 1e-05,
        "max_position_embeddings": 64,
        "num_attention_heads": 3,
        "num_hidden_layers": 2,
        "rotary_emb_base": 10000,
        "rotary_pct": 0.25,
        "tie_word_embeddings": False,
        "use_parallel_residual": True,
        "vocab_size": 59,
        "bos_token_id": 0,
        "eos_token_id": 0,
    }

    @staticmethod
    def tensors(c):
        d, hidden = c["hidden_size"], c["intermediate_size"]
        shapes = {"gpt_neox.embed_in.weight": [c["vocab_size"], d]}
        for i in range(c["num_hidden_layers"]):
            at = f"gpt_neox.layers.{i}"
            for norm in ("input_layernorm", "post_attention_layernorm"):
                shapes |= {f"{at}.{norm}.weight": [d], f"{at}.{norm}.bias": [d]}
            projections = ("attention.query_key_value", d, 3 * d), ("attention.dense", d, d), ("mlp.dense_h_to_4h", d, hidden), ("mlp.dense_4h_to_h", hidden, d)
            for name, inputs, outputs in projections:
                shapes |= {f"{at}.{name}.weight": [outputs, inputs], f"{at}.{name}.bias": [outputs]}
        last = "gpt_neox.final_layer_norm"
        return shapes | {f"{last}.weight": [d], f"{last}.bias": [d], "embed_out.weight": [c["vocab_size"], d]}

    @staticmethod
    def forward(c, w, tokens, seen):
        x, width, epsilon = w["gpt_neox.embed_in.weight"][tokens], c["hidden_size"] // c["num_attention_heads"], c["layer_norm_eps"]
        frequency, _ = frequencies(int(width * c["rotary_pct"]), c["rotary_emb_base"])
        for i in range(c["num_hidden_layers"]):
            at = f"gpt_neox.layers.{i}"
            fused = linear(layer_norm(x, w, f"{at}.input_layernorm", epsilon), w, f"{at}.attention.query_key_value")
            # Each head has its own query, key and value side by side.
            q, k, v = split(fused, 3 * width).chunk(3, -1)
            mixed = attend(rotate(q, frequency), rotate(k, frequency), v, 1 / math.sqrt(width), seen)
            normed = layer_norm(x, w, f"{at}.post_attention_layernorm", epsilon)
            hidden = ACTIVATIONS[c["hidden_act"]](linear(normed, w, f"{at}.mlp.dense_h_to_4h"))
            x = x + linear(mixed, w, f"{at}.attention.dense") + linear(hidden, w, f"{at}.mlp.dense_4h_to_h")
        return layer_norm(x, w, "gpt_neox.final_layer_norm", epsilon) @ w["embed_out.weight"].mT

    @staticmethod
    def page(c, w):
        d, heads = c["hidden_size"], c["num_attention_heads"]
        width = d // heads
        rope = halves(c["rotary_emb_base"], rotated=int(width * c["rotary_pct"]))
        attention = softmax(heads, heads, width, rope, bias=True, valueBias=True, outputBias=True)
        mlp = {"kind": "gelu", "form": "erf", "hidden": c["intermediate_size"], "bias": True}
        layers = [{"attention": attention, "mlp": mlp, "parallel": "twoNorms"}] * c["num_hidden_layers"]
        spec = model("gpt-neox", c["vocab_size"], d, c["max_position_embeddings"], c["layer_norm_eps"], False, layers, norm="layer")
        names = {"embedding.weight": take("gpt_neox.embed_in.weight"), "output.weight": take("embed_out.weight")}
        names |= renamed("norm", "gpt_neox.final_layer_norm", w)
        for i in range(c["num_hidden_layers"]):
            ours, theirs = f"layers.{i}", f"gpt_neox.layers.{i}"
            for part, name in enumerate(("query", "key", "value")):
                rows = [[(3 * head + part) * width, (3 * head + part + 1) * width] for head in range(heads)]
                names |= renamed(f"{ours}.attention.{name}", f"{theirs}.attention.query_key_value", w, rows=rows)
            others = [("attention.norm", "input_layernorm"), ("mlp.norm", "post_attention_layernorm"), ("attention.output", "attention.dense")]
            for mine, other in [*others, ("mlp.up", "mlp.dense_h_to_4h"), ("mlp.down", "mlp.dense_4h_to_h")]:
                names |= renamed(f"{ours}.{mine}", f"{theirs}.{other}", w)
        return spec, names


class Phi:
    config = {
        "architectures": ["PhiForCausalLM"],
        "model_type": "phi",
        "hidden_act": "gelu_new",
        "hidden_size": 32,
        "intermediate_size": 64,
        "layer_norm_eps": 1e-05,
        "max_position_embeddings": 64,
        "num_attention_heads": 4,
        "num_hidden_layers": 2,
        "num_key_value_heads": None,
        "partial_rotary_factor": 0.5,
        "qk_layernorm": False,
        "rope_scaling": None,
        "rope_theta": 10000.0,
        "tie_word_embeddings": False,
        "vocab_size": 58,
    }
    NAMES = [("attention.norm", "input_layernorm"), ("attention.query", "self_attn.q_proj"), ("attention.key", "self_attn.k_proj")]
    NAMES += [("attention.value", "self_attn.v_proj"), ("attention.output", "self_attn.dense"), ("mlp.up", "mlp.fc1"), ("mlp.down", "mlp.fc2")]

    @classmethod
    def tensors(cls, c):
        d, hidden = c["hidden_size"], c["intermediate_size"]
        shapes = {"model.embed_tokens.weight": [c["vocab_size"], d]}
        for i in range(c["num_hidden_layers"]):
            for ours, name in cls.NAMES:
                outputs, inputs = (hidden, d) if name.endswith("fc1") else (d, hidden) if name.endswith("fc2") else (d, d)
                at = f"model.layers.{i}.{name}"
                shapes |= {f"{at}.weight": [d] if "norm" in ours else [outputs, inputs], f"{at}.bias": [outputs]}
        last = {"model.final_layernorm.weight": [d], "model.final_layernorm.bias": [d]}
        return shapes | last | {"lm_head.weight": [c["vocab_size"], d], "lm_head.bias": [c["vocab_size"]]}

    @staticmethod
    def forward(c, w, tokens, seen):
        x, width, epsilon = w["model.embed_tokens.weight"][tokens], c["hidden_size"] // c["num_attention_heads"], c["layer_norm_eps"]
        frequency, _ = frequencies(int(width * c["partial_rotary_factor"]), c["rope_theta"])
        for i in range(c["num_hidden_layers"]):
            at = f"model.layers.{i}"
            normed = layer_norm(x, w, f"{at}.input_layernorm", epsilon)
            q, k, v = (split(linear(normed, w, f"{at}.self_attn.{part}_proj"), width) for part in "qkv")
            mixed = attend(rotate(q, frequency), rotate(k, frequency), v, 1 / math.sqrt(width), seen)
            hidden = ACTIVATIONS[c["hidden_act"]](linear(normed, w, f"{at}.mlp.fc1"))
            x = x + linear(mixed, w, f"{at}.self_attn.dense") + linear(hidden, w, f"{at}.mlp.fc2")
        return linear(layer_norm(x, w, "model.final_layernorm", epsilon), w, "lm_head")

    @classmethod
    def page(cls, c, w):
        d, heads = c["hidden_size"], c["num_attention_heads"]
        rope = halves(c["rope_theta"], rotated=int(d // heads * c["partial_rotary_factor"]))
        attention = softmax(heads, heads, d // heads, rope, bias=True, valueBias=True, outputBias=True)
        mlp = {"kind": "gelu", "form": "tanh", "hidden": c["intermediate_size"], "bias": True}
        layers = [{"attention": attention, "mlp": mlp, "parallel": "oneNorm"}] * c["num_hidden_layers"]
        spec = model("phi", c["vocab_size"], d, c["max_position_embeddings"], c["layer_norm_eps"], False, layers, norm="layer", outputBias=True)
        names = {"embedding.weight": take("model.embed_tokens.weight")}
        names |= renamed("norm", "model.final_layernorm", w) | renamed("output", "lm_head", w)
        for i in range(c["num_hidden_layers"]):
            for mine, other in cls.NAMES:
                names |= renamed(f"layers.{i}.{mine}", f"model.layers.{i}.{other}", w)
        return spec, names
