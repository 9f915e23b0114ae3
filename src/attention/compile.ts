/** Compiles a model spec to a plan: embed, each layer's attention and MLP, logits; a fixed list of kernels, the same for every step. */
import { allocatedBytes } from './cache-bytes';
import type { CacheArray } from './cache-layout';
import type { MlpSpec, ModelSpec } from '../model/spec';
import type { LayerContext, LayerPart } from './mechanism';
import { mechanismOf } from './mechanisms';
import { cacheLayout, modelTensors } from './model-layout';
import { type Op, type Plan, type PlanBuffer, type TraceLayout, defaultMaxRows } from './plan';
import { fieldOffsets, traceLayout } from './trace-layout';

export interface CompileOptions {
  /** Slots of every per-token cache array; the spec's context unless given. */
  readonly slots?: number;
  /** How far apart two positions may be; 32 768 unless given. */
  readonly positions?: number;
  /** The most tokens that one step may take; 32 unless given. */
  readonly maxRows?: number;
}

/** Bounds of all snapshots together, in bytes and in number: more snapshots of small states save hardly any work. */
const snapshotBounds = { bytes: 8 * 1024 * 1024, places: 64 };

/** Far beyond any cache: a sink with original positions is read across the whole length of the text. */
const maxPositions = 32_768;

const residual: PlanBuffer & { readonly role: 'scratch' } = { name: 'residual', role: 'scratch', width: 0 };

/** The plan of a valid model (see `parseSpec`). Softmax layers take five dispatches, three without an MLP. */
export function compilePlan(spec: ModelSpec, options: CompileOptions = {}): Plan {
  const slots = options.slots ?? spec.context;
  const positions = options.positions ?? maxPositions;
  const maxRows = options.maxRows ?? defaultMaxRows;
  const trace = traceLayout(spec);
  const attentions = spec.layers.map(({ attention }) => attention);
  const layers = spec.layers.flatMap(({ attention, mlp }, layer) => {
    const context: LayerContext = {
      layer,
      name: `layer${layer}`,
      tensors: `layers.${layer}.attention`,
      width: spec.width,
      normEpsilon: spec.normEpsilon,
      slots,
      maxRows,
      attentions,
      positions,
      residual: residual.name,
      firstHead: attentions.slice(0, layer).reduce((sum, { heads }) => sum + heads, 0),
      traceFixed: trace.fixed,
      offsets: (...fields) => fieldOffsets(trace, layer, fields),
    };
    const part = mechanismOf(attention).build(attention, context);
    return mlp === null ? [part] : [part, buildMlp(mlp, context)];
  });
  const parts = [buildEmbedding(spec), ...layers, buildLogits(spec, trace)];
  const kept = cacheLayout(spec, maxRows);
  // A segment is bounded too, but indexed by place in the text, not by slot.
  const hasWindow = attentions.map((attention) => mechanismOf(attention).window(attention) !== null);
  const ring = Math.min(...kept.map(({ capacity, layer }) => (hasWindow[layer] ? (capacity ?? Infinity) : Infinity)));
  const buffers = shareBuffers(parts.flatMap((part) => part.buffers));
  const states = buffers.flatMap((buffer) => (buffer.role === 'cache' && isState(buffer.array, hasWindow) ? [buffer] : []));
  return {
    vocabulary: spec.vocabulary,
    layers: spec.layers.length,
    heads: attentions.map(({ heads }) => heads),
    weights: attentions.map((attention) => mechanismOf(attention).weights(attention)),
    slots,
    positions,
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

function buildEmbedding(spec: ModelSpec): LayerPart {
  const op: Op = {
    kernel: 'embed',
    layer: null,
    buffers: { embedding: 'matrix.embedding', residual: residual.name },
    params: { width: spec.width },
    offsets: {},
  };
  return {
    buffers: [
      { name: 'matrix.embedding', role: 'matrix', tensors: ['embedding.weight'], rows: spec.vocabulary, columns: spec.width },
      { ...residual, width: spec.width },
    ],
    ops: [op],
  };
}

function buildMlp({ hidden }: MlpSpec, context: LayerContext): LayerPart {
  const { layer, name, width, normEpsilon } = context;
  const tensors = `layers.${layer}.mlp`;
  return {
    buffers: [
      {
        name: `${name}.matrix.gateUp`,
        role: 'matrix',
        tensors: [`${tensors}.gate.weight`, `${tensors}.up.weight`],
        rows: 2 * hidden,
        columns: width,
      },
      { name: `${name}.vector.gateUp`, role: 'vector', parts: [{ tensor: `${tensors}.norm.weight`, length: width }] },
      { name: 'hidden', role: 'scratch', width: hidden },
      { name: `${name}.matrix.down`, role: 'matrix', tensors: [`${tensors}.down.weight`], rows: width, columns: hidden },
    ],
    ops: [
      {
        kernel: 'project_swiglu',
        layer,
        buffers: {
          residual: context.residual,
          matrix: `${name}.matrix.gateUp`,
          vector: `${name}.vector.gateUp`,
          hidden: 'hidden',
        },
        params: { width, hidden, normEpsilon },
        offsets: {},
      },
      {
        kernel: 'project_add',
        layer,
        buffers: { matrix: `${name}.matrix.down`, input: 'hidden', residual: context.residual },
        params: { outputs: width, columns: hidden },
        offsets: {},
      },
    ],
  };
}

function buildLogits(spec: ModelSpec, trace: TraceLayout): LayerPart {
  const { vocabulary, width, normEpsilon } = spec;
  const output: PlanBuffer = {
    name: 'matrix.output',
    role: 'matrix',
    tensors: ['output.weight'],
    rows: vocabulary,
    columns: width,
  };
  const matrix = spec.tiedEmbedding ? 'matrix.embedding' : output.name;
  return {
    buffers: [
      ...(spec.tiedEmbedding ? [] : [output]),
      { name: 'vector.norm', role: 'vector', parts: [{ tensor: 'norm.weight', length: width }] },
    ],
    ops: [
      {
        kernel: 'project_logits',
        layer: null,
        buffers: { residual: residual.name, matrix, vector: 'vector.norm' },
        params: { width, vocabulary, normEpsilon },
        offsets: fieldOffsets(trace, null, ['logits', 'residualNorm']),
      },
    ],
  };
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
