"""Mistral, Qwen2, Qwen3, Phi-3, StableLM and gpt-oss's attention: what each changes in Llama."""
import torch

from llama import COMMON, Llama
from parts import layer_norm
from recipe import take


class Mistral(Llama):
    """A window on every layer; heads that are not width / heads wide (Mistral Nemo)."""

    id = "mistral"
    config = {**COMMON, "architectures": ["MistralForCausalLM"], "model_type": "mistral", "head_dim": 12, "rope_theta": 1000000.0, "sliding_window": 7}


class Qwen2(Llama):
    """Biases that the configuration does not mention, and a window that it mentions and does not use."""

    id = "qwen2"
    config = {
        **COMMON,
        "architectures": ["Qwen2ForCausalLM"],
        "model_type": "qwen2",
        "max_window_layers": 2,
        "rms_norm_eps": 1e-06,
        "rope_theta": 1000000.0,
        "sliding_window": 4,
        "tie_word_embeddings": True,
        "use_sliding_window": False,
    }
    qkv_bias = True

    def window(self, layer):
        return None


class Qwen3(Llama):
    id = "qwen3"
    config = {
        **COMMON,
        "architectures": ["Qwen3ForCausalLM"],
        "model_type": "qwen3",
        "attention_bias": False,
        "head_dim": 16,
        "max_window_layers": 2,
        "rms_norm_eps": 1e-06,
        "rope_theta": 1000000,
        "sliding_window": None,
        "tie_word_embeddings": True,
        "use_sliding_window": False,
    }
    head_norm = "rms"


class Phi3(Llama):
    """Fused projections, a window, and two lists of factors, of which the first is for texts within the original context."""

    id = "phi3"
    config = {
        **COMMON,
        "architectures": ["Phi3ForCausalLM"],
        "model_type": "phi3",
        "max_position_embeddings": 256,
        "num_key_value_heads": 4,
        "original_max_position_embeddings": 64,
        "pad_token_id": 0,
        "partial_rotary_factor": 1.0,
        "rope_scaling": {"type": "longrope", "short_factor": [1.0, 1.1, 1.25, 1.5], "long_factor": [1.0, 2.0, 4.0, 8.0]},
        "sliding_window": 15,
        "tie_word_embeddings": False,
    }
    fused = True

    def turned(self, layer):
        c = self.c
        original = {"original_max_position_embeddings": c["original_max_position_embeddings"]}
        return self.width, c["rope_theta"], {**c["rope_scaling"], **original, "rope_type": "longrope"}

    def model_spec(self):
        within = self.c["original_max_position_embeddings"]
        return {"context": within, "trainedContext": within}


class StableLm(Llama):
    """LayerNorm, and RoPE on the first quarter of each head."""

    id = "stablelm"
    config = {
        **{name: value for name, value in COMMON.items() if name not in ("rms_norm_eps", "rope_scaling")},
        "architectures": ["StableLmForCausalLM"],
        "model_type": "stablelm",
        "hidden_size": 64,
        "layer_norm_eps": 1e-05,
        "num_attention_heads": 4,
        "partial_rotary_factor": 0.25,
        "qk_layernorm": False,
        "use_parallel_residual": False,
        "use_qkv_bias": True,
    }
    layer_norms = qkv_bias = True

    def norm(self, x, w, name):
        return layer_norm(x, w, name, self.c["layer_norm_eps"])

    def turned(self, layer):
        return int(self.width * self.c["partial_rotary_factor"]), self.c["rope_theta"], None

    def model_spec(self):
        return {"norm": "layer"}


class StableLmParallel(StableLm):
    """As StableLM 2 12B: attention and MLP beside each other behind one norm, and a LayerNorm of each head's queries and keys."""

    id = "stablelm-parallel"
    config = {**StableLm.config, "hidden_size": 32, "qk_layernorm": True, "use_parallel_residual": True, "use_qkv_bias": False, "partial_rotary_factor": 0.5}
    qkv_bias = False
    shared_norm, head_norm = True, "layer"

    def heads_of(self, name):
        return self.c["num_attention_heads" if name[0] == "q" else "num_key_value_heads"]

    def head_tensors(self):
        return {f"{name}_layernorm.norms.{head}.weight": [self.width] for name in "qk" for head in range(self.heads_of(name))}

    def normed_heads(self, x, w, name):
        stem = name[: -len("_norm")]
        heads = [layer_norm(x[head], w, f"{stem}_layernorm.norms.{head}", self.c["layer_norm_eps"]) for head in range(len(x))]
        return torch.stack(heads)

    def layer(self, x, w, i, seen):
        normed = self.norm(x, w, f"model.layers.{i}.input_layernorm")
        return x + self.attention(normed, w, i, seen) + self.mlp(normed, w, i)

    def layer_spec(self, i):
        return {**super().layer_spec(i), "parallel": "oneNorm"}

    def named_heads(self, ours, theirs, plus):
        names = {part: [f"{theirs}.{part[0]}_layernorm.norms.{head}.weight" for head in range(self.heads_of(part))] for part in ("query", "key")}
        return {f"{ours}.attention.{part}_norm.weight": take(name) for part, name in names.items()}


class GptOssAttention(Llama):
    """Sinks, biases on all projections, YaRN, and a window on every other layer; without the experts, which are no attention."""

    id = "gpt-oss-attention"
    config = {
        **COMMON,
        "architectures": ["GptOssForCausalLM"],
        "model_type": "gpt_oss",
        "attention_bias": True,
        "head_dim": 16,
        "layer_types": ["sliding_attention", "full_attention"],
        "rope_theta": 100,
        "rope_scaling": {
            "rope_type": "yarn",
            "factor": 8.0,
            "beta_fast": 8.0,
            "beta_slow": 1.0,
            "original_max_position_embeddings": 64,
            "truncate": False,
        },
        "max_position_embeddings": 512,
        "sliding_window": 6,
    }
    qkv_bias = output_bias = True

    def window(self, layer):
        return self.c["sliding_window"] if self.c["layer_types"][layer] == "sliding_attention" else None

    def head_tensors(self):
        return {"sinks": [self.c["num_attention_heads"]]}

    def layer_spec(self, i):
        spec = super().layer_spec(i)
        return {"attention": {**spec["attention"], "extraLogit": "logit"}, "mlp": None}

    def named_heads(self, ours, theirs, plus):
        return {f"{ours}.attention.sink_logit": take(f"{theirs}.sinks")}
