/** A small random checkpoint of a published family, what PyTorch computes with it, and the tensors that the page makes of it (training/checkpoints). */
import { numberToFloat16 } from '../../src/model/float16';
import { parseSpec } from '../../src/model/parse-spec';
import { type Safetensors, readSafetensors } from '../../src/model/safetensors';
import type { ModelSpec } from '../../src/model/spec';
import { type Weights, checkWeights } from '../../src/model/weights';
import { modelTensors } from '../../src/attention/model-layout';
import { readFile, readJson } from './fixture';

/** A tensor of the page: the published ones, joined; transposed first; then only `rows`, pairs from–to; then `plus`. */
interface Recipe {
  readonly from: readonly string[];
  readonly transposed?: boolean;
  readonly rows?: readonly (readonly [number, number])[];
  readonly plus?: number;
}

export interface CheckpointFixture {
  readonly spec: ModelSpec;
  readonly weights: Weights;
  /** Of the tokens, how many are the prompt; the others are greedy. */
  readonly prompt: number;
  readonly tokens: readonly number[];
  /** `logits` [T, V]; by layer N `attention.N` [heads, T (T + 1) / 2], row by row as far as the row sees. */
  tensor(name: string): Float32Array;
}

export const families = [
  ...['gpt2', 'gpt-neo', 'opt', 'gpt-neox', 'phi', 'llama', 'mistral', 'qwen2', 'qwen3', 'phi3'],
  ...['stablelm', 'stablelm-parallel', 'gpt-oss-attention', 'gemma', 'gemma2', 'gemma3'],
] as const;

export async function loadCheckpoint(family: (typeof families)[number]): Promise<CheckpointFixture> {
  const folder = `tests/fixtures/checkpoints/${family}`;
  const [json, published, expected] = await Promise.all([
    readJson(`${folder}/expected.json`),
    readFile(`${folder}/model.safetensors`),
    readFile(`${folder}/expected.safetensors`),
  ]);
  const { spec, tensors, prompt, tokens } = json as {
    readonly spec: unknown;
    readonly tensors: Readonly<Record<string, Recipe>>;
    readonly prompt: number;
    readonly tokens: readonly number[];
  };
  const values = readSafetensors(expected);
  const parsed = parseSpec(spec);
  return {
    spec: parsed,
    weights: made(parsed, tensors, readSafetensors(published)),
    prompt,
    tokens,
    tensor(name) {
      const bytes = values.tensor(name)?.bytes ?? new Uint8Array();
      return new Float32Array(bytes.slice().buffer);
    },
  };
}

/** The weights that recipes make; every recipe must be of a tensor that the spec needs. */
function made(spec: ModelSpec, recipes: Readonly<Record<string, Recipe>>, file: Safetensors): Weights {
  const shapes = modelTensors(spec);
  const unknown = Object.keys(recipes).filter((name) => !shapes.some((shape) => shape.name === name));
  if (unknown.length > 0) throw new Error(`the spec has no ${unknown.join(', ')}`);
  const tensors = new Map(shapes.map(({ name }) => [name, cooked(recipes[name] ?? { from: [] }, file)] as const));
  const tensor = (name: string): Float32Array<ArrayBuffer> => {
    const values = tensors.get(name);
    if (values === undefined || values.length === 0) throw new Error(`there is no recipe for ${name}`);
    return values;
  };
  for (const { name, shape } of shapes) {
    const wanted = shape.reduce((product, extent) => product * extent, 1);
    if (tensor(name).length !== wanted) throw new Error(`${name} has ${tensor(name).length} numbers, not ${wanted}`);
  }
  return { float32: tensor, float16Bits: (name) => Uint16Array.from(tensor(name), numberToFloat16) };
}

function cooked({ from, transposed, rows, plus = 0 }: Recipe, file: Safetensors): Float32Array<ArrayBuffer> {
  const parts = from.map((name) => {
    const shape = file.tensor(name)?.shape ?? [];
    const values = checkWeights(file, [{ name, shape }]).float32(name);
    const [outer = 1, inner = 1] = shape;
    return !transposed || shape.length < 2
      ? { values, columns: values.length / outer }
      : { values: values.map((_, at) => values[(at % outer) * inner + Math.floor(at / outer)] ?? NaN), columns: outer };
  });
  const whole = Float32Array.from(parts.flatMap(({ values }) => [...values]));
  const columns = parts[0]?.columns ?? 1;
  const taken = rows ? Float32Array.from(rows.flatMap(([a, b]) => [...whole.subarray(a * columns, b * columns)])) : whole;
  return taken.map((value) => value + plus);
}
