"""Writes tests/fixtures/checkpoints/<family>/model.gguf: the small random checkpoints as llama.cpp lays them out.

The container and the names are those of ggml's own Python package (`gguf.GGUFWriter`, `gguf.get_tensor_name_map`); what is done to the numbers is what
llama.cpp's convert_hf_to_gguf.py does: queries and keys of `llama` permuted, Gemma's norms with their 1, GPT-2's matrices transposed, NeoX's QKV split.
A test holds the page to PyTorch's logits with either layout.

    pip install gguf
    python training/checkpoints/export_gguf.py
"""

import json
import math
import struct
from pathlib import Path

import gguf
import numpy as np

ROOT = Path(__file__).parent.parent.parent / "tests/fixtures/checkpoints"
FAMILIES = {
    "llama": "llama",
    "qwen2": "qwen2",
    "qwen3": "qwen3",
    "gemma": "gemma",
    "gemma2": "gemma2",
    "gemma3": "gemma3",
    "gpt2": "gpt2",
    "gpt-neox": "gptneox",
    "phi": "phi2",
    "phi3": "phi3",
    "stablelm": "stablelm",
    "stablelm-parallel": "stablelm",
}
Tensors = dict[str, np.ndarray]


def read_tensors(path: Path) -> Tensors:
    data = path.read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    types = {"F16": "<f2", "F32": "<f4"}
    return {
        name: np.frombuffer(data[8 + length :][slice(*entry["data_offsets"])], types[entry["dtype"]]).reshape(entry["shape"])
        for name, entry in header.items()
        if name != "__metadata__"
    }


def permute(rows: np.ndarray, heads: int) -> np.ndarray:
    return rows.reshape(heads, 2, rows.shape[0] // heads // 2, *rows.shape[1:]).swapaxes(1, 2).reshape(rows.shape)


def transform(architecture: str, config: dict, tensors: Tensors) -> Tensors:
    heads = config.get("num_attention_heads") or config.get("n_head")
    kept = config.get("num_key_value_heads") or heads
    out: Tensors = {}
    for name, tensor in tensors.items():
        if name.endswith((".attn.bias", ".attn.masked_bias", ".attention.bias", ".attention.masked_bias", "rotary_emb.inv_freq")):
            continue
        if architecture == "llama" and ".q_proj." in name:
            tensor = permute(tensor, heads)
        elif architecture == "llama" and ".k_proj." in name:
            tensor = permute(tensor, kept)
        elif architecture.startswith("gemma") and name.endswith("norm.weight"):
            tensor = tensor.astype(np.float32) + 1
        elif architecture == "gpt2" and name.endswith((".c_attn.weight", ".c_proj.weight", ".c_fc.weight")):
            tensor = tensor.T
        elif architecture == "gptneox" and ".query_key_value." in name:
            parts = tensor.reshape(heads, 3, -1, *tensor.shape[1:])
            tensor = np.concatenate([parts[:, i].reshape(-1, *tensor.shape[1:]) for i in range(3)])
        out[name] = tensor
    for norm in ("q_layernorm", "k_layernorm"):
        for layer in range(config.get("num_hidden_layers", 0)):
            prefix = f"model.layers.{layer}.self_attn.{norm}"
            parts = [out.pop(f"{prefix}.norms.{head}.weight") for head in range(heads) if f"{prefix}.norms.{head}.weight" in out]
            if parts:
                out[f"{prefix}.weight"] = np.stack(parts)
    return out


def llama3_divisors(scaling: dict, base: float, width: int) -> np.ndarray:
    low, high, factor = scaling["low_freq_factor"], scaling["high_freq_factor"], scaling["factor"]
    original = scaling["original_max_position_embeddings"]
    divisors = []
    for frequency in base ** -(np.arange(0, width, 2) / width):
        wavelength = 2 * math.pi / frequency
        if wavelength < original / high:
            divisors.append(1.0)
        elif wavelength > original / low:
            divisors.append(factor)
        else:
            smooth = (original / wavelength - low) / (high - low)
            divisors.append(1 / ((1 - smooth) / factor + smooth))
    return np.array(divisors, dtype=np.float32)


def add_metadata(writer: gguf.GGUFWriter, architecture: str, config: dict, head_width: int) -> None:
    get = lambda *keys: next((config[key] for key in keys if config.get(key) is not None), None)  # noqa: E731
    width = get("hidden_size", "n_embd")
    heads = get("num_attention_heads", "n_head")
    writer.add_context_length(get("max_position_embeddings", "n_positions", "n_ctx"))
    writer.add_embedding_length(width)
    writer.add_block_count(get("num_hidden_layers", "n_layer"))
    writer.add_feed_forward_length(get("intermediate_size", "n_inner") or 4 * width)
    writer.add_head_count(heads)
    writer.add_head_count_kv(get("num_key_value_heads") or heads)
    if get("head_dim"):
        writer.add_key_length(head_width)
        writer.add_value_length(head_width)
    if get("rms_norm_eps"):
        writer.add_layer_norm_rms_eps(config["rms_norm_eps"])
    else:
        writer.add_layer_norm_eps(get("layer_norm_eps", "layer_norm_epsilon"))
    part = get("partial_rotary_factor", "rotary_pct") or 1
    if architecture != "gpt2":
        writer.add_rope_dimension_count(int(head_width * part))
        writer.add_rope_freq_base(float(get("rope_theta", "rotary_emb_base") or 10000))
    if architecture in ("gptneox", "stablelm"):
        writer.add_parallel_residual(config.get("use_parallel_residual", architecture == "gptneox"))
    if architecture == "gemma2":
        writer.add_attn_logit_softcapping(config["attn_logit_softcapping"])
        writer.add_final_logit_softcapping(config["final_logit_softcapping"])
    if architecture in ("gemma2", "gemma3"):
        # Not said by published conversions, whose models have the scale that follows from their heads.
        writer.add_attention_scale(config["query_pre_attn_scalar"] ** -0.5)
    if architecture == "gemma3":
        writer.add_uint32("gemma3.attention.sliding_window_pattern", config["sliding_window_pattern"])
        writer.add_float32("gemma3.rope.freq_base_swa", config["rope_local_base_freq"])
        writer.add_rope_scaling_type(gguf.RopeScalingType.LINEAR)
        writer.add_rope_scaling_factor(config["rope_scaling"]["factor"])
    if architecture in ("gemma2", "gemma3", "phi3") and config.get("sliding_window"):
        writer.add_sliding_window(config["sliding_window"])
    if architecture == "phi3" and config.get("rope_scaling"):
        original = config["original_max_position_embeddings"]
        writer.add_rope_scaling_orig_ctx_len(original)
        factor = config["max_position_embeddings"] / original
        writer.add_rope_scaling_attn_factors(math.sqrt(1 + math.log(factor) / math.log(original)))


def write(family: str, architecture: str) -> None:
    config = json.loads((ROOT / family / "config.json").read_text())
    tensors = transform(architecture, config, read_tensors(ROOT / family / "model.safetensors"))
    layers = config.get("num_hidden_layers") or config["n_layer"]
    width = config.get("hidden_size") or config["n_embd"]
    head_width = config.get("head_dim") or width // (config.get("num_attention_heads") or config["n_head"])
    by_name = {value: key for key, value in gguf.MODEL_ARCH_NAMES.items()}
    names = gguf.get_tensor_name_map(by_name[architecture], layers)
    writer = gguf.GGUFWriter(ROOT / family / "model.gguf", architecture)
    writer.add_name(family)
    add_metadata(writer, architecture, config, head_width)
    tied = config.get("tie_word_embeddings", architecture in ("gpt2", "gemma", "gemma2", "gemma3"))
    for name, tensor in tensors.items():
        if tied and name == "lm_head.weight":
            name = "model.embed_tokens.weight"
        new = names.get_name(name, try_suffixes=(".weight", ".bias"))
        if new is None:
            raise KeyError(f"{family}: {name}")
        writer.add_tensor(new, np.ascontiguousarray(tensor, dtype=np.float32 if tensor.ndim == 1 or "norm" in new else np.float16))
    scaling = config.get("rope_scaling") or {}
    if scaling.get("rope_type") == "llama3":
        divisors = llama3_divisors(scaling, config["rope_theta"], head_width)
        writer.add_tensor("rope_freqs.weight", divisors)
    if "long_factor" in scaling:
        writer.add_tensor("rope_factors_long.weight", np.array(scaling["long_factor"], dtype=np.float32))
        writer.add_tensor("rope_factors_short.weight", np.array(scaling["short_factor"], dtype=np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def main() -> None:
    for family, architecture in FAMILIES.items():
        write(family, architecture)


if __name__ == "__main__":
    main()
