"""The model spec: the same JSON document that the page reads (see src/model/spec.ts)."""

ROPE = {"base": 10000, "pairing": "halves"}


def softmax(
    heads=4, key_value_heads=None, head_width=32, extra_logit="none", window=None, bias=True, gate=None, rope=ROPE, all_biased=False, weighting=None
):
    """Softmax attention's part of a layer spec. `gate` is `head` where a sigmoid gate multiplies what each head mixed; `all_biased` puts biases on
    values and output too; `weighting` is `relu` where there is no softmax, and then no extra logit."""
    if weighting is not None and extra_logit != "none":
        raise ValueError("weighting relu has no denominator that an extra logit could join")
    return {
        "kind": "softmax",
        "heads": heads,
        "keyValueHeads": heads if key_value_heads is None else key_value_heads,
        "headWidth": head_width,
        "rope": rope,
        "bias": bias,
        "window": window,
        "extraLogit": extra_logit,
        **({"gate": gate} if gate else {}),
        **({"valueBias": True, "outputBias": True} if all_biased else {}),
        **({"weighting": weighting} if weighting else {}),
    }


def latent(heads=4, head_width=32, latent_width=32, query_latent_width=None, rotary_width=16):
    """Multi-head latent attention's part of a layer spec. No `query_latent_width`: queries are projected from the layer's input."""
    return {
        "kind": "latent",
        "heads": heads,
        "headWidth": head_width,
        "latentWidth": latent_width,
        "queryLatentWidth": query_latent_width,
        "rotaryWidth": rotary_width,
        "rope": ROPE,
    }


def tensor_product(heads=4, head_width=32, query_rank=4, key_rank=2, value_rank=2, bias=False):
    """Tensor product attention's part of a layer spec. `bias` is one on the factors of queries and keys; the paper has none."""
    return {
        "kind": "tensorProduct",
        "heads": heads,
        "headWidth": head_width,
        "queryRank": query_rank,
        "keyRank": key_rank,
        "valueRank": value_rank,
        "rope": ROPE,
        "bias": bias,
    }


def retention(heads=4, key_width=32, value_width=32, decay="fixed", gate_temperature=16):
    """Retention's part of a layer spec; `decay` is `fixed` or `gated`, of which `gate_temperature` is the τ."""
    return {
        "kind": "retention",
        "heads": heads,
        "keyWidth": key_width,
        "valueWidth": value_width,
        "decay": decay,
        "gateTemperature": gate_temperature,
        "rope": ROPE,
    }


def cross(fills, heads=4, key_value_heads=None, head_width=32, bias=True):
    """A cross-decoder layer's attention. The first of them `fills` the shared cache, which those above it read (YOCO)."""
    return {
        "kind": "cross",
        "heads": heads,
        "keyValueHeads": heads if key_value_heads is None else key_value_heads,
        "headWidth": head_width,
        "rope": ROPE,
        "bias": bias,
        "fills": fills,
    }


def linear(heads=4, head_width=32, group=None, kernel=None, masked=True, bias=True, features="elu1"):
    """Linear attention's part of a layer spec: `group` tokens with a softmax among them, a convolution of `kernel` taps on the values,
    `features` as in mechanisms/features.py."""
    return {
        "kind": "linear",
        "heads": heads,
        "headWidth": head_width,
        "features": features,
        "group": group,
        "convolution": {"kernel": kernel, "masked": masked} if kernel else None,
        "rope": ROPE,
        "bias": bias,
    }


def infini(heads=4, head_width=32, segment=64, update="delta", bias=True):
    """Infini-attention's part of a layer spec: segments of that many tokens, a memory written by the `linear` or the `delta` rule."""
    return {
        "kind": "infini",
        "heads": heads,
        "headWidth": head_width,
        "segment": segment,
        "update": update,
        "rope": ROPE,
        "bias": bias,
    }


def swiglu(hidden):
    """SwiGLU's part of a layer spec (Shazeer 2002.05202)."""
    return {"kind": "swiglu", "hidden": hidden}


def gelu(hidden):
    """The part of a layer spec of GPT-2's MLP: gelu by its tanh (Hendrycks, Gimpel 1606.08415), biases."""
    return {"kind": "gelu", "form": "tanh", "hidden": hidden, "bias": True}


def model_spec(id, name, vocabulary, width, trained_context, layers, context=1024, start=(0,), learned_positions=None, norm=None):
    """A whole spec. `context` is the number of cache slots that the page allocates, `trained_context` what training saw,
    `start` the tokens that begin every text, `learned_positions` how many positions have a learned vector, `norm` `layer` for LayerNorm."""
    return {
        "format": 1,
        "id": id,
        "name": name,
        "vocabulary": vocabulary,
        "width": width,
        "context": context,
        "trainedContext": trained_context,
        "start": list(start),
        **({"norm": norm} if norm else {}),
        "normEpsilon": 1e-5,
        **({"learnedPositions": learned_positions} if learned_positions else {}),
        "tiedEmbedding": True,
        "layers": layers,
    }
