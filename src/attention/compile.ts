/** Compiles a model spec to a plan: embed, each layer's attention and MLP, logits; a fixed list of kernels, the same for every step. */
import { allocatedBytes } from './cache-bytes';
import type { CacheArray } from './cache-layout';
import type { ModelSpec } from '../model/spec';
import type { LayerContext, LayerPart } from './mechanism';
import { mechanismOf } from './mechanisms';
import { buildMlp } from './mlp';
import { cacheLayout, modelTensors } from './model-layout';
import type { Plan, PlanBuffer } from './plan';
import { fieldOffsets, maxRowsOf, traceLayout } from './trace-layout';
import { buildEmbedding, buildLogits } from './vocabulary';
import { likeliestOf } from './vocabulary-parts';

export interface CompileOptions {
  /** Slots of every per-token cache array; the spec's context unless given. */
  readonly slots?: number;
  /** How far apart two positions may be; 32 768 unless given. */
  readonly positions?: number;
  /** The most tokens that one step may take; unless given, 32, or fewer where the trace of 32 rows is too large. */
  readonly maxRows?: number;
}

/** Bounds of all snapshots together, in bytes and in number: more snapshots of small states save hardly any work. */
const snapshotBounds = { bytes: 8 * 1024 * 1024, places: 64 };

/** Far beyond any cache: a sink with original positions is read across the whole length of the text. */
const maxPositions = 32_768;

const residual = 'residual';

/** The plan of a valid model (see `parseSpec`). Softmax layers take five dispatches, three without an MLP. */
export function compilePlan(spec: ModelSpec, options: CompileOptions = {}): Plan {
  const slots = options.slots ?? spec.context;
  const learnedPositions = spec.learnedPositions ?? null;
  const positions = Math.min(options.positions ?? maxPositions, learnedPositions ?? Infinity);
  const maxRows = options.maxRows ?? maxRowsOf(spec, slots);
  const trace = traceLayout(spec);
  const attentions = spec.layers.map(({ attention }) => attention);
  const layers = spec.layers.map(({ attention, mlp, parallel = null, normsAfter = false }, layer) => {
    const context: LayerContext = {
      layer,
      name: `layer${layer}`,
      tensors: `layers.${layer}.attention`,
      width: spec.width,
      norm: spec.norm ?? 'rms',
      normEpsilon: spec.normEpsilon,
      parallel,
      normsAfter,
      slots,
      maxRows,
      attentions,
      positions,
      residual,
      firstHead: attentions.slice(0, layer).reduce((sum, { heads }) => sum + heads, 0),
      traceFixed: trace.fixed,
      offsets: (...fields) => fieldOffsets(trace, layer, fields),
    };
    const part = mechanismOf(attention).build(attention, context);
    return joined(part, mlp === null ? null : buildMlp(mlp, context), parallel !== null);
  });
  const parts = [buildEmbedding(spec, residual), ...layers, buildLogits(spec, trace, residual)];
  const kept = cacheLayout(spec, maxRows);
  // A segment is bounded too, but indexed by place in the text, not by slot.
  const hasWindow = attentions.map((attention) => mechanismOf(attention).window(attention) !== null);
  const ring = Math.min(...kept.map(({ capacity, layer }) => (hasWindow[layer] ? (capacity ?? Infinity) : Infinity)));
  const buffers = shareBuffers(parts.flatMap((part) => part.buffers));
  const states = buffers.flatMap((buffer) => (buffer.role === 'cache' && isState(buffer.array, hasWindow) ? [buffer] : []));
  return {
    vocabulary: spec.vocabulary,
    likeliest: likeliestOf(spec),
    layers: spec.layers.length,
    heads: attentions.map(({ heads }) => heads),
    weights: attentions.map((attention) => mechanismOf(attention).weights(attention)),
    slots,
    positions,
    learnedPositions,
    maxRows,
    ring: ring < slots ? ring : null,
    recurrent: states.length > 0,
    states: states.map(({ name }) => name),
    snapshots: snapshotsOf(states, slots),
    // A path has a bit per row.
    branches: maxRows <= 32 && attentions.every((attention) => mechanismOf(attention).branches ?? false),
    earlyExit: exitOf(parts),
    tensors: modelTensors(spec),
    buffers,
    ops: parts.flatMap((part) => part.ops),
    trace,
  };
}

/** Whether an array mixes tokens or, like a segment's, is overwritten by later tokens. */
function isState({ per, capacity, layer }: CacheArray, hasWindow: readonly boolean[]): boolean {
  return per === 'constant' || (capacity !== undefined && !hasWindow[layer]);
}

function snapshotsOf(states: readonly { readonly array: CacheArray }[], slots: number): number {
  if (states.length === 0) return 0;
  const bytes = states.reduce((sum, { array }) => sum + allocatedBytes(array, slots), 0);
  return Math.max(3, Math.min(snapshotBounds.places, Math.floor(snapshotBounds.bytes / bytes)));
}

/** Number of ops up to the one after which all caches are filled. */
function exitOf(parts: readonly LayerPart[]): number | null {
  const at = parts.findIndex(({ exit }) => exit !== undefined);
  return at < 0 ? null : parts.slice(0, at).reduce((sum, { ops }) => sum + ops.length, parts[at]?.exit ?? 0);
}

/** Attention, then the MLP; or beside each other: both read the residual before either adds to it. */
function joined(attention: LayerPart, mlp: LayerPart | null, parallel: boolean): LayerPart {
  const [adds, later] = [attention.adds ?? [], mlp?.adds ?? []];
  const ops = parallel
    ? [...attention.ops, ...(mlp?.ops ?? []), ...adds, ...later]
    : [...attention.ops, ...adds, ...(mlp?.ops ?? []), ...later];
  return { ...attention, buffers: [...attention.buffers, ...(mlp?.buffers ?? [])], ops };
}

/** Merges buffers of the same name; scratch that layers of different widths share is as wide as the widest. */
function shareBuffers(buffers: readonly PlanBuffer[]): readonly PlanBuffer[] {
  const shared = new Map<string, PlanBuffer>();
  for (const buffer of buffers) {
    const known = shared.get(buffer.name);
    if (known?.role === 'scratch' && buffer.role === 'scratch') {
      shared.set(buffer.name, { ...known, width: Math.max(known.width, buffer.width) });
    } else {
      shared.set(buffer.name, buffer);
    }
  }
  return [...shared.values()];
}
