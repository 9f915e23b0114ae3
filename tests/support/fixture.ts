/** What PyTorch computed from the shipped weights (written by training/export.py), and the shipped models; in Node and in a browser. */
import type { PolicyKind, PositionKind } from '../../src/decode/policies';
import { type Safetensors, readSafetensors } from '../../src/model/safetensors';
import { parseSpec } from '../../src/model/parse-spec';
import type { AttentionSpec, ModelSpec } from '../../src/model/spec';

export interface Fixture {
  /** Begins with `<bos>`. */
  readonly promptTokens: readonly number[];
  /** [T] the prompt and the 64 greedy tokens after it. */
  readonly tokens: readonly number[];
  /** Between the two largest logits at any greedy step; rounding smaller than that cannot change a token. */
  readonly smallestGap: number;
  /** `logits` [T, V], `residualNorms` [L + 1, T]; by layer N `attention.N` [H, T, T], `keyNorms.N` and `valueNorms.N` [T, G]. */
  tensor(name: string): Float32Array;
  has(name: string): boolean;
}

export interface ShippedModel {
  readonly spec: ModelSpec;
  readonly weights: ArrayBuffer;
}

/** The ids of all models that ship. */
export async function shippedIds(): Promise<readonly string[]> {
  const { models } = (await readJson('public/models/catalogue.json')) as { readonly models: readonly { readonly id: string }[] };
  return models.map(({ id }) => id);
}

export async function loadFixture(id: string): Promise<Fixture> {
  const [json, file] = await Promise.all([readJson(`tests/fixtures/${id}.json`), readFile(`tests/fixtures/${id}.safetensors`)]);
  const tensors = readSafetensors(file);
  return { ...(json as Omit<Fixture, 'tensor' | 'has'>), ...named(tensors, '') };
}

/** What a cache policy keeps and computes, by a forward pass under its mask (training/export_policies.py). */
export interface PolicyCase {
  readonly name: string;
  readonly policy: {
    readonly kind: PolicyKind;
    readonly size: number | null;
    readonly pinned: number;
    readonly positions: PositionKind;
  };
  readonly interventions: { readonly zeroSink: boolean; readonly silenced: readonly number[]; readonly dropFirst: boolean };
  /** [T] the indices that each row sees, ascending. */
  readonly live: readonly (readonly number[])[];
}

export interface PolicyFixture {
  readonly model: string;
  readonly tokens: readonly number[];
  /** The rows whose logits are given. */
  readonly rows: readonly number[];
  readonly cases: readonly PolicyCase[];
  /** `NAME.logits` [rows, V]; `NAME.attention.LAYER` [H, live] of the last row. */
  tensor(name: string): Float32Array;
}

export async function loadPolicyFixture(): Promise<PolicyFixture> {
  const [json, file] = await Promise.all([
    readJson('tests/fixtures/policies.json'),
    readFile('tests/fixtures/policies.safetensors'),
  ]);
  const tensors = readSafetensors(file);
  return { ...(json as Omit<PolicyFixture, 'tensor'>), tensor: (name) => float32(tensors, name) };
}

/** A small random model of one mechanism, whole, and what PyTorch computes with it (training/export_small.py). */
export interface SmallFixture extends ShippedModel {
  readonly tokens: readonly number[];
  /** `logits` [T, V], `residualNorms` [L + 1, T]; by layer N `attention.N` [H, T, T] and the mechanism's own values, [T, …]. */
  tensor(name: string): Float32Array;
  has(name: string): boolean;
}

export async function loadSmall(kind: AttentionSpec['kind'] | 'layerNorm'): Promise<SmallFixture> {
  const [json, weights] = await Promise.all([
    readJson(`tests/fixtures/small-${kind}.json`),
    readFile(`tests/fixtures/small-${kind}.safetensors`),
  ]);
  const { spec, tokens } = json as { readonly spec: unknown; readonly tokens: readonly number[] };
  const tensors = readSafetensors(weights);
  return { spec: parseSpec(spec), tokens, weights, ...named(tensors, 'seen.') };
}

export async function loadShipped(id: string): Promise<ShippedModel> {
  const [spec, weights] = await Promise.all([loadShippedSpec(id), readFile(`public/models/${id}/model.safetensors`)]);
  return { spec, weights };
}

export async function loadShippedSpec(id: string): Promise<ModelSpec> {
  return parseSpec(await readJson(`public/models/${id}/spec.json`));
}

/** The tensors whose names begin with a prefix, by the rest of the name. */
function named(tensors: Safetensors, prefix: string): Pick<Fixture, 'tensor' | 'has'> {
  return {
    tensor: (name) => float32(tensors, prefix + name),
    has: (name) => tensors.tensor(prefix + name) !== undefined,
  };
}

function float32(tensors: Safetensors, name: string): Float32Array {
  const tensor = tensors.tensor(name);
  if (tensor?.dtype !== 'F32') throw new Error(`the fixture has no float32 tensor ${name}`);
  return new Float32Array(tensor.bytes.slice().buffer);
}

export async function readJson(path: string): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await readFile(path)));
}

/** A file of the repository. A browser asks the development server, which serves `public/` at its root. */
export async function readFile(path: string): Promise<ArrayBuffer> {
  if (typeof document !== 'undefined') {
    const response = await fetch(`/${path.replace(/^public\//u, '')}`);
    if (!response.ok) throw new Error(`${path} could not be fetched: ${response.status}`);
    return response.arrayBuffer();
  }
  const files = await import('node:fs/promises');
  const bytes = await files.readFile(new URL(`../../${path}`, import.meta.url));
  return new Uint8Array(bytes).buffer;
}
