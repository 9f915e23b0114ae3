"""The numbers of docs/results/streaming.json as tables."""


def pm(figure, digits=3):
    return f"{figure['nats']:+.{digits}f} ± {figure['ci95']:.{digits}f}"


def tables(result):
    """The results of one model as lines of Markdown."""
    parts = [part for part in result["arms"]["full"]["loss"] if part not in ("beyond", "sampled")]
    yield f"| arm | {' | '.join(parts)} | beyond | bits | perplexity | minus window | minus sinks | sink's share (even) |"
    yield "| --- " * (len(parts) + 7) + "|"
    for name, arm in result["arms"].items():
        if "beyond" in arm["loss"]:
            all = arm["loss"]["beyond"]
            share = f"{arm['sinkShare']['mean']:.3f} ({arm['sinkShare']['even']:.3f})" if "sinkShare" in arm else ""
            cells = [f"{arm['loss'][part]['nats']:.3f}" for part in parts]
            cells += [f"{all['nats']:.3f} ± {all['ci95']:.3f}", f"{all['bits']:.3f}", f"{all['perplexity']:.2f}"]
            cells += [*(pm(arm["minus"][rival]["beyond"], 4) for rival in ("window", "sinks")), share]
            yield f"| {name} | {' | '.join(cells)} |"
    yield ""
    first, last, count = result["sampledRows"]
    yield f"At {count} rows, {first} to {last}:"
    yield ""
    yield "| arm | nats | perplexity | minus sinks | minus recompute |"
    yield "| --- " * 5 + "|"
    for name, arm in result["arms"].items():
        at, minus = arm["loss"]["sampled"], [pm(arm["minus"][rival]["sampled"]) for rival in ("sinks", "recompute")]
        yield f"| {name} | {at['nats']:.3f} ± {at['ci95']:.3f} | {at['perplexity']:.2f} | {' | '.join(minus)} |"
    yield ""
    for name, value in result["equalities"].items():
        yield f"- {name}: {value:.3g}" if isinstance(value, float) else f"- {name}: {value}"
    yield f"- Sink₁: {result['sink1']}"
    if "recall" in result:
        gaps = result["recall"]["gaps"]
        yield ""
        yield f"| recall: gain in nats | {' | '.join(f'gap {gap}' for gap in gaps)} |"
        yield "| --- " * (len(gaps) + 1) + "|"
        for name in max(gaps.values(), key=len):
            yield f"| {name} | {' | '.join(pm(arms[name]['gain']) if name in arms else '0' for arms in gaps.values())} |"
    yield f"\n{result['seconds']} s, {result['machine']}, {result['date']}"
