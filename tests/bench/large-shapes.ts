/** Published shapes with random weights: how long a step takes, and what a prompt does, here and in onnxruntime-web on the same weights. */
import { readFileSync } from 'node:fs';
import { median } from 'd3-array';
import { compilePlan } from '../../src/attention/compile';
import type { Plan } from '../../src/attention/plan';
import { createCpuEngine } from '../../src/engine/cpu/cpu-engine';
import type { Engine } from '../../src/engine/engine';
import { requestAdapter, requestDevice } from '../../src/engine/gpu/device';
import { Pipelines } from '../../src/engine/gpu/pipelines';
import { createWebGpuEngine } from '../../src/engine/gpu/webgpu-engine';
import { largestBuffer, memoryNeeded } from '../../src/engine/memory';
import { parseSpec } from '../../src/model/parse-spec';
import { readSafetensors } from '../../src/model/safetensors';
import { type Weights, checkWeights } from '../../src/model/weights';
import { randomWeights } from '../kernels/support/random-model';
import { shapes } from '../support/published-shapes';
import { type Provider, type Reader, openOnnx } from './large-onnx';

export const names = Object.keys(shapes);

/** What a shape's folder has before the graph is written into it: the spec as JSON, and a safetensors file of random weights. */
export function filesOf(name: string): { readonly spec: string; readonly weights: ArrayBuffer } {
  const spec = shapes[name as keyof typeof shapes];
  return { spec: JSON.stringify(spec), weights: randomWeights(spec, 1) };
}

/** What a plan takes on WebGPU, as cells of the table. */
export function sizesOf(name: string): string {
  const plan = compilePlan(shapes[name as keyof typeof shapes]);
  const { weights, cache, trace, total } = memoryNeeded(plan, 'webgpu');
  return [...[weights, cache, trace, total].map((size) => (size / 1e6).toFixed(0)), plan.maxRows, plan.ops.length].join(' | ');
}

async function engineOn(provider: Provider, plan: Plan, weights: Weights): Promise<Engine> {
  if (provider === 'wasm') return createCpuEngine(plan, weights);
  const found = await requestAdapter();
  const device = await requestDevice(found, largestBuffer(plan));
  return createWebGpuEngine(device, plan, weights, new Pipelines(device, found.report.software ? 'serial' : 'workgroup'));
}

/** Our own engine, with the trace of every row. */
function readerOf(engine: Engine): Reader {
  const { maxRows, vocabulary } = engine.plan;
  let length = 0;
  return {
    async read(tokens, compared = false) {
      let numbers: Float32Array = new Float32Array();
      for (let from = 0; from < tokens.length; from += maxRows) {
        const chunk = Uint32Array.from(tokens.slice(from, from + maxRows));
        length += chunk.length;
        const places = Uint32Array.from({ length }, (_, i) => i);
        numbers = await engine.forward({ tokens: chunk, slots: places, positions: places, allLogits: compared }, true);
      }
      return numbers.subarray(-vocabulary);
    },
    dispose: async () => engine.dispose(),
  };
}

interface Timed {
  /** Milliseconds a token of the prompt. */
  readonly prompt: number;
  /** Milliseconds of each step. */
  readonly steps: number[];
}

const milliseconds = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

const promptLength = 16;

interface Raced {
  readonly times: readonly Timed[];
  /** The largest difference of a logit, of a last step that is not timed. */
  readonly apart: number;
}

/** A prompt, a first step that is not counted, and steps of one token, the readers taking turns: what disturbs the machine disturbs all alike. */
async function race(readers: readonly Reader[], vocabulary: number, stepCount: number): Promise<Raced> {
  const token = (i: number): number => (7919 * i) % vocabulary;
  const times: Timed[] = [];
  for (const reader of readers) {
    const prompt = await milliseconds(() => reader.read(Array.from({ length: promptLength }, (_, i) => token(i))));
    await reader.read([token(promptLength)]);
    times.push({ prompt: prompt / promptLength, steps: [] });
  }
  for (let i = 1; i <= stepCount; i++)
    for (const [at, reader] of readers.entries())
      times[at]?.steps.push(await milliseconds(() => reader.read([token(promptLength + i)])));
  const [first, ...others] = await Promise.all(readers.map((reader) => reader.read([token(promptLength + stepCount + 1)], true)));
  const apart = others.map((logits) => Math.max(...chunked(logits, first ?? logits)));
  return { times, apart: Math.max(...apart) };
}

/** Differences, the largest of each thousand. */
const chunked = (a: Float32Array, b: Float32Array): readonly number[] =>
  Array.from({ length: Math.ceil(a.length / 1000) }, (_, i) =>
    a.subarray(1000 * i, 1000 * (i + 1)).reduce((most, x, k) => Math.max(most, Math.abs(x - (b[1000 * i + k] ?? NaN))), 0),
  );

/**
 * Cells of the table for a shape's folder: the prompt's and the steps' times here and there, and how far the logits are apart.
 * @param provider `wasm` is raced by the engine of the CPU
 * @throws EngineError
 */
export async function besideOnnx(folder: string, provider: Provider, threads: number): Promise<string> {
  const spec = parseSpec(JSON.parse(readFileSync(`${folder}/spec.json`, 'utf8')));
  const plan = compilePlan(spec);
  const file = readFileSync(`${folder}/model.safetensors`).buffer as ArrayBuffer;
  const theirs = await openOnnx(folder, spec, provider, threads).catch((error: unknown) => String(error));
  const ours = readerOf(await engineOn(provider, plan, checkWeights(readSafetensors(file), plan.tensors)));
  const readers = typeof theirs === 'string' ? [ours] : [ours, theirs];
  const { times, apart } = await race(readers, spec.vocabulary, provider === 'wasm' ? 9 : 3);
  const cells = times.flatMap(({ prompt, steps }) => [median(steps) ?? NaN, prompt].map((value) => value.toFixed(0)));
  for (const reader of readers) await reader.dispose();
  return [...cells, typeof theirs === 'string' ? theirs : apart.toExponential(1)].join(' | ');
}
