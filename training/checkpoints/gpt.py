"""GPT-2, GPT-Neo and OPT: LayerNorm, learned positions, one layer after the other, plain MLPs."""
import math

from parts import ACTIVATIONS, attend, conv1d, layer_norm, linear, split
from recipe import model, renamed, softmax, take


class Gpt2:
    config = {
        "architectures": ["GPT2LMHeadModel"],
        "model_type": "gpt2",
        "activation_function": "gelu_new",
        "n_embd": 32,
        "n_head": 4,
        "n_layer": 2,
        "n_inner": None,
        "n_positions": 48,
        "n_ctx": 48,
        "layer_norm_epsilon": 1e-05,
        "vocab_size": 61,
        "bos_token_id": 60,
        "eos_token_id": 60,
    }

    @staticmethod
    def tensors(c):
        d, n = c["n_embd"], c["n_positions"]
        shapes = {"wte.weight": [c["vocab_size"], d], "wpe.weight": [n, d]}
        for i in range(c["n_layer"]):
            for norm in ("ln_1", "ln_2"):
                shapes |= {f"h.{i}.{norm}.weight": [d], f"h.{i}.{norm}.bias": [d]}
            for name, inputs, outputs in (("attn.c_attn", d, 3 * d), ("attn.c_proj", d, d), ("mlp.c_fc", d, 4 * d), ("mlp.c_proj", 4 * d, d)):
                shapes |= {f"h.{i}.{name}.weight": [inputs, outputs], f"h.{i}.{name}.bias": [outputs]}
        return shapes | {"ln_f.weight": [d], "ln_f.bias": [d]}

    @staticmethod
    def forward(c, w, tokens, seen):
        x, width, epsilon = w["wte.weight"][tokens] + w["wpe.weight"][: len(tokens)], c["n_embd"] // c["n_head"], c["layer_norm_epsilon"]
        for i in range(c["n_layer"]):
            q, k, v = (split(part, width) for part in conv1d(layer_norm(x, w, f"h.{i}.ln_1", epsilon), w, f"h.{i}.attn.c_attn").chunk(3, -1))
            x = x + conv1d(attend(q, k, v, 1 / math.sqrt(width), seen), w, f"h.{i}.attn.c_proj")
            hidden = ACTIVATIONS[c["activation_function"]](conv1d(layer_norm(x, w, f"h.{i}.ln_2", epsilon), w, f"h.{i}.mlp.c_fc"))
            x = x + conv1d(hidden, w, f"h.{i}.mlp.c_proj")
        return layer_norm(x, w, "ln_f", epsilon) @ w["wte.weight"].mT

    @staticmethod
    def page(c, w):
        d = c["n_embd"]
        attention = softmax(c["n_head"], c["n_head"], d // c["n_head"], None, bias=True, valueBias=True, outputBias=True)
        layers = [{"attention": attention, "mlp": {"kind": "gelu", "form": "tanh", "hidden": 4 * d, "bias": True}}] * c["n_layer"]
        spec = model("gpt2", c["vocab_size"], d, c["n_positions"], c["layer_norm_epsilon"], True, layers, norm="layer", learnedPositions=c["n_positions"])
        names = {"embedding.weight": take("wte.weight"), "positions.weight": take("wpe.weight"), **renamed("norm", "ln_f", w)}
        for i in range(c["n_layer"]):
            ours, theirs = f"layers.{i}", f"h.{i}"
            names |= renamed(f"{ours}.attention.norm", f"{theirs}.ln_1", w) | renamed(f"{ours}.mlp.norm", f"{theirs}.ln_2", w)
            for at, part in enumerate(("query", "key", "value")):
                names |= renamed(f"{ours}.attention.{part}", f"{theirs}.attn.c_attn", w, transposed=True, rows=[[at * d, (at + 1) * d]])
            for mine, other in (("attention.output", "attn.c_proj"), ("mlp.up", "mlp.c_fc"), ("mlp.down", "mlp.c_proj")):
                names |= renamed(f"{ours}.{mine}", f"{theirs}.{other}", w, transposed=True)
        return spec, names


class GptNeo:
    config = {
        "architectures": ["GPTNeoForCausalLM"],
        "model_type": "gpt_neo",
        "activation_function": "gelu_new",
        "attention_layers": ["global", "local"],
        "attention_types": [[["global", "local"], 1]],
        "hidden_size": 32,
        "intermediate_size": None,
        "num_heads": 4,
        "num_layers": 2,
        "max_position_embeddings": 64,
        "layer_norm_epsilon": 1e-05,
        "vocab_size": 60,
        "window_size": 6,
        "bos_token_id": 59,
        "eos_token_id": 59,
    }
    BIASED = ("attn.attention.out_proj", "mlp.c_fc", "mlp.c_proj")

    @classmethod
    def tensors(cls, c):
        d = c["hidden_size"]
        shapes = {"transformer.wte.weight": [c["vocab_size"], d], "transformer.wpe.weight": [c["max_position_embeddings"], d]}
        for i in range(c["num_layers"]):
            at = f"transformer.h.{i}"
            for norm in ("ln_1", "ln_2"):
                shapes |= {f"{at}.{norm}.weight": [d], f"{at}.{norm}.bias": [d]}
            for part in "qkv":
                shapes[f"{at}.attn.attention.{part}_proj.weight"] = [d, d]
            for name, outputs, inputs in zip(cls.BIASED, (d, 4 * d, d), (d, d, 4 * d)):
                shapes |= {f"{at}.{name}.weight": [outputs, inputs], f"{at}.{name}.bias": [outputs]}
        return shapes | {"transformer.ln_f.weight": [d], "transformer.ln_f.bias": [d]}

    @staticmethod
    def forward(c, w, tokens, seen):
        x, epsilon = w["transformer.wte.weight"][tokens] + w["transformer.wpe.weight"][: len(tokens)], c["layer_norm_epsilon"]
        for i, kind in enumerate(c["attention_layers"]):
            at = f"transformer.h.{i}"
            normed = layer_norm(x, w, f"{at}.ln_1", epsilon)
            q, k, v = (split(linear(normed, w, f"{at}.attn.attention.{part}_proj"), c["hidden_size"] // c["num_heads"]) for part in "qkv")
            mixed = attend(q, k, v, 1, seen, window=c["window_size"] if kind == "local" else None)
            x = x + linear(mixed, w, f"{at}.attn.attention.out_proj")
            hidden = ACTIVATIONS[c["activation_function"]](linear(layer_norm(x, w, f"{at}.ln_2", epsilon), w, f"{at}.mlp.c_fc"))
            x = x + linear(hidden, w, f"{at}.mlp.c_proj")
        return layer_norm(x, w, "transformer.ln_f", epsilon) @ w["transformer.wte.weight"].mT

    @staticmethod
    def page(c, w):
        d, heads = c["hidden_size"], c["num_heads"]

        def layer(kind):
            window = c["window_size"] if kind == "local" else None
            attention = softmax(heads, heads, d // heads, None, scale=1, outputBias=True, window=window)
            return {"attention": attention, "mlp": {"kind": "gelu", "form": "tanh", "hidden": 4 * d, "bias": True}}

        layers, longest = [layer(kind) for kind in c["attention_layers"]], c["max_position_embeddings"]
        spec = model("gpt-neo", c["vocab_size"], d, longest, c["layer_norm_epsilon"], True, layers, norm="layer", learnedPositions=longest)
        names = {"embedding.weight": take("transformer.wte.weight"), "positions.weight": take("transformer.wpe.weight")}
        names |= renamed("norm", "transformer.ln_f", w)
        for i in range(c["num_layers"]):
            theirs = [("attention.norm", "ln_1"), ("mlp.norm", "ln_2"), ("attention.output", "attn.attention.out_proj")]
            theirs += [("mlp.up", "mlp.c_fc"), ("mlp.down", "mlp.c_proj")]
            theirs += [(f"attention.{part}", f"attn.attention.{part[0]}_proj") for part in ("query", "key", "value")]
            for mine, other in theirs:
                names |= renamed(f"layers.{i}.{mine}", f"transformer.h.{i}.{other}", w)
        return spec, names


class Opt:
    config = {
        "architectures": ["OPTForCausalLM"],
        "model_type": "opt",
        "activation_function": "relu",
        "do_layer_norm_before": True,
        "ffn_dim": 72,
        "hidden_size": 32,
        "num_attention_heads": 4,
        "num_hidden_layers": 2,
        "max_position_embeddings": 48,
        "vocab_size": 62,
        "word_embed_proj_dim": 32,
        "bos_token_id": 2,
        "eos_token_id": 2,
        "pad_token_id": 1,
    }
    NAMES = [("attention.norm", "self_attn_layer_norm"), ("mlp.norm", "final_layer_norm"), ("attention.query", "self_attn.q_proj")]
    NAMES += [("attention.key", "self_attn.k_proj"), ("attention.value", "self_attn.v_proj"), ("attention.output", "self_attn.out_proj")]
    NAMES += [("mlp.up", "fc1"), ("mlp.down", "fc2")]

    @classmethod
    def tensors(cls, c):
        d, hidden, at = c["hidden_size"], c["ffn_dim"], "model.decoder"
        shapes = {f"{at}.embed_tokens.weight": [c["vocab_size"], d], f"{at}.embed_positions.weight": [c["max_position_embeddings"] + 2, d]}
        for i in range(c["num_hidden_layers"]):
            for ours, name in cls.NAMES:
                outputs, inputs = (hidden, d) if name == "fc1" else (d, hidden) if name == "fc2" else (d, d)
                shapes |= {f"{at}.layers.{i}.{name}.weight": [d] if "norm" in ours else [outputs, inputs], f"{at}.layers.{i}.{name}.bias": [outputs]}
        return shapes | {f"{at}.final_layer_norm.weight": [d], f"{at}.final_layer_norm.bias": [d]}

    @staticmethod
    def forward(c, w, tokens, seen):
        at, width = "model.decoder", c["hidden_size"] // c["num_attention_heads"]
        x = w[f"{at}.embed_tokens.weight"][tokens] + w[f"{at}.embed_positions.weight"][2 : 2 + len(tokens)]
        for i in range(c["num_hidden_layers"]):
            layer = f"{at}.layers.{i}"
            normed = layer_norm(x, w, f"{layer}.self_attn_layer_norm", 1e-5)
            q, k, v = (split(linear(normed, w, f"{layer}.self_attn.{part}_proj"), width) for part in "qkv")
            x = x + linear(attend(q, k, v, 1 / math.sqrt(width), seen), w, f"{layer}.self_attn.out_proj")
            hidden = ACTIVATIONS[c["activation_function"]](linear(layer_norm(x, w, f"{layer}.final_layer_norm", 1e-5), w, f"{layer}.fc1"))
            x = x + linear(hidden, w, f"{layer}.fc2")
        return layer_norm(x, w, f"{at}.final_layer_norm", 1e-5) @ w[f"{at}.embed_tokens.weight"].mT

    @classmethod
    def page(cls, c, w):
        d, heads, longest, at = c["hidden_size"], c["num_attention_heads"], c["max_position_embeddings"], "model.decoder"
        attention = softmax(heads, heads, d // heads, None, bias=True, valueBias=True, outputBias=True)
        layers = [{"attention": attention, "mlp": {"kind": "relu", "hidden": c["ffn_dim"], "bias": True}}] * c["num_hidden_layers"]
        spec = model("opt", c["vocab_size"], d, longest, 1e-5, True, layers, norm="layer", learnedPositions=longest)
        names = {"embedding.weight": take(f"{at}.embed_tokens.weight")}
        names |= {"positions.weight": take(f"{at}.embed_positions.weight", rows=[[2, 2 + longest]])} | renamed("norm", f"{at}.final_layer_norm", w)
        for i in range(c["num_hidden_layers"]):
            for mine, other in cls.NAMES:
                names |= renamed(f"layers.{i}.{mine}", f"{at}.layers.{i}.{other}", w)
        return spec, names
