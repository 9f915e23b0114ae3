"""Writes a recording for Keepsake, as docs/recordings.md describes it: what a model did with one text.
    python record.py meta-llama/Llama-3.1-70B-Instruct "Once upon a time" 64 story.safetensors
needs torch and transformers (4.56 or later). Without transformers, from any PyTorch model: `from_hooks`, then `write`."""
import json, struct, sys, torch


def write(path, facts, tokens, piece_of, logits, attention, keys=None, values=None, residuals=None, likeliest=64):
    """tokens [T]; piece_of: token → (bytes, is it special); logits [T, vocabulary]; attention: for each layer [heads, T, T];
    keys and values: for each layer [groups, T, width], or None; residuals: before each layer and before the last norm [T, width].
    facts: name and prompt (how many tokens); start, by, parameters, trainedContext and windows ({layer: tokens}) where there are such."""
    tokens, logits, none = torch.as_tensor(tokens).cpu(), logits.detach().float().cpu(), [None] * len(attention)
    keys, values, residuals = keys or none, values or none, residuals or []
    top, norm = logits.topk(min(likeliest, logits.shape[1])), logits.logsumexp(-1)
    log_p = logits - norm[:, None]
    rows, columns = torch.tril_indices(len(tokens), len(tokens))
    out = {"tokens": tokens, "next.tokens": top.indices, "next.logits": top.values, "next.logSumExp": norm,
           "next.entropy": -(log_p.exp() * log_p.clamp(min=-1e9)).sum(-1), "next.taken": logits[:-1].gather(1, tokens[1:, None])[:, 0]}
    layers, cache = [], []
    for i, (weights, key, value) in enumerate(zip(attention, keys, values)):
        weights, window = weights.detach().float().cpu(), facts.get("windows", {}).get(i)
        out[f"attention.{i}"] = weights[:, rows, columns].T.half()
        groups, _, width = (len(weights), 0, residuals[0].shape[-1] // len(weights)) if value is None else value.shape
        layers.append({"heads": len(weights), "keyValueHeads": groups, "headWidth": width, "window": window,
                       "partial": bool(weights[:, rows[-1]].sum(-1).min() < 0.99)})
        for name, kept in [(name, kept) for name, kept in (("key", key), ("value", value)) if kept is not None]:
            cache.append({"layer": i, "name": name, "per": "token", "shape": {"keyValueHeads": kept.shape[0], "headWidth": kept.shape[2]},
                          "bytesPerElement": kept.element_size(), **({"capacity": window} if window else {})})
            if kept.shape[1] == len(tokens):  # a cache with a window has only the last ones
                out[f"{name}Norm.{i}"] = kept.detach().float().norm(dim=-1).T.cpu()
    out |= {f"residualNorm.{i}": residual.detach().float().norm(dim=-1).cpu() for i, residual in enumerate(residuals) if residual is not None}
    ids = sorted({*tokens.tolist(), *top.indices.flatten().tolist()})
    pieces, specials = zip(*map(piece_of, ids))
    out |= {"vocabulary.tokens": torch.tensor(ids), "vocabulary.ends": torch.tensor([len(piece) for piece in pieces]).cumsum(0),
            "vocabulary.special": torch.tensor(specials).byte(), "vocabulary.bytes": torch.tensor([*b"".join(pieces)], dtype=torch.uint8)}
    save(path, out, {**{name: value for name, value in facts.items() if name != "windows"}, "vocabulary": logits.shape[1],
                     "width": facts.get("width") or residuals[0].shape[-1], "layers": layers, "cache": cache})


def save(path, tensors, recording):
    types = {torch.float16: "F16", torch.float32: "F32", torch.int64: "I64", torch.uint8: "U8"}
    header, at = {"__metadata__": {"format": "keepsake-recording", "version": "1", "recording": json.dumps(recording)}}, 0
    for name, tensor in tensors.items():
        end = at + tensor.numel() * tensor.element_size()
        header[name], at = {"dtype": types[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [at, end]}, end
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text) + -len(text) % 8) + text + b" " * (-len(text) % 8))
        for tensor in tensors.values():
            file.write(tensor.contiguous().numpy().tobytes())


class Softmaxes(torch.overrides.TorchFunctionMode):
    """Keeps the result of every softmax over [1, heads, T, T or more], in the order in which layers run. A fused attention has none."""
    found = ()
    def __torch_function__(self, function, types, args=(), kwargs=None):
        result = function(*args, **(kwargs or {}))
        if getattr(function, "__name__", "") == "softmax" and result.ndim == 4:
            self.found = [*self.found, result[0]]
        return result


@torch.no_grad()
def from_hooks(model, tokens, residuals=(), keys=(), values=(), width=1):
    """What `write` needs of any model that maps tokens [1, T] to logits [1, T, vocabulary]. residuals: modules whose input is the residual,
    the last norm among them; keys and values: of each layer, the module whose output is [1, T, groups · width]."""
    seen = {"residuals": [], "keys": [], "values": []}
    split = lambda out: out[0].unflatten(-1, (-1, width)).transpose(0, 1)
    hooks = [module.register_forward_pre_hook(lambda _, args: seen["residuals"].append(args[0][0])) for module in residuals]
    hooks += [module.register_forward_hook(lambda _, args, out: seen["keys"].append(split(out))) for module in keys]
    hooks += [module.register_forward_hook(lambda _, args, out: seen["values"].append(split(out))) for module in values]
    with Softmaxes() as softmaxes:
        logits = model(torch.as_tensor(tokens)[None])[0]
    [hook.remove() for hook in hooks]
    if not softmaxes.found:
        raise ValueError("no softmax over [1, heads, T, T] was seen: use an attention that is not fused")
    return {"logits": logits, "attention": softmaxes.found, **seen}


@torch.no_grad()
def from_transformers(model, tokens):
    """The same of a causal language model of transformers, loaded with attn_implementation="eager". tokens [1, T]."""
    last, norm = [], [module for module in model.base_model.children() if "norm" in type(module).__name__.lower()][-1]
    hook = norm.register_forward_pre_hook(lambda _, args: last.append(args[0][0]))
    out = model(tokens, output_attentions=True, output_hidden_states=True, use_cache=True)
    hook.remove()
    past = [(kept.keys, kept.values) for kept in getattr(out.past_key_values, "layers", ())] or [kept[:2] for kept in out.past_key_values]
    return {"logits": out.logits[0], "attention": [weights[0] for weights in out.attentions], "keys": [key[0] for key, _ in past],
            "values": [value[0] for _, value in past],
            "residuals": [*(state[0] for state in out.hidden_states[:-1]), last[0]]}  # the last hidden state is after the norm


def piece_of(tokenizer):
    """token → (its bytes, is it special). Its symbols are those of byte-level BPE, or words with ▁ for a space and <0x0A> for a byte."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    symbols = {chr(b): b for b in plain} | {chr(256 + i): b for i, b in enumerate(b for b in range(256) if b not in plain)}
    byte_level = tokenizer.convert_ids_to_tokens(tokenizer.encode(" a", add_special_tokens=False))[0].startswith("Ġ")

    def piece(token):
        text, special = tokenizer.convert_ids_to_tokens(token) or str(token), token in tokenizer.all_special_ids
        if not special and byte_level and all(letter in symbols for letter in text):
            return bytes(symbols[letter] for letter in text), False
        is_byte = not special and len(text) == 6 and text.startswith("<0x")
        return bytes([int(text[3:5], 16)]) if is_byte else text.replace("▁", " ").encode(), special
    return piece


if __name__ == "__main__":
    import importlib.util, transformers
    name, text, new, out = (*sys.argv[1:], *("64", "recording.safetensors")[len(sys.argv) - 3 :])
    tokenizer = transformers.AutoTokenizer.from_pretrained(name)
    spread = {"device_map": "auto"} if importlib.util.find_spec("accelerate") else {}
    model = transformers.AutoModelForCausalLM.from_pretrained(name, dtype="auto", attn_implementation="eager", **spread).eval()
    prompt, config = tokenizer(text, return_tensors="pt").input_ids.to(model.device), model.config.get_text_config()
    tokens = model.generate(prompt, max_new_tokens=int(new))
    windows = {i: config.sliding_window for i, kind in enumerate(getattr(config, "layer_types", None) or []) if kind == "sliding_attention"}
    facts = {"name": name, "by": f"record.py, transformers {transformers.__version__}", "prompt": prompt.shape[1], "windows": windows,
             "start": int(prompt[0, 0].item() in tokenizer.all_special_ids), "parameters": model.num_parameters(),
             "trainedContext": config.max_position_embeddings}
    write(out, facts, tokens[0], piece_of(tokenizer), **from_transformers(model, tokens))
