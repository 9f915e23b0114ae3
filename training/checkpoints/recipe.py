"""The page's model spec and the names of its tensors, from those of a published checkpoint."""


def take(name, transposed=False, rows=None, plus=0):
    """A tensor of the page: the published one, or several joined by rows; transposed first; then only `rows`, pairs from–to; then `plus`."""
    recipe = {"from": name if isinstance(name, list) else [name]}
    if transposed:
        recipe["transposed"] = True
    if rows is not None:
        recipe["rows"] = rows
    if plus:
        recipe["plus"] = plus
    return recipe


def renamed(ours, theirs, w, **options):
    """The weight, and the bias where there is one."""
    bias = {f"{ours}.bias": take(f"{theirs}.bias", rows=options.get("rows"))} if f"{theirs}.bias" in w else {}
    return {f"{ours}.weight": take(f"{theirs}.weight", **options), **bias}


def softmax(heads, key_value_heads, head_width, rope, **given):
    """Softmax attention's part of a spec; what a family lacks is left out."""
    always = {"kind": "softmax", "heads": heads, "keyValueHeads": key_value_heads, "headWidth": head_width, "rope": rope}
    return {**always, "bias": False, "window": None, "extraLogit": "none", **given}


def halves(base, **given):
    return {"base": base, "pairing": "halves", **given}


def model(id, vocabulary, width, longest, epsilon, tied, layers, **given):
    return {
        "format": 1,
        "id": id,
        "name": id,
        "vocabulary": vocabulary,
        "width": width,
        "context": longest,
        "trainedContext": longest,
        "start": [],
        "normEpsilon": epsilon,
        "tiedEmbedding": tied,
        **given,
        "layers": layers,
    }
