"""Llama and what keeps its names: Mistral, Qwen2, Qwen3, Phi-3, StableLM, Gemma, and gpt-oss's attention."""
import math

from parts import ACTIVATIONS, attend, frequencies, layer_norm, linear, rms_norm, rotate, split
from recipe import halves, model, renamed, softmax, take

COMMON = {
    "hidden_act": "silu",
    "hidden_size": 32,
    "intermediate_size": 48,
    "max_position_embeddings": 64,
    "num_attention_heads": 4,
    "num_hidden_layers": 2,
    "num_key_value_heads": 2,
    "rms_norm_eps": 1e-05,
    "rope_scaling": None,
    "rope_theta": 10000.0,
    "tie_word_embeddings": False,
    "vocab_size": 64,
    "bos_token_id": 1,
    "eos_token_id": 2,
}


class Llama:
    """What the others change is a method of its own."""

    id = "llama"
    config = {
        **COMMON,
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "attention_bias": False,
        "mlp_bias": False,
        "rms_norm_eps": 1e-06,
        "rope_theta": 500.0,
        "rope_scaling": {"rope_type": "llama3", "factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0, "original_max_position_embeddings": 64},
        "max_position_embeddings": 512,
        "tie_word_embeddings": True,
    }
    qkv_bias = output_bias = False
    fused = has_mlp = gated_norms = layer_norms = shared_norm = False
    head_norm = None

    def __init__(self, c):
        self.c = c
        self.width = c.get("head_dim") or c["hidden_size"] // c["num_attention_heads"]
        self.has_mlp = type(self).id != "gpt-oss-attention"

    # What the published file holds.

    def projections(self):
        """The names of a layer's matrices, [outputs, inputs, whether with a bias]."""
        c, d = self.c, self.c["hidden_size"]
        inner, kept, hidden = c["num_attention_heads"] * self.width, c["num_key_value_heads"] * self.width, c["intermediate_size"]
        if self.fused:
            attention = {"self_attn.qkv_proj": (inner + 2 * kept, d, False)}
            mlp = {"mlp.gate_up_proj": (2 * hidden, d, False)}
        else:
            attention = {f"self_attn.{part}_proj": (rows, d, self.qkv_bias) for part, rows in (("q", inner), ("k", kept), ("v", kept))}
            mlp = {"mlp.gate_proj": (hidden, d, False), "mlp.up_proj": (hidden, d, False)}
        mlp["mlp.down_proj"] = (d, hidden, False)
        return {**attention, "self_attn.o_proj": (d, inner, self.output_bias), **(mlp if self.has_mlp else {})}

    def norms(self):
        """The names of a layer's norms, by the page's."""
        norms = {"attention.norm": "input_layernorm"}
        if self.has_mlp and not self.shared_norm:
            norms["mlp.norm"] = "post_attention_layernorm"
        return norms

    def norm_shapes(self, name):
        d = self.c["hidden_size"]
        return {f"{name}.weight": [d], **({f"{name}.bias": [d]} if self.layer_norms else {})}

    def tensors(self):
        c = self.c
        shapes = {"model.embed_tokens.weight": [c["vocab_size"], c["hidden_size"]]}
        for i in range(c["num_hidden_layers"]):
            at = f"model.layers.{i}"
            for name in self.norms().values():
                shapes |= self.norm_shapes(f"{at}.{name}")
            for name, (outputs, inputs, bias) in self.projections().items():
                shapes |= {f"{at}.{name}.weight": [outputs, inputs], **({f"{at}.{name}.bias": [outputs]} if bias else {})}
            shapes |= {f"{at}.self_attn.{name}": shape for name, shape in self.head_tensors().items()}
        shapes |= self.norm_shapes("model.norm")
        return shapes if c["tie_word_embeddings"] else shapes | {"lm_head.weight": [c["vocab_size"], c["hidden_size"]]}

    def head_tensors(self):
        return {name: [self.width] for name in ("q_norm.weight", "k_norm.weight")} if self.head_norm == "rms" else {}

    # What it computes.

    def norm(self, x, w, name):
        return rms_norm(x, w[f"{name}.weight"] + (1 if self.gated_norms else 0), self.c["rms_norm_eps"])

    def normed_heads(self, x, w, name):
        """x [heads, T, d], each head's query or key before it turns."""
        return self.norm(x, w, name) if self.head_norm else x

    def window(self, layer):
        return self.c.get("sliding_window")

    def turned(self, layer):
        """How many numbers of a head turn, the base, the scaling."""
        return self.width, self.c["rope_theta"], self.c["rope_scaling"]

    def scale(self):
        return 1 / math.sqrt(self.width)

    def attention(self, x, w, layer, seen):
        c, at = self.c, f"model.layers.{layer}.self_attn"
        counts = [c["num_attention_heads"], c["num_key_value_heads"], c["num_key_value_heads"]]
        if self.fused:
            parts = linear(x, w, f"{at}.qkv_proj").split([count * self.width for count in counts], -1)
        else:
            parts = [linear(x, w, f"{at}.{part}_proj") for part in "qkv"]
        q, k, v = (split(part, self.width) for part in parts)
        turn = frequencies(*self.turned(layer), c["max_position_embeddings"])
        q, k = rotate(self.normed_heads(q, w, f"{at}.q_norm"), *turn), rotate(self.normed_heads(k, w, f"{at}.k_norm"), *turn)
        cap, sinks = c.get("attn_logit_softcapping"), w.get(f"{at}.sinks")
        return linear(attend(q, k, v, self.scale(), seen, self.window(layer), cap, sinks), w, f"{at}.o_proj")

    def mlp(self, x, w, layer):
        at = f"model.layers.{layer}.mlp"
        if self.fused:
            gate, up = linear(x, w, f"{at}.gate_up_proj").chunk(2, -1)
        else:
            gate, up = linear(x, w, f"{at}.gate_proj"), linear(x, w, f"{at}.up_proj")
        activation = self.c.get("hidden_activation", self.c["hidden_act"])
        return linear(ACTIVATIONS[activation](gate) * up, w, f"{at}.down_proj")

    def layer(self, x, w, i, seen):
        at = f"model.layers.{i}"
        x = x + self.attention(self.norm(x, w, f"{at}.input_layernorm"), w, i, seen)
        return x + self.mlp(self.norm(x, w, f"{at}.post_attention_layernorm"), w, i) if self.has_mlp else x

    def embed(self, w, tokens):
        return w["model.embed_tokens.weight"][tokens]

    def logits(self, x, w):
        return self.norm(x, w, "model.norm") @ w["model.embed_tokens.weight" if self.c["tie_word_embeddings"] else "lm_head.weight"].mT

    def forward(self, w, tokens, seen):
        x = self.embed(w, tokens)
        for i in range(self.c["num_hidden_layers"]):
            x = self.layer(x, w, i, seen)
        return self.logits(x, w)

    # What it is to the page.

    def rope(self, layer):
        width, base, scaling = self.turned(layer)
        turned = {} if width == self.width else {"rotated": width}
        scaled = {"scaling": scaling_of(scaling, self.c["max_position_embeddings"])} if scaling else {}
        return halves(base, **turned, **scaled)

    def layer_spec(self, i):
        c = self.c
        given = {"bias": self.qkv_bias, "window": self.window(i)}
        given |= {"valueBias": True} if self.qkv_bias else {}
        given |= {"outputBias": True} if self.output_bias else {}
        given |= {"queryKeyNorm": self.head_norm} if self.head_norm else {}
        attention = softmax(c["num_attention_heads"], c["num_key_value_heads"], self.width, self.rope(i), **given)
        return {"attention": attention, "mlp": {"kind": "swiglu", "hidden": c["intermediate_size"]}}

    def model_spec(self):
        return {}

    def page(self, w):
        c = self.c
        layers = [self.layer_spec(i) for i in range(c["num_hidden_layers"])]
        epsilon, tied = c.get("rms_norm_eps") or c["layer_norm_eps"], c["tie_word_embeddings"]
        spec = model(type(self).id, c["vocab_size"], c["hidden_size"], c["max_position_embeddings"], epsilon, tied, layers, **self.model_spec())
        plus = {"plus": 1} if self.gated_norms else {}
        names = {"embedding.weight": take("model.embed_tokens.weight"), **renamed("norm", "model.norm", w, **plus)}
        if not tied:
            names["output.weight"] = take("lm_head.weight")
        for i in range(c["num_hidden_layers"]):
            ours, theirs = f"layers.{i}", f"model.layers.{i}"
            for mine, other in self.norms().items():
                names |= renamed(f"{ours}.{mine}", f"{theirs}.{other}", w, **plus)
            names |= self.named_projections(ours, theirs, w) | self.named_heads(ours, f"{theirs}.self_attn", plus)
        return spec, names

    def named_projections(self, ours, theirs, w):
        names = renamed(f"{ours}.attention.output", f"{theirs}.self_attn.o_proj", w)
        parts, mlps = ("query", "key", "value"), ("gate", "up")
        if self.fused:
            inner, kept, hidden = (self.c[name] for name in ("num_attention_heads", "num_key_value_heads", "intermediate_size"))
            bounds = [0, inner * self.width, (inner + kept) * self.width, (inner + 2 * kept) * self.width]
            for at, part in enumerate(parts):
                names |= renamed(f"{ours}.attention.{part}", f"{theirs}.self_attn.qkv_proj", w, rows=[bounds[at : at + 2]])
            for at, part in enumerate(mlps):
                names |= renamed(f"{ours}.mlp.{part}", f"{theirs}.mlp.gate_up_proj", w, rows=[[at * hidden, (at + 1) * hidden]])
        else:
            for part in parts:
                names |= renamed(f"{ours}.attention.{part}", f"{theirs}.self_attn.{part[0]}_proj", w)
            for part in mlps if self.has_mlp else ():
                names |= renamed(f"{ours}.mlp.{part}", f"{theirs}.mlp.{part}_proj", w)
        return names | (renamed(f"{ours}.mlp.down", f"{theirs}.mlp.down_proj", w) if self.has_mlp else {})

    def named_heads(self, ours, theirs, plus):
        return {f"{ours}.attention.{part}_norm.weight": take(f"{theirs}.{part[0]}_norm.weight", **plus) for part in ("query", "key")} if self.head_norm else {}


def scaling_of(s, longest):
    """A configuration's `rope_scaling` as the spec has it."""
    kind = s["rope_type"]
    if kind == "linear":
        return {"kind": kind, "factor": s["factor"]}
    original = s["original_max_position_embeddings"]
    if kind == "llama3":
        return {"kind": kind, "factor": s["factor"], "low": s["low_freq_factor"], "high": s["high_freq_factor"], "original": original}
    if kind == "yarn":
        factors = {"betaFast": s["beta_fast"], "betaSlow": s["beta_slow"], "truncate": s["truncate"]}
        return {"kind": kind, "factor": s["factor"], **factors, "original": original, "attentionFactor": 0.1 * math.log(s["factor"]) + 1}
    factor = math.sqrt(1 + math.log(longest / original) / math.log(original))
    return {"kind": kind, "factors": s["short_factor"], "attentionFactor": factor}
