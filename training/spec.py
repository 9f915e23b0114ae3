"""The model spec: the same JSON document that the page reads (see src/model/spec.ts)."""


def softmax(heads=4, key_value_heads=None, head_width=32, extra_logit="none", window=None, bias=True):
    """Softmax attention's part of a layer spec."""
    return {
        "kind": "softmax",
        "heads": heads,
        "keyValueHeads": heads if key_value_heads is None else key_value_heads,
        "headWidth": head_width,
        "rope": {"base": 10000, "pairing": "halves"},
        "bias": bias,
        "window": window,
        "extraLogit": extra_logit,
    }


def swiglu(hidden):
    """SwiGLU's part of a layer spec (Shazeer 2002.05202)."""
    return {"kind": "swiglu", "hidden": hidden}


def model_spec(id, name, vocabulary, width, trained_context, layers, context=1024):
    """A whole spec. `context` is the number of cache slots that the page allocates, `trained_context` what training saw."""
    return {
        "format": 1,
        "id": id,
        "name": name,
        "vocabulary": vocabulary,
        "width": width,
        "context": context,
        "trainedContext": trained_context,
        "bos": 0,
        "normEpsilon": 1e-5,
        "tiedEmbedding": True,
        "layers": layers,
    }
