"""Gemma 1, 2 and 3: norms with 1 + w, embeddings times √width, gelu gates; later norms after attention and MLP, caps, windows by layer."""
import math

from llama import COMMON, Llama

BASE = {
    **{name: value for name, value in COMMON.items() if name != "tie_word_embeddings"},
    "head_dim": 16,
    "hidden_act": "gelu_pytorch_tanh",
    "hidden_activation": "gelu_pytorch_tanh",
    "rms_norm_eps": 1e-06,
    "tie_word_embeddings": True,
    "pad_token_id": 0,
    "bos_token_id": 2,
    "eos_token_id": 1,
}


class Gemma(Llama):
    id = "gemma"
    config = {**BASE, "architectures": ["GemmaForCausalLM"], "model_type": "gemma", "num_key_value_heads": 1}
    gated_norms = True

    def embed(self, w, tokens):
        return super().embed(w, tokens) * math.sqrt(self.c["hidden_size"])

    def layer_spec(self, i):
        return {**super().layer_spec(i), "mlp": {"kind": "geglu", "form": "tanh", "hidden": self.c["intermediate_size"]}}

    def model_spec(self):
        return {"embeddingScale": math.sqrt(self.c["hidden_size"])}


class Gemma2(Gemma):
    id = "gemma2"
    config = {
        **BASE,
        "architectures": ["Gemma2ForCausalLM"],
        "model_type": "gemma2",
        "attn_logit_softcapping": 2.0,
        "final_logit_softcapping": 5.0,
        "query_pre_attn_scalar": 24,
        "sliding_window": 6,
    }

    def norms(self):
        return {
            "attention.norm": "input_layernorm",
            "attention.after_norm": "post_attention_layernorm",
            "mlp.norm": "pre_feedforward_layernorm",
            "mlp.after_norm": "post_feedforward_layernorm",
        }

    def window(self, layer):
        return self.c["sliding_window"] if layer % 2 == 0 else None

    def scale(self):
        return self.c["query_pre_attn_scalar"] ** -0.5

    def layer(self, x, w, i, seen):
        at = f"model.layers.{i}"
        mixed = self.attention(self.norm(x, w, f"{at}.input_layernorm"), w, i, seen)
        x = x + self.norm(mixed, w, f"{at}.post_attention_layernorm")
        fed = self.mlp(self.norm(x, w, f"{at}.pre_feedforward_layernorm"), w, i)
        return x + self.norm(fed, w, f"{at}.post_feedforward_layernorm")

    def logits(self, x, w):
        logits, cap = super().logits(x, w), self.c.get("final_logit_softcapping")
        return cap * (logits / cap).tanh() if cap else logits

    def layer_spec(self, i):
        spec, cap = super().layer_spec(i), self.c.get("attn_logit_softcapping")
        attention = {**spec["attention"], "scale": self.scale(), **({"cap": cap} if cap else {})}
        return {**spec, "attention": attention, "normsAfter": True}

    def model_spec(self):
        cap = self.c.get("final_logit_softcapping")
        return {**super().model_spec(), **({"logitCap": cap} if cap else {})}


class Gemma3(Gemma2):
    """Here every other layer is local; published models have five local ones to a global one."""

    id = "gemma3"
    config = {
        **BASE,
        "architectures": ["Gemma3ForCausalLM"],
        "model_type": "gemma3_text",
        "attn_logit_softcapping": None,
        "final_logit_softcapping": None,
        "query_pre_attn_scalar": 24,
        "rope_local_base_freq": 100.0,
        "rope_scaling": {"rope_type": "linear", "factor": 8.0},
        "rope_theta": 10000.0,
        "sliding_window": 6,
        "sliding_window_pattern": 2,
        "num_hidden_layers": 3,
        "num_attention_heads": 2,
        "num_key_value_heads": 1,
    }
    head_norm = "rms"

    def window(self, layer):
        return None if (layer + 1) % self.c["sliding_window_pattern"] == 0 else self.c["sliding_window"]

    def turned(self, layer):
        local = self.window(layer) is not None
        return self.width, self.c["rope_local_base_freq" if local else "rope_theta"], None if local else self.c["rope_scaling"]
